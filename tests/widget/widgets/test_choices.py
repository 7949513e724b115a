"""Choosing one, choosing several, and naming several."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.buttons import IconButton
from app.widgets.choice import ChoiceBox
from app.widgets.month_range import MonthRangeEdit
from app.widgets.multi_choice import MultiChoice
from app.widgets.names_edit import NamesEdit, split_names
from tests.helpers.typing import press, type_text

STATUSES = [("planned", "شروع‌نشده"), ("progress", "در حال اجرا"), ("done", "انجام‌شده")]


def _wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 Qt takes it by place
    )
    QApplication.sendEvent(widget, event)


def _click(view: QListView, place: QPoint) -> None:
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


@pytest.fixture
def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox(STATUSES, name="وضعیت")
    qtbot.addWidget(made)
    made.set_value("planned")
    made.show()
    return made


@pytest.fixture
def several(qtbot: QtBot) -> MultiChoice:
    made = MultiChoice(STATUSES, name="سازوکار")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def names(qtbot: QtBot) -> NamesEdit:
    made = NamesEdit(name="متولی", suggestions=["دانشگاه تهران", "وزارت صمت", "طرح جویشگر"])
    qtbot.addWidget(made)
    made.resize(360, 60)
    made.show()
    return made


def test_that_the_wheel_passes_over_a_box_without_focus(box: ChoiceBox) -> None:
    box.clearFocus()
    _wheel(box)
    assert box.value() == "planned"


def test_that_choosing_by_keys_is_taken(box: ChoiceBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.committed) as taken:
        press(box, Qt.Key.Key_Down)
    assert taken.args == ["progress"]


def test_that_a_value_not_offered_is_kept(box: ChoiceBox) -> None:
    box.set_value("unheard-of")
    assert (box.value(), box.currentText()) == ("unheard-of", "")
    box.set_choices([*STATUSES, ("unheard-of", "نو")])
    assert box.currentText() == "نو"


def test_that_nothing_can_be_chosen_when_allowed(qtbot: QtBot) -> None:
    box = ChoiceBox(STATUSES, name="وضعیت", none="—")
    qtbot.addWidget(box)
    box.set_value("done")
    box.set_value(None)
    assert (box.value(), box.currentText()) == (None, "—")


def test_that_ticking_by_keys_is_taken_when_the_list_closes(several: MultiChoice) -> None:
    taken: list[object] = []
    several.committed.connect(taken.append)
    popup = several.open_list()
    press(popup.view, Qt.Key.Key_Space, text=" ")
    press(popup.view, Qt.Key.Key_Down)
    press(popup.view, Qt.Key.Key_Return)
    assert taken == []
    press(popup.view, Qt.Key.Key_Escape)
    assert taken == [("planned", "progress")]
    assert several.summary() == "شروع‌نشده، در حال اجرا"


def test_that_a_click_anywhere_in_a_row_ticks_it(several: MultiChoice) -> None:
    popup = several.open_list()
    rect = popup.view.visualRect(popup.model.index(2, 0))
    _click(popup.view, rect.center())
    _click(popup.view, QPoint(rect.right() - 16, rect.center().y()))
    assert several.value() == ()
    _click(popup.view, rect.center())
    assert several.value() == ("done",)


def test_that_the_model_of_the_tick_list_keeps_the_rules(several: MultiChoice) -> None:
    popup = several.open_list()
    tester = QAbstractItemModelTester(popup.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    press(popup.view, Qt.Key.Key_Space, text=" ")
    assert tester.model() is popup.model


def test_that_unknown_ticks_survive_a_change(several: MultiChoice) -> None:
    several.set_value(["done", "other"])
    popup = several.open_list()
    press(popup.view, Qt.Key.Key_Space, text=" ")
    assert several.value() == ("planned", "done", "other")


def test_that_the_field_tells_what_is_ticked(several: MultiChoice) -> None:
    several.set_value(["done"])
    assert several.accessibleName() == "سازوکار: انجام‌شده"


@pytest.mark.parametrize(
    "text",
    [
        "دبیرخانه، دانشگاه",
        "دبیرخانه - دانشگاه",
        "دبیرخانه\nدانشگاه",
        "دبیرخانه؛ دانشگاه،",
        "دبیرخانه – دانشگاه – دبيرخانه",
    ],
)
def test_that_names_are_parted(text: str) -> None:
    assert split_names(text) == ("دبیرخانه", "دانشگاه")


def test_that_a_dash_inside_a_name_parts_nothing() -> None:
    assert split_names("طرح-برنامه") == ("طرح-برنامه",)


def test_that_a_comma_makes_a_name(names: NamesEdit) -> None:
    type_text(names.line, "دبیرخانه، دان")
    assert names.line.text().strip() == "دان"
    assert names.commit()
    assert names.value() == ("دبیرخانه", "دان")


def test_that_a_pasted_list_becomes_names(names: NamesEdit, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("الف\nب - ج")
    names.line.paste()
    with qtbot.waitSignal(names.committed) as taken:
        press(names.line, Qt.Key.Key_Return)
    assert taken.args == [("الف", "ب", "ج")]


def test_that_a_known_name_takes_its_known_spelling(names: NamesEdit) -> None:
    type_text(names.line, "دانشگاه‌تهران،")
    names.commit()
    assert names.value() == ("دانشگاه تهران",)


def test_that_a_name_is_taken_once(names: NamesEdit) -> None:
    names.set_value(["وزارت صمت"])
    type_text(names.line, "وزارت صمت،")
    names.commit()
    assert names.value() == ("وزارت صمت",)


def test_that_a_chosen_suggestion_becomes_a_name(names: NamesEdit, qtbot: QtBot) -> None:
    type_text(names.line, "صمت")
    completer = names.line.completer()
    assert completer.model().index(0, 0).data() == "وزارت صمت"
    with qtbot.waitSignal(names.committed) as taken:
        completer.activated.emit("وزارت صمت")
        names.line.setText("وزارت صمت")
    assert taken.args == [("وزارت صمت",)]


def test_that_backspace_takes_the_last_name_back(names: NamesEdit) -> None:
    names.set_value(["الف", "ب"])
    press(names.line, Qt.Key.Key_Backspace)
    assert names.line.text() == "ب"
    press(names.line, Qt.Key.Key_Escape)
    assert (names.value(), names.line.text()) == (("الف", "ب"), "")


def test_that_a_name_is_removed_by_its_button(names: NamesEdit, qtbot: QtBot) -> None:
    names.set_value(["الف", "ب"])
    button = next(button for button in names.findChildren(IconButton) if "الف" in button.accessibleName())
    with qtbot.waitSignal(names.committed) as taken:
        button.click()
    assert taken.args == [("ب",)]


def test_that_many_names_break_into_rows(names: NamesEdit) -> None:
    low = names.heightForWidth(360)
    names.set_value([f"سازمان شماره {number}" for number in range(9)])
    assert names.heightForWidth(360) > 2 * low


def test_that_of_very_many_names_only_the_last_become_chips(names: NamesEdit) -> None:
    names.set_value([f"برچسب {number}" for number in range(10_000)])
    assert len(names.findChildren(IconButton)) < 100


def test_that_names_without_chips_stay_when_one_is_taken_back(names: NamesEdit, qtbot: QtBot) -> None:
    names.set_value([f"برچسب {number}" for number in range(1_000)])
    names.line.setFocus()
    press(names.line, Qt.Key.Key_Backspace)
    names.line.clear()
    with qtbot.waitSignal(names.committed) as taken:
        names.commit()
    assert taken.args == [tuple(f"برچسب {number}" for number in range(999))]


@pytest.fixture
def months(qtbot: QtBot) -> MonthRangeEdit:
    made = MonthRangeEdit(name="زمان اجرا", last=48)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_that_two_months_make_a_range(months: MonthRangeEdit, qtbot: QtBot) -> None:
    months.first.setFocus()
    type_text(months.first, "۳")
    press(months.first, Qt.Key.Key_Tab)
    type_text(months.last, "12")
    with qtbot.waitSignal(months.committed) as taken:
        press(months.last, Qt.Key.Key_Return)
    assert taken.args == [(3, 12)]


@pytest.mark.parametrize(("first", "last"), [("12", "3"), ("3", ""), ("", "3"), ("0", "5"), ("1", "49")])
def test_that_a_wrong_range_is_marked_and_kept(months: MonthRangeEdit, first: str, last: str) -> None:
    months.set_value((1, 2))
    months.first.setText(first)
    months.last.setText(last)
    assert not months.commit()
    assert months.has_error()
    assert months.value() == (1, 2)


def test_that_a_corrected_range_is_taken(months: MonthRangeEdit) -> None:
    months.first.setText("12")
    months.last.setText("3")
    months.commit()
    months.last.clear()
    type_text(months.last, "15")
    assert months.commit()
    assert (months.value(), months.error_text()) == ((12, 15), "")


def test_that_no_months_is_not_entered(months: MonthRangeEdit) -> None:
    months.set_value((1, 2))
    months.first.clear()
    months.last.clear()
    assert months.commit()
    assert months.value() is None


def test_that_the_frame_of_names_shows_the_focus_while_suggestions_are_open(names: NamesEdit, qtbot: QtBot) -> None:
    with qtbot.waitActive(names):
        names.activateWindow()
    names.line.setFocus()
    type_text(names.line, "دان")
    assert names.line.suggestions.isVisible()
    assert names.property("focused") is True
    names.line.suggestions.hide()
    names.line.clearFocus()
    assert names.property("focused") is False
    assert names.value() == ("دان",)


def _with_suggestions(names: NamesEdit, qtbot: QtBot, text: str) -> None:
    names.show()
    names.line.setFocus()
    type_text(names.line, text)
    qtbot.waitUntil(names.line.suggestions.isVisible)


def test_that_enter_takes_what_is_typed_while_suggestions_are_open(names: NamesEdit, qtbot: QtBot) -> None:
    _with_suggestions(names, qtbot, "وزارت")
    QTest.keyClick(names.line.suggestions, Qt.Key.Key_Return)
    assert names.value() == ("وزارت",)


@pytest.mark.parametrize(
    ("typed", "found", "expected"),
    [
        ("کریمی", ["سارا کریمی"], "سارا کریمی"),
        ("کریمی", ["سارا کریمی", "علی کریمی"], "کریمی"),
        ("شرکت پارس", ["شرکت پارس نگین"], "شرکت پارس"),
    ],
)
def test_that_enter_takes_the_only_name_that_a_word_means(
    qtbot: QtBot, typed: str, found: list[str], expected: str
) -> None:
    names = NamesEdit(name="حاضران", find=lambda _text: found)
    qtbot.addWidget(names)
    _with_suggestions(names, qtbot, typed)
    QApplication.processEvents()
    shown = names.line.text()
    QTest.keyClick(names.line.suggestions, Qt.Key.Key_Return)
    assert (shown, names.value()) == (typed, (expected,))
