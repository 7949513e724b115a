"""Programmes to print in tests: a small one with every kind of field, and large or hostile ones."""

import datetime as dt

from app.domain.plan import Activity, Status, build_plan
from app.domain.project import Project
from app.exchange.template import load_template
from app.reports.report import Source

START = dt.date(2026, 3, 21)  # ۱۴۰۵/۰۱/۰۱
TODAY = dt.date(2026, 11, 24)  # ۱۴۰۵/۰۹/۰۳
PROJECT = Project(
    title="برنامه توسعه خوشه جویشگر بومی",
    agent="مریم رضایی",
    organisation="پژوهشگاه ارتباطات",
    supervisor="احمد کریمی",
    start=START,
    version="1",
)

FILLED = Activity(
    id="a-filled",
    parent="s1",
    sort="a",
    title="بررسی تطبیقی توسعه خوشه در سطح ملی",
    months=(2, 2),
    weight=3,
    status=Status.IN_PROGRESS,
    progress=45,
    mechanisms=("benchmarking", "کارگاه"),
    responsible=("طرح جویشگر", "عامل توسعه خوشه"),
    stakeholders=("SWOT", "PESTEL"),
    budget=1_250_000_000,
    outputs="گزارش تحلیلی\nپیوست آماری",
    indicators="تأیید شورای راهبری",
    notes="پیگیری با info@example.ir",
    printed_code="۲-۱-۱",
    printed_title="بررسی تطبيقي",
    printed_mechanism="تراز یابی",
)
ACTIVITIES = (
    Activity("p1", None, "a", "شناخت و امکان‌سنجی", (1, 3), title_is_ours=True),
    Activity("s1", "p1", "a", "مبانی و ارزش‌های خوشه", responsible=("طرح جویشگر",)),
    FILLED,
    Activity("a-empty", "s1", "b", "تعیین عوامل کلیدی"),
    Activity("p2", None, "b", "اجرای فعالیت‌ها", start=dt.date(2026, 9, 23)),
    Activity("a-dated", "p2", "a", "تدارک منابع", start=dt.date(2026, 10, 1), end=dt.date(2026, 10, 20)),
)


def programme(*more: Activity, project: Project = PROJECT) -> Source:
    """Return the small programme, with further activities if wanted."""
    return Source(project, build_plan((*ACTIVITIES, *more), project.start), TODAY)


def bare_programme(*activities: Activity) -> Source:
    """Return a programme of nothing but these activities, without dates, people or title."""
    return Source(Project(), build_plan(activities), TODAY)


def long_programme(count: int) -> Source:
    """Return one phase with `count` activities."""
    parts = (Activity(f"a{place}", "p", f"{place:06}", f"فعالیت شماره {place}") for place in range(1, count + 1))
    return Source(PROJECT, build_plan((Activity("p", None, "a", "فاز", (1, 12)), *parts), START), TODAY)


def seed() -> Source:
    """Return the roadmap that comes with the program, as it is before anything is filled in."""
    rows = load_template("roadmap").rows
    activities = (
        Activity(
            id=_id(row.path),
            parent=_id(row.path[:-1]) if len(row.path) > 1 else None,
            sort=f"{row.path[-1]:03}",
            title=row.title,
            months=row.months,
            mechanisms=row.mechanisms,
            responsible=row.responsible,
            printed_code=row.printed_code,
            printed_title=row.printed_title,
            printed_mechanism=row.printed_mechanism,
            title_is_ours=row.title_is_ours,
        )
        for row in rows
    )
    return Source(Project(title="نقشه راه", start=START), build_plan(activities, START), TODAY)


def _id(path: tuple[int, ...]) -> str:
    return "-".join(map(str, path))
