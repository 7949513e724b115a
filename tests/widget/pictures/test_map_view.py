"""The map of relations: places are dragged, relations drawn, and all of it is a table as well."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.actor import ACTORS
from app.domain.relation import RELATIONS
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.reading import all_of, one
from app.services.relations import add_relation
from app.ui.pages.actors.map_view import MapView
from app.ui.records.acting import Acting
from tests.widget.pictures.conftest import RATED, UNRATED, Desk

NAME, OTHER, THIRD = RATED


def spots(network: MapView) -> dict[str, tuple[float, float]]:
    network.chart.finish_layout()
    return {marker.id: marker.at for marker in network.chart.markers()}


def test_that_a_dragged_actor_keeps_its_place(desk: Desk, network: MapView) -> None:
    end = QPoint(200, 150)
    desk.drag(network, desk.place(network, NAME), end)
    kept = one(desk.session, ACTORS, desk.ids[NAME])
    assert kept.map_x is not None
    assert (spots(network)[desk.ids[NAME]]) == pytest.approx((200, 150), abs=1.5)


def test_that_dragging_one_actor_moves_no_other(desk: Desk, network: MapView) -> None:
    before = spots(network)
    desk.drag(network, desk.place(network, NAME), QPoint(200, 150))
    after = spots(network)
    assert {key for key in before if before[key] != after[key]} == {desk.ids[NAME]}


def test_that_undo_puts_a_dragged_actor_back(desk: Desk, network: MapView) -> None:
    before = spots(network)
    desk.drag(network, desk.place(network, NAME), QPoint(200, 150))
    desk.session.undo()
    assert spots(network) == before


def test_that_another_opening_shows_the_same_layout(desk: Desk, network: MapView) -> None:
    again = MapView(desk.shell, Acting())
    desk.show(again)
    seen = spots(network)
    assert spots(again) == {key: pytest.approx(at, abs=2) for key, at in seen.items()}


def test_that_arranging_anew_forgets_what_was_dragged(desk: Desk, network: MapView) -> None:
    before = spots(network)
    desk.drag(network, desk.place(network, NAME), QPoint(200, 150))
    assert network.release.isEnabled()
    network.release.click()
    assert spots(network) == before


def test_that_keys_move_an_actor_and_enter_keeps_it(desk: Desk, network: MapView) -> None:
    network.chart.select(desk.ids[NAME])
    before = spots(network)[desk.ids[NAME]]
    for _ in range(3):
        QTest.keyClick(network.chart, Qt.Key.Key_Right)
    QTest.keyClick(network.chart, Qt.Key.Key_Return)
    assert spots(network)[desk.ids[NAME]][0] == pytest.approx(before[0] + 36, abs=1.5)
    assert one(desk.session, ACTORS, desk.ids[NAME]).map_x is not None


def test_that_only_the_wanted_flows_are_drawn(network: MapView) -> None:
    network.flows.set_value(["financial"])
    network.flows.committed.emit(["financial"])
    assert [flow.flow for flow in network._map.flows] == ["financial"]


def test_that_only_the_neighbours_of_the_chosen_are_drawn(desk: Desk, network: MapView) -> None:
    network.only_near.set_value(1)
    network.choose([desk.ids[NAME]])
    assert {actor.id for actor in network._map.actors} == {desk.ids[NAME], desk.ids[OTHER]}


def test_that_only_filtered_actors_are_drawn(desk: Desk, network: MapView) -> None:
    network.show_ids([desk.ids[NAME], desk.ids[OTHER]])
    assert len(spots(network)) == 2


def test_that_dragging_with_shift_asks_for_a_relation(desk: Desk, network: MapView) -> None:
    desk.drag(network, desk.place(network, NAME), desk.place(network, UNRATED), shift=True)
    dialog = network.dialog
    assert dialog is not None
    assert dialog.input("from_id").value() == desk.ids[NAME]
    assert dialog.input("to_id").value() == desk.ids[UNRATED]
    dialog.input("flow").set_value("intangible")
    dialog.finish()
    made = [relation for relation in all_of(desk.session, RELATIONS).values() if relation.flow == "intangible"]
    assert [(relation.from_id, relation.to_id) for relation in made] == [(desk.ids[NAME], desk.ids[UNRATED])]


def test_that_a_relation_to_oneself_is_refused_in_the_dialog(desk: Desk, network: MapView) -> None:
    network.begin_relation(desk.ids[NAME], desk.ids[NAME])
    dialog = network.dialog
    assert dialog is not None
    dialog.finish()
    assert dialog.bar.text()
    assert desk.session.count("relation") == 2
    dialog.reject()


def test_that_the_table_lists_what_the_map_shows(network: MapView) -> None:
    network.as_table.setChecked(True)
    table = network.relations.table
    cells = [table.records.index(0, column).data() for column in range(2)]
    assert len(table.records.ids) == 2
    assert set(cells) <= set(RATED)


def test_that_a_relation_is_deleted_in_the_table_and_brought_back(desk: Desk, network: MapView) -> None:
    network.as_table.setChecked(True)
    network.relations.table.choose([network.relations.table.records.ids[0]])
    network.relations._delete.click()
    assert len(network.relations.table.records.ids) == 1
    desk.session.undo()
    assert len(network.relations.table.records.ids) == 2


def test_that_a_relation_is_edited_from_the_table(desk: Desk, network: MapView) -> None:
    network.as_table.setChecked(True)
    relation = network.relations.table.records.ids[0]
    network.relations.table.choose([relation])
    network.relations._edit.click()
    dialog = network.dialog
    assert dialog is not None
    dialog.input("strength").set_value(4)
    dialog.finish()
    assert one(desk.session, RELATIONS, relation).strength == 4


def test_that_a_double_click_asks_for_the_form(desk: Desk, network: MapView) -> None:
    with desk.qtbot.waitSignal(network.entered):
        QTest.mouseDClick(network.chart, Qt.MouseButton.LeftButton, pos=desk.place(network, NAME))


def test_that_nothing_moves_in_a_project_for_reading(desk: Desk) -> None:
    network = MapView(desk.shell, Acting())
    desk.show(network, writable=False)
    before = desk.session.revision
    desk.drag(network, desk.place(network, NAME), QPoint(200, 150))
    desk.drag(network, desk.place(network, NAME), desk.place(network, OTHER), shift=True)
    assert network.dialog is None
    assert desk.session.revision == before


def test_that_printing_leads_to_the_stakeholder_book(desk: Desk, network: MapView) -> None:
    network.print_book()
    assert desk.shell.said == ["reports:r4:"]


def test_that_the_table_follows_relations_that_come_from_elsewhere(desk: Desk, network: MapView) -> None:
    network.as_table.setChecked(True)
    add_relation(desk.session, {"from_id": desk.ids[THIRD], "to_id": desk.ids[UNRATED], "flow": "service"})
    assert len(network.relations.table.records.ids) == 3
    editing.change(desk.session, ACTOR, desk.ids[UNRATED], {"name": "نامی تازه"})
    table = network.relations.table
    names = {table.records.index(row, 1).data() for row in range(3)}
    assert "نامی تازه" in names
