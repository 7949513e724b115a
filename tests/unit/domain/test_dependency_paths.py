"""What drives what, over the parts of a plan; equal to the circles that a schedule finds."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.domain.dependency import Dependency
from app.domain.dependency_paths import lies_in, path_between
from app.domain.plan import Activity, build_plan
from app.domain.schedule_network import PlanNetwork
from app.domain.working_days import WorkCalendar

PARENTS = {"a": None, "b": "a", "c": "a", "d": None, "e": "d", "f": "e", "g": "e"}


def test_that_an_activity_drives_along_links() -> None:
    assert path_between(dict.fromkeys("xyz"), [("x", "y"), ("y", "z")], "x", "z") == ["x", "y", "z"]


def test_that_nothing_drives_against_links() -> None:
    assert path_between(dict.fromkeys("xy"), [("x", "y")], "y", "x") is None


def test_that_what_lies_in_a_part_drives_what_waits_for_the_part() -> None:
    assert path_between(PARENTS, [("a", "d")], "b", "f") == ["b", "a", "d", "e", "f"]


def test_that_what_lies_beside_is_not_driven() -> None:
    assert path_between(PARENTS, [("a", "d")], "b", "c") is None


def test_that_an_activity_lies_in_all_parts_above_it() -> None:
    assert lies_in(PARENTS, "f", "d")
    assert not lies_in(PARENTS, "d", "f")


PAIRS = st.lists(st.tuples(st.sampled_from(list(PARENTS)), st.sampled_from(list(PARENTS))), max_size=5)


@given(PAIRS)
def test_that_a_link_closes_a_circle_exactly_where_the_schedule_would_find_one(pairs: list[tuple[str, str]]) -> None:
    plan = build_plan([Activity(name, parent, sort=name, duration=1) for name, parent in PARENTS.items()])
    links: list[tuple[str, str]] = []
    for before, after in pairs:
        is_own = before == after or lies_in(PARENTS, before, after) or lies_in(PARENTS, after, before)
        if is_own or path_between(PARENTS, links, after, before):
            continue
        links.append((before, after))
    refused = [pair for pair in pairs if pair not in links and pair[0] != pair[1]]
    calendar = WorkCalendar()

    def has_circle(given_links: list[tuple[str, str]]) -> bool:
        ties = [Dependency(f"{one}{other}", one, other) for one, other in given_links]
        start = Activity("start", sort="z", start=dt.date(2026, 3, 21))
        net = PlanNetwork(build_plan([*(node.activity for node in plan.nodes), start]), ties, calendar)
        return bool(net.network.solve().cycles)

    assert not has_circle(links)
    for pair in refused:
        assert has_circle([*links, pair])
