"""The page of the reports."""

from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.i18n import tr
from app.reports.blocks import Paper
from app.services import planning
from app.services.opening import Author
from app.services.session import ChangeSet, Session, create
from app.ui.pages.reports import ReportsPage
from app.widgets.pdf_pages import PdfPages
from tests.helpers.typing import press
from tests.widget.reports.conftest import COUNT, Surroundings

PATIENCE = 15_000


@pytest.fixture
def page(qtbot: QtBot, shell: Surroundings) -> Iterator[ReportsPage]:
    shown = ReportsPage(shell)
    qtbot.addWidget(shown)
    shown.resize(1_266, 700)
    shown.open_session(shell.session)
    with qtbot.waitSignal(shown.drafting.ready, timeout=PATIENCE):
        shown.reload(None)
        shown.show()
    yield shown
    shown.open_session(None)


def pages_of(page: ReportsPage) -> PdfPages:
    pages = page.preview.view.pages()
    assert pages is not None
    return pages


def text_of(page: ReportsPage) -> str:
    return pages_of(page).text(0)


def changed() -> ChangeSet:
    return ChangeSet("", frozenset({("activity", "a")}))


def test_that_the_first_report_is_previewed_at_once(page: ReportsPage) -> None:
    assert "شناخت خوشه" in text_of(page)
    assert page.save.isEnabled()
    assert page.open.isEnabled()


