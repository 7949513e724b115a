"""Copies on which agents work at actors, meetings and agreements agree after meeting, and nothing in them dangles."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, cast

from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import RuleError
from app.domain.fold import Place
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Value
from app.domain.tables.people import ACTOR
from app.domain.watching import Watch, unwatched
from app.services import editing, joining, removing
from app.services.changes import Edit
from app.services.session import Session
from app.storage.working_store import WorkingStore
from tests.property.worlds import Tables, folded, merge, new_store, tables

AGENTS: Final = 3
KINDS: Final = ("actor", "meeting", "decision", "attendance", "agreement", "party", "obligation", "relation", "link")
Action = tuple[str, int, str, int, int]
ACTIONS: Final = st.tuples(
    st.sampled_from(["add"] * 3 + ["refer"] * 2 + ["delete"] * 2 + ["name", "join", "undo", "redo", "meet"]),
    st.integers(0, AGENTS - 1),
    st.sampled_from(KINDS),
    st.integers(0, 5),
    st.integers(0, 5),
)
HISTORIES: Final = st.lists(ACTIONS, min_size=8, max_size=40)


class Desk:
    """What services ask of a session, on a store without a file."""

    def __init__(self, store: WorkingStore) -> None:
        self.store = store

    def row(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return one row."""
        return self.store.rows.get((table, row_id))

    def rows(self, table: str, **equal: Value) -> list[dict[str, Value]]:
        """Return rows with some values."""
        return self.store.rows.find(table, equal)

    def referring(self, table: str, row_id: str) -> list[tuple[Place, str]]:
        """Return what points to a row."""
        return list(self.store.rows.referring((table, row_id)))

    @contextmanager
    def edit(self, label: str, watch: Watch = unwatched) -> Iterator[Edit]:
        """Do one action."""
        edit = Edit(self.store)
        yield edit
        if edit.pending:
            self.store.commit(label, edit.pending, watch=watch)


def _references(store: WorkingStore, table: str, first: int, second: int) -> dict[str, object]:
    """Choose something that is there for every reference of a kind."""
    found: dict[str, object] = {}
    for place, column in enumerate(TABLE_BY_NAME[table].references):
        ids = [row["id"] for row in store.rows.find(column.refers_to, {})]
        if ids and (first + place) % 4:
            found[column.name] = ids[(second + place) % len(ids)]
    return found


def _act(desk: Desk, action: Action) -> None:
    kind, _, name, first, second = action
    session, store, table = cast("Session", desk), desk.store, TABLE_BY_NAME[name]
    ids = [str(row["id"]) for row in store.rows.find(name, {})]
    if kind == "undo":
        store.undo()
    elif kind == "redo":
        store.redo()
    elif kind == "add":
        named = {table.naming: f"n{first}"} if table.naming else {}
        editing.add(session, table, {**named, **_references(store, name, first, second)})
    elif kind == "join":
        _join(desk, first, second)
    elif not ids:
        return
    elif kind == "refer":
        editing.change(session, table, ids[first % len(ids)], _references(store, name, second, first))
    elif kind == "name" and table.naming:
        editing.change(session, table, ids[first % len(ids)], {table.naming: f"v{second}"})
    elif kind == "delete":
        with desk.edit("delete") as edit:
            removing.remove_in(edit, session, name, [ids[first % len(ids)]])


def _join(desk: Desk, first: int, second: int) -> None:
    actors = [str(row["id"]) for row in desk.store.rows.find("actor", {})]
    if actors and (keep := actors[first % len(actors)]) != (gone := actors[second % len(actors)]):
        joining.join(cast("Session", desk), keep, gone)


def _lived(history: list[Action]) -> list[WorkingStore]:
    stores = [new_store(number) for number in range(AGENTS)]
    for number, name in enumerate(("actor", "actor", "meeting", "agreement", "party", "decision", "attendance")):
        _act(Desk(stores[0]), ("add", 0, name, 1, number))
    for store in stores[1:]:
        merge(store, stores[0])
    for action in history:
        store = stores[action[1]]
        if action[0] == "meet":
            merge(store, stores[action[3] % AGENTS]) if action[3] % AGENTS != action[1] else None
            continue
        try:
            _act(Desk(store), action)
        except RuleError:
            continue
    return stores


def _dangling(shown: Tables) -> list[tuple[Place, str]]:
    return [
        (place, column.name)
        for place, row in shown.items()
        for column in TABLE_BY_NAME[place[0]].references
        if row[column.name] and (column.refers_to, str(row[column.name])) not in shown
    ]


@given(HISTORIES)
def test_that_no_reference_dangles_on_any_copy(history: list[Action]) -> None:
    stores = _lived(history)
    for store in stores[1:]:
        merge(stores[0], store)
    assert [_dangling(tables(store)) for store in stores] == [[]] * AGENTS


@given(HISTORIES)
def test_that_every_order_of_meeting_shows_the_same(history: list[Action]) -> None:
    stores = _lived(history)
    seen = []
    for order in itertools.permutations(stores):
        united = new_store()
        for store in order:
            merge(united, store)
        seen.append((tables(united), united.conflicts()))
    assert all(one == seen[0] for one in seen)


@given(HISTORIES)
def test_that_the_tables_show_what_the_ledger_comes_to(history: list[Action]) -> None:
    for store in _lived(history):
        assert tables(store) == folded(store)


def test_that_two_of_one_name_joined_in_both_directions_are_not_lost() -> None:
    stores = [new_store(number) for number in range(2)]
    one, other = (editing.add(cast("Session", Desk(stores[0])), ACTOR, {"name": "شرکت پارس"}) for _ in range(2))
    merge(stores[1], stores[0])
    joining.join(cast("Session", Desk(stores[0])), one, other)
    joining.join(cast("Session", Desk(stores[1])), other, one)
    merge(stores[0], stores[1])
    merge(stores[1], stores[0])
    assert tables(stores[0]) == tables(stores[1])
    assert {row["name"] for row in tables(stores[0]).values()} == {"شرکت پارس"}
