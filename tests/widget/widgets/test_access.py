"""Every field can be reached by keyboard, has a name, keeps its contract, and obeys Latin shortcuts."""

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QScrollBar, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.calendar_popup import CalendarPopup
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.field import Field
from app.widgets.latin_shortcuts import LatinShortcuts
from app.widgets.line_edit import LatinLineEdit, PersianLineEdit
from app.widgets.message_bar import MessageBar
from app.widgets.money_edit import MoneyEdit
from app.widgets.month_range import MonthRangeEdit
from app.widgets.multi_choice import MultiChoice
from app.widgets.names_edit import NamesEdit
from app.widgets.number_edit import NumberEdit
from app.widgets.progress_panel import ProgressPanel
from app.widgets.text_edit import PersianTextEdit

CHOICES = [("a", "یک"), ("b", "دو")]
CONTROL = Qt.KeyboardModifier.ControlModifier

FIELDS: dict[str, tuple[Callable[[], QWidget], object]] = {
    "persian line": (lambda: PersianLineEdit(name="نام"), "خوشه"),
    "latin line": (lambda: LatinLineEdit(name="نام"), "a@b.ir"),
    "text": (lambda: PersianTextEdit(name="نام"), "خوشه\nدو"),
    "number": (lambda: NumberEdit(name="نام", unit="٪"), 35),
    "decimal": (lambda: NumberEdit(name="نام", decimals=1), 3.5),
    "money": (lambda: MoneyEdit(name="نام"), 98765432109876),
    "date": (lambda: JalaliDateEdit(name="نام"), dt.date(2026, 11, 23)),
    "months": (lambda: MonthRangeEdit(name="نام"), (1, 6)),
    "choice": (lambda: ChoiceBox(CHOICES, name="نام", none="—"), "b"),
    "several": (lambda: MultiChoice(CHOICES, name="نام"), ("a", "b")),
    "names": (lambda: NamesEdit(name="نام"), ("الف", "ب")),
}


@pytest.fixture(params=list(FIELDS))
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[QWidget, object]:
    make, value = FIELDS[request.param]
    widget = make()
    qtbot.addWidget(widget)
    return widget, value


def _as_field(widget: QWidget) -> Field:
    return widget  # type: ignore[return-value]  # every input keeps the protocol; that is what is tested


def _nameless(window: QWidget) -> list[str]:
    """Describe the widgets that take the focus but tell screen readers no name."""
    inside = [window, *window.findChildren(QWidget)]
    reached = [w for w in inside if w.focusPolicy() != Qt.FocusPolicy.NoFocus and not isinstance(w, QScrollBar)]
    reached = [w for w in reached if w.focusProxy() is None and not w.inherits("QComboBoxPrivateContainer")]
    return [repr(w) for w in reached if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)]


def test_that_a_value_comes_back(field: tuple[QWidget, object]) -> None:
    widget, value = field
    _as_field(widget).set_value(value)
    assert _as_field(widget).value() == value


def test_that_setting_and_taking_an_untouched_value_is_silent(field: tuple[QWidget, object]) -> None:
    widget, value = field
    said: list[object] = []
    _as_field(widget).committed.connect(said.append)
    _as_field(widget).edited.connect(lambda: said.append("edited"))
    _as_field(widget).set_value(value)
    assert _as_field(widget).commit()
    assert said == []


def test_that_nothing_can_be_set(field: tuple[QWidget, object]) -> None:
    widget, value = field
    _as_field(widget).set_value(value)
    _as_field(widget).set_value(None)
    assert not _as_field(widget).value()
    assert _as_field(widget).commit()


def test_that_an_error_from_outside_is_shown_and_cleared(field: tuple[QWidget, object]) -> None:
    widget, value = field
    marked = widget
    marked.set_error("نادرست")  # type: ignore[attr-defined]  # every field has it
    assert _as_field(widget).error_text() == "نادرست"
    _as_field(widget).set_value(value)
    assert not _as_field(widget).has_error()


def test_that_no_field_is_nameless(field: tuple[QWidget, object]) -> None:
    widget, value = field
    _as_field(widget).set_value(value)
    widget.show()
    assert _nameless(widget) == []


def test_that_nothing_in_bars_and_popups_is_nameless(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    bar, panel, several = MessageBar(), ProgressPanel(), MultiChoice(CHOICES, name="نام")
    for widget in (bar, panel, several):
        box.addWidget(widget)
    bar.tell("یک", action="برگردان", on_action=lambda: None)
    panel.start("دو")
    window.show()
    calendar = CalendarPopup(dt.date(2026, 11, 23), window)
    calendar.open_at(None, window)
    assert _nameless(window) + _nameless(calendar) + _nameless(several.open_list()) == []


def test_that_every_field_is_reached_by_tab(qtbot: QtBot) -> None:
    window = QWidget()
    box = QVBoxLayout(window)
    for make, value in FIELDS.values():
        widget = make()
        _as_field(widget).set_value(value)
        box.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    reached = set()
    for _ in range(40):
        window.focusNextChild()
        owner = QApplication.focusWidget()
        while owner is not None and owner.parentWidget() is not window:
            owner = owner.parentWidget()
        reached.add(owner)
    assert {child for child in window.children() if isinstance(child, QWidget)} <= reached


@pytest.fixture
def filtered(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    shortcuts = LatinShortcuts(window)
    window.installEventFilter(shortcuts)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _persian_key(target: QWidget, letter: str, place: int, modifiers: Qt.KeyboardModifier) -> None:
    """Send what X11 sends for a key of the Persian layout."""
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(target, QKeyEvent(kind, ord(letter), modifiers, place, 0, 0, letter))


@pytest.mark.parametrize(("letter", "place", "keys"), [("س", 39, "Ctrl+S"), ("ن", 45, "Ctrl+K"), ("ظ", 52, "Ctrl+Z")])
def test_that_latin_shortcuts_fire_under_a_persian_layout(
    filtered: QWidget, letter: str, place: int, keys: str
) -> None:
    fired: list[str] = []
    action = QAction("ذخیره", filtered)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: fired.append(keys))
    filtered.addAction(action)
    _persian_key(filtered, letter, place, CONTROL)
    assert fired == [keys]


def test_that_a_disabled_action_stays_quiet_under_a_persian_layout(filtered: QWidget) -> None:
    fired: list[str] = []
    action = QAction("ذخیره", filtered)
    action.setShortcut(QKeySequence("Ctrl+S"))
    action.setEnabled(False)
    action.triggered.connect(lambda: fired.append("save"))
    filtered.addAction(action)
    _persian_key(filtered, "س", 39, CONTROL)
    assert fired == []


def test_that_editing_keys_reach_the_editor_under_a_persian_layout(filtered: QWidget) -> None:
    edit = PersianLineEdit(filtered, name="نام")
    edit.installEventFilter(LatinShortcuts(edit))
    edit.set_value("خوشه")
    _persian_key(edit, "ش", 38, CONTROL)
    assert edit.selectedText() == "خوشه"


def test_that_persian_letters_are_typed_as_they_are(filtered: QWidget) -> None:
    edit = PersianLineEdit(filtered, name="نام")
    edit.installEventFilter(LatinShortcuts(edit))
    _persian_key(edit, "س", 39, Qt.KeyboardModifier.NoModifier)
    assert edit.text() == "س"
