"""Planned and reached progress on a day, states, delays."""

import datetime as dt
from dataclasses import replace

import pytest

from app.domain import jalali
from app.domain.plan import Activity, Plan, Status, build_plan
from app.domain.progress import (
    Standing,
    State,
    cause_of,
    delay_of,
    history_of,
    planned_on,
    planned_share,
    reached_on,
    spans,
    state_of,
    whole_of,
)
from app.domain.progress_entry import ProgressEntry
from app.domain.weighing import calendar_days

START = jalali.to_gregorian(1405, 1, 1)
DAY = jalali.to_gregorian(1405, 2, 10)


def _entry(row_id: str, on: dt.date | None, percent: int | None, cause: str = "") -> ProgressEntry:
    return ProgressEntry(row_id, "a", on, percent, cause)


@pytest.mark.parametrize(
    ("year", "day", "share"),
    [
        (1403, 29, (29, 30)),
        (1403, 30, (1, 1)),
        (1404, 29, (1, 1)),
        (1408, 29, (29, 30)),
        (1408, 30, (1, 1)),
    ],
)
def test_that_esfand_is_planned_to_its_last_day(year: int, day: int, share: tuple[int, int]) -> None:
    last = jalali.days_in_month(year, 12)
    span = jalali.to_gregorian(year, 12, 1), jalali.to_gregorian(year, 12, last)
    assert planned_share(span, jalali.to_gregorian(year, 12, day), calendar_days) == share


def test_that_months_of_31_and_30_days_are_planned_by_their_days() -> None:
    span = jalali.to_gregorian(1405, 6, 1), jalali.to_gregorian(1405, 7, 30)
    assert planned_share(span, jalali.to_gregorian(1405, 6, 31), calendar_days) == (31, 61)


def test_that_nothing_is_planned_before_the_start() -> None:
    assert planned_share((DAY, DAY), DAY - dt.timedelta(1), calendar_days) == (0, 1)


def test_that_a_milestone_is_planned_for_its_last_day() -> None:
    span = START, DAY
    assert planned_share(span, DAY - dt.timedelta(1), calendar_days, is_milestone=True) == (0, 1)
    assert planned_share(span, DAY, calendar_days, is_milestone=True) == (1, 1)


def test_that_only_working_days_bring_the_plan_forward() -> None:
    saturday = jalali.to_gregorian(1405, 1, 1)  # a Saturday

    def without_fridays(first: dt.date, last: dt.date) -> int:
        days = (first + dt.timedelta(at) for at in range((last - first).days + 1))
        return sum(jalali.weekday(day) != jalali.FRIDAY for day in days)

    span = saturday, saturday + dt.timedelta(13)
    assert planned_share(span, saturday + dt.timedelta(6), without_fridays) == (6, 12)


def test_that_an_activity_of_holidays_alone_is_planned_for_its_end() -> None:
    assert planned_share((START, DAY), START, lambda _first, _last: 0) == (0, 1)


def test_that_what_has_no_dates_goes_on_as_long_as_what_holds_it() -> None:
    plan = build_plan([Activity("a", months=(1, 2)), Activity("b", "a"), Activity("z")], START)
    whole = (START, jalali.to_gregorian(1405, 2, 31))
    assert spans(plan) == {"a": whole, "b": whole, "z": whole}


def test_that_a_plan_without_dates_has_no_planned_progress() -> None:
    plan = build_plan([Activity("a"), Activity("b", "a", progress=5)])
    assert planned_on(plan, DAY, calendar_days) == {"a": None, "b": None}


def test_that_planned_progress_goes_up_by_weight() -> None:
    parts = Activity("b", "a", weight=3, end=START), Activity("c", "a", weight=1, start=DAY, end=DAY)
    plan = build_plan([Activity("a", months=(1, 2)), *parts], START)
    planned = planned_on(plan, START, calendar_days)
    assert (planned["a"], whole_of(plan, planned)) == (75, 75)


def _reached(plan: Plan, day: dt.date, *entries: ProgressEntry) -> float | None:
    return reached_on(plan, history_of(entries), day)["a"]


