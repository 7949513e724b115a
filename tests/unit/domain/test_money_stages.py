"""The steps of money: sums, balances, periods."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.budget import BudgetLine
from app.domain.money_entry import MoneyEntry
from app.domain.money_stages import (
    NO_MONEY,
    Stages,
    activity_of,
    fiscal_year_of,
    month_of,
    net,
    quarter_of,
    regrouped,
    source_of,
)
from app.domain.money_time import fiscal_span, required_by_month
from app.domain.plan import Activity, build_plan
from app.domain.weighing import calendar_days

START = jalali.to_gregorian(1403, 1, 1)
HUGE = 2**63 - 1


def test_that_reversals_take_amounts_back() -> None:
    entries = [MoneyEntry("1", amount=10), MoneyEntry("2", amount=4, is_reversal=1), MoneyEntry("3", "approved")]
    assert net(entries) == 6


def test_that_what_comes_later_does_not_count_yet() -> None:
    entries = [MoneyEntry("1", on=START, amount=10), MoneyEntry("2", on=START + dt.timedelta(1), amount=4)]
    assert net(entries, until=START) == 10


def test_that_sums_go_beyond_the_integers_of_the_file() -> None:
    assert (Stages(spent=HUGE) + Stages(spent=HUGE, approved=1)) == Stages(approved=1, spent=2 * HUGE)


def test_that_balances_need_the_stage_before() -> None:
    money = Stages(required=10, approved=8, allocated=6, committed=5, spent=7)
    balances = (money.unapproved, money.unallocated, money.uncommitted, money.unspent, money.in_hand, money.owed)
    assert balances == (2, 2, 1, 1, -1, -2)
    assert (NO_MONEY.unspent, Stages(approved=3).unspent, Stages(spent=3).unspent) == (None, 3, None)


def test_that_an_entry_belongs_where_its_line_does() -> None:
    lines = {"l": BudgetLine("l", "a", source_id="s")}
    entry = MoneyEntry("1", line_id="l")
    assert (activity_of(entry, lines), source_of(entry, lines)) == ("a", "s")
    own = MoneyEntry("2", line_id="l", activity_id="b", source_id="t")
    assert (activity_of(own, lines), source_of(own, lines)) == ("b", "t")


@pytest.mark.parametrize(
    ("month", "first", "year", "quarter"),
    [
        ((1403, 12), 1, 1403, 4),
        ((1404, 1), 1, 1404, 1),
        ((1403, 6), 7, 1402, 4),
        ((1403, 7), 7, 1403, 1),
        ((1404, 1), 7, 1403, 3),
        ((1403, 12), 10, 1403, 1),
    ],
)
def test_that_fiscal_years_begin_with_their_month(month: tuple[int, int], first: int, year: int, quarter: int) -> None:
    assert (fiscal_year_of(month, first), quarter_of(month, first)) == (year, (year, quarter))


@pytest.mark.parametrize("year", [1403, 1404, 1408])
def test_that_a_fiscal_year_ends_before_the_next_begins(year: int) -> None:
    for first in (1, 7, 12):
        assert fiscal_span(year, first)[1] + dt.timedelta(1) == jalali.to_gregorian(year + 1, first, 1)


def test_that_the_last_day_of_a_leap_year_lies_in_its_month() -> None:
    assert month_of(jalali.to_gregorian(1403, 12, 30)) == (1403, 12)
    assert month_of(jalali.to_gregorian(1408, 12, 30)) == (1408, 12)


def test_that_months_add_up_to_quarters_and_years() -> None:
    months = {
        (1403, 12): Stages(spent=1),
        (1404, 1): Stages(spent=2),
        (1404, 3): Stages(spent=4),
        None: Stages(spent=8),
    }
    quarters, years = regrouped(months, 1)
    assert quarters == {(1403, 4): Stages(spent=1), (1404, 1): Stages(spent=6)}
    assert years == {1403: Stages(spent=1), 1404: Stages(spent=6)}


def test_that_required_money_of_the_months_is_the_whole() -> None:
    activities = [Activity("a", months=(1, 12), budget=1_000), Activity("b", months=(12, 13), budget=HUGE)]
    plan = build_plan(activities, START)
    months = required_by_month(plan, (), (calendar_days, 1))
    assert sum(months.values()) == 1_000 + HUGE
    assert list(months)[-2:] == [(1403, 12), (1404, 1)]


def test_that_a_line_is_needed_in_its_fiscal_year() -> None:
    lines = [BudgetLine("1", "a", amount=60, year=1404), BudgetLine("2", "a", amount=40, year=1409)]
    plan = build_plan([Activity("a", months=(1, 24), budget=100)], START)
    months = required_by_month(plan, lines, (calendar_days, 1))
    years = {year: sum(amount for (at, _), amount in months.items() if at == year) for year in (1403, 1404, 1409)}  # type: ignore[misc]
    assert years == {1403: 0, 1404: 60, 1409: 40}


def test_that_unplanned_work_needs_money_too() -> None:
    plan = build_plan([Activity("a", months=(1, 1), budget=5, is_unplanned=True), Activity("b", budget=3)], START)
    assert required_by_month(plan, (), (calendar_days, 1)) == {(1403, 1): 8}


def test_that_money_without_dates_stands_apart() -> None:
    assert required_by_month(build_plan([Activity("a", budget=5)]), (), (calendar_days, 1)) == {None: 5}
