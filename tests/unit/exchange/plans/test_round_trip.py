"""A plan that goes out in each format and comes back into an empty project is the same plan."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.domain.calendar_day import CALENDAR_DAYS
from app.domain.dependency import DEPENDENCIES
from app.domain.plan import Activity
from app.domain.tables.time import CALENDAR_DAY, DEPENDENCY
from app.exchange.plans import incoming, outgoing, transfer
from app.services import editing, planning
from app.services.plan_reading import plan_of, project_of
from app.services.reading import all_of
from app.services.session import Session

FORMATS = (".xml", ".gan", ".xlsx")
NOT_CARRIED = {
    "id",
    "parent",
    "sort",
    "printed_title",
    "printed_mechanism",
    "reading_notes",
    "title_is_ours",
    "project",
}


def facts(activity: Activity) -> dict[str, Any]:
    return {
        field.name: getattr(activity, field.name)
        for field in dataclasses.fields(activity)
        if field.name not in NOT_CARRIED
    }


def told(session: Session) -> list[tuple[Any, ...]]:
    return [(node.path, facts(node.activity)) for node in plan_of(session).nodes]


def ties(session: Session) -> set[tuple[Any, ...]]:
    paths = {node.activity.id: node.path for node in plan_of(session).nodes}
    return {
        (paths[one.predecessor_id or ""], paths[one.successor_id or ""], one.kind, one.lag or 0)
        for one in all_of(session, DEPENDENCIES).values()
    }


@pytest.fixture
def source(tmp_path: Path) -> Any:
    session = bootstrap.new_project(
        tmp_path / "source.khooshe", template="roadmap", start=bootstrap.start_date("1403/01/01"), title="برنامه"
    )
    leaves = [node.activity.id for node in plan_of(session).nodes if not node.children]
    first, second, third, fourth = leaves[:4]
    planning.set_fields(session, first, {"start": "1403/12/01", "end": "1403/12/30", "budget": 2**62, "progress": 40})
    planning.set_fields(session, first, {"actual_start": "1403/12/02", "status": "in_progress", "weight": 3})
    planning.set_fields(session, second, {"duration": 12, "constraint": "finish_until", "constraint_on": "1404/02/31"})
    planning.set_fields(
        session, third, {"is_milestone": 1, "deadline": "1404/06/31", "outputs": "گزارش؛ با «،» و <علامت>"}
    )
    planning.set_fields(
        session, fourth, {"is_unplanned": 1, "notes": "سطر نخست\nسطر دوم", "responsible": ["عامل", "دبیرخانه"]}
    )
    for pair, kind, lag in (((first, second), "FS", 3), ((second, third), "SS", -2), ((first, third), "FF", 0)):
        ends = {"predecessor_id": pair[0], "successor_id": pair[1]}
        editing.add(session, DEPENDENCY, {**ends, "kind": kind, "lag": lag})
    editing.add(session, DEPENDENCY, {"predecessor_id": third, "successor_id": fourth, "kind": "SF", "lag": 1})
    editing.add(session, CALENDAR_DAY, {"on": "1403/12/29", "title": "ملی شدن صنعت نفت"})
    editing.add(session, CALENDAR_DAY, {"on": "1404/01/15", "title": "جبرانی", "is_working": 1})
    planning.set_project_field(session, "days_off", "thursday")
    yield session
    session.close()


@pytest.fixture
def target(tmp_path: Path) -> Any:
    session = bootstrap.new_project(tmp_path / "target.khooshe", template=None, start=None, title="")
    yield session
    session.close()


def carried_over(source: Session, target: Session, path: Path) -> incoming.Incoming:
    transfer.write_file(path, outgoing.plan_file_of(source))
    read = incoming.checked(transfer.read_file(path))
    incoming.fill(target, read)
    return read


@pytest.mark.parametrize("suffix", FORMATS)
def test_that_every_activity_comes_back_as_it_was(
    source: Session, target: Session, tmp_path: Path, suffix: str
) -> None:
    read = carried_over(source, target, tmp_path / f"plan{suffix}")
    assert told(target) == told(source)
    assert ties(target) == ties(source)
    assert read.remarks == ()


@pytest.mark.parametrize("suffix", [".xml", ".gan"])
def test_that_the_calendar_comes_back(source: Session, target: Session, tmp_path: Path, suffix: str) -> None:
    carried_over(source, target, tmp_path / f"plan{suffix}")
    assert project_of(target).days_off == "thursday"
    days = [
        {(day.on, day.title, day.is_working) for day in all_of(one, CALENDAR_DAYS).values()} for one in (source, target)
    ]
    assert days[0] == days[1]


@pytest.mark.parametrize("suffix", FORMATS)
def test_that_one_undo_takes_an_import_back(source: Session, target: Session, tmp_path: Path, suffix: str) -> None:
    carried_over(source, target, tmp_path / f"plan{suffix}")
    target.undo()
    assert [target.count(table) for table in ("activity", "dependency", "calendar_day")] == [0, 0, 0]
    assert project_of(target).title == ""


def test_that_an_import_comes_after_what_the_plan_holds(source: Session, target: Session, tmp_path: Path) -> None:
    planning.add_activity(target, None, "فاز پیشین")
    carried_over(source, target, tmp_path / "plan.gan")
    assert plan_of(target).roots[0].activity.title == "فاز پیشین"
    assert len(plan_of(target).roots) == len(plan_of(source).roots) + 1


def test_that_a_workbook_says_that_days_off_stay_behind(source: Session, tmp_path: Path) -> None:
    (remark,) = transfer.write_file(tmp_path / "plan.xlsx", outgoing.plan_file_of(source))
    assert "روزهای تعطیل" in remark.text


def test_that_text_like_a_formula_stays_text(source: Session, target: Session, tmp_path: Path) -> None:
    planning.add_activity(source, None, "=HYPERLINK(1)")
    carried_over(source, target, tmp_path / "plan.xlsx")
    assert plan_of(target).roots[-1].activity.title == "=HYPERLINK(1)"
