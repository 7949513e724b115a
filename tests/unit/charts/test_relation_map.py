"""The map of relations."""

import math
from dataclasses import replace

import pytest

from app.charts.placing import places
from app.charts.relation_map import MapActor, MapChart, MapFlow, edges, map_ground, on_ground, place_on
from app.charts.shapes import Line, Text
from tests.unit.charts.crowds import covered, map_chart, room

SPOTS = {"a": (100.0, 100.0), "b": (300.0, 180.0)}
RADII = {"a": 14.0, "b": 12.0}


@pytest.mark.parametrize("seed", range(50))
def test_that_no_name_covers_anything(seed: int) -> None:
    assert covered(map_chart(2 + seed * 3, seed * 5, seed).drawn(room())) == []


def test_that_the_layout_does_not_depend_on_the_order() -> None:
    chart = map_chart(40, 60)
    turned = MapChart(chart.actors[::-1], chart.flows[::-1])
    one, other = ({m.id: m.at for m in each.drawn(room()).markers} for each in (chart, turned))
    assert one == other


def test_that_a_new_actor_moves_the_others_but_little() -> None:
    chart = map_chart(60, 90)
    actors = tuple((actor.id, actor.group) for actor in chart.actors)
    ties = tuple((flow.source, flow.target) for flow in chart.flows)
    before = places(actors, ties)
    after = places((*actors, ("new", "media")), (*ties, ("new", actors[0][0])))
    moves = sorted(math.dist(before[actor_id], after[actor_id]) for actor_id in before)
    assert moves[len(moves) // 2] < 0.03
    assert moves[int(len(moves) * 0.9)] < 0.08


def test_that_markers_of_an_ordinary_map_stand_apart() -> None:
    markers = map_chart(60, 80).drawn(room()).markers
    near = [
        1
        for at, one in enumerate(markers)
        for other in markers[at + 1 :]
        if math.dist(one.at, other.at) < one.radius + other.radius
    ]
    assert not near


def test_that_a_dragged_actor_stays_where_it_was_put() -> None:
    chart = map_chart(20, 30)
    moved = replace(chart, actors=(replace(chart.actors[0], place=(1234, 8765)), *chart.actors[1:]))
    ground = map_ground(room(), 0)
    assert moved.spots(ground, moved.radii(room()))["a0000"] == on_ground(ground, (0.1234, 0.8765))


def test_that_dragging_one_actor_moves_no_other() -> None:
    chart = map_chart(20, 30)
    moved = replace(chart, actors=(replace(chart.actors[0], place=(1234, 8765)), *chart.actors[1:]))
    ground = map_ground(room(), 0)
    before, after = chart.spots(ground, chart.radii(room())), moved.spots(ground, moved.radii(room()))
    assert {key for key in before if before[key] != after[key]} == {"a0000"}


def test_that_a_kept_place_is_the_one_that_was_pointed_at() -> None:
    ground = map_ground(room(), 0)
    assert on_ground(ground, tuple(part / 10_000 for part in place_on(ground, (321.0, 123.0)))) == pytest.approx(  # type: ignore[arg-type]
        (321.0, 123.0), abs=0.1
    )


def test_that_the_busiest_actor_is_the_largest() -> None:
    flows = tuple(MapFlow("hub", other, "service") for other in "abc")
    chart = MapChart(tuple(MapActor(key, key) for key in ("hub", "a", "b", "c", "alone")), flows)
    radii = {marker.id: marker.radius for marker in chart.drawn(room()).markers}
    assert radii["hub"] > radii["a"] > radii["alone"]


def test_that_flows_between_two_actors_run_side_by_side() -> None:
    flows = [MapFlow("a", "b", "service"), MapFlow("b", "a", "service"), MapFlow("a", "b", "financial")]
    lines = list(edges(flows, SPOTS, RADII))
    middles = [((e.start[0] + e.end[0]) / 2, (e.start[1] + e.end[1]) / 2) for e in lines]
    gaps = [math.dist(one, other) for at, one in enumerate(middles) for other in middles[at + 1 :]]
    assert min(gaps) > 3


def test_that_a_flow_ends_at_the_edge_of_its_target() -> None:
    (line,) = edges([MapFlow("a", "b", "service")], SPOTS, RADII)
    assert math.dist(line.end, SPOTS["b"]) == pytest.approx(RADII["b"] + 1)
    assert math.dist(line.start, SPOTS["a"]) == pytest.approx(RADII["a"])


def test_that_flows_differ_without_colour() -> None:
    keys = ("service", "information", "financial", "intangible")
    chart = MapChart((MapActor("a", "الف"), MapActor("b", "ب")), tuple(MapFlow("a", "b", key) for key in keys))
    dashes = {shape.ink: shape.dash for shape in chart.drawn(room()).shapes if isinstance(shape, Line)}
    assert len({dashes[f"flow:{key}"] for key in keys}) == len(keys)


def test_that_strength_is_the_width_of_a_line() -> None:
    chart = MapChart(
        (MapActor("a", "الف"), MapActor("b", "ب")), (MapFlow("a", "b", "service", 1), MapFlow("b", "a", "service", 5))
    )
    widths = {
        shape.width for shape in chart.drawn(room()).shapes if isinstance(shape, Line) and shape.ink[:4] == "flow"
    }
    assert len(widths) == 3  # two lines and the sign of the legend


def test_that_what_is_hidden_is_told() -> None:
    chart = replace(map_chart(5, 5), hidden=12, hidden_flows=34)
    written = [shape.text for shape in chart.drawn(room()).shapes if isinstance(shape, Text)]
    assert any("۱۲" in text for text in written)
    assert any("۳۴" in text for text in written)


@pytest.mark.parametrize("chart", [MapChart((), ()), MapChart((MapActor("a", ""),), ()), map_chart(2, 0)])
def test_that_the_smallest_maps_can_be_drawn(chart: MapChart) -> None:
    assert len(chart.drawn(room()).markers) == len(chart.actors)


def test_that_actors_with_one_anchor_are_told_apart() -> None:
    chart = MapChart(tuple(MapActor(f"a{n}", "", "", (5000, 5000)) for n in range(2)), (MapFlow("a0", "a1"),))
    assert chart.drawn(room()).markers
