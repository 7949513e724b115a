"""The hour of the day, typed in any of the usual forms."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.widgets.time_edit import TimeEdit


@pytest.fixture
def edit(qtbot: QtBot) -> TimeEdit:
    """Show an empty field."""
    made = TimeEdit(name="ساعت")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("۹:۳۰", "09:30"),
        ("930", "09:30"),
        ("0930", "09:30"),
        ("۱۴۰۵", "14:05"),
        ("9", "09:00"),
        ("23", "23:00"),
        ("٩.٣٠", "09:30"),
        ("0", "00:00"),
        ("", ""),
    ],
)
def test_that_the_usual_forms_are_read(edit: TimeEdit, typed: str, value: str) -> None:
    edit.setText(typed)
    edit.commit()
    assert edit.value() == value


@pytest.mark.parametrize("typed", ["24:00", "9:60", "ظهر", "12345", "-3"])
def test_that_what_is_no_time_is_marked(edit: TimeEdit, typed: str) -> None:
    edit.setText(typed)
    assert not edit.commit()


def test_that_a_time_is_shown_in_persian_digits(edit: TimeEdit) -> None:
    edit.set_value("09:05")
    assert edit.text() == "۹:۰۵"


def test_that_midnight_is_shown_whole(edit: TimeEdit) -> None:
    edit.set_value("00:00")
    assert edit.text() == "۰:۰۰"


def test_that_the_arrow_keys_change_a_quarter_of_an_hour(edit: TimeEdit) -> None:
    edit.set_value("09:50")
    QTest.keyClick(edit, Qt.Key.Key_Up)
    edit.commit()
    assert edit.value() == "10:05"