def test_that_the_list_chooses_the_report_by_keys(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        press(page.list, Qt.Key.Key_Down)
    assert page.list.report().id == "activity"
    assert "گفتگوی شماره" in text_of(page)
    assert len(pages_of(page)) == 1


def test_that_paper_is_chosen_for_the_preview(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.options.paper.set_value(Paper.A3_LANDSCAPE)
        page.options.changed.emit()
    assert round(pages_of(page).sizes[0].width() / 72 * 25.4) == 420


def test_that_an_activity_is_shown_on_its_sheet(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    chosen = planning.plan_of(session).nodes[4]
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        assert page.show_row(chosen.activity.id)
    assert page.list.report().id == "activity"
    assert chosen.activity.title in text_of(page)
    assert not page.show_row("unknown")


def test_that_every_activity_can_be_printed_on_its_own_sheet(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.restore_place({"report": "activity", "subject": ""})
    assert len(pages_of(page)) == COUNT


def test_that_a_change_of_the_programme_renews_the_preview(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    planning.add_activity(session, None, "فاز تازه")
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.reload(changed())
    assert "فازتازه" in "".join(pages_of(page).text(number) for number in range(len(pages_of(page)))).replace(" ", "")


@pytest.mark.parametrize("changes", [changed(), None])
def test_that_a_slow_preview_is_only_said_to_be_out_of_date(
    page: ReportsPage, qtbot: QtBot, changes: ChangeSet | None
) -> None:
    page.drafting.is_slow = True
    page.reload(changes)
    assert page.preview.message.text() == tr("The programme has changed since this preview.")
    assert not page.drafting.running
    assert not page.save.isEnabled()
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.preview.wanted.emit()
    assert page.preview.message.text() == ""
    assert page.save.isEnabled()


def test_that_a_cancelled_preview_can_be_asked_for_again(page: ReportsPage, qtbot: QtBot) -> None:
    page.prepare()
    page.preview.cancelled.emit()
    assert not page.drafting.running
    assert page.preview.message.text() == tr("The preview was cancelled.")
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.preview.wanted.emit()


def test_that_the_newest_wish_wins(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.list.choose("activity")
        page.list.choose("r1")
        page.list.choose("activity")
    assert "شماره" in text_of(page)
    assert len(pages_of(page)) == 1


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "empty.khooshe", Author("مریم", "0" * 32))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("report", "home"), [("r1", "plan"), ("r4", "actors"), ("r8", "agreements"), ("r10", "groups")]
)
def test_that_a_report_without_data_leads_to_the_page_to_begin_on(
    qtbot: QtBot, shell: Surroundings, empty: Session, report: str, home: str
) -> None:
    shown = ReportsPage(shell)
    qtbot.addWidget(shown, before_close_func=lambda _page: shown.open_session(None))
    shown.open_session(empty)
    shown.list.choose(report)
    with qtbot.waitSignal(shown.drafting.failed, timeout=PATIENCE):
        shown.reload(None)
        shown.show()
    assert shown.preview.message.text()
    assert not shown.save.isEnabled()
    button = next(found for found in shown.findChildren(QAbstractButton) if found.text() == tr("Go to that page"))
    button.click()
    assert shell.gone_to == [home]


def test_that_blank_forms_are_printed_of_an_empty_project(qtbot: QtBot, shell: Surroundings, empty: Session) -> None:
    shown = ReportsPage(shell)
    qtbot.addWidget(shown, before_close_func=lambda _page: shown.open_session(None))
    shown.open_session(empty)
    with qtbot.waitSignal(shown.drafting.ready, timeout=PATIENCE):
        shown.list.choose("form-attendance")
    assert len(pages_of(shown)) == 1


def test_that_a_report_is_saved_where_asked(
    page: ReportsPage, shell: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    page.save_to(tmp_path / "table.pdf")
    qtbot.waitUntil(lambda: bool(shell.told), timeout=PATIENCE)
    assert shell.told[0][0] == "success"
    assert len(PdfReader(tmp_path / "table.pdf").pages) == len(pages_of(page))


def test_that_the_project_is_not_saved_over(page: ReportsPage, shell: Surroundings, session: Session) -> None:
    page.save_to(session.path)
    assert [kind for kind, _text in shell.told] == ["error"]


def test_that_a_missing_folder_is_told(page: ReportsPage, shell: Surroundings, tmp_path: Path, qtbot: QtBot) -> None:
    page.save_to(tmp_path / "missing" / "table.pdf")
    qtbot.waitUntil(lambda: bool(shell.told), timeout=PATIENCE)
    assert shell.told[0][0] == "error"


def test_that_without_a_printer_the_viewer_is_offered(
    page: ReportsPage, shell: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.pages.reports.page.has_printer", lambda: False)
    page.print.click()
    assert [kind for kind, _text in shell.told] == ["warning"]
    assert shell.offers[0] is not None


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder


def test_that_a_pdf_that_cannot_be_opened_elsewhere_is_told(
    temporary: Path, page: ReportsPage, shell: Surroundings
) -> None:
    for folder in temporary.iterdir():
        rmtree(folder)
    page.open_elsewhere()
    assert [kind for kind, _text in shell.told] == ["error"]


def test_that_the_preview_is_printed_and_told(
    page: ReportsPage, shell: Surroundings, tmp_path: Path, qtbot: QtBot
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.print_to(printer)
    assert page.printing.isVisible()
    page.prepare()
    qtbot.waitUntil(lambda: bool(shell.told), timeout=PATIENCE)
    assert shell.told[0][0] == "success"
    assert not page.printing.isVisible()
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_that_the_place_is_found_again(page: ReportsPage, session: Session, qtbot: QtBot) -> None:
    wanted = planning.plan_of(session).nodes[3].activity.id
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.show_row(wanted)
    place = page.place()
    assert place == {"report": "activity", "paper": Paper.A4, "subject": wanted, "without": []}
    page.list.choose("r1")
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.restore_place(place)
    assert page.place() == place


@pytest.mark.parametrize("place", [{}, {"report": 3, "paper": [], "subject": None}, {"report": "gone"}])
def test_that_a_strange_place_changes_nothing(page: ReportsPage, place: dict[str, object], qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.drafting.ready, timeout=PATIENCE):
        page.restore_place(place)
    assert page.list.report().id == "r1"


def test_that_a_closed_project_leaves_nothing_to_print(page: ReportsPage) -> None:
    page.open_session(None)
    page.reload(None)
    assert page.preview.view.pages() is None
    assert not page.save.isEnabled()


def test_that_everything_with_the_keyboard_has_a_name(page: ReportsPage) -> None:
    kinds = (QAbstractButton, QComboBox)
    nameless = [
        child
        for child in page.findChildren(QWidget)
        if isinstance(child, kinds) and child.isVisible() and not child.accessibleName()
    ]
    assert nameless == []
