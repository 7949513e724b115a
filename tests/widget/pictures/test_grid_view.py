"""The grid of power and interest: dragging is rating."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.actor import RATINGS
from app.domain.standing import Position
from app.services import actors as registry
from app.services.reading import where
from app.ui.pages.actors.grid_view import GridView
from app.ui.records.acting import Acting
from app.widgets import theme
from app.widgets.chart_view import MARKER_MIME
from tests.helpers.typing import type_text
from tests.widget.pictures.conftest import RATED, UNRATED, Desk

NAME = "وزارت ارتباطات"


def spot(grid: GridView, rated: tuple[int, int]) -> QPoint:
    """Return where a rating is in the chart."""
    field = grid._field()
    assert field is not None
    return QPointF(*field.point(rated)).toPoint()


def current(desk: Desk, name: str) -> Position:
    return registry.standing_of(desk.session, desk.ids[name]).current


def stands(desk: Desk, name: str) -> tuple[int | None, int | None]:
    position = current(desk, name)
    return position.power, position.interest


def bring(grid: GridView, actor_id: str, at: QPoint) -> None:
    """Drop an actor from the list on the chart."""
    data = QMimeData()
    data.setData(MARKER_MIME, actor_id.encode())
    keys, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(at), Qt.DropAction.MoveAction, data, button, keys)
    grid.chart.dropEvent(event)  # without a drag of the system Qt does not deliver it


def test_that_dragging_asks_for_a_reason_before_anything_is_written(desk: Desk, grid: GridView) -> None:
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    assert grid.pending() == desk.ids[NAME]
    assert not grid.bar.isHidden()
    assert grid.bar.values() == {"power": 6, "interest": 9}
    assert stands(desk, NAME) == RATED[NAME]


def test_that_a_kept_drag_is_a_new_rating_with_its_reason(desk: Desk, grid: GridView) -> None:
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    type_text(grid.bar.reason, "نشست تازه")
    QTest.keyClick(grid.bar.reason, Qt.Key.Key_Return)
    position = current(desk, NAME)
    assert (position.power, position.interest, position.reason) == (6, 9, "نشست تازه")
    assert len(where(desk.session, RATINGS, actor_id=desk.ids[NAME])) == 2


def test_that_one_undo_takes_a_drag_back(desk: Desk, grid: GridView) -> None:
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    QTest.keyClick(grid.bar.reason, Qt.Key.Key_Return)
    desk.session.undo()
    assert stands(desk, NAME) == RATED[NAME]
    grid.chart.finish_layout()
    field = grid._field()
    assert field is not None
    marker = next(marker for marker in grid.chart.markers() if marker.id == desk.ids[NAME])
    assert field.rating(marker.at) == RATED[NAME]


def test_that_escape_leaves_the_actor_where_it_is(desk: Desk, grid: GridView) -> None:
    before = desk.session.revision
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    QTest.keyClick(grid.bar.reason, Qt.Key.Key_Escape)
    assert grid.bar.isHidden()
    assert desk.session.revision == before


def test_that_doing_something_else_keeps_the_drag_without_a_reason(desk: Desk, grid: GridView) -> None:
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    grid.commit_pending()
    assert stands(desk, NAME) == (6, 9)
    assert current(desk, NAME).reason == ""


def test_that_a_drag_within_the_same_field_asks_nothing(desk: Desk, grid: GridView) -> None:
    start = desk.place(grid, NAME)
    desk.drag(grid, start, start + QPoint(14, 0))
    assert grid.bar.isHidden()
    assert not grid.pending()


def test_that_arrow_keys_move_the_chosen_actor_and_enter_confirms(desk: Desk, grid: GridView) -> None:
    grid.chart.select(desk.ids[NAME])
    QTest.keyClick(grid.chart, Qt.Key.Key_Down)
    QTest.keyClick(grid.chart, Qt.Key.Key_Left)
    assert grid.bar.isHidden()
    QTest.keyClick(grid.chart, Qt.Key.Key_Return)
    assert grid.bar.values() == {"power": 7, "interest": 4}
    QTest.keyClick(grid.bar.reason, Qt.Key.Key_Return)
    assert stands(desk, NAME) == (7, 4)


def test_that_the_numbers_can_be_written_instead_of_dragged(desk: Desk, grid: GridView) -> None:
    grid.begin(desk.ids[NAME], (8, 3))
    grid.bar.power.set_value(1)
    grid.bar.finish()
    assert stands(desk, NAME) == (1, 3)


def test_that_actors_without_a_rating_are_listed_beside_the_grid(desk: Desk, grid: GridView) -> None:
    assert list(grid.unrated.model.ids) == [desk.ids[UNRATED]]
    assert {marker.id for marker in grid.chart.markers()} == {desk.ids[name] for name in RATED}


def test_that_an_actor_dragged_in_gets_its_first_rating(desk: Desk, grid: GridView) -> None:
    bring(grid, desk.ids[UNRATED], spot(grid, (9, 2)))
    grid.bar.finish()
    assert stands(desk, UNRATED) == (9, 2)
    assert grid.unrated.isHidden()


def test_that_enter_in_the_list_asks_for_both_numbers(desk: Desk, grid: GridView) -> None:
    grid.unrated.list.setCurrentIndex(grid.unrated.model.index(0))
    QTest.keyClick(grid.unrated.list, Qt.Key.Key_Return)
    assert grid.pending() == desk.ids[UNRATED]
    assert grid.bar.values() == {"power": None, "interest": None}


def test_that_a_desired_position_is_kept_apart_from_the_current_one(desk: Desk, grid: GridView) -> None:
    grid.aim.set_value("desired")
    grid.aim.committed.emit("desired")
    grid.chart.finish_layout()
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (9, 10)))
    grid.bar.finish()
    standing = registry.standing_of(desk.session, desk.ids[NAME])
    assert (standing.desired.power, standing.desired.interest) == (9, 10)
    assert (standing.current.power, standing.current.interest) == RATED[NAME]


def test_that_choosing_a_marker_chooses_the_actor(desk: Desk, grid: GridView) -> None:
    with desk.qtbot.waitSignal(grid.chosen) as told:
        QTest.mouseClick(grid.chart, Qt.MouseButton.LeftButton, pos=desk.place(grid, NAME))
    assert told.args == [[desk.ids[NAME]]]


def test_that_only_the_filtered_actors_are_shown(desk: Desk, grid: GridView) -> None:
    grid.show_ids([desk.ids[NAME]])
    grid.chart.finish_layout()
    assert [marker.id for marker in grid.chart.markers()] == [desk.ids[NAME]]
    assert grid.unrated.isHidden()


def test_that_nothing_moves_in_a_project_for_reading(desk: Desk) -> None:
    grid = GridView(desk.shell, Acting())
    desk.show(grid, writable=False)
    before = desk.session.revision
    desk.drag(grid, desk.place(grid, NAME), spot(grid, (6, 9)))
    QTest.keyClick(grid.chart, Qt.Key.Key_Down)
    assert grid.bar.isHidden()
    assert desk.session.revision == before


def test_that_a_screen_reader_hears_where_the_chosen_actor_stands(desk: Desk, grid: GridView) -> None:
    grid.chart.select(desk.ids[NAME])
    described = grid.chart.accessibleDescription()
    assert NAME in described
    assert "۸" in described
    assert "۳" in described


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_that_page_keys_go_through_all_markers(desk: Desk, grid: GridView, key: Qt.Key) -> None:
    seen = []
    for _ in RATED:
        QTest.keyClick(grid.chart, key)
        seen.append(grid.chart.selected())
    assert set(seen) == {desk.ids[name] for name in RATED}


def test_that_the_grid_takes_the_colours_of_another_theme(grid: GridView, qapp: QApplication) -> None:
    light = grid.chart.grab().toImage()
    theme.apply(qapp, dark=True)
    try:
        dark = grid.chart.grab().toImage()
    finally:
        theme.apply(qapp, dark=False)
    assert light.pixelColor(300, 300).lightness() > 200
    assert dark.pixelColor(300, 300).lightness() < 80


def test_that_a_zoomed_picture_shows_the_chosen_marker(desk: Desk, grid: GridView) -> None:
    grid.chart.zoom_by(6)
    grid.chart.finish_layout()
    grid.chart.bring_into_view(desk.ids["شرکت پارس"])
    assert grid.chart.rect().contains(desk.place(grid, "شرکت پارس"))
    grid.chart.show_whole()
    grid.chart.finish_layout()
    assert not grid.chart.is_zoomed()
