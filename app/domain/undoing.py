"""Undo: which values a new transaction must write so that another one never was.

A value is brought back only where the undone transaction is still what the cell shows; what others changed since
stays. An undo is itself a transaction and can be undone (redo). In a chain, a value that an undo wrote stands for
the value it brought back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.fold import Change, Head, RowState, latest
from app.domain.schema import Value
from app.domain.transaction import ALIVE, WHOLE_ROW

_NEVER_ENTERED = ""


@dataclass(frozen=True)
class Restoration:
    """The values to write in one row, and the number of cells that were changed since and stay."""

    fields: Mapping[str, Value]
    skipped: int


def restoration(state: RowState, target: str, undone: Mapping[str, str]) -> Restoration:
    """Work out how to undo transaction `target` in one row.

    `undone` maps each transaction that is an undo to the one it undid.
    """
    return _Row(state, undone).restoration(state.by_txn[target])


@dataclass(frozen=True)
class _Row:
    state: RowState
    undone: Mapping[str, str]

    def restoration(self, target: Change) -> Restoration:
        cells = {name: self._before(target, name) for name in target.fields if self._is_current(target, name)}
        if ALIVE in target.fields:
            cells = self._of_whole_row(target, cells)
        return Restoration(cells, 0 if ALIVE in cells else len(target.fields) - len(cells))

    def _of_whole_row(self, target: Change, cells: dict[str, Value]) -> dict[str, Value]:
        """A row comes and goes as a whole or stays as it is."""
        if ALIVE not in cells or (cells[ALIVE] == 0 and not self._may_delete(target)):
            return {}
        return cells if self._overwritten(target, ALIVE) else {ALIVE: 0}

    def _is_current(self, target: Change, name: str) -> bool:
        origins = [self._origin(head.txn, name) for head in self.state.heads[name]]
        return origins == [self._origin(target.txn, name)]

    def _before(self, target: Change, name: str) -> Value:
        head = self._overwritten(target, name)
        if head is None:
            return 0 if name == ALIVE else None
        return head.value

    def _overwritten(self, change: Change, name: str) -> Head | None:
        """Return what a change overwrote in a cell: of several values the one that was shown."""
        seen = [self.state.by_txn[txn] for txn in change.pred.get(name, ()) if txn in self.state.by_txn]
        heads = [Head(before.key, before.fields[name]) for before in seen if name in before.fields]
        return latest(heads) if heads else None

    def _origin(self, txn: str, name: str) -> str:
        """Return the transaction whose value a head really shows, following undo and redo back."""
        while txn in self.undone:
            target = self.state.by_txn.get(self.undone[txn])
            if target is None or name not in target.fields:
                return txn
            head = self._overwritten(target, name)
            if head is None:
                return _NEVER_ENTERED
            txn = head.txn
        return txn

    def _may_delete(self, target: Change) -> bool:
        """Tell whether every value of the row was there when the row was deleted, or came with the target."""
        deletion = self._overwritten(target, ALIVE)
        seen: Sequence[str] = () if deletion is None else self.state.by_txn[deletion.txn].pred.get(WHOLE_ROW, ())
        heads = [(name, head.txn) for name, heads in self.state.heads.items() if name != ALIVE for head in heads]
        return all(
            self._origin(txn, name) in {_NEVER_ENTERED, target.txn, *(self._origin(known, name) for known in seen)}
            for name, txn in heads
        )
