"""From which day to which day activities are drawn."""

import datetime as dt

from app.domain.jalali import to_gregorian
from app.domain.plan import Activity, build_plan
from app.domain.plan_spans import Origin, Span, rows_of, spans_of

START = to_gregorian(1403, 1, 1)


def test_that_months_become_whole_jalali_months() -> None:
    span = spans_of(build_plan([Activity("a", months=(12, 12))], START))["a"]
    assert (span.start, span.end) == (to_gregorian(1403, 12, 1), to_gregorian(1403, 12, 30))


def test_that_fixed_dates_come_before_months() -> None:
    fixed = Activity("a", months=(1, 2), start=START + dt.timedelta(9), end=START + dt.timedelta(12))
    assert spans_of(build_plan([fixed], START))["a"].days == 4


def test_that_a_part_without_dates_reaches_over_what_lies_in_it() -> None:
    plan = build_plan(
        [Activity("a"), Activity("b", "a", "1", months=(2, 3)), Activity("c", "a", "2", months=(5, 5))], START
    )
    span = spans_of(plan)["a"]
    assert (span.origin, span.start, span.end) == (
        Origin.PARTS,
        to_gregorian(1403, 2, 1),
        to_gregorian(1403, 5, 31),
    )


def test_that_an_activity_without_dates_lies_in_the_time_of_its_part() -> None:
    plan = build_plan([Activity("a", months=(2, 3)), Activity("b", "a"), Activity("c", "b")], START)
    assert spans_of(plan)["c"].origin is Origin.ABOVE
    assert spans_of(plan)["c"].start == to_gregorian(1403, 2, 1)


def test_that_an_activity_without_any_time_is_not_drawn() -> None:
    assert spans_of(build_plan([Activity("a")], START)) == {}


def test_that_an_end_before_the_start_lasts_a_day() -> None:
    odd = Activity("a", start=START, end=START - dt.timedelta(9))
    assert spans_of(build_plan([odd]))["a"] == Span(START, START)


def test_that_closed_branches_hide_what_lies_in_them() -> None:
    plan = build_plan([Activity("a", None, "1"), Activity("b", "a"), Activity("c", "b"), Activity("d", None, "2")])
    assert [node.activity.id for node in rows_of(plan, frozenset({"b"}))] == ["a", "b", "d"]


def test_that_a_filter_hides_whole_branches() -> None:
    plan = build_plan([Activity("a", None, "1"), Activity("b", "a"), Activity("d", None, "2")])
    assert [node.activity.id for node in rows_of(plan, frozenset(), frozenset({"d"}))] == ["d"]
