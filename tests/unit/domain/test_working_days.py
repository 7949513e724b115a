"""Arithmetic in working days: over the week, holidays, extra working days and the ends of leap years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.jalali import to_gregorian, weekday
from app.domain.working_days import DAYS_OFF, WorkCalendar

PLAIN = WorkCalendar()
SHORT = WorkCalendar((5, 6))
NEWROZ = {to_gregorian(1404, 1, day): False for day in range(1, 5)}


def test_that_friday_is_off() -> None:
    assert not PLAIN.is_working(to_gregorian(1405, 1, 7))


def test_that_a_holiday_is_off() -> None:
    assert not WorkCalendar((6,), NEWROZ).is_working(to_gregorian(1404, 1, 2))


def test_that_a_friday_can_be_worked_on() -> None:
    friday = to_gregorian(1405, 1, 7)
    assert WorkCalendar((6,), {friday: True}).on_or_after(friday) == friday


@pytest.mark.parametrize(("rule", "off"), [("friday", 1), ("thursday", 2), ("saturday", 2), ("none", 0)])
def test_that_every_rule_of_the_week_has_its_days_off(rule: str, off: int) -> None:
    saturday = to_gregorian(1405, 1, 1)
    assert WorkCalendar(DAYS_OFF[rule]).count(saturday, saturday + dt.timedelta(6)) == 7 - off


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        ((1403, 12, 30), 1, (1404, 1, 5)),  # over Nowruz, whose second to fourth day is off
        ((1403, 12, 29), 1, (1403, 12, 30)),
        ((1408, 12, 30), 1, (1409, 1, 1)),
        ((1409, 1, 1), -1, (1408, 12, 30)),
        ((1405, 6, 30), 2, (1405, 7, 1)),
        ((1405, 7, 1), -1, (1405, 6, 31)),
    ],
)
def test_that_months_and_leap_years_end_where_they_end(
    day: tuple[int, int, int], days: int, expected: tuple[int, int, int]
) -> None:
    calendar = WorkCalendar((6,), NEWROZ)
    assert calendar.add(to_gregorian(*day), days) == to_gregorian(*expected)


def test_that_adding_nothing_to_a_day_off_goes_to_the_next_working_day() -> None:
    assert PLAIN.add(to_gregorian(1405, 1, 7), 0) == to_gregorian(1405, 1, 8)


def test_that_a_span_that_ends_before_it_begins_has_no_days() -> None:
    assert PLAIN.count(to_gregorian(1405, 1, 8), to_gregorian(1405, 1, 3)) == 0


def test_that_days_past_the_end_of_time_are_its_last_day() -> None:
    assert PLAIN.add(dt.date.max, 20_000) == dt.date.max


DAYS = st.dates(dt.date(2024, 3, 1), dt.date(2024, 6, 30))
CALENDARS = st.builds(
    WorkCalendar, st.sampled_from(list(DAYS_OFF.values())), st.dictionaries(DAYS, st.booleans(), max_size=40)
)


@given(CALENDARS, DAYS, DAYS)
def test_that_counting_equals_looking_at_every_day(calendar: WorkCalendar, first: dt.date, last: dt.date) -> None:
    days = [first + dt.timedelta(ahead) for ahead in range((last - first).days + 1)]
    assert calendar.count(first, last) == sum(calendar.is_working(day) for day in days)


@given(CALENDARS, DAYS)
def test_that_the_working_day_after_a_day_is_the_first_that_is_worked_on(calendar: WorkCalendar, day: dt.date) -> None:
    expected = day
    while not calendar.is_working(expected):
        expected += dt.timedelta(1)
    assert calendar.on_or_after(day) == expected


@given(CALENDARS, DAYS)
def test_that_the_working_day_before_a_day_is_the_last_that_is_worked_on(calendar: WorkCalendar, day: dt.date) -> None:
    expected = day
    while not calendar.is_working(expected):
        expected -= dt.timedelta(1)
    assert calendar.on_or_before(day) == expected


@given(CALENDARS, DAYS, st.integers(1, 80))
def test_that_going_on_and_back_returns(calendar: WorkCalendar, day: dt.date, days: int) -> None:
    start = calendar.on_or_after(day)
    assert calendar.add(calendar.add(start, days), -days) == start


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_that_the_days_of_the_week_are_those_of_iran(day: dt.date) -> None:
    assert PLAIN.is_working(day) == (weekday(day) != 6)
