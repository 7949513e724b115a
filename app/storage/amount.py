"""How much a project may hold: a file from elsewhere beyond these bounds is refused, so ours must keep within them."""

import sqlite3
from typing import Final

MOST_BYTES: Final = 128 << 20
LARGEST_BLOB: Final = 16 << 20
_OPERATION_COST: Final = 350  # bytes of memory beside its texts


class GrowingAmount:
    """The amount of an open store, which only grows: what is new is added to what was counted before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last = 0
        self._counted = 0

    def bytes(self) -> int:
        """Return what the project comes to now, as `amount_of` does."""
        (last,) = self._connection.execute("SELECT coalesce(max(tid), 0) FROM txn").fetchone()
        if last > self._last:
            self._counted += _history_of(self._connection, "WHERE tid > ?", (self._last,))
            self._last = last
        return self._counted + _blobs_of(self._connection)


def amount_of(connection: sqlite3.Connection) -> int:
    """Return the bytes that a project comes to when it is read, to be held against `MOST_BYTES`."""
    return _history_of(connection) + _blobs_of(connection)


def _history_of(connection: sqlite3.Connection, condition: str = "", values: tuple[int, ...] = ()) -> int:
    found = connection.execute(f"SELECT count(*), sum(length(fields) + length(pred)) FROM op {condition}", values)
    count, texts = found.fetchone()
    (headings,) = connection.execute(f"SELECT count(*) FROM txn {condition}", values).fetchone()
    return int((count + headings) * _OPERATION_COST + (texts or 0))


def _blobs_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT sum(length(data)) FROM blob").fetchone()[0] or 0)
