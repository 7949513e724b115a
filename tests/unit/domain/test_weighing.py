"""How parts weigh: by hand, by budget, by duration, and what is left out."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.plan import Activity, Plan, Status, build_plan
from app.domain.weighing import BUDGET, DURATION, Weighing, mean

START = jalali.to_gregorian(1405, 1, 1)


def _plan(*parts: Activity, by: str = "hand", lines: dict[str, int] | None = None) -> Plan:
    return build_plan((Activity("a"), *parts), START, weighing=Weighing(by, lines or {}))


def test_that_budgets_weigh_where_the_programme_says_so() -> None:
    plan = _plan(Activity("b", "a", budget=900, progress=100), Activity("c", "a", budget=100, progress=0), by=BUDGET)
    assert plan.by_id["a"].progress == 90


def test_that_a_part_without_a_budget_weighs_nothing_by_budget() -> None:
    plan = _plan(Activity("b", "a", budget=900, progress=50), Activity("c", "a", progress=100), by=BUDGET)
    assert plan.by_id["a"].progress == 50


def test_that_all_weigh_the_same_where_none_has_a_budget() -> None:
    plan = _plan(Activity("b", "a", progress=50), Activity("c", "a", progress=100), by=BUDGET)
    assert plan.by_id["a"].progress == 75


def test_that_a_budget_may_stand_in_lines() -> None:
    parts = (Activity("b", "a", progress=100), Activity("c", "a", progress=0))
    plan = _plan(*parts, by=BUDGET, lines={"b": 30, "c": 10})
    assert (plan.by_id["a"].progress, plan.by_id["a"].budget) == (75, 40)


def test_that_an_entered_budget_comes_before_its_lines() -> None:
    assert _plan(Activity("b", "a", budget=5), lines={"b": 30}).by_id["a"].budget == 5


def test_that_working_days_weigh_by_duration() -> None:
    parts = (Activity("b", "a", duration=30, progress=100), Activity("c", "a", months=(12, 12), progress=0))
    weighing = Weighing(DURATION, days=lambda first, last: (last - first).days + 1)
    plan = build_plan((Activity("a"), *parts), jalali.to_gregorian(1403, 1, 1), weighing=weighing)
    assert plan.by_id["a"].done == pytest.approx(100 * 30 / 60)  # Esfand of 1403 has 30 days


def test_that_a_milestone_weighs_nothing_by_duration() -> None:
    day = dt.date(2026, 5, 1)
    milestone = Activity("b", "a", start=day, end=day, is_milestone=True, progress=0)
    assert _plan(milestone, Activity("c", "a", duration=3, progress=100), by=DURATION).by_id["a"].progress == 100


def test_that_unplanned_work_does_not_weigh_beside_planned_work() -> None:
    unplanned = Activity("c", "a", progress=0, is_unplanned=True)
    assert _plan(Activity("b", "a", progress=80), unplanned).by_id["a"].progress == 80
    assert _plan(unplanned).by_id["a"].progress == 0


def test_that_cancelled_parts_need_no_money() -> None:
    cancelled = Activity("c", "a", budget=7, status=Status.CANCELLED)
    assert _plan(Activity("b", "a", budget=5), cancelled).by_id["a"].budget == 5


def test_that_progress_is_rounded_only_to_be_shown() -> None:
    thirds = [Activity(f"b{at}", "a", progress=at and 50) for at in range(3)]
    plan = build_plan([Activity("r"), Activity("a", "r"), *thirds, Activity("z", "r", progress=100)])
    assert plan.by_id["a"].progress == 33
    assert plan.by_id["r"].done == pytest.approx((100 / 3 + 100) / 2)
    assert plan.done == plan.by_id["r"].done


def test_that_weights_beyond_the_integers_of_the_file_are_borne() -> None:
    assert mean([2**63, 2**63], [0, 100]) == 50
