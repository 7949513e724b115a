"""The fold: what the tables show, as a pure function of the set of transactions.

Each cell keeps every value that no later change knowingly overwrote (its heads); the latest head is shown and
several different ones are a conflict. A deletion takes a row away only if it had seen all of its heads. Parents come
from a replay of all moves in the order of their time, in which a move that would close a circle is left out
(Kleppmann et al., "A highly-available move operation for replicated trees", IEEE TPDS 33(7), 2021). A deleted row to
which a living row refers stays visible.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from app.domain.schema import Column, Table, Value
from app.domain.transaction import ALIVE, WHOLE_ROW

Key = tuple[int, str]
Place = tuple[str, str]
Parents = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """One operation on one row: `key` is the time and the id of its transaction."""

    key: Key
    fields: Mapping[str, Value]
    pred: Mapping[str, Sequence[str]]

    @property
    def txn(self) -> str:
        """Return the id of the transaction."""
        return self.key[1]


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """A value that nothing overwrote knowingly; the latest one is shown."""

    key: Key
    value: Value

    @property
    def txn(self) -> str:
        """Return the id of the transaction that wrote the value."""
        return self.key[1]


def latest(heads: Sequence[Head]) -> Head:
    """Return the head whose value is shown."""
    return heads[0] if len(heads) == 1 else max(heads, key=lambda head: head.key)


@dataclass(frozen=True)
class RowState:
    """What the changes of one row come to."""

    changes: Sequence[Change]

    @cached_property
    def by_txn(self) -> dict[str, Change]:
        """Find the change that a transaction made."""
        return {change.txn: change for change in self.changes}

    @cached_property
    def heads(self) -> dict[str, list[Head]]:
        """Return the heads of each field, earliest first."""
        if len(self.changes) == 1:
            only = self.changes[0]
            return {name: [Head(only.key, value)] for name, value in only.fields.items()}
        cells: dict[str, dict[Key, Value]] = {}
        for change in self.changes:
            for name, value in change.fields.items():
                cells.setdefault(name, {})[change.key] = value
        return {
            name: [Head(key, cell[key]) for key in sorted(cell.keys() - self._overwritten(name))]
            for name, cell in cells.items()
        }

    def _overwritten(self, name: str) -> set[Key]:
        """Return the changes whose value of a field a later one knew."""
        return {
            self.by_txn[txn].key
            for change in self.changes
            if name in change.fields
            for txn in change.pred.get(name, ())
            if txn in self.by_txn and self.by_txn[txn].key < change.key
        }

    @cached_property
    def deletions(self) -> frozenset[str]:
        """Return the transactions whose deletion of the row still stands."""
        return frozenset(head.txn for head in self.heads.get(ALIVE, ()) if head.value == 0)

    @cached_property
    def is_alive(self) -> bool:
        """Tell whether the row lives by its own changes: an edit wins over a deletion that had not seen it."""
        if len(self.changes) == 1:
            return self.changes[0].fields.get(ALIVE) != 0
        if not self.deletions:
            return bool(self.changes)
        if any(head.value for head in self.heads[ALIVE]):
            return True
        covered = {txn for deletion in self.deletions for txn in self.by_txn[deletion].pred.get(WHOLE_ROW, ())}
        covered |= self.deletions
        return any(head.txn not in covered for name, heads in self.heads.items() if name != ALIVE for head in heads)

    def shown(self, table: Table) -> dict[str, Value]:
        """Return the value that each column shows."""
        values: dict[str, Value] = dict.fromkeys(table.by_name)
        for name, value in self._latest():
            column = table.by_name.get(name)
            if column:
                values[name] = value if _fits(column, value) else None
        return values

    def _latest(self) -> Iterable[tuple[str, Value]]:
        if len(self.changes) == 1:
            return self.changes[0].fields.items()
        return ((name, latest(heads).value) for name, heads in self.heads.items() if heads)

    def differing(self) -> Iterator[tuple[str, list[Head]]]:
        """Yield each field that has several different values, with its heads."""
        for name, heads in self.heads.items():
            if name != ALIVE and len({head.value for head in heads}) > 1:
                yield name, heads


def _fits(column: Column, value: Value) -> bool:
    wanted = int if column.is_integer else str
    return value is None or (isinstance(value, wanted) and not isinstance(value, bool))


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """A row that was placed under another (None: at the top)."""

    key: Key
    row: str
    parent: str | None


def replay(moves: Iterable[Move]) -> Parents:
    """Return the parent of every row that was ever moved, without circles.

    The moves of one transaction count as one: its rows are taken out together and put in one after another, so that
    two rows can change places. A row that cannot go where it should returns to where it was, else to the top.
    """
    tree = _Tree()
    for _, together in groupby(sorted(moves), key=lambda move: move.key):
        tree.apply(list(together))
    return tree.parents


class _Tree:
    def __init__(self) -> None:
        self.parents: Parents = {}
        self._ever_parent: set[str] = set()

    def apply(self, together: Sequence[Move]) -> None:
        before = {move.row: self.parents.get(move.row) for move in together}
        self.parents.update(dict.fromkeys(before))
        refused = [move.row for move in together if not self._attach(move.row, move.parent)]
        for row in refused:
            self._attach(row, before[row])

    def _attach(self, row: str, parent: str | None) -> bool:
        if parent is None:
            return True
        if row == parent or (row in self._ever_parent and closes_circle(row, parent, self.parents)):
            return False
        self.parents[row] = parent
        self._ever_parent.add(parent)
        return True


def closes_circle(row: str, parent: str | None, parents: Mapping[str, str | None]) -> bool:
    """Tell whether `row` would come to lie under itself if it were placed under `parent`."""
    while parent is not None and parent != row:
        parent = parents.get(parent)
    return parent == row


def circle(rows: Iterable[str], parent_of: Callable[[str], str | None]) -> set[str]:
    """Return the rows of a circle that one of `rows` lies on or under; empty when every way leads to the top."""
    safe: set[str] = set()
    for row in rows:
        way: dict[str, None] = {}
        here: str | None = row
        while here is not None and here not in safe and here not in way:
            way[here] = None
            here = parent_of(here)
        if here in way:
            return set(list(way)[list(way).index(here) :])
        safe.update(way)
    return set()


def moves_of(table: Table, states: Mapping[Place, RowState]) -> Iterator[Move]:
    """Yield every move of the rows of a table that is a tree."""
    for (name, row), state in states.items():
        if name == table.name:
            for change in state.changes:
                if table.parent in change.fields:
                    yield Move(change.key, row, text_or_none(change.fields[table.parent]))


def text_or_none(value: Value) -> str | None:
    """Read the id of another row; anything but a text is none."""
    return value if isinstance(value, str) else None


def fold(tables: Iterable[Table], states: Mapping[Place, RowState]) -> dict[Place, dict[str, Value]]:
    """Return all rows that are shown, from scratch."""
    by_name = {table.name: table for table in tables}
    known = {place: state for place, state in states.items() if place[0] in by_name}
    values = {place: state.shown(by_name[place[0]]) for place, state in known.items()}
    for table in by_name.values():
        if table.parent:
            parents = replay(moves_of(table, known))
            for (name, row), shown in values.items():
                if name == table.name:
                    shown[table.parent] = parents.get(row)
    alive: set[Place] = set()
    waiting = [place for place, state in known.items() if state.is_alive]
    while waiting:
        place = waiting.pop()
        if place not in alive:
            alive.add(place)
            waiting.extend(found for found in referred(by_name[place[0]], values[place]) if found in known)
    return {place: values[place] for place in alive}


def referred(table: Table, values: Mapping[str, Value]) -> set[Place]:
    """Return the rows that a row points to."""
    pointers = ((column.refers_to, text_or_none(values.get(column.name))) for column in table.references)
    return {(name, row) for name, row in pointers if row}
