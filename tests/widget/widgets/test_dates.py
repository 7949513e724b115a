"""Jalali dates typed, stepped and picked."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain import jalali
from app.widgets.calendar_popup import LATEST, CalendarPopup, DayGrid
from app.widgets.date_edit import JalaliDateEdit
from tests.helpers.typing import press, type_text

TODAY = jalali.to_gregorian(1405, 9, 2)
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def date(qtbot: QtBot) -> JalaliDateEdit:
    edit = JalaliDateEdit(name="شروع", today=lambda: TODAY)
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def popup(date: JalaliDateEdit) -> CalendarPopup:
    made = CalendarPopup(TODAY, date)
    made.open_at(TODAY, date)
    return made


@pytest.mark.parametrize(
    "typed",
    [
        "1405/9/2",
        "1405/09/02",
        "۱۴۰۵-۰۹-۰۲",
        "١٤٠٥/٠٩/٠٢",
        "۱۴۰۵.۹.۲",
        "14050902",
        "۱۴۰۵۰۹۰۲",
        "۲ آذر ۱۴۰۵",
        "دوشنبه ۲ آذر ۱۴۰۵",
        "05/9/2",
        "9/2",
        "2/9/1405",
        "امروز",
        "2026-11-23",
    ],
)
def test_that_a_date_is_read_in_every_form(date: JalaliDateEdit, typed: str) -> None:
    type_text(date, typed)
    assert date.commit()
    assert (date.value(), date.text()) == (TODAY, "۱۴۰۵/۰۹/۰۲")


@pytest.mark.parametrize(("typed", "days"), [("فردا", 1), ("دیروز", -1), ("۳ روز بعد", 3)])
def test_that_relative_dates_count_from_today(date: JalaliDateEdit, typed: str, days: int) -> None:
    type_text(date, typed)
    assert date.commit()
    assert date.value() == TODAY + dt.timedelta(days)


@pytest.mark.parametrize("typed", ["1404/12/30", "1405/13/1", "1405/7/31", "دیشب", "405/9/2", "9999-12-31", "1405"])
def test_that_a_wrong_date_is_marked_and_kept(date: JalaliDateEdit, typed: str) -> None:
    date.set_value(TODAY)
    date.clear()
    type_text(date, typed)
    assert not date.commit()
    assert date.has_error()
    assert date.accessibleDescription() != ""
    assert jalali.parse("1405/9/2", TODAY) == date.value()
    assert date.text().translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")) == typed


def test_that_a_leap_day_is_a_date(date: JalaliDateEdit) -> None:
    type_text(date, "1403/12/30")
    assert date.commit()
    assert date.value() == dt.date(2025, 3, 20)


def test_that_no_date_is_allowed(date: JalaliDateEdit) -> None:
    date.set_value(TODAY)
    date.clear()
    assert date.commit()
    assert date.value() is None


def test_that_arrow_keys_step_days_and_months(date: JalaliDateEdit) -> None:
    date.set_value(TODAY)
    press(date, Qt.Key.Key_Up)
    press(date, Qt.Key.Key_Down, CONTROL)
    assert date.text() == "۱۴۰۵/۰۸/۰۳"


def test_that_stepping_stops_at_the_last_date(date: JalaliDateEdit) -> None:
    date.set_value(LATEST)
    press(date, Qt.Key.Key_Up)
    assert date.commit()
    assert date.value() == LATEST


def test_that_the_tooltip_names_the_weekday(date: JalaliDateEdit) -> None:
    date.set_value(TODAY)
    assert "دوشنبه ۲ آذر ۱۴۰۵" in date.toolTip()


def test_that_persian_letters_reach_the_field(date: JalaliDateEdit) -> None:
    press(date, Qt.Key(0x633) if 0x633 in set(Qt.Key) else Qt.Key.Key_unknown, text="س")
    assert date.text() == "س"


def test_that_a_day_picked_by_keys_is_taken(date: JalaliDateEdit, qtbot: QtBot) -> None:
    date.set_value(TODAY)
    popup = date.open_calendar()
    press(popup.grid, Qt.Key.Key_Left)
    press(popup.grid, Qt.Key.Key_Down)
    with qtbot.waitSignal(date.committed) as taken:
        press(popup.grid, Qt.Key.Key_Return)
    assert taken.args == [TODAY + dt.timedelta(8)]
    assert date.text() == "۱۴۰۵/۰۹/۱۰"


def test_that_alt_down_opens_the_calendar(date: JalaliDateEdit) -> None:
    press(date, Qt.Key.Key_Down, ALT)
    assert [popup.isVisible() for popup in date.findChildren(CalendarPopup)] == [True]


def test_that_a_calendar_opened_on_nonsense_starts_today(date: JalaliDateEdit) -> None:
    type_text(date, "بی‌معنی")
    popup = date.open_calendar()
    assert popup.grid.current() == TODAY


def test_that_no_date_can_be_picked(date: JalaliDateEdit) -> None:
    date.set_value(TODAY)
    date.open_calendar().picked.emit(None)
    assert date.value() is None


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (Qt.Key.Key_PageDown, (1405, 10, 2)),
        (Qt.Key.Key_PageUp, (1405, 8, 2)),
        (Qt.Key.Key_Right, (1405, 9, 1)),
        (Qt.Key.Key_Up, (1405, 8, 25)),
    ],
)
def test_that_keys_move_in_the_calendar(popup: CalendarPopup, key: Qt.Key, expected: tuple[int, int, int]) -> None:
    press(popup.grid, key)
    assert jalali.from_gregorian(popup.grid.current()) == expected


def test_that_shift_page_turns_years(popup: CalendarPopup) -> None:
    press(popup.grid, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ShiftModifier)
    assert jalali.from_gregorian(popup.grid.current()).year == 1406


def test_that_weeks_run_from_saturday_at_the_right(popup: CalendarPopup) -> None:
    grid = popup.grid
    first = grid.day_at(QPoint(grid.sizeHint().width() - 5, 40))
    assert first == grid.first_shown()
    assert jalali.weekday(grid.first_shown()) == 0


def test_that_a_screen_reader_hears_the_day(popup: CalendarPopup) -> None:
    press(popup.grid, Qt.Key.Key_Left)
    assert popup.grid.accessibleName() == jalali.full(TODAY + dt.timedelta(1))


def test_that_escape_closes_the_calendar(popup: CalendarPopup, qtbot: QtBot) -> None:
    with qtbot.waitSignal(popup.destroyed):
        press(popup.grid, Qt.Key.Key_Escape)


def test_that_a_calendar_at_the_end_of_time_is_drawn(qtbot: QtBot) -> None:
    grid = DayGrid(LATEST)
    qtbot.addWidget(grid)
    grid.turn(24)
    assert grid.current() == LATEST
    assert not grid.grab().isNull()
