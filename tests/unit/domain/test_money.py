"""Rials: read, grouped, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import money
from app.domain.text import grouped


@given(st.integers(0, money.LARGEST))
def test_that_a_grouped_amount_is_read_back(amount: int) -> None:
    assert money.parse(grouped(amount)) == amount
    assert money.parse(money.rials(amount)) == amount


@pytest.mark.parametrize("typed", ["1,250,000", "۱٬۲۵۰٬۰۰۰", "١٢٥٠٠٠٠", "1 250 000", "۱،۲۵۰،۰۰۰ ریال", "1.250.000"])
def test_that_any_digits_and_separators_are_read(typed: str) -> None:
    assert money.parse(typed) == 1_250_000


@pytest.mark.parametrize("typed", ["-5", "12.5", "۱۲٫۵", "ده", "9" * 20, "1e9", "²"])
def test_that_what_is_not_whole_rials_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        money.parse(typed)


def test_that_blank_means_not_entered() -> None:
    assert money.parse("  ") is None


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0, "صفر"),
        (19, "نوزده"),
        (20, "بیست"),
        (101, "صد و یک"),
        (1_250, "یک هزار و دویست و پنجاه"),
        (1_000_000, "یک میلیون"),
        (2_000_300_004, "دو میلیارد و سیصد هزار و چهار"),
        (-7, "منفی هفت"),
    ],
)
def test_that_numbers_are_said_in_persian(amount: int, said: str) -> None:
    assert money.words(amount) == said


def test_that_whole_toman_are_said_too() -> None:
    assert money.in_words(1_000) == "یک هزار ریال (صد تومان)"
    assert money.in_words(1_005) == "یک هزار و پنج ریال"
    assert money.in_words(0) == "صفر ریال"


def test_that_sums_beyond_the_integers_of_the_file_are_said_whole() -> None:
    assert money.words(10**21 + 5) == "یک سکستیلیون و پنج"
    assert money.words(10**27) == grouped(10**27)
