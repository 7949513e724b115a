"""How the page of the plan bears 10,000 activities: ratios against 50 in the same run, frame and filter times.

Run: python tests/bench/bench_plan_page.py
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.services.session import Author, Session, create
from app.ui.pages.plan import PlanPage
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

ROUNDS = 9
WORDS = "تحلیل ذی‌نفعان"


def filled(folder: Path, phases: int, sections: int, leaves: int) -> Session:
    """Make a project of phases, sections and leaves."""
    session = create(folder / f"{phases}-{sections}-{leaves}.khooshe", Author("سنجش", "bench"))
    with session.edit("bench") as edit:
        edit.insert("project", {"title": "سنجش", "start": "2026-03-21"}, "project")
        for phase in range(phases):
            top = edit.insert(
                "activity", {**_row(f"فاز {phase}", phase), "month_from": phase + 1, "month_to": phase + 9}
            )
            for section in range(sections):
                row = {**_row(f"بخش تحلیل بازار {section}", section), "parent_id": top}
                middle = edit.insert("activity", row)
                for leaf in range(leaves):
                    edit.insert("activity", _leaf(middle, leaf))
    return session


def _row(title: str, place: int) -> dict[str, str | int | None]:
    return {"title": title, "sort": f"{place:05}"}


def _leaf(parent: str, place: int) -> dict[str, str | int | None]:
    names = ("تحلیل ذی‌نفعان و بازیگران", "گردآوری اطلاعات طرف تقاضا", "تدوین سند راهبردی")
    return {
        "parent_id": parent,
        "sort": f"{place:05}",
        "title": f"{names[place % 3]} {place}",
        "progress": place % 101,
        "status": "in_progress",
        "responsible": f'["متولی {place % 40}"]',
        "notes": "یادداشت کوتاهی درباره این فعالیت و شرایط اجرای آن",
    }


def timed(work: Callable[[], object]) -> float:
    """Return the milliseconds that `work` takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def show(page: PlanPage, session: Session) -> None:
    """Open a project and paint it."""
    page.open_session(session)
    page.reload(None)
    page.grab()


def main() -> None:
    """Print the figures."""
    app = QApplication([])
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(app, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KHOOSHEYAR_HOME"] = folder
        small, big = filled(Path(folder), 2, 4, 5), filled(Path(folder), 4, 50, 49)
        page = PlanPage(QuietShell(big))
        page.resize(1274, 708)
        page.show()
        times = {name: repeated(partial(show, page, project)) for name, project in (("50", small), ("10,000", big))}
        base = statistics.median(times["50"])
        for name, taken in times.items():
            print(f"show {name:>7}: {statistics.median(taken):7.1f} ms  x{statistics.median(taken) / base:.2f}")
        report("scroll frame", frames(page))
        report("filter letter", filtering(page))
        report("select row", selecting(page))
        report("edit a field", edits(page, big))
        small.close()
        big.close()


def report(name: str, taken: list[float]) -> None:
    """Print median and worst of some times."""
    taken = sorted(taken)
    print(f"{name:>14}: median {statistics.median(taken):6.1f} ms  95 % {taken[int(len(taken) * 0.95)]:6.1f} ms")


def repeated(work: Callable[[], object]) -> list[float]:
    """Time `work` several times; the first, which reads the project, is left out."""
    return [timed(work) for _ in range(ROUNDS + 1)][1:]


def frames(page: PlanPage) -> list[float]:
    """Scroll through all sections, opened, a wheel step at a time."""
    page.tree.open_more()
    bar, viewport = page.tree.verticalScrollBar(), page.tree.viewport()

    def frame(value: int) -> None:
        bar.setValue(value)
        viewport.grab()

    return [timed(partial(frame, value)) for value in range(0, min(bar.maximum(), 12_000), 60)]


def filtering(page: PlanPage) -> list[float]:
    """Type words letter by letter and take them away again, a moment after opening the filter."""
    page.card.open_filter()
    wait_until = time.perf_counter() + 3
    while time.perf_counter() < wait_until:
        QApplication.processEvents()

    def type_so_far(text: str) -> None:
        page.card.filter.words.setText(text)
        page.tree.viewport().grab()

    texts = [WORDS[:length] for length in (*range(1, len(WORDS) + 1), *range(len(WORDS) - 1, 0, -1))]
    return [timed(partial(type_so_far, text)) for text in texts]


def selecting(page: PlanPage) -> list[float]:
    """Step through rows with the form following."""
    page.card.filter.clear()

    def choose(name: str) -> None:
        page.tree.choose([name])
        page.grab()

    return [timed(partial(choose, node.activity.id)) for node in page.model.plan.nodes[:60]]


def edits(page: PlanPage, session: Session) -> list[float]:
    """Give one activity other titles through the form's own way."""
    leave = session.subscribe(page.reload)
    page.tree.choose([page.model.plan.nodes[3].activity.id])
    title = page.form.row("title").input

    def edit(place: int) -> None:
        title.setPlainText(f"عنوان تازه {place}")
        title.commit()
        page.grab()

    taken = [timed(partial(edit, place)) for place in range(15)]
    leave()
    return taken


if __name__ == "__main__":
    main()
