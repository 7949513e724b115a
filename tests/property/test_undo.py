"""Undo brings back exactly what was there, survives a restart and never takes away what others did since."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.services.changes import Edit
from app.storage.working_store import WorkingStore
from tests.property.worlds import AGENTS, HISTORIES, Action, Tables, World, folded, merge, new_store, tables

ALONE = st.lists(
    st.tuples(
        st.sampled_from(["new", "edit", "edit", "move", "move", "delete"]),
        st.just(0),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=20,
)


def _restarted(store: WorkingStore) -> WorkingStore:
    again = new_store(0)
    merge(again, store)
    return again


@given(ALONE, st.lists(st.booleans(), max_size=30))
def test_that_undo_and_redo_walk_exactly_the_same_way(actions: list[Action], ways: list[bool]) -> None:
    world, states = _record(actions)
    store = world.stores[0]
    place = known = len(states) - 1
    for forward in [*[False] * known, *[True] * known, *ways]:
        taken = store.redo() if forward else store.undo()
        place += (1 if forward else -1) if taken else 0
        if place < 0:
            break
        assert tables(store) == states[place]
        assert tables(store) == folded(store)


def _record(actions: Sequence[Action]) -> tuple[World, list[Tables]]:
    world = World()
    states = [tables(world.stores[0])]
    for action in actions:
        before = world.stores[0].undoable
        world.do(action)
        if world.stores[0].undoable != before:
            states.append(tables(world.stores[0]))
    return world, states


@given(ALONE, st.integers(0, 5))
def test_that_undo_goes_on_after_a_restart(actions: list[Action], before: int) -> None:
    world, _ = _record(actions)
    store = world.stores[0]
    for _ in range(before):
        store.undo()
    again = _restarted(store)
    assert (again.undoable, again.redoable) == (store.undoable, store.redoable)
    store.undo()
    again.undo()
    assert tables(again) == tables(store)


@given(HISTORIES, st.integers(0, AGENTS - 1))
def test_that_undo_leaves_what_others_changed_since(actions: list[Action], undoer: int) -> None:
    world = World()
    for action in actions:
        world.do(action)
    for other in range(AGENTS):
        world.meet(undoer, other)
    store = world.stores[undoer]
    others = (undoer + 1) % AGENTS
    merge(world.stores[others], store)
    changed = [str(row["id"]) for row in world.stores[others].rows.find("activity", {})][::2]
    edit = Edit(world.stores[others])
    for row in changed:
        edit.set("activity", row, {"title": "by another"})
    world.stores[others].commit("rename", edit.pending)
    merge(store, world.stores[others])
    while store.undo():
        assert tables(store) == folded(store)
        for row in changed:
            shown = store.rows.get(("activity", row))
            assert shown is not None
            assert shown["title"] == "by another"


def test_that_a_row_in_use_by_others_is_not_undone_away() -> None:
    world = World()
    store, other = world.stores[:2]
    edit = Edit(store)
    phase = edit.insert("activity", {"title": "phase"})
    store.commit("add", edit.pending)
    merge(other, store)
    edit = Edit(other)
    child = edit.insert("activity", {"title": "child", "parent_id": phase})
    other.commit("add", edit.pending)
    merge(store, other)
    undone = store.undo()
    assert undone is not None
    assert undone.skipped == 1
    assert {("activity", phase), ("activity", child)} <= tables(store).keys()
    assert store.conflicts() == []
