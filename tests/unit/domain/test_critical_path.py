"""The critical path method against published cases and against its own definition."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.critical_path import (
    CycleError,
    Link,
    Network,
    Times,
    UnknownTaskError,
    critical_path,
    three_point,
    weight_of,
)

DATA = json.loads((Path(__file__).parent / "data" / "critical_path.json").read_text("utf-8"))
CASES = [pytest.param(case, id=case["id"]) for case in DATA["cases"]]
COLUMNS = {"ES": 0, "EF": 1, "LS": 2, "LF": 3, "TF": 4, "FF": 5}
KINDS = ("FS", "SS", "FF", "SF")


def solved(activities: dict[str, Any]) -> dict[str, Times]:
    links = [Link(before, name) for name, one in activities.items() for before in one["preds"]]
    return critical_path({name: one["dur"] for name, one in activities.items()}, links)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("column", COLUMNS)
def test_that_times_equal_the_published_ones(case: dict[str, Any], column: str) -> None:
    found = {name: times[COLUMNS[column]] for name, times in solved(case["inputs"]["activities"]).items()}
    assert found == pytest.approx(case["expected"][column], abs=case["tolerance"])


@pytest.mark.parametrize("case", CASES)
def test_that_the_critical_path_equals_the_published_one(case: dict[str, Any]) -> None:
    found = solved(case["inputs"]["activities"])
    assert [name for name, times in found.items() if abs(times.total) < case["tolerance"]] == case["expected"][
        "critical"
    ]


@pytest.mark.parametrize("case", CASES)
def test_that_the_duration_equals_the_published_one(case: dict[str, Any]) -> None:
    found = max(times.early_finish for times in solved(case["inputs"]["activities"]).values())
    assert found == pytest.approx(case["expected"]["duration"], abs=case["tolerance"])


def test_that_three_estimates_give_the_published_mean_and_variance() -> None:
    case = next(case for case in DATA["cases"] if case["inputs"]["three_point"])
    found = {name: three_point(*estimates) for name, estimates in case["inputs"]["three_point"].items()}
    assert {name: mean for name, (mean, _) in found.items()} == pytest.approx(case["expected"]["expected_duration"])
    assert {name: variance for name, (_, variance) in found.items()} == pytest.approx(case["expected"]["variance"])


@pytest.mark.parametrize("case", DATA["refused"])
def test_that_impossible_networks_are_refused(case: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"-1|zz"):
        solved(case["input"]["activities"])


def test_that_a_link_to_nothing_names_it() -> None:
    with pytest.raises(UnknownTaskError, match="zz"):
        critical_path({"a": 1}, [Link("zz", "a")])


def test_that_a_cycle_names_its_tasks_in_order() -> None:
    links = [Link("a", "b"), Link("b", "c"), Link("c", "a"), Link("c", "d")]
    with pytest.raises(CycleError) as caught:
        critical_path({"a": 1, "b": 1, "c": 1, "d": 1}, links)
    names = caught.value.names
    assert sorted(names) == ["a", "b", "c"]
    assert all((one, after) in {("a", "b"), ("b", "c"), ("c", "a")} for one, after in pairwise([*names, names[0]]))


def test_that_a_task_that_waits_for_itself_is_a_cycle() -> None:
    with pytest.raises(CycleError, match="a → a"):
        critical_path({"a": 1}, [Link("a", "a")])


@pytest.mark.parametrize(
    ("kind", "lag", "start"),
    [("FS", 0, 5), ("FS", 2, 7), ("FS", -1, 4), ("SS", 1, 1), ("FF", 0, 2), ("FF", 4, 6), ("SF", 4, 1), ("SF", 1, 0)],
)
def test_that_each_kind_of_link_joins_its_ends(kind: str, lag: int, start: int) -> None:
    assert critical_path({"a": 5, "b": 3}, [Link("a", "b", kind, lag)])["b"].early_start == start


def test_that_a_long_chain_is_no_deeper_than_a_short_one() -> None:
    names = [str(number) for number in range(5000)]
    found = critical_path(dict.fromkeys(names, 1), [Link(*pair) for pair in pairwise(names)])
    assert found["4999"].early_start == 4999


def test_that_a_late_task_goes_as_far_as_its_successor_lets_it() -> None:
    network = Network()
    long, late, last = network.task(9), network.task(2, is_late=True), network.task(1)
    network.tie(long, last, 9)
    network.tie(late, last, 2)
    assert network.solve().planned[late] == 7


def test_that_a_pinned_task_stays_whatever_it_waits_for() -> None:
    network = Network()
    before, pinned = network.task(9), network.task(2, pinned=4)
    network.tie(before, pinned, 9)
    assert network.solve().start[pinned] == 4


def test_that_what_a_pinned_task_waits_for_should_be_done_by_then() -> None:
    network = Network()
    before, pinned, other = network.task(3), network.task(2, pinned=4), network.task(20)
    network.tie(before, pinned, 3)
    assert network.solve().late[before] == 1
    assert network.solve().late[other] == 0


def test_that_the_first_start_of_a_part_is_that_of_its_earliest_task() -> None:
    network = Network()
    tasks = [network.task(5, earliest=earliest) for earliest in (7, 3)]
    first, after = network.first(), network.task(1)
    for task in tasks:
        network.tie(task, first, 0)
    network.tie(first, after, 2)
    assert network.solve().start[after] == 5


def networks() -> st.SearchStrategy[tuple[list[int], list[tuple[int, int, str, int]]]]:
    links = st.tuples(st.integers(0, 6), st.integers(1, 7), st.sampled_from(KINDS), st.integers(-3, 5))
    return st.tuples(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.lists(links, max_size=14))


def links_of(given_links: list[tuple[int, int, str, int]]) -> list[Link]:
    return [Link(str(at), str(at + ahead), kind, lag) for at, ahead, kind, lag in given_links if at + ahead < 8]


@given(networks())
def test_that_early_times_keep_every_link_and_could_not_be_earlier(
    network: tuple[list[int], list[tuple[int, int, str, int]]],
) -> None:
    durations = {str(name): duration for name, duration in enumerate(network[0])}
    links = links_of(network[1])
    found = critical_path(durations, links)
    for name, times in found.items():
        bounds = [
            found[link.before].early_start
            + weight_of(link.kind, link.lag, durations[link.before], durations[link.after])
            for link in links
            if link.after == name
        ]
        assert times.early_start == max([0, *bounds])


@given(networks())
def test_that_late_times_keep_every_link_within_the_same_end(
    network: tuple[list[int], list[tuple[int, int, str, int]]],
) -> None:
    durations = {str(name): duration for name, duration in enumerate(network[0])}
    links = links_of(network[1])
    found = critical_path(durations, links)
    end = max(times.early_finish for times in found.values())
    for name, times in found.items():
        bounds = [
            found[link.after].late_start - weight_of(link.kind, link.lag, durations[link.before], durations[link.after])
            for link in links
            if link.before == name
        ]
        assert times.late_start == min([end - durations[name], *bounds])
        assert 0 <= times.free <= times.total
