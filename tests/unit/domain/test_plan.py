"""The plan as a numbered tree: order, numbers, windows, progress and money up the tree."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import jalali
from app.domain.plan import Activity, Status, activity_from_row, build_plan, dates_of_months
from app.domain.reading import stored_names
from app.domain.schema import Value

START = jalali.to_gregorian(1405, 1, 1)


def test_that_numbers_follow_the_order_of_siblings() -> None:
    plan = build_plan(
        [Activity("b", sort="2"), Activity("a", sort="1"), Activity("y", "b", "2"), Activity("x", "b", "1")]
    )
    assert [(node.activity.id, node.path) for node in plan.nodes] == [
        ("a", (1,)),
        ("b", (2,)),
        ("x", (2, 1)),
        ("y", (2, 2)),
    ]


def test_that_equal_sort_keys_are_ordered_by_id() -> None:
    plan = build_plan([Activity("b", sort="1"), Activity("a", sort="1")])
    assert [node.activity.id for node in plan.nodes] == ["a", "b"]


def test_that_an_activity_without_its_parent_is_still_shown() -> None:
    plan = build_plan([Activity("x", "gone")])
    assert [node.path for node in plan.nodes] == [(1,)]
    assert plan.parent_of("x") is None


def test_that_a_plan_deeper_than_the_stack_is_built() -> None:
    depth = 5_000
    plan = build_plan(Activity(f"{level:05}", f"{level - 1:05}" if level else None) for level in range(depth))
    assert plan.nodes[-1].level == depth


@pytest.mark.parametrize(
    ("months", "first", "last"),
    [
        ((1, 3), (1405, 1, 1), (1405, 3, 31)),
        ((3, 8), (1405, 3, 1), (1405, 8, 30)),
        ((7, 24), (1405, 7, 1), (1406, 12, 29)),
        ((19, 48), (1406, 7, 1), (1408, 12, 30)),
    ],
)
def test_that_month_windows_become_jalali_dates(
    months: tuple[int, int], first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    start, end = dates_of_months(START, months)
    assert (jalali.from_gregorian(start), jalali.from_gregorian(end)) == (first, last)


def test_that_fixed_dates_come_before_months() -> None:
    fixed = dt.date(2026, 5, 1)
    plan = build_plan([Activity("a", months=(1, 3), start=fixed)], START)
    assert plan.dates(plan.nodes[0]) == (fixed, dates_of_months(START, (1, 3))[1])


def test_that_a_part_without_dates_stands_in_the_window_above_it() -> None:
    plan = build_plan([Activity("a", months=(1, 3)), Activity("b", "a"), Activity("c", "b")], START)
    node = plan.by_id["c"]
    assert plan.dates(node) == (None, None)
    assert plan.window(node) == dates_of_months(START, (1, 3))


def test_that_progress_goes_up_by_weight() -> None:
    plan = build_plan(
        [
            Activity("a"),
            Activity("b", "a", weight=3, progress=100),
            Activity("c", "a", progress=None),
            Activity("d", "a", status=Status.CANCELLED, progress=0),
        ]
    )
    assert plan.by_id["a"].progress == 75


def test_that_progress_nobody_entered_is_not_zero() -> None:
    plan = build_plan([Activity("a"), Activity("b", "a")])
    assert plan.by_id["a"].progress is None


def test_that_what_is_done_is_done_whole() -> None:
    assert build_plan([Activity("a", status=Status.DONE)]).nodes[0].progress == 100


def test_that_the_budget_of_a_part_is_its_own_or_the_sum_below() -> None:
    plan = build_plan([Activity("a"), Activity("b", "a", budget=5), Activity("c", "a"), Activity("d", "a", budget=7)])
    assert plan.by_id["a"].budget == 12
    assert plan.by_id["c"].budget is None


def test_that_a_damaged_row_reads_as_not_entered() -> None:
    row: dict[str, Value] = {
        "id": "a",
        "status": "flying",
        "start": "1405/1/1",
        "responsible": "{",
        "month_to": 3,
        "mechanisms": "[1]",
    }
    activity = activity_from_row(row)
    assert (activity.status, activity.start, activity.responsible) == (Status.NOT_STARTED, None, ())
    assert (activity.months, activity.mechanisms) == ((3, 3), ("1",))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_that_a_list_is_read_back(names: list[str]) -> None:
    stored = stored_names(names)
    assert activity_from_row({"id": "a", "responsible": stored}).responsible == tuple(names)


@given(st.lists(st.integers(0, 30), max_size=40))
def test_that_every_activity_is_shown_once(parents: list[int]) -> None:
    activities = [Activity(str(at), str(parent) if parent < at else None) for at, parent in enumerate(parents)]
    plan = build_plan(activities)
    assert sorted(node.activity.id for node in plan.nodes) == sorted(one.id for one in activities)
    assert len({node.path for node in plan.nodes}) == len(activities)
