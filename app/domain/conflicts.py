"""What people should look at after files met: nothing was lost, but somebody may want to choose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.fold import Head, Place, RowState, latest
from app.domain.schema import Row, Table
from app.domain.transaction import ALIVE


class ConflictKind(StrEnum):
    """Why a row is listed."""

    VALUE = "value"
    DELETED_AND_EDITED = "deleted_and_edited"
    DELETED_BUT_USED = "deleted_but_used"
    CIRCLE = "circle"


@dataclass(frozen=True, order=True)
class Conflict:
    """One thing to look at: `heads` are the values that nobody overwrote knowingly, earliest first."""

    kind: ConflictKind
    table: str
    row: str
    field: str
    heads: tuple[Head, ...]


def conflicts(tables: Iterable[Table], states: Mapping[Place, RowState], shown: Mapping[Place, Row]) -> list[Conflict]:
    """Return every conflict of some rows; `shown` are the rows of the tables, without the deleted ones."""
    by_name = {table.name: table for table in tables}
    found = [
        Conflict(kind, *place, name, tuple(heads))
        for place, state in states.items()
        if place[0] in by_name
        for kind, name, heads in _conflicts_of(by_name[place[0]], state, shown.get(place))
    ]
    return sorted(found, key=lambda conflict: (conflict.kind, conflict.table, conflict.row, conflict.field))


def _conflicts_of(table: Table, state: RowState, row: Row | None) -> Iterator[tuple[ConflictKind, str, list[Head]]]:
    for name, heads in state.differing():
        yield ConflictKind.VALUE, name, heads
    deletions = [head for head in state.heads.get(ALIVE, ()) if head.value == 0]
    if deletions and state.is_alive:
        yield ConflictKind.DELETED_AND_EDITED, ALIVE, deletions
    if deletions and not state.is_alive and row is not None:
        yield ConflictKind.DELETED_BUT_USED, ALIVE, deletions
    moves = state.heads.get(table.parent, [])
    if row is not None and moves and latest(moves).value != row[table.parent]:
        yield ConflictKind.CIRCLE, table.parent, moves
