"""What can be undone and redone: derived from the transactions of one installation, so it survives a restart."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Undoable:
    """A transaction as the stack sees it; `undo_of` is the transaction that it undid."""

    id: str
    label: str
    undo_of: str | None


class UndoStack:
    """Two stacks of transactions: what undo and what redo would take back next is on top."""

    def __init__(self, transactions: Iterable[Undoable] = ()) -> None:
        self._undo: list[Undoable] = []
        self._redo: list[Undoable] = []
        for transaction in transactions:
            self.push(transaction)

    @property
    def undo(self) -> Undoable | None:
        """Return the transaction that undo takes back."""
        return self._undo[-1] if self._undo else None

    @property
    def redo(self) -> Undoable | None:
        """Return the undo that redo takes back."""
        return self._redo[-1] if self._redo else None

    def push(self, transaction: Undoable) -> None:
        """Take note of the next transaction: an undo, a redo, or something new, after which nothing can be redone."""
        if _takes_back(transaction, self._undo):
            self._undo.pop()
            self._redo.append(transaction)
        elif _takes_back(transaction, self._redo):
            self._redo.pop()
            self._undo.append(transaction)
        elif transaction.undo_of is None:
            self._undo.append(transaction)
            self._redo.clear()


def _takes_back(transaction: Undoable, stack: list[Undoable]) -> bool:
    return bool(stack) and transaction.undo_of == stack[-1].id
