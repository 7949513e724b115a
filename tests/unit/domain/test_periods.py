"""Spans of time as people speak of them."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.periods import periods_of

LEAP_DAY = jalali.to_gregorian(1403, 12, 30)  # a Thursday


@pytest.mark.parametrize(
    ("day", "spans"),
    [
        ((1403, 12, 30), ("coming", "week", "month", "year")),
        ((1404, 1, 1), ("coming", "week")),
        ((1404, 1, 2), ("coming",)),
        ((1403, 12, 25), ("week", "month", "year")),
        ((1403, 12, 24), ("month", "year")),
        ((1403, 11, 1), ("last_month", "year")),
        ((1403, 10, 30), ("year",)),
        ((1402, 12, 29), ()),
    ],
)
def test_that_spans_are_those_of_the_jalali_calendar(day: tuple[int, int, int], spans: tuple[str, ...]) -> None:
    assert periods_of(jalali.to_gregorian(*day), LEAP_DAY) == spans


def test_that_the_month_before_farvardin_is_esfand() -> None:
    assert "last_month" in periods_of(LEAP_DAY, LEAP_DAY + dt.timedelta(1))


def test_that_what_has_no_date_is_undated() -> None:
    assert periods_of(None, LEAP_DAY) == ("undated",)
