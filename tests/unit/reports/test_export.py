"""Reports of an open project become files, and never its own."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import DiskError, RuleError, WrongUseError
from app.reports.blocks import Paper
from app.reports.catalogue import find_report
from app.reports.export import draft, export_report
from app.reports.report import Options
from app.services import planning
from app.services.opening import Author
from app.services.session import Session, create
from tests.unit.reports.pages import squeezed, texts

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "programme.khooshe", Author("مریم", "0" * 32))
    planning.set_project_field(opened, "title", "برنامه خوشه فرش")
    phase = planning.add_activity(opened, None, "شناخت خوشه")
    planning.add_activity(opened, phase, "گفتگو با بافندگان")
    yield opened
    opened.close()


def test_that_a_project_is_printed(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "table.pdf"
    assert export_report(session, "r1", target, today=TODAY) == 1
    text = squeezed(texts(target)[0])
    assert "برنامهخوشهفرش" in text
    assert "گفتگوبابافندگان" in text


def test_that_an_existing_file_is_replaced(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "table.pdf"
    target.write_text("old", "utf-8")
    export_report(session, "activity", target, options=Options(subject="1.1"))
    assert target.read_bytes().startswith(b"%PDF")


def test_that_the_day_of_printing_is_today_unless_told(session: Session) -> None:
    report = find_report("r1")
    assert draft(session, report, today=TODAY).data.today == TODAY
    assert abs(draft(session, report).data.today - dt.datetime.now().astimezone().date()) <= dt.timedelta(days=1)


def test_that_the_project_is_never_written_over(session: Session) -> None:
    before = session.path.read_bytes()
    with pytest.raises(RuleError):
        export_report(session, "r1", session.path)
    assert session.path.read_bytes() == before


def test_that_a_link_to_the_project_is_seen_through(session: Session, tmp_path: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(session.path)
    with pytest.raises(RuleError):
        export_report(session, "r1", link)


def test_that_an_unknown_report_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError):
        export_report(session, "r99", tmp_path / "x.pdf")


def test_that_a_paper_the_report_is_not_made_for_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError):
        export_report(session, "activity", tmp_path / "x.pdf", options=Options(paper=Paper.A3_LANDSCAPE))


def test_that_a_missing_folder_is_a_problem_of_the_disk(session: Session, tmp_path: Path) -> None:
    with pytest.raises(DiskError, match=r"x\.pdf"):
        export_report(session, "r1", tmp_path / "missing" / "x.pdf")


def test_that_nothing_is_written_of_an_empty_project(tmp_path: Path) -> None:
    empty = create(tmp_path / "empty.khooshe", Author("مریم", "0" * 32))
    before = set(tmp_path.iterdir())
    with pytest.raises(RuleError):
        export_report(empty, "r1", tmp_path / "x.pdf")
    empty.close()
    assert set(tmp_path.iterdir()) == before


def test_that_printing_changes_nothing_in_the_project(session: Session, tmp_path: Path) -> None:
    session.save()
    export_report(session, "r1", tmp_path / "table.pdf")
    assert not session.has_unsaved


def test_that_the_table_of_a_single_activity_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError):
        export_report(session, "r1", tmp_path / "x.pdf", options=Options(subject="1.1"))


def test_that_a_part_the_report_does_not_have_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="sheets"):
        export_report(session, "r4", tmp_path / "x.pdf", options=Options(without=frozenset({"nothing"})))
