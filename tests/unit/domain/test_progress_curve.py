"""The S-curve and time-phased money: nothing is lost, months are Jalali, curves end where the table stands."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import jalali
from app.domain.plan import Activity, Status, build_plan
from app.domain.progress import history_of, reached_on, spans, whole_of
from app.domain.progress_curve import (
    FINE,
    Measured,
    Reality,
    below,
    distribute,
    divided,
    earned_cost,
    jalali_months,
    months_passed,
    planned_cost,
    planned_series,
    programme_months,
    reached_series,
)
from app.domain.progress_entry import ProgressEntry
from app.domain.weighing import Weighing, calendar_days

START = jalali.to_gregorian(1403, 1, 1)


def _costs(measured: list[Measured]) -> dict[str, int]:
    return {one.node.activity.id: one.cost // FINE for one in measured}


def test_that_what_a_part_has_more_than_its_parts_goes_by_weight() -> None:
    parts = Activity("b", "a", budget=60, weight=1), Activity("c", "a", weight=3)
    assert _costs(distribute(build_plan([Activity("a", budget=100), *parts]))) == {"b": 70, "c": 30}


def test_that_parts_that_need_more_than_the_whole_are_cut_alike() -> None:
    parts = Activity("b", "a", budget=150), Activity("c", "a", budget=50)
    assert _costs(distribute(build_plan([Activity("a", budget=100), *parts]))) == {"b": 75, "c": 25}


def test_that_cancelled_and_unplanned_work_earns_nothing() -> None:
    parts = (
        Activity("b", "a", budget=60),
        Activity("c", "a", budget=9, is_unplanned=True),
        Activity("d", "a", budget=9, status=Status.CANCELLED),
    )
    assert _costs(distribute(build_plan([Activity("a"), *parts]))) == {"b": 60}


def test_that_a_part_with_progress_of_its_own_is_measured_itself() -> None:
    plan = build_plan([Activity("a", progress=30, budget=10), Activity("b", "a")])
    assert _costs(distribute(plan)) == {"a": 10}


def test_that_a_frozen_cost_goes_to_those_that_are_there_today() -> None:
    plan = build_plan([Activity("a"), Activity("b", "a", weight=1), Activity("c", "a", weight=2)])
    assert _costs(below(plan, plan.nodes[0], 90 * FINE)) == {"b": 30, "c": 60}


@given(st.integers(0, 2**80), st.lists(st.integers(0, 2**70), min_size=1).filter(any))
def test_that_division_by_weights_loses_nothing(amount: int, weights: list[int]) -> None:
    parts = divided(amount, weights)
    assert sum(parts) == amount
    assert all(part >= 0 for part in parts)


def test_that_jalali_months_end_where_the_calendar_says() -> None:
    ends = jalali_months(jalali.to_gregorian(1403, 11, 5), jalali.to_gregorian(1404, 1, 1)).ends
    assert [jalali.from_gregorian(end) for end in ends] == [(1403, 11, 30), (1403, 12, 30), (1404, 1, 31)]


def test_that_programme_months_begin_on_the_day_of_the_programme() -> None:
    ends = programme_months(jalali.to_gregorian(1403, 6, 31), jalali.to_gregorian(1403, 8, 1)).ends
    assert [jalali.from_gregorian(end) for end in ends] == [(1403, 7, 29), (1403, 8, 29)]


@pytest.mark.parametrize(
    ("day", "passed"),
    [
        ((1402, 12, 29), Fraction(0)),
        ((1403, 1, 31), Fraction(1)),
        ((1403, 12, 29), 11 + Fraction(29, 30)),
        ((1403, 12, 30), Fraction(12)),
        ((1404, 12, 29), Fraction(24)),
        ((1408, 12, 29), 71 + Fraction(29, 30)),
        ((1408, 12, 30), Fraction(72)),
    ],
)
def test_that_passed_months_are_counted_in_jalali_months(day: tuple[int, int, int], passed: Fraction) -> None:
    assert months_passed(START, jalali.to_gregorian(*day)) == passed


def test_that_months_reach_the_last_day_that_dates_can_have() -> None:
    assert jalali_months(dt.date(9999, 12, 1), dt.date.max).ends[-1] == dt.date.max
    assert programme_months(dt.date(9999, 12, 1), dt.date.max).ends[-1] == dt.date.max


def test_that_the_planned_value_of_a_leap_year_is_spread_by_its_days() -> None:
    plan = build_plan([Activity("a", months=(1, 12), budget=366)], START)
    months = jalali_months(START, jalali.to_gregorian(1403, 12, 30))
    series = planned_series(distribute(plan), spans(plan), months, calendar_days)
    assert series.rials() == [31, 62, 93, 124, 155, 186, 216, 246, 276, 306, 336, 366]
    assert series.percents()[-1] == 100


def test_that_money_beyond_the_integers_of_the_file_is_planned_whole() -> None:
    huge = 2**63 - 1
    plan = build_plan([Activity(str(at), months=(1, 7), budget=huge) for at in range(5)], START)
    last = jalali.to_gregorian(1403, 7, 30)
    measured, known = distribute(plan), spans(plan)
    assert planned_series(measured, known, jalali_months(START, last), calendar_days).rials()[-1] == 5 * huge
    assert planned_cost(measured, known, last, calendar_days) == 5 * huge


def _history_of(*entries: tuple[str, tuple[int, int, int], int]) -> dict[str, list[ProgressEntry]]:
    return history_of(
        ProgressEntry(str(at), row_id, jalali.to_gregorian(*on), percent)
        for at, (row_id, on, percent) in enumerate(entries)
    )


def test_that_the_curve_ends_where_the_plan_stands() -> None:
    parts = Activity("b", "a", weight=3, budget=300, progress=80), Activity("c", "a", budget=100, progress=10)
    plan = build_plan([Activity("a", months=(1, 3)), *parts], START)
    history = _history_of(("b", (1403, 1, 31), 20), ("b", (1403, 3, 1), 80), ("c", (1403, 2, 1), 10))
    day, measured = jalali.to_gregorian(1403, 3, 31), distribute(plan)
    series = reached_series(measured, Reality.of(plan, history), jalali_months(START, day), day)
    reached = reached_on(plan, history, day)
    assert series.percents() == [15, 17.5, 62.5]
    assert series.rials() == [60, 70, 250]
    assert whole_of(plan, reached) == plan.done == 62.5
    assert earned_cost(measured, reached) == 250


def test_that_progress_may_go_back() -> None:
    plan = build_plan([Activity("a", months=(1, 3), progress=40)], START)
    history = _history_of(("a", (1403, 1, 5), 60), ("a", (1403, 2, 5), 40))
    day = jalali.to_gregorian(1403, 3, 1)
    series = reached_series(distribute(plan), Reality.of(plan, history), jalali_months(START, day), day)
    assert series.percents() == [60, 40, 40]


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 5), st.integers(0, 500)), min_size=1, max_size=9),
    st.sampled_from(["hand", "budget", "duration"]),
)
def test_that_shares_add_up_to_the_whole(rows: list[tuple[str, int, int]], by: str) -> None:
    tops = [Activity(name, months=(1, 4)) for name in "abcd"]
    parts = [
        Activity(str(at), top, months=(1, months), budget=budget, progress=budget % 101)
        for at, (top, months, budget) in enumerate(rows)
    ]
    plan = build_plan([*tops, *parts], START, weighing=Weighing(by))
    measured = distribute(plan)
    assert sum(one.share for one in measured) == pytest.approx(1)
    assert sum(one.cost for one in measured) == sum(budget for *_, budget in rows) * FINE
    assert sum(one.share * (one.node.done or 0) for one in measured) == pytest.approx(plan.done)
