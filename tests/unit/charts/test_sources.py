"""Charts made of records."""

from app.charts.sources import grid_chart, map_chart
from app.domain.actor import Actor
from app.domain.standing import Position, Standing
from app.services.relations import Flow, Network

ACTORS = {key: Actor(key, f"نام {key}", helix="media") for key in "abcde"}


def test_that_only_actors_with_a_place_are_on_the_grid() -> None:
    standings = {"a": Standing(Position(power=5, interest=6)), "b": Standing(Position(power=5))}
    chart = grid_chart(ACTORS.values(), standings)
    assert [(actor.id, actor.current, actor.desired) for actor in chart.actors] == [("a", (5, 6), None)]


def test_that_powerful_and_interested_actors_are_named_first() -> None:
    standings = {key: Standing(Position(power=n, interest=n)) for n, key in enumerate("abc")}
    assert [actor.id for actor in grid_chart(ACTORS.values(), standings).actors] == ["c", "b", "a"]


def test_that_the_busiest_are_shown_when_there_are_too_many() -> None:
    standings = {key: Standing(Position(power=5, interest=5)) for key in ACTORS}
    chart = grid_chart(ACTORS.values(), standings, degrees={"e": 9, "d": 3}, most=2)
    assert {actor.id for actor in chart.actors} == {"d", "e"}
    assert chart.hidden == 3


def test_that_a_map_keeps_the_place_of_a_dragged_actor() -> None:
    dragged = Actor("a", "الف", map_x=1, map_y=2)
    chart = map_chart(Network(("a",)), {"a": dragged}.get)
    assert chart.actors[0].place == (1, 2)


def test_that_flows_to_actors_that_are_gone_are_left_out() -> None:
    network = Network(("a", "gone"), (Flow("a", "gone", "service"), Flow("a", "b", "service")))
    chart = map_chart(network, ACTORS.get)
    assert (len(chart.actors), chart.flows) == (1, ())


def test_that_an_endless_name_is_cut_before_it_is_set() -> None:
    endless = Actor("a", "بلند " * 30_000)
    grid = grid_chart([endless], {"a": Standing(Position(power=5, interest=5))})
    drawn = map_chart(Network(("a",)), {"a": endless}.get)
    assert len(grid.actors[0].name) == len(drawn.actors[0].name) <= 200
