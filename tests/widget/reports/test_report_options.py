"""What is chosen for a report on its page: the record it is about, its parts, its paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.tables.meetings import MEETING
from app.reports.blocks import Paper
from app.reports.catalogue import REPORTS
from app.services import editing
from app.services.opening import Author
from app.services.session import ChangeSet, Session, create
from app.ui.pages.reports import ReportsPage, shown_as
from tests.helpers.typing import press
from tests.unit.reports import people
from tests.unit.reports.pages import squeezed
from tests.widget.reports.conftest import Surroundings

PATIENCE = 15_000


@pytest.fixture
def peopled(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "people.khooshe", Author("مریم", "0" * 32))
    people.fill(opened)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, shell: Surroundings, peopled: Session) -> Iterator[ReportsPage]:
    shell.session = peopled
    shown = ReportsPage(shell)
    qtbot.addWidget(shown)
    shown.resize(1_266, 700)
    shown.open_session(peopled)
    shown.show()
    yield shown
    shown.open_session(None)


def shown_text(page: ReportsPage, qtbot: QtBot, row_id: str) -> str:
    """Show what `row_id` names and return the text of its first page."""
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        assert page.show_row(row_id)
    return text_of(page)


def text_of(page: ReportsPage) -> str:
    pages = page.preview.view.pages()
    assert pages is not None
    return squeezed(pages.text(0))


@pytest.mark.parametrize(
    ("report", "record", "words"),
    [
        ("r4", "office", "سازمانتوسعهتجارت"),
        ("r8", "mou", "تفاهمنامهتوسعهصادرات"),
        ("r9-minutes", "second", "نشستدوم"),
        ("r10", "export", "گروهکاریصادرات"),
        ("form-interview", "guide", "مصاحبهباشرکتها"),
    ],
)
def test_that_other_pages_can_ask_for_a_report_of_a_record(
    page: ReportsPage, qtbot: QtBot, report: str, record: str, words: str
) -> None:
    assert words in shown_text(page, qtbot, shown_as(report, record)).replace("\u200c", "")
    assert page.list.report().id == report
    assert page.options.value().subject == record


def test_that_other_pages_can_ask_for_a_report_of_everything(page: ReportsPage, qtbot: QtBot) -> None:
    shown_text(page, qtbot, shown_as("r4", "office"))
    assert "کتابذینفعان" in shown_text(page, qtbot, shown_as("r4")).replace("\u200c", "")


def test_that_an_unknown_report_is_not_shown(page: ReportsPage) -> None:
    assert not page.show_row("r99:office")


def test_that_a_needed_record_is_chosen_at_once(page: ReportsPage) -> None:
    page.list.choose("r9-minutes")
    assert page.options.value().subject == "second"
    page.list.choose("r9-interview")
    assert page.options.value().subject == "talk"


def test_that_a_needed_record_cannot_be_cleared(page: ReportsPage) -> None:
    page.list.choose("r8")
    chosen = page.options.value().subject
    picker = page.options.picker()
    assert picker is not None
    picker.committed.emit(None)
    assert page.options.value().subject == chosen


def test_that_a_record_is_chosen_by_typing_its_name(page: ReportsPage, qtbot: QtBot) -> None:
    page.list.choose("r4")
    picker = page.options.picker()
    assert picker is not None
    picker.setText("پارس")
    picker.offer()
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        picker.take(0)
    assert "شرکتپارسجستجو" in text_of(page)


def test_that_each_report_keeps_its_own_record(page: ReportsPage) -> None:
    page.list.choose("r9-minutes")
    page.options.choose("first")
    page.list.choose("r9-agenda")
    assert page.options.value().subject == "second"
    page.list.choose("r9-minutes")
    assert page.options.value().subject == "first"


def test_that_a_record_that_is_gone_gives_way_to_the_first(page: ReportsPage, peopled: Session) -> None:
    page.list.choose("r9-minutes")
    page.options.choose("first")
    editing.remove(peopled, MEETING, "first")
    page.reload(ChangeSet("", frozenset({("meeting", "first")})))
    assert page.options.value().subject == "second"


def test_that_parts_are_left_out(page: ReportsPage, qtbot: QtBot) -> None:
    assert "بسمهتعالی" in shown_text(page, qtbot, shown_as("r8", "mou"))
    kept = [part for part in page.options.parts.value() if part != "in_the_name"]
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.options.parts.set_value(kept)
        page.options.parts.committed.emit(tuple(kept))
    assert "بسمهتعالی" not in text_of(page)


def test_that_each_report_begins_on_its_own_paper(page: ReportsPage) -> None:
    page.list.choose("r8-register")
    assert page.options.value().paper is Paper.A4_LANDSCAPE
    page.list.choose("r4")
    assert page.options.value().paper is Paper.A4


def test_that_what_was_chosen_is_found_again(page: ReportsPage, qtbot: QtBot) -> None:
    shown_text(page, qtbot, shown_as("r4", "office"))
    page.options.leave_out(frozenset({"ratings"}))
    page.options.choose_paper(Paper.A4_LANDSCAPE)
    place = page.place()
    page.list.choose("r1")
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.restore_place(place)
    assert page.place() == place
    assert place["without"] == ["ratings"]


def test_that_keys_step_over_the_names_of_the_themes(page: ReportsPage) -> None:
    seen = [page.list.report().id]
    for _ in REPORTS:
        press(page.list, Qt.Key.Key_Down)
        seen.append(page.list.report().id)
    assert list(dict.fromkeys(seen)) == [report.id for report in REPORTS]
    press(page.list, Qt.Key.Key_Up)
    assert page.list.report().id == REPORTS[-2].id
