"""The grid of power and interest."""

import math
from itertools import combinations

import pytest

from app.charts.markers import initials
from app.charts.power_interest import GridActor, GridChart, grid_field
from app.charts.shapes import Circle, Room, Text
from app.domain.standing import GRID_LABELS
from app.domain.text import ZWNJ
from app.i18n import tr
from tests.unit.charts.crowds import covered, grid_chart, grid_crowd, measure, room


@pytest.mark.parametrize("seed", range(50))
def test_that_no_name_covers_anything(seed: int) -> None:
    assert covered(grid_chart(4 + seed * 3, seed).drawn(room())) == []


def test_that_the_same_actors_give_the_same_picture() -> None:
    assert grid_chart(80).drawn(room()) == grid_chart(80).drawn(room())


def test_that_every_actor_of_an_ordinary_grid_is_named() -> None:
    assert grid_chart(30).drawn(room()).unnamed == ()


def test_that_names_without_room_are_told() -> None:
    crowd = tuple(GridActor(f"a{n}", f"نام بسیار بلند {n}", "", (5, 5)) for n in range(300))
    picture = GridChart(crowd).drawn(room())
    assert picture.unnamed
    written = {shape.text for shape in picture.shapes if isinstance(shape, Text)}
    names = {actor.id: actor.name for actor in crowd}
    assert not written & {names[one] for one in picture.unnamed}


def test_that_a_lone_actor_stands_exactly_on_its_rating() -> None:
    chart = GridChart((GridActor("one", "وزارت", "government", (8, 3)),))
    picture = chart.drawn(room())
    (marker,) = picture.markers
    field = grid_field(room(), 0)
    assert marker.at[0] == pytest.approx(field.point((8, 3))[0])


@pytest.mark.parametrize("count", [2, 9, 40])
def test_that_actors_on_one_rating_do_not_cover_each_other(count: int) -> None:
    crowd = tuple(GridActor(f"a{n}", "", "", (5, 5)) for n in range(count))
    markers = GridChart(crowd).drawn(room()).markers
    assert all(math.dist(one.at, other.at) >= one.radius + other.radius for one, other in combinations(markers, 2))


def test_that_actors_spread_within_their_quarter() -> None:
    crowd = tuple(GridActor(f"a{n}", "", "", (5, 4)) for n in range(40))
    picture = GridChart(crowd).drawn(room())
    field = grid_field(room(), 0)
    assert all(marker.at[0] > field.point((5, 4.5))[0] for marker in picture.markers)  # type: ignore[arg-type]


@pytest.mark.parametrize("is_rtl", [True, False])
def test_that_every_rating_is_found_again_at_its_place(is_rtl: bool) -> None:  # noqa: FBT001
    field = grid_field(Room(640, 480, 10, measure, is_rtl), 30)
    ratings = [(power, interest) for power in range(11) for interest in range(11)]
    assert [field.rating(field.point(rating)) for rating in ratings] == ratings


def test_that_interest_grows_to_the_left_in_persian() -> None:
    field = grid_field(room(), 0)
    assert field.point((5, 9))[0] < field.point((5, 1))[0]


def test_that_the_cut_belongs_to_the_high_side() -> None:
    field = grid_field(room(), 0)
    left, top, right, bottom = field.quarter(is_powerful=True, is_interested=True)
    x, y = field.point((5, 5))
    assert left < x < right
    assert top < y < bottom


def test_that_all_quarters_are_named() -> None:
    written = {shape.text for shape in grid_chart(0).drawn(room()).shapes if isinstance(shape, Text)}
    assert {tr(label) for label in GRID_LABELS.values()} <= written


def test_that_a_desired_position_is_drawn_where_it_differs() -> None:
    actors = (GridActor("one", "الف", "", (2, 2), (9, 9)), GridActor("two", "ب", "", (5, 5), (5, 5)))
    dashed = [shape for shape in GridChart(actors).drawn(room()).shapes if isinstance(shape, Circle) and shape.dash]
    plain = GridChart(actors, shows_desired=False).drawn(room())
    assert len(dashed) == 1
    assert not [shape for shape in plain.shapes if isinstance(shape, Circle) and shape.dash]


def test_that_actors_without_a_rating_are_not_drawn() -> None:
    actors = (*grid_crowd(3), GridActor("new", "تازه"))
    assert "new" not in {marker.id for marker in GridChart(actors).drawn(room()).markers}


def test_that_markers_can_stand_where_actors_should_be_brought() -> None:
    actors = (GridActor("one", "الف", "", (2, 2), (9, 9)), GridActor("two", "ب", "", (5, 5)))
    chart = GridChart(actors, by_desired=True)
    picture = chart.drawn(room())
    ratings = {marker.id: chart.field(picture).rating(marker.at) for marker in picture.markers}
    assert ratings == {"one": (9, 9), "two": (5, 5)}


def test_that_a_dragged_marker_is_named_where_it_is() -> None:
    chart = GridChart((GridActor("one", "الف", "", (2, 2)),))
    shapes = chart.dragged(chart.drawn(room()), "one", (300.0, 200.0))
    assert any(isinstance(shape, Circle) and shape.at == (300.0, 200.0) for shape in shapes)
    assert any(isinstance(shape, Text) and shape.text == "الف" for shape in shapes)


@pytest.mark.parametrize(("name", "expected"), [("=SUM(A1)", "S"), ("(سهامی) شرکت پارس", f"ش{ZWNJ}پ"), ("؟!", "")])
def test_that_the_first_letters_of_a_name_pass_over_signs(name: str, expected: str) -> None:
    assert initials(name) == expected
