"""What the window shows of a project and how it moves between pages."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.services import planning
from app.ui.actions import ACTIONS
from app.ui.main_window import MainWindow
from app.ui.pages import HOME, PAGES, PLAN
from app.ui.pages.start_parts import BeginningCard
from app.ui.start import go_on, make_window
from app.ui.undoing import undo_offer
from app.widgets import theme
from tests.helpers.typing import press
from tests.widget.ui.conftest import TITLE

CTRL = Qt.KeyboardModifier.ControlModifier


def _first_activity(window: MainWindow) -> str:
    assert window.session is not None
    return planning.plan_of(window.session).roots[0].activity.id


def test_that_a_window_without_a_project_shows_the_first_page(window: MainWindow) -> None:
    assert window.stage.key == HOME
    assert window.session is None
    assert not window.actions_of_window["undo"].isEnabled()


def test_that_enter_presses_a_card_as_the_space_bar_does(window: MainWindow) -> None:
    card = next(card for card in window.findChildren(BeginningCard) if card.isVisible())
    pressed: list[bool] = []
    card.clicked.disconnect()
    card.clicked.connect(lambda: pressed.append(True))

    press(card, Qt.Key.Key_Return)

    assert pressed


def test_that_everything_is_laid_out_from_right_to_left(window: MainWindow) -> None:
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert window.rail.geometry().left() > window.stage.geometry().left()


def test_that_qt_names_keys_as_they_are_printed(window: MainWindow) -> None:
    keys = window.actions_of_window["undo"].shortcut()

    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Z"


def test_that_opening_a_file_shows_its_programme(at_work: MainWindow, project: Path) -> None:
    assert at_work.stage.key == PLAN
    assert TITLE in at_work.windowTitle()
    assert at_work.settings.value.recent == (str(project),)


def test_that_a_page_is_reached_by_its_key(at_work: MainWindow) -> None:
    QTest.keyClick(at_work, Qt.Key.Key_1, CTRL)

    assert at_work.stage.key == HOME


def test_that_undo_by_key_takes_the_last_action_back(at_work: MainWindow) -> None:
    assert at_work.session is not None
    row = _first_activity(at_work)
    before = planning.plan_of(at_work.session).by_id[row].activity.title
    planning.set_field(at_work.session, row, "title", "فاز نو")

    QTest.keyClick(at_work, Qt.Key.Key_Z, CTRL)

    assert planning.plan_of(at_work.session).by_id[row].activity.title == before


def test_that_redo_by_key_does_it_again(at_work: MainWindow) -> None:
    assert at_work.session is not None
    row = _first_activity(at_work)
    planning.set_field(at_work.session, row, "title", "فاز نو")
    QTest.keyClick(at_work, Qt.Key.Key_Z, CTRL)

    QTest.keyClick(at_work, Qt.Key.Key_Y, CTRL)

    assert planning.plan_of(at_work.session).by_id[row].activity.title == "فاز نو"


def test_that_the_undo_button_says_what_it_will_undo(at_work: MainWindow) -> None:
    assert at_work.session is not None
    planning.set_field(at_work.session, _first_activity(at_work), "title", "فاز نو")

    assert "تغییر عنوان فعالیت" in at_work.actions_of_window["undo"].toolTip()


def test_that_closing_the_project_returns_to_the_first_page(at_work: MainWindow) -> None:
    at_work.do("close")

    assert at_work.session is None
    assert at_work.stage.key == HOME


def test_that_reopening_returns_to_the_same_page(at_work: MainWindow, project: Path) -> None:
    at_work.go("reports")
    at_work.close()

    again = make_window(project)

    assert again.stage.key == "reports"
    again.close()


def test_that_reopening_returns_to_the_same_activity(at_work: MainWindow, project: Path) -> None:
    assert at_work.session is not None
    target = planning.plan_of(at_work.session).roots[1].children[2].activity.id
    at_work.go(PLAN, target)
    at_work.close()

    again = make_window(project)

    assert again.stage.places()[PLAN]["chosen"] == [target]
    again.close()


def test_that_the_theme_changes_at_once_and_stays(window: MainWindow) -> None:
    window.settings.change(theme="light")
    window.wear_theme()

    window.do("theme")

    assert theme.is_dark()
    assert window.settings.value.theme == "dark"
    window.do("theme")
    assert not theme.is_dark()


def test_that_the_language_changes_at_once_with_the_project_open(
    at_work: MainWindow, qapp: QApplication, qtbot: QtBot, project: Path
) -> None:
    at_work.do("language")

    others = [shown for shown in qapp.topLevelWidgets() if isinstance(shown, MainWindow) and shown.isVisible()]
    assert len(others) == 1
    assert others[0].layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert others[0].actions_of_window["undo"].text() == "Undo"
    assert others[0].session is not None
    assert others[0].session.path == project
    qtbot.addWidget(others[0])


def test_that_a_dropped_project_is_opened(window: MainWindow, project: Path, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(project))])

    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )

    qtbot.waitUntil(lambda: window.session is not None)


def test_that_no_two_actions_share_a_key() -> None:
    keys = [key for row in ACTIONS for key in row.keys]

    assert len(keys) == len(set(keys))


def test_that_every_page_fits_a_small_laptop_at_150_percent(at_work: MainWindow) -> None:
    for entry in PAGES:
        at_work.go(entry.key)

    needed = at_work.minimumSizeHint()

    assert needed.width() <= 1366 / 1.5
    assert needed.height() <= 768 / 1.5


def test_that_the_next_start_goes_on_with_what_was_open(at_work: MainWindow, project: Path, qtbot: QtBot) -> None:
    at_work.close()
    again = make_window()
    qtbot.addWidget(again)
    go_on(again)
    assert again.session is not None
    assert again.session.path == project
    again.put_away()


def test_that_a_project_closed_on_purpose_stays_closed(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.do("close")
    at_work.close()
    again = make_window()
    qtbot.addWidget(again)
    go_on(again)
    assert again.session is None


def test_that_closing_a_project_takes_its_message_along(at_work: MainWindow) -> None:
    at_work.tell("پیام", kind="warning")
    at_work.do("close")
    assert not at_work.bar.isVisible()


def test_that_the_rail_leaves_its_words_out_where_it_is_low_and_takes_them_back(
    at_work: MainWindow, qtbot: QtBot
) -> None:
    button = next(one for one in at_work.rail.findChildren(QToolButton) if one.isVisible())
    heights = []
    for height in (900, 520, 900):
        at_work.resize(1200, height)
        qtbot.wait(50)
        heights.append(button.height())
    assert heights == [60, 40, 60]


def test_that_an_offer_to_undo_stays_with_its_page(at_work: MainWindow) -> None:
    assert at_work.session is not None
    at_work.tell("done", action=undo_offer(at_work, at_work.session))
    at_work.go(PLAN)
    same = at_work.bar.text()
    at_work.go(HOME)
    assert (same, at_work.bar.text()) == ("done", "")


def test_that_an_offer_to_undo_goes_when_something_else_is_changed(at_work: MainWindow) -> None:
    assert at_work.session is not None
    planning.set_field(at_work.session, _first_activity(at_work), "title", "یک")
    at_work.tell("done", action=undo_offer(at_work, at_work.session))
    shown = at_work.bar.text()
    planning.set_field(at_work.session, _first_activity(at_work), "title", "دو")
    assert (shown, at_work.bar.text()) == ("done", "")