def test_that_progress_on_a_day_is_the_last_entered_until_then() -> None:
    plan = build_plan([Activity("a", progress=70)], START)
    entries = _entry("2", DAY, 70), _entry("1", START, 20)
    days = (START - dt.timedelta(1), START, DAY - dt.timedelta(1), DAY)
    assert [_reached(plan, day, *entries) for day in days] == [0, 20, 20, 70]


def test_that_progress_without_a_date_counts_from_the_start() -> None:
    plan = build_plan([Activity("a", months=(1, 2), progress=40)], START)
    assert [_reached(plan, day) for day in (START - dt.timedelta(1), START)] == [0, 40]


def test_that_what_is_done_without_a_date_counts_from_its_actual_end() -> None:
    plan = build_plan([Activity("a", months=(1, 2), status=Status.DONE, actual_end=DAY)], START)
    assert [_reached(plan, day) for day in (DAY - dt.timedelta(1), DAY)] == [0, 100]


def test_that_progress_nobody_entered_is_not_zero() -> None:
    assert _reached(build_plan([Activity("a")], START), DAY) is None


def test_that_damaged_entries_are_left_out() -> None:
    assert history_of([_entry("1", None, 5), _entry("2", DAY, None), ProgressEntry("3", None, DAY, 5)]) == {}


@pytest.mark.parametrize(
    ("standing", "state"),
    [
        (Standing(100, 0, START, START), State.DONE),
        (Standing(99, 100, START, START), State.LATE),
        (Standing(40, 50, START, DAY), State.AT_RISK),
        (Standing(41, 50, START, DAY), State.ON_TIME),
        (Standing(None, 5, START, DAY), State.AT_RISK),
        (Standing(45, 50, START, DAY, baseline_end=START), State.AT_RISK),
        (Standing(45, 50, START, DAY, has_late_parts=True), State.AT_RISK),
        (Standing(None, 0, DAY, DAY), State.ON_TIME),
        (Standing(None, 0, DAY + dt.timedelta(1), None), State.NOT_DUE),
        (Standing(5, None, None, None), State.UNDATED),
    ],
)
def test_that_states_follow_their_rules(standing: Standing, state: State) -> None:
    node = build_plan([Activity("a")]).nodes[0]
    day = DAY if state is not State.DONE else DAY + dt.timedelta(9)
    assert state_of(node, standing, day) is state


def test_that_a_passed_deadline_is_a_risk() -> None:
    node = build_plan([Activity("a", deadline=START)]).nodes[0]
    assert state_of(node, Standing(50, 50, START, DAY), DAY) is State.AT_RISK


@pytest.mark.parametrize("status", [Status.STOPPED, Status.CANCELLED])
def test_that_what_is_stopped_or_cancelled_is_not_late(status: Status) -> None:
    node = build_plan([Activity("a", status=status)]).nodes[0]
    assert state_of(node, Standing(0, 100, START, START), DAY) == status.value
    assert delay_of(node, START, DAY, done=0) == 0


def test_that_delay_counts_the_days_after_the_end() -> None:
    open_one = Activity("a")
    done = replace(open_one, status=Status.DONE, actual_end=START + dt.timedelta(3))
    assert [
        delay_of(build_plan([one]).nodes[0], START, DAY, done=reached)
        for one, reached in ((open_one, 50), (done, 100), (replace(done, actual_end=None), 100))
    ] == [(DAY - START).days, 3, 0]


def test_that_a_delay_across_a_leap_day_counts_it() -> None:
    node = build_plan([Activity("a")]).nodes[0]
    end, day = jalali.to_gregorian(1408, 12, 29), jalali.to_gregorian(1409, 1, 1)
    assert delay_of(node, end, day, done=0) == 2


def test_that_the_cause_is_the_last_one_known_on_the_day() -> None:
    entries = [_entry("1", START, 5, "funding"), _entry("2", DAY, 6), _entry("3", DAY + dt.timedelta(1), 7, "staff")]
    assert (cause_of(entries, DAY), cause_of(entries, START - dt.timedelta(1))) == ("funding", "")
