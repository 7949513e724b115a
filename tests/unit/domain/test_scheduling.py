"""The schedule of a plan over dates: what is placed where, what stays, and what is told to be wrong."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dependency import Dependency
from app.domain.jalali import to_gregorian
from app.domain.plan import Activity, Status, build_plan
from app.domain.schedule import Problem, Reason, Schedule, Trouble
from app.domain.scheduling import schedule
from app.domain.working_days import WorkCalendar

SATURDAY = to_gregorian(1405, 1, 1)
CALENDAR = WorkCalendar()


def on(month: int, day: int, year: int = 1405) -> dt.date:
    return to_gregorian(year, month, day)


def act(name: str, duration: int | None = None, **fields: Any) -> Activity:
    return Activity(name, sort=name, title=name, duration=duration, **fields)


def tie(text: str) -> Dependency:
    """Read «a>b FS 2»."""
    ends, _, rest = text.partition(" ")
    before, after = ends.split(">")
    kind, _, lag = rest.partition(" ")
    return Dependency(text, before, after, kind or "FS", int(lag) if lag else None)


def scheduled(
    activities: Iterable[Activity], *ties: str, start: dt.date | None = SATURDAY, calendar: WorkCalendar = CALENDAR
) -> Schedule:
    return schedule(build_plan(activities, start), [tie(one) for one in ties], calendar)


def dates(found: Schedule, name: str) -> tuple[dt.date, dt.date]:
    timing = found.timings[name]
    return timing.start, timing.end


def troubles(found: Schedule) -> list[Trouble]:
    return [problem.trouble for problem in found.problems]


def test_that_an_activity_starts_with_the_programme_and_counts_working_days() -> None:
    assert dates(scheduled([act("a", 7)]), "a") == (on(1, 1), on(1, 8))


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        ("FS", on(1, 6), on(1, 9)),
        ("FS 1", on(1, 8), on(1, 10)),
        ("FS -2", on(1, 4), on(1, 6)),
        ("SS", on(1, 1), on(1, 3)),
        ("SS 2", on(1, 3), on(1, 5)),
        ("FF", on(1, 3), on(1, 5)),
        ("SF 5", on(1, 3), on(1, 5)),
    ],
)
def test_that_a_dependency_of_each_kind_counts_working_days(kind: str, start: dt.date, end: dt.date) -> None:
    assert dates(scheduled([act("a", 5), act("b", 3)], f"a>b {kind}"), "b") == (start, end)


@pytest.mark.parametrize(
    ("begin", "days", "end"),
    [
        (on(12, 29, 1403), 2, on(12, 30, 1403)),
        (on(12, 29, 1403), 3, on(1, 2, 1404)),
        (on(12, 29, 1408), 3, on(1, 1, 1409)),
        (on(6, 30), 3, on(7, 1)),
        (on(11, 29), 3, on(12, 2)),
    ],
)
def test_that_work_runs_over_the_ends_of_months_and_leap_years(begin: dt.date, days: int, end: dt.date) -> None:
    assert dates(scheduled([act("a", days)], start=begin), "a") == (begin, end)


def test_that_a_window_of_months_is_where_an_activity_lies() -> None:
    assert dates(scheduled([act("a", months=(12, 12))], start=on(1, 1, 1403)), "a") == (
        on(12, 1, 1403),
        on(12, 30, 1403),
    )


def test_that_a_duration_begins_no_earlier_than_its_window() -> None:
    assert dates(scheduled([act("a", 2, months=(2, 5))]), "a") == (on(2, 1), on(2, 2))


def test_that_an_activity_lies_in_the_months_of_the_part_above() -> None:
    assert dates(scheduled([act("p", months=(3, 4)), act("a", 2, parent="p")]), "a")[0] == on(3, 2)


def test_that_a_part_reaches_over_what_lies_in_it() -> None:
    found = scheduled([act("p"), act("a", 3, parent="p"), act("b", 4, parent="p")], "a>b")
    assert dates(found, "p") == (on(1, 1), on(1, 8))


def test_that_a_part_that_waits_begins_after_all_of_the_part_before() -> None:
    parts = [act("p"), act("a", 3, parent="p"), act("b", 5, parent="p"), act("q"), act("c", 2, parent="q")]
    assert dates(scheduled(parts, "p>q"), "c")[0] == on(1, 6)


def test_that_phases_can_begin_a_while_after_each_other() -> None:
    parts = [act("p"), act("a", 3, parent="p"), act("b", 5, parent="p"), act("q"), act("c", 2, parent="q")]
    assert dates(scheduled(parts, "a>b", "p>q SS 2"), "c")[0] == on(1, 3)


def test_that_ties_of_a_part_hold_in_parts_of_its_parts() -> None:
    parts = [
        act("p"),
        act("i", parent="p"),
        act("a", 4, parent="i"),
        act("q"),
        act("j", parent="q"),
        act("b", 1, parent="j"),
    ]
    assert dates(scheduled(parts, "p>q"), "b")[0] == on(1, 5)


def test_that_a_milestone_is_reached_on_the_day_its_predecessor_ends() -> None:
    found = scheduled([act("a", 4), act("m", is_milestone=True), act("b", 1)], "a>m", "m>b")
    assert dates(found, "m") == (on(1, 4), on(1, 4))
    assert dates(found, "b")[0] == on(1, 5)


def test_that_a_milestone_of_the_beginning_costs_no_day() -> None:
    found = scheduled([act("m", is_milestone=True), act("b", 1)], "m>b")
    assert dates(found, "m")[0] == dates(found, "b")[0] == on(1, 1)


def test_that_a_milestone_that_starts_with_another_is_not_before_it() -> None:
    found = scheduled([act("a", 4, months=(1, 1)), act("m", is_milestone=True)], "a>m SS 1")
    assert dates(found, "m")[0] == on(1, 2)


def test_that_dates_of_the_agent_stay_whatever_they_wait_for() -> None:
    fixed = act("b", start=on(1, 3), end=on(1, 5))
    found = scheduled([act("a", 5), fixed], "a>b")
    assert dates(found, "b") == (on(1, 3), on(1, 5))
    assert found.problems == (Problem(Trouble.CONTRADICTION, ("a", "b"), "a>b", days=3),)


def test_that_dates_of_the_agent_on_days_off_stay() -> None:
    assert dates(scheduled([act("a", start=on(1, 7), end=on(1, 7))]), "a") == (on(1, 7), on(1, 7))


def test_that_dates_of_the_schedule_are_placed_anew() -> None:
    placed = act("b", 3, start=on(1, 3), end=on(1, 5), dates_by="schedule")
    assert dates(scheduled([act("a", 5), placed], "a>b"), "b") == (on(1, 6), on(1, 9))


def test_that_a_part_that_waits_names_both_ends_when_something_in_it_is_fixed_too_early() -> None:
    parts = [act("a", 5), act("q"), act("b", parent="q", start=on(1, 3), end=on(1, 4)), act("c", 1, parent="q")]
    assert scheduled(parts, "a>q").problems == (Problem(Trouble.CONTRADICTION, ("a", "q"), "a>q", days=3),)


def test_that_what_happened_stays_and_is_no_contradiction() -> None:
    done = act("b", status=Status.DONE, actual_start=on(1, 3), actual_end=on(1, 4))
    found = scheduled([act("a", 5), done], "a>b")
    assert dates(found, "b") == (on(1, 3), on(1, 4))
    assert found.problems == ()


def test_that_a_cancelled_activity_takes_no_part() -> None:
    found = scheduled([act("a", 5, status=Status.CANCELLED), act("b", 3)], "a>b")
    assert "a" not in found.timings
    assert dates(found, "b")[0] == on(1, 1)


def test_that_nothing_in_a_cancelled_part_takes_part() -> None:
    assert scheduled([act("p", status=Status.CANCELLED), act("a", 5, parent="p")]).timings == {}


@pytest.mark.parametrize(
    ("constraint", "day", "start", "end"),
    [
        ("start_on", on(1, 10), on(1, 10), on(1, 12)),
        ("start_on", on(1, 7), on(1, 8), on(1, 10)),
        ("finish_on", on(1, 10), on(1, 8), on(1, 10)),
        ("start_from", on(1, 10), on(1, 10), on(1, 12)),
        ("finish_from", on(1, 10), on(1, 8), on(1, 10)),
        ("start_until", on(1, 10), on(1, 1), on(1, 3)),
        ("finish_until", on(1, 10), on(1, 1), on(1, 3)),
        ("soon", on(1, 10), on(1, 1), on(1, 3)),
        ("finish_on", on(12, 30, 1408), on(12, 28, 1408), on(12, 30, 1408)),
    ],
)
def test_that_each_constraint_holds(constraint: str, day: dt.date, start: dt.date, end: dt.date) -> None:
    found = scheduled([act("a", 3, constraint=constraint, constraint_on=day)])
    assert (dates(found, "a"), troubles(found)) == ((start, end), [])


def test_that_a_late_activity_goes_just_before_what_waits_for_it() -> None:
    found = scheduled([act("a", 9), act("b", 2, constraint="late"), act("c", 1)], "a>c", "b>c")
    assert dates(found, "b") == (on(1, 9), on(1, 10))
    assert found.timings["b"].early_start == on(1, 1)


@pytest.mark.parametrize("constraint", ["start_until", "finish_until"])
def test_that_a_constraint_that_cannot_hold_is_told(constraint: str) -> None:
    found = scheduled([act("a", 5), act("b", 3, constraint=constraint, constraint_on=on(1, 5))], "a>b")
    missing = 1 if constraint == "start_until" else 3
    assert found.problems == (Problem(Trouble.CONSTRAINT, ("b",), on=on(1, 5), days=missing),)
    assert found.timings["b"].total_float == -missing


def test_that_a_constraint_against_a_dependency_is_a_contradiction() -> None:
    found = scheduled([act("a", 5), act("b", 3, constraint="start_on", constraint_on=on(1, 3))], "a>b")
    assert found.problems == (Problem(Trouble.CONTRADICTION, ("a", "b"), "a>b", days=3),)


def test_that_a_deadline_is_only_watched() -> None:
    found = scheduled([act("a", 5, deadline=on(1, 3))])
    assert dates(found, "a") == (on(1, 1), on(1, 5))
    assert found.problems == (Problem(Trouble.DEADLINE, ("a",), on=on(1, 3), days=2),)


def test_that_a_cycle_names_its_activities_in_order_and_the_rest_is_scheduled() -> None:
    found = scheduled([act("a", 1), act("b", 1), act("c", 1), act("d", 1)], "a>b", "b>c", "c>a", "c>d")
    (cycle,) = found.problems
    assert cycle.trouble is Trouble.CYCLE
    assert "".join(cycle.activities) in {"abc", "bca", "cab"}
    assert dates(found, "d")[0] == on(1, 2)


def test_that_an_activity_that_waits_for_its_own_part_is_a_cycle() -> None:
    (cycle,) = scheduled([act("p"), act("a", 1, parent="p")], "p>a").problems
    assert sorted(cycle.activities) == ["a", "p"]


def test_that_an_unknown_predecessor_is_told() -> None:
    found = scheduled([act("a", 1)], "zz>a")
    assert found.problems == (Problem(Trouble.UNKNOWN, ("a",), "zz>a"),)


def test_that_dates_before_the_programme_are_told() -> None:
    found = scheduled([act("a", start=on(12, 27, 1404), end=on(1, 2))])
    assert found.problems == (Problem(Trouble.OUTSIDE, ("a",), on=SATURDAY, days=2),)


def test_that_dates_after_the_last_phase_are_told() -> None:
    found = scheduled([act("p", months=(1, 1)), act("a", 30, parent="p")])
    assert found.problems == (Problem(Trouble.OUTSIDE, ("a",), on=on(1, 31), days=3),)


def test_that_an_unending_chain_stops_at_the_end_of_time() -> None:
    chain = [act(f"{number:03}", 20_000) for number in range(200)]
    found = scheduled(chain, *(f"{number:03}>{number + 1:03}" for number in range(199)))
    assert dates(found, "199")[1] == dt.date.max
    assert Trouble.OUTSIDE in troubles(found)


def test_that_a_plan_without_a_start_begins_with_its_first_date() -> None:
    found = scheduled([act("a", start=on(1, 3), end=on(1, 4)), act("b", 2)], start=None)
    assert dates(found, "b")[0] == on(1, 3)
    assert troubles(found) == [Trouble.NO_START]


def test_that_a_plan_without_any_date_is_not_scheduled() -> None:
    assert scheduled([act("a", 2)], start=None).timings == {}


def test_that_an_activity_of_which_nothing_is_known_is_left_out() -> None:
    assert scheduled([act("a")]).timings == {}


def test_that_an_activity_without_a_length_counts_a_day_where_others_wait() -> None:
    found = scheduled([act("a"), act("b", 1)], "a>b")
    assert dates(found, "b")[0] == on(1, 2)
    assert troubles(found) == [Trouble.NO_DURATION]


def test_that_floats_count_working_days() -> None:
    found = scheduled([act("a", 3), act("b", 8), act("c", 1)], "a>c", "b>c")
    assert (found.timings["a"].total_float, found.timings["a"].free_float) == (5, 5)
    assert found.critical == {"b", "c"}
    assert found.timings["a"].late_finish == on(1, 9)


def test_that_dates_of_the_agent_can_slip_as_far_as_the_end_lets_them() -> None:
    found = scheduled([act("a", start=on(1, 1), end=on(1, 2)), act("b", 5)])
    assert found.timings["a"].total_float == 3
    assert found.critical == {"b"}


def test_that_the_reason_of_a_start_is_what_decided_it() -> None:
    parts = [act("a", 5), act("q"), act("b", 3, parent="q"), act("c", months=(2, 2)), act("d", 1)]
    reasons = scheduled(parts, "a>q").reasons
    assert reasons["b"] == Reason("dependency", "a", "a>q")
    assert (reasons["c"].kind, reasons["d"].kind) == ("months", "programme")


def test_that_holidays_and_extra_working_days_count() -> None:
    calendar = WorkCalendar((6,), {on(1, 2): False, on(1, 7): True})
    assert dates(scheduled([act("a", 6)], calendar=calendar), "a") == (on(1, 1), on(1, 7))


TIES = st.tuples(st.integers(0, 8), st.integers(1, 9), st.sampled_from(["FS", "SS", "FF", "SF"]), st.integers(-3, 6))


@given(st.lists(st.integers(0, 12), min_size=10, max_size=10), st.lists(TIES, max_size=15))
def test_that_a_schedule_keeps_every_dependency(
    durations: list[int], given_ties: list[tuple[int, int, str, int]]
) -> None:
    activities = [act(str(name), duration) for name, duration in enumerate(durations)]
    ties = {f"{at}>{at + ahead} {kind} {lag}" for at, ahead, kind, lag in given_ties if at + ahead < 10}
    found = scheduled(activities, *sorted(ties))
    assert found.problems == ()
    for timing in found.timings.values():
        assert timing.free_float <= timing.total_float
        assert timing.early_start <= timing.late_start
    assert found.critical


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8))
def test_that_circles_never_keep_the_rest_from_being_scheduled(pairs: list[tuple[int, int]]) -> None:
    names = "abcdef"
    parts = [act("a"), act("b", 1, parent="a"), act("c"), act("d", 2, parent="c"), act("e", 3, parent="c"), act("f", 1)]
    found = scheduled(parts, *{f"{names[before]}>{names[after]}" for before, after in pairs})
    assert set(found.timings) == set(names)
