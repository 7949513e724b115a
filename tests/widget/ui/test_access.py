"""Keyboard and screen reader: everything that can be reached has a name."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.services import planning
from app.ui.actions import ACTIONS
from app.ui.dialogs.about import AboutDialog
from app.ui.dialogs.details import DetailsDialog
from app.ui.dialogs.import_review import ImportReview
from app.ui.dialogs.new_project import NewProjectDialog
from app.ui.dialogs.shortcuts import ShortcutsDialog
from app.ui.main_window import MainWindow
from app.ui.pages import PAGES
from app.ui.pages.plan.tree_view import PlanTree
from app.widgets.labels import PlainLabel
from tests.helpers.typing import press, type_text
from tests.widget.ui.conftest import TITLE
from tests.widget.ui.test_dialogs import SEED

_VIEWPORTS = ("qt_scrollarea_viewport", "qt_spinbox_lineedit")


def nameless(top: QWidget) -> list[str]:
    """List the widgets that the keyboard reaches and that have no accessible name."""
    reached = [
        widget
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(top)
    ]
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in reached if not _name(widget)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def test_that_nothing_on_any_page_is_nameless(at_work: MainWindow) -> None:
    found: list[str] = []
    for entry in PAGES:
        at_work.go(entry.key)
        found += nameless(at_work)

    assert found == []


@pytest.mark.parametrize(
    ("action", "kind"),
    [("new", NewProjectDialog), ("details", DetailsDialog), ("shortcuts", ShortcutsDialog), ("about", AboutDialog)],
)
def test_that_nothing_in_a_dialog_is_nameless(at_work: MainWindow, action: str, kind: type[QDialog]) -> None:
    at_work.do(action)

    (dialog,) = [shown for shown in QApplication.topLevelWidgets() if isinstance(shown, kind)]
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_that_nothing_in_the_import_review_is_nameless(at_work: MainWindow, qtbot: QtBot) -> None:
    at_work.open_file(SEED)
    qtbot.waitUntil(lambda: bool(at_work.findChildren(ImportReview)), timeout=10_000)

    assert nameless(at_work.findChildren(ImportReview)[0]) == []


def test_that_escape_closes_a_dialog(at_work: MainWindow) -> None:
    at_work.do("shortcuts")
    (dialog,) = at_work.findChildren(ShortcutsDialog)

    press(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()


def test_that_the_list_of_keys_names_every_action_that_has_one(at_work: MainWindow) -> None:
    at_work.do("shortcuts")

    (dialog,) = at_work.findChildren(ShortcutsDialog)
    words = {label.text() for label in dialog.findChildren(PlainLabel)}
    assert {at_work.actions_of_window[row.id].text() for row in ACTIONS if row.keys} <= words


def test_that_the_menu_opens_by_key_and_holds_every_action(at_work: MainWindow) -> None:
    QTest.keyClick(at_work, Qt.Key.Key_F10)

    menu = QApplication.activePopupWidget()
    assert menu is not None
    shown = set(menu.actions())
    for part in menu.findChildren(QMenu):
        shown |= set(part.actions())
    assert {at_work.actions_of_window[row.id] for row in ACTIONS if row.id != "menu"} <= shown
    menu.close()


def test_that_every_button_without_words_has_a_tooltip(at_work: MainWindow) -> None:
    bare = [button for button in at_work.findChildren(QToolButton) if button.isVisible() and not button.toolTip()]

    assert [_name(button) for button in bare] == []


def test_that_no_label_of_the_window_takes_rich_text(at_work: MainWindow) -> None:
    for entry in PAGES:
        at_work.go(entry.key)

    rich = [
        label.text()
        for label in at_work.findChildren(QLabel)
        if label.text() and label.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []


def test_that_alt_alone_opens_the_menu(at_work: MainWindow) -> None:
    press(at_work, Qt.Key.Key_Alt)

    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_that_alt_with_another_key_opens_no_menu(at_work: MainWindow) -> None:
    for kind, key in (
        (QEvent.Type.KeyPress, Qt.Key.Key_Alt),
        (QEvent.Type.KeyPress, Qt.Key.Key_Up),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Up),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Alt),
    ):
        QApplication.sendEvent(at_work, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

    assert QApplication.activePopupWidget() is None


def test_that_a_shortcut_with_alt_opens_no_menu_when_alt_is_let_go_first(at_work: MainWindow) -> None:
    alt = Qt.KeyboardModifier.AltModifier
    field = at_work.findChildren(PlanTree)[0]

    QTest.keyPress(field, Qt.Key.Key_Alt)
    QTest.keyPress(field, Qt.Key.Key_Down, alt)
    QTest.keyRelease(field, Qt.Key.Key_Alt)

    assert QApplication.activePopupWidget() is None


def test_that_a_field_with_nothing_typed_leaves_undo_to_the_project(at_work: MainWindow) -> None:
    session = at_work.session
    assert session is not None
    field = next(field for field in at_work.findChildren(QTextEdit) if field.isVisible() and field.isEnabled())
    field.setFocus()
    planning.set_project_field(session, "title", "نو")

    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert planning.project_of(session).title == TITLE


def test_that_typed_text_is_undone_in_its_field_first(at_work: MainWindow) -> None:
    session = at_work.session
    assert session is not None
    field = next(field for field in at_work.findChildren(QTextEdit) if field.isVisible() and field.isEnabled())
    field.setFocus()
    planning.set_project_field(session, "title", "نو")
    type_text(field, "x")

    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert planning.project_of(session).title == "نو"
