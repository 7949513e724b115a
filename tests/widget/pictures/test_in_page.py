"""The pictures inside the page of the actors."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.relation import RELATIONS
from app.services import actors as registry
from app.services.reading import all_of
from app.ui.pages.actors.grid_view import GridView
from app.ui.pages.actors.map_view import MapView
from app.ui.pages.actors.page import ActorsPage
from tests.widget.pictures.conftest import RATED, Desk

NAME, OTHER, THIRD = RATED


@pytest.fixture
def page(desk: Desk) -> Iterator[ActorsPage]:
    """Show the page."""
    made = ActorsPage(desk.shell)
    desk.qtbot.addWidget(made)
    leave = desk.session.subscribe(made.reload)
    made.resize(1274, 708)
    with desk.qtbot.waitActive(made):
        made.show()
    made.open_session(desk.session)
    made.reload(None)
    yield made
    leave()


def grid_of(page: ActorsPage) -> GridView:
    page.show_view("grid")
    view = page.view
    assert isinstance(view, GridView)
    view.chart.finish_layout()
    return view


def map_of(page: ActorsPage) -> MapView:
    page.show_view("map")
    view = page.view
    assert isinstance(view, MapView)
    view.chart.finish_layout()
    return view


def test_that_a_marker_chooses_the_actor_of_the_form(desk: Desk, page: ActorsPage) -> None:
    grid = grid_of(page)
    QTest.mouseClick(grid.chart, Qt.MouseButton.LeftButton, pos=desk.place(grid, OTHER))
    assert page.chosen() == [desk.ids[OTHER]]


def test_that_what_is_chosen_in_the_table_is_marked_in_the_picture(desk: Desk, page: ActorsPage) -> None:
    page.choose([desk.ids[THIRD]])
    assert map_of(page).chart.selected() == desk.ids[THIRD]


def test_that_the_filter_of_the_page_narrows_the_picture(desk: Desk, page: ActorsPage) -> None:
    grid = grid_of(page)
    page.filter.words.setText(NAME)
    page.filter.changed.emit()
    grid.chart.finish_layout()
    assert [marker.id for marker in grid.chart.markers()] == [desk.ids[NAME]]


def test_that_choosing_another_actor_keeps_a_rating_that_waits_for_its_reason(desk: Desk, page: ActorsPage) -> None:
    grid = grid_of(page)
    grid.begin(desk.ids[NAME], (1, 1))
    page.choose([desk.ids[OTHER]])
    standing = registry.standing_of(desk.session, desk.ids[NAME])
    assert (standing.current.power, standing.current.interest) == (1, 1)


def test_that_delete_in_the_table_of_relations_spares_the_actor(desk: Desk, page: ActorsPage) -> None:
    network = map_of(page)
    network.as_table.setChecked(True)
    table = network.relations.table
    table.choose([table.records.ids[0]])
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert len(all_of(desk.session, RELATIONS)) == 1
    assert desk.session.count("actor") == len(desk.ids)


def test_that_the_setting_of_a_picture_is_found_again(desk: Desk, page: ActorsPage) -> None:
    network = map_of(page)
    network.flows.set_value(["service"])
    network.as_table.setChecked(True)
    kept = page.place()
    again = ActorsPage(desk.shell)
    desk.qtbot.addWidget(again)
    again.open_session(desk.session)
    again.reload(None)
    again.restore_place(kept)
    view = again.view
    assert isinstance(view, MapView)
    assert list(view.flows.value()) == ["service"]
    assert view.as_table.isChecked()


def test_that_a_rating_from_the_grid_keeps_the_actor_chosen(desk: Desk, page: ActorsPage) -> None:
    grid = grid_of(page)
    page.choose([desk.ids[NAME]])
    grid.begin(desk.ids[NAME], (2, 2))
    grid.bar.finish()
    assert page.chosen() == [desk.ids[NAME]]


def test_that_a_crowd_is_laid_out_without_holding_up_the_page(desk: Desk, page: ActorsPage) -> None:
    with desk.session.edit("crowd") as edit:
        for number in range(120):
            actor = edit.insert("actor", {"name": f"بازیگر {number}"})
            edit.insert("rating", {"actor_id": actor, "on": "2026-01-01", "power": number % 11, "interest": 5})
    page.show_view("grid")
    view = page.view
    assert isinstance(view, GridView)
    with desk.qtbot.waitSignal(view.chart.drawn, timeout=20_000):
        page.reload(None)
    assert len(view.chart.markers()) == 120 + len(RATED)
