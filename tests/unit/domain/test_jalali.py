"""The Jalali calendar against an independent library, and the many ways dates are typed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate as Independent

from app.domain import jalali

TODAY = dt.date(2026, 11, 23)
EASTER = jalali.to_gregorian(1405, 9, 2)


def test_that_every_day_from_1300_to_1500_equals_an_independent_source() -> None:
    day, end = jalali.to_gregorian(1300, 1, 1), jalali.to_gregorian(1501, 1, 1)
    different = []
    while day < end:
        other = Independent(day)  # type: ignore[no-untyped-call]  # the library has no types
        if jalali.from_gregorian(day) != (other.year, other.month, other.day):
            different.append(day)
        day += dt.timedelta(days=1)
    assert not different


@pytest.mark.parametrize(("year", "leap"), [(1399, True), (1403, True), (1404, False), (1407, False), (1408, True)])
def test_that_leap_years_are_those_of_the_official_calendar(year: int, leap: bool) -> None:  # noqa: FBT001 a case
    assert jalali.is_leap(year) is leap
    assert jalali.days_in_month(year, 12) == (30 if leap else 29)


@given(st.dates(dt.date(1850, 1, 1), dt.date(2150, 1, 1)))
def test_that_conversion_there_and_back_is_the_same_day(day: dt.date) -> None:
    assert jalali.to_gregorian(*jalali.from_gregorian(day)) == day


@given(st.dates(dt.date(1921, 3, 21), dt.date(2100, 1, 1)))
def test_that_what_is_written_short_is_read_back(day: dt.date) -> None:
    assert jalali.parse(jalali.short(day), TODAY) == day
    assert jalali.parse(jalali.long(day), TODAY) == day
    assert jalali.parse(jalali.full(day), TODAY) == day


@pytest.mark.parametrize(
    "typed",
    [
        "1405/9/2",
        "۱۴۰۵-۰۹-۰۲",
        "١٤٠٥/٠٩/٠٢",
        "14050902",
        "۲ آذر ۱۴۰۵",
        "دوشنبه ۲ آذر ۱۴۰۵",
        "05/9/2",
        "9/2",
        "2/9/1405",
        "1405.9.2",
        "2026-11-23",
        "امروز",
        "\u200e۱۴۰۵/۰۹/۰۲\u200f",
    ],
)
def test_that_every_usual_form_is_read(typed: str) -> None:
    assert jalali.parse(typed, TODAY) == EASTER


@pytest.mark.parametrize(("typed", "days"), [("فردا", 1), ("دیروز", -1), ("۳ روز بعد", 3), ("+10 روز دیگر", 10)])
def test_that_relative_days_count_from_today(typed: str, days: int) -> None:
    assert jalali.parse(typed, TODAY) == TODAY + dt.timedelta(days)


@pytest.mark.parametrize("typed", ["", "   ", "\u200f"])
def test_that_blank_means_no_date(typed: str) -> None:
    assert jalali.parse(typed, TODAY) is None


@pytest.mark.parametrize(
    "typed",
    ["1404/12/30", "1405/13/1", "1405/7/31", "0/0/0", "سلام", "1405", "1405/1/1/1", "99999/1/1", "²/1/1", "1405/٫"],
)
def test_that_a_day_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        jalali.parse(typed, TODAY)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((1403, 12, 30), 12, (1404, 12, 29)),
        ((1403, 12, 30), 60, (1408, 12, 30)),
        ((1405, 6, 31), 1, (1405, 7, 30)),
        ((1405, 1, 31), -1, (1404, 12, 29)),
        ((1405, 1, 1), 48, (1409, 1, 1)),
    ],
)
def test_that_adding_months_counts_in_jalali_months(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    moved = jalali.add_months(jalali.to_gregorian(*start), months)
    assert jalali.from_gregorian(moved) == end


def test_that_the_week_starts_on_saturday() -> None:
    assert jalali.weekday(dt.date(2026, 11, 28)) == 0
    assert jalali.weekday(dt.date(2026, 11, 27)) == jalali.FRIDAY


def test_that_a_day_before_the_calendar_begins_is_written_as_it_is_kept() -> None:
    assert jalali.short(dt.date(1, 1, 1)) == "۰۰۰۱-۰۱-۰۱"
