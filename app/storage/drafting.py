"""From what a person changed to what the ledger says about it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.fold import Change, Key, Parents, Place, RowState, circle, replay, text_or_none
from app.domain.schema import Table, Value
from app.domain.transaction import ALIVE, WHOLE_ROW, Operation, canonical
from app.domain.watching import Stage, Watch, in_pieces, unwatched
from app.storage.ledger import Ledger
from app.storage.rows import Rows

Fields = Mapping[str, Value]
Pending = Mapping[Place, Fields]


def overwritten(fields: Fields, prior: RowState) -> dict[str, list[str]]:
    """Return the transactions that new values knowingly overwrite, by field; a deletion sees the whole row."""
    pred = {name: [head.txn for head in prior.heads[name]] for name in fields if name in prior.heads}
    if fields.get(ALIVE) == 0:
        seen = {head.txn for name, heads in prior.heads.items() if name != ALIVE for head in heads}
        pred[WHOLE_ROW] = sorted(seen)
    return pred


@dataclass(frozen=True)
class Draft:
    """The operations of one action, and what the rows that they touch come to with them."""

    operations: tuple[Operation, ...]
    states: Mapping[Place, RowState]


def draft(pending: Pending, key: Key, ledger: Ledger, watch: Watch = unwatched) -> Draft:
    """Put what a person changed into the words of the ledger; `key` is the time and the id of the transaction."""
    operations: list[Operation] = []
    states: dict[Place, RowState] = {}
    for piece in in_pieces(list(pending), watch, Stage.DRAFTING):
        for place, prior in ledger.states_of(piece).items():
            fields = pending[place]
            pred = overwritten(fields, prior)
            operations.append(Operation(place[1], place[0], canonical(fields), canonical(pred)))
            states[place] = RowState([*prior.changes, Change(key, fields, pred)])
    return Draft(tuple(operations), states)


@dataclass
class Placement:
    """Where the rows of a tree will lie once the pending changes are written."""

    table: Table
    pending: Pending
    rows: Rows
    ledger: Ledger
    _tree: Parents | None = None
    _there: dict[str, bool] = field(default_factory=dict)

    def misplaced(self) -> set[str]:
        """Return the moved rows that would lie under themselves or under a row that is not there."""
        moved = dict(self._moved())
        lost = {row for row, parent in moved.items() if parent is not None and not self._is_there(parent)}
        return lost or circle(moved, self._parent_of) & moved.keys()

    def _moved(self) -> Iterator[tuple[str, str | None]]:
        for (name, row), fields in self.pending.items():
            if name == self.table.name and self.table.parent in fields:
                yield row, text_or_none(fields[self.table.parent])

    def _is_there(self, row: str) -> bool:
        if row not in self._there:
            fields = self.pending.get((self.table.name, row), {})
            self._there[row] = bool(fields.get(ALIVE)) or self.rows.get((self.table.name, row)) is not None
        return self._there[row]

    def _parent_of(self, row: str) -> str | None:
        fields = self.pending.get((self.table.name, row), {})
        if self.table.parent in fields:
            return text_or_none(fields[self.table.parent])
        shown = self.rows.get((self.table.name, row))
        return text_or_none(shown[self.table.parent]) if shown else self._hidden_parent_of(row)

    def _hidden_parent_of(self, row: str) -> str | None:
        if self._tree is None:
            self._tree = replay(self.ledger.moves(self.table))
        return self._tree.get(row)


def misplaced(pending: Pending, rows: Rows, ledger: Ledger) -> set[Place]:
    """Return the rows that cannot lie where the pending changes put them."""
    trees = [table for table in rows.tables.values() if table.parent]
    return {(table.name, row) for table in trees for row in Placement(table, pending, rows, ledger).misplaced()}
