"""Numbers and amounts of money in every form people type."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain import money
from app.domain.text import persian_digits
from app.widgets.money_edit import MoneyEdit
from app.widgets.number_edit import NumberEdit
from tests.helpers.typing import press, type_text


@pytest.fixture
def percent(qtbot: QtBot) -> NumberEdit:
    edit = NumberEdit(name="پیشرفت", unit="٪")
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.fixture
def decimal(qtbot: QtBot) -> NumberEdit:
    edit = NumberEdit(name="وزن", minimum=-1000, maximum=10_000, decimals=2)
    qtbot.addWidget(edit)
    return edit


@pytest.fixture
def amount(qtbot: QtBot) -> MoneyEdit:
    edit = MoneyEdit(name="بودجه")
    qtbot.addWidget(edit)
    edit.show()
    return edit


@pytest.mark.parametrize("typed", ["35", "۳۵", "٣٥", "35%", "۳۵٪", " ۳۵ "])
def test_that_a_whole_number_is_read_in_every_form(percent: NumberEdit, typed: str) -> None:
    type_text(percent, typed)
    assert percent.commit()
    assert (percent.value(), percent.text()) == (35, "۳۵")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12.5", 12.5),
        ("12/5", 12.5),
        ("۱۲٫۵", 12.5),
        ("١٢٫٥", 12.5),
        ("1,234", 1234.0),
        ("۱٬۲۳۴٫۵", 1234.5),
        ("−7", -7.0),
        ("-۷", -7.0),
        (".5", 0.5),
        ("3.14159", 3.14),
    ],
)
def test_that_a_decimal_number_is_read_in_every_form(decimal: NumberEdit, typed: str, value: float) -> None:
    type_text(decimal, typed)
    assert decimal.commit()
    assert decimal.value() == value


@pytest.mark.parametrize("typed", ["101", "-1", "12.5", "دوازده", "1-2", "9" * 39])
def test_that_a_wrong_number_is_marked_and_kept(percent: NumberEdit, typed: str) -> None:
    percent.set_value(20)
    percent.clear()
    type_text(percent, typed)
    assert not percent.commit()
    assert percent.has_error()
    assert percent.accessibleDescription() == percent.error_text() != ""
    assert (percent.text(), percent.value()) == (typed, 20)


def test_that_an_empty_number_is_not_entered(percent: NumberEdit) -> None:
    percent.set_value(5)
    percent.clear()
    assert percent.commit()
    assert percent.value() is None


def test_that_correcting_a_number_clears_the_mark(percent: NumberEdit) -> None:
    type_text(percent, "200")
    percent.commit()
    press(percent, Qt.Key.Key_Backspace)
    assert not percent.has_error()


def test_that_arrow_keys_step_within_the_range(percent: NumberEdit) -> None:
    percent.set_value(99)
    for _ in range(3):
        press(percent, Qt.Key.Key_Up)
    assert percent.text() == "۱۰۰"
    press(percent, Qt.Key.Key_PageDown)
    percent.commit()
    assert percent.value() == 90


def test_that_the_first_step_from_nothing_is_the_smallest(percent: NumberEdit) -> None:
    press(percent, Qt.Key.Key_Up)
    percent.commit()
    assert percent.value() == 0


def test_that_escape_restores_a_wrong_number(percent: NumberEdit) -> None:
    percent.set_value(7)
    type_text(percent, "x")
    percent.commit()
    press(percent, Qt.Key.Key_Escape)
    assert (percent.text(), percent.has_error()) == ("۷", False)


@pytest.mark.parametrize("typed", ["98765432109876", "۹۸۷۶۵۴۳۲۱۰۹۸۷۶", "٩٨٧٦٥٤٣٢١٠٩٨٧٦", "98,765,432,109,876"])
def test_that_a_large_amount_is_kept_whole(amount: MoneyEdit, typed: str) -> None:
    type_text(amount, typed)
    assert amount.commit()
    assert (amount.value(), amount.text()) == (98765432109876, "۹۸٬۷۶۵٬۴۳۲٬۱۰۹٬۸۷۶")


def test_that_an_amount_is_grouped_while_it_is_typed(amount: MoneyEdit) -> None:
    type_text(amount, "1234")
    assert (amount.text(), amount.cursorPosition()) == ("۱٬۲۳۴", 5)


@pytest.mark.parametrize(("caret", "text", "after"), [(0, "۷۱٬۲۳۴", 1), (1, "۱۷٬۲۳۴", 2), (2, "۱۷٬۲۳۴", 2)])
def test_that_the_caret_stays_behind_the_typed_digit(amount: MoneyEdit, caret: int, text: str, after: int) -> None:
    amount.set_value(1234)
    amount.setCursorPosition(caret)
    type_text(amount, "7")
    assert amount.text() == text
    assert amount.text()[: amount.cursorPosition()].rstrip("٬") == text[:after]


def test_that_deleting_a_digit_keeps_the_caret(amount: MoneyEdit) -> None:
    amount.set_value(12345)
    amount.setCursorPosition(2)
    press(amount, Qt.Key.Key_Backspace)
    assert (amount.text(), amount.cursorPosition()) == ("۱٬۳۴۵", 1)


@pytest.mark.parametrize("pasted", ["۱٬۲۵۰٬۰۰۰ ریال", "1 250 000", "1.250.000", "\u200f۱۲۵۰۰۰۰"])
def test_that_a_pasted_amount_is_read(amount: MoneyEdit, pasted: str) -> None:
    QGuiApplication.clipboard().setText(pasted)
    amount.paste()
    assert amount.commit()
    assert amount.value() == 1_250_000


@pytest.mark.parametrize("typed", ["12a", "-5", "ده", "9" * 20])
def test_that_a_wrong_amount_is_marked_and_kept(amount: MoneyEdit, typed: str) -> None:
    QGuiApplication.clipboard().setText(typed)
    amount.paste()
    assert not amount.commit()
    assert amount.has_error()
    assert amount.text() == typed


def test_that_the_tooltip_says_the_amount_in_words(amount: MoneyEdit) -> None:
    type_text(amount, "12500")
    assert money.in_words(12500) in amount.toolTip()


def test_that_an_amount_too_large_to_store_is_refused(amount: MoneyEdit) -> None:
    type_text(amount, str(money.LARGEST))
    assert amount.commit()
    type_text(amount, "0")
    assert not amount.commit()
    assert amount.value() == money.LARGEST


def test_that_no_amount_and_nothing_differ(amount: MoneyEdit) -> None:
    amount.set_value(0)
    assert amount.text() == persian_digits(0)
    amount.set_value(None)
    assert amount.text() == ""
