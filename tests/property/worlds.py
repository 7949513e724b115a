"""A small world of agents who edit copies of one project, meet in any order and have wrong clocks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from app.domain.clock import Clock
from app.domain.fold import Place, fold
from app.domain.records import CORE_TABLES
from app.domain.schema import Value
from app.domain.transaction import ALIVE, Authorship
from app.services.changes import Edit
from app.storage.merging import Incoming, MergeResult
from app.storage.working_store import Committed, WorkingStore

AGENTS: Final = 3
YEAR: Final = 365 * 24 * 3600 * 1000
PROJECT: Final = "0" * 32
_START: Final = 1_760_000_000_000
_TEXTS: Final = ("title", "notes", "outputs")

Action = tuple[str, int, int, int]
Tables = Mapping[Place, Mapping[str, Value]]

ACTIONS: Final = st.tuples(
    st.sampled_from(["new", "edit", "edit", "edit", "move", "move", "move", "delete", "undo", "redo", "merge", "skew"]),
    st.integers(0, AGENTS - 1),
    st.integers(0, 5),
    st.integers(0, 5),
)
HISTORIES: Final = st.lists(ACTIONS, min_size=6, max_size=36)
SKEWS: Final = (-YEAR, -5, 0, 7, 3_600_000, YEAR)


@dataclass
class _Wall:
    """A clock on a wall, wrong by `offset` milliseconds; it often stands still between two looks."""

    world: "World"
    offset: int = 0

    def __call__(self) -> int:
        self.world.ticks += 1
        return _START + self.world.ticks // 3 + self.offset


class World:
    """Agents with a shared beginning, and an independent account of who knew what when."""

    def __init__(self) -> None:
        self.ticks = 0
        self.walls = [_Wall(self) for _ in range(AGENTS)]
        self.stores = [new_store(number, wall) for number, wall in enumerate(self.walls)]
        self.known: list[set[str]] = [set() for _ in range(AGENTS)]
        self.past: dict[str, set[str]] = {}
        self.cells: dict[tuple[Place, str], dict[str, Value]] = {}
        self._made = 0
        for number in range(5):
            self.do(("new", 0, number if number > 2 else 5, number))
        for agent in range(1, AGENTS):
            self.meet(agent, 0)

    def do(self, action: Action) -> None:
        """Let one agent do something, if it can be done."""
        kind, agent, first, second = action
        if kind == "merge":
            self.meet(agent, first % AGENTS)
        elif kind == "skew":
            self.walls[agent].offset = SKEWS[first % len(SKEWS)]
        else:
            written = self._act(kind, self.stores[agent], first, second)
            if written:
                self._take_note(agent, written.txn)

    def meet(self, agent: int, other: int) -> None:
        """Let one agent take in what another knows."""
        if agent != other:
            merge(self.stores[agent], self.stores[other])
            self.known[agent] |= self.known[other]

    def heads(self, agent: int, cell: tuple[Place, str]) -> dict[str, Value]:
        """Return the values of a cell that no change that the agent knows has seen."""
        written = {txn: value for txn, value in self.cells[cell].items() if txn in self.known[agent]}
        return {txn: value for txn, value in written.items() if not any(txn in self.past[other] for other in written)}

    def _act(self, kind: str, store: WorkingStore, first: int, second: int) -> Committed | None:
        if kind in ("undo", "redo"):
            return store.undo() if kind == "undo" else store.redo()
        rows = [str(row["id"]) for row in store.rows.find("activity", {})]
        edit = Edit(store)
        if kind == "new":
            self._made += 1
            parent = rows[first % len(rows)] if rows and first < 5 else None
            edit.insert("activity", {"title": f"t{self._made}", "parent_id": parent}, f"a{self._made:03d}")
        elif kind == "edit" and rows:
            field = _TEXTS[second % len(_TEXTS)]
            edit.set("activity", rows[first % len(rows)], {field: f"v{(first + second) % 4}"})
        elif kind == "move" and rows:
            move(edit, store, rows[first % len(rows)], rows[second % len(rows)] if second < 5 else None)
        elif kind == "delete" and rows:
            for row in reversed(below(store, rows[first % len(rows)])):
                edit.delete("activity", row)
        return store.commit(kind, edit.pending) if edit.pending else None

    def _take_note(self, agent: int, txn: str) -> None:
        ledger = self.stores[agent].ledger
        self.past[txn] = set(self.known[agent])
        self.known[agent].add(txn)
        for place in ledger.places(txn):
            for name, value in ledger.state(place).by_txn[txn].fields.items():
                self.cells.setdefault((place, name), {})[txn] = value


def move(edit: Edit, store: WorkingStore, row: str, parent: str | None) -> None:
    """Place a row under another, unless it would lie under itself."""
    if parent not in below(store, row):
        edit.set("activity", row, {"parent_id": parent})


def new_store(number: int = 9, now: _Wall | None = None) -> WorkingStore:
    """Make the empty copy of one agent."""
    authorship = Authorship(f"s{number}", f"P{number}", f"d{number}", "0", "")
    return WorkingStore.in_memory(PROJECT, authorship, clock=Clock(now) if now else Clock())


def incoming(store: WorkingStore) -> Incoming:
    """Return all that a store knows, as a file would tell it."""
    return Incoming(list(store.ledger.transactions()), list(store.ledger.sessions().values()))


def merge(store: WorkingStore, other: WorkingStore) -> MergeResult:
    """Let one store take in what another knows."""
    result = store.unite(incoming(other))
    assert not result.rejected
    return result


def tables(store: WorkingStore) -> Tables:
    """Return every row that a store shows."""
    return {(name, str(row["id"])): row for name in store.rows.tables for row in store.rows.find(name, {})}


def folded(store: WorkingStore) -> Tables:
    """Return every row that the ledger of a store comes to, from scratch."""
    states = store.ledger.states()
    return {place: {"id": place[1], **values} for place, values in fold(CORE_TABLES, states).items()}


def below(store: WorkingStore, row: str) -> list[str]:
    """Return a row and all below it, parents first."""
    found = [row]
    for one in found:
        children = (str(child["id"]) for child in store.rows.find("activity", {"parent_id": one}))
        found.extend(child for child in children if child not in found)
    return found


def live_deletions(world: World, agent: int, place: Place) -> Iterator[str]:
    """Yield the deletions of a row that no later change the agent knows has seen."""
    cell = (place, ALIVE)
    if cell in world.cells:
        yield from (txn for txn, value in world.heads(agent, cell).items() if value == 0)
