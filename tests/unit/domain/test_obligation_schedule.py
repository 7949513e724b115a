"""When obligations fall due, in Jalali months and across leap years, and how far they are kept."""

import datetime as dt

import pytest

from app.domain.jalali import from_gregorian, to_gregorian
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import (
    due_dates,
    fulfilment,
    fulfilment_of_all,
    is_overdue,
    next_due,
    overdue_count,
)


def day(year: int, month: int, number: int) -> dt.date:
    return to_gregorian(year, month, number)


@pytest.mark.parametrize(
    ("year", "last"),
    [(1403, 30), (1404, 29), (1408, 30)],
)
def test_that_a_monthly_due_day_keeps_to_the_end_of_the_month(year: int, last: int) -> None:
    owed = Obligation("o", due=day(year, 6, 31), period="monthly")
    days = due_dates(owed, None, day(year + 1, 1, 31))
    assert [from_gregorian(one)[1:] for one in days] == [
        (6, 31),
        (7, 30),
        (8, 30),
        (9, 30),
        (10, 30),
        (11, 30),
        (12, last),
        (1, 31),
    ]


@pytest.mark.parametrize(
    ("period", "following"),
    [
        ("monthly", (1404, 1, 30)),
        ("quarterly", (1404, 3, 30)),
        ("half_yearly", (1404, 6, 30)),
        ("yearly", (1404, 12, 29)),
    ],
)
def test_that_the_next_due_day_follows_the_leap_day(period: str, following: tuple[int, int, int]) -> None:
    leap = day(1403, 12, 30)
    assert next_due(Obligation("o", due=leap, period=period, done_until=leap), None) == day(*following)


def test_that_a_yearly_due_day_comes_back_to_the_leap_day() -> None:
    owed = Obligation("o", due=day(1403, 12, 30), period="yearly", done_until=day(1407, 12, 29))
    assert next_due(owed, None) == day(1408, 12, 30)


def test_that_what_is_due_once_is_due_until_it_is_kept() -> None:
    assert next_due(Obligation("o", due=day(1405, 1, 1)), None) == day(1405, 1, 1)
    assert next_due(Obligation("o", due=day(1405, 1, 1), state="fulfilled"), None) is None
    assert next_due(Obligation("o", due=day(1405, 1, 1), state="waived"), None) is None


def test_that_nothing_is_due_after_the_last_day_of_the_agreement() -> None:
    owed = Obligation("o", due=day(1405, 1, 1), period="monthly", done_until=day(1405, 3, 1))
    assert next_due(owed, day(1405, 3, 31)) is None
    assert next_due(owed, day(1405, 4, 1)) == day(1405, 4, 1)


def test_that_an_own_last_time_comes_before_that_of_the_agreement() -> None:
    owed = Obligation("o", due=day(1405, 1, 1), period="monthly", period_end=day(1405, 2, 1))
    assert due_dates(owed, day(1406, 1, 1), day(1407, 1, 1)) == (day(1405, 1, 1), day(1405, 2, 1))


def test_that_an_obligation_is_overdue_from_the_day_after() -> None:
    owed = Obligation("o", due=day(1405, 1, 1))
    assert not is_overdue(owed, None, day(1405, 1, 1))
    assert is_overdue(owed, None, day(1405, 1, 2))
    assert overdue_count([owed, owed], None, day(1405, 1, 2)) == 2


@pytest.mark.parametrize(
    ("kept", "on", "percent"),
    [
        (None, (1404, 12, 29), None),
        (None, (1405, 1, 1), 0),
        ((1405, 1, 1), (1405, 1, 1), 100),
        ((1405, 2, 1), (1405, 4, 15), 50),
        ((1405, 6, 1), (1405, 2, 1), 100),
        ((1405, 12, 1), (1410, 1, 1), 100),
    ],
)
def test_that_a_repeated_one_is_kept_by_the_share_of_the_times_due(
    kept: tuple[int, int, int] | None, on: tuple[int, int, int], percent: int | None
) -> None:
    owed = Obligation("o", due=day(1405, 1, 1), period="monthly", done_until=day(*kept) if kept else None)
    assert fulfilment(owed, day(1405, 12, 29), day(*on)) == percent


@pytest.mark.parametrize(
    ("owed", "percent"),
    [
        (Obligation("o"), 0),
        (Obligation("o", fulfilment=40), 40),
        (Obligation("o", state="fulfilled"), 100),
        (Obligation("o", state="waived", fulfilment=40), None),
    ],
)
def test_that_what_is_due_once_is_kept_as_was_entered(owed: Obligation, percent: int | None) -> None:
    assert fulfilment(owed, None, day(1405, 1, 1)) == percent


def test_that_an_agreement_is_kept_by_the_mean_of_what_counts() -> None:
    owed = [
        Obligation("1", state="fulfilled"),
        Obligation("2", fulfilment=25),
        Obligation("3", state="waived"),
        Obligation("4", due=day(1406, 1, 1), period="monthly"),
    ]
    assert fulfilment_of_all(owed, None, day(1405, 1, 1)) == 62
    assert fulfilment_of_all(owed[2:], None, day(1405, 1, 1)) is None


def test_that_an_endless_obligation_beyond_all_calendars_ends() -> None:
    owed = Obligation("o", due=dt.date(9999, 1, 1), period="yearly", done_until=dt.date(9999, 12, 31))
    assert next_due(owed, None) is None
