"""Relations between actors, and the part of them that a picture can show."""

import pytest

from app.domain.actor import ACTORS
from app.domain.errors import RuleError
from app.domain.relation import RELATIONS
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.reading import one
from app.services.relations import (
    add_relation,
    change_relation,
    degrees,
    dragged_on_map,
    move_on_map,
    network,
    release_on_map,
)
from app.services.session import Session


@pytest.fixture
def actors(session: Session) -> list[str]:
    return [editing.add(session, ACTOR, {"name": name}) for name in "ابپتث"]


def join(session: Session, source: str, target: str, flow: str = "service", **more: object) -> str:
    return add_relation(session, {"from_id": source, "to_id": target, "flow": flow, **more})


@pytest.mark.parametrize("ends", [(0, 0), (0, None), (None, 1)])
def test_that_a_relation_needs_two_different_actors(
    session: Session, actors: list[str], ends: tuple[int | None, int | None]
) -> None:
    source, target = (None if end is None else actors[end] for end in ends)
    with pytest.raises(RuleError):
        add_relation(session, {"from_id": source, "to_id": target, "flow": "service"})
    assert session.count("relation") == 0


def test_that_a_relation_needs_actors_that_are_there(session: Session, actors: list[str]) -> None:
    with pytest.raises(RuleError):
        join(session, actors[0], "nobody")


def test_that_a_relation_cannot_lose_an_end(session: Session, actors: list[str]) -> None:
    relation = join(session, actors[0], actors[1])
    with pytest.raises(RuleError):
        change_relation(session, relation, {"to_id": None})
    with pytest.raises(RuleError):
        change_relation(session, relation, {"to_id": actors[0]})
    change_relation(session, relation, {"strength": 4})
    assert one(session, RELATIONS, relation).strength == 4


def test_that_relations_of_an_actor_are_counted_in_both_directions(session: Session, actors: list[str]) -> None:
    one_, two, three, *_ = actors
    join(session, one_, two)
    join(session, three, one_)
    assert dict(degrees(session)) == {one_: 2, two: 1, three: 1}
    session.undo()
    assert dict(degrees(session)) == {one_: 1, two: 1}


def test_that_the_busiest_actors_are_shown(session: Session, actors: list[str]) -> None:
    hub, *others = actors
    for other in others:
        join(session, other, hub)
    shown = network(session, actors, most=2)
    assert shown.actors[0] == hub
    assert (len(shown.actors), shown.hidden, len(shown.flows)) == (2, 3, 1)


def test_that_only_wanted_flows_are_shown(session: Session, actors: list[str]) -> None:
    join(session, actors[0], actors[1], "service")
    join(session, actors[1], actors[0], "financial")
    shown = network(session, actors, flows={"financial"})
    assert [flow.flow for flow in shown.flows] == ["financial"]


def test_that_flows_to_actors_that_are_not_wanted_are_left_out(session: Session, actors: list[str]) -> None:
    join(session, actors[0], actors[1])
    shown = network(session, actors[1:])
    assert shown.flows == ()
    assert set(shown.actors) == set(actors[1:])


def test_that_a_search_shows_what_was_found_with_its_neighbours(session: Session, actors: list[str]) -> None:
    found, beside, far, *_ = actors
    join(session, found, beside)
    join(session, beside, far)
    shown = network(session, actors, first={found})
    assert shown.actors == (found, beside)


def test_that_equal_relations_are_one_flow_of_the_greatest_strength(session: Session, actors: list[str]) -> None:
    join(session, actors[0], actors[1], strength=2)
    join(session, actors[0], actors[1], strength=5)
    (flow,) = network(session, actors).flows
    assert flow.strength == 5


def test_that_the_strongest_flows_are_shown(session: Session, actors: list[str]) -> None:
    join(session, actors[0], actors[1], strength=1)
    join(session, actors[1], actors[2], strength=5)
    shown = network(session, actors, most_flows=1)
    assert [flow.strength for flow in shown.flows] == [5]
    assert shown.hidden_flows == 1


def test_that_dragging_on_the_map_is_one_step_of_undo(session: Session, actors: list[str]) -> None:
    move_on_map(session, {actors[0]: (1000, 2000), actors[1]: (10_000, 0)})
    kept = one(session, ACTORS, actors[0])
    assert (kept.map_x, kept.map_y) == (1000, 2000)
    session.undo()
    assert dragged_on_map(session) == []


def test_that_the_layout_can_be_set_free_again(session: Session, actors: list[str]) -> None:
    move_on_map(session, {actors[0]: (1000, 2000)})
    release_on_map(session, dragged_on_map(session))
    assert one(session, ACTORS, actors[0]).map_x is None
