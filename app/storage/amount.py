"""How much a project may hold: a file from elsewhere beyond these bounds is refused, so ours must keep within them."""

import sqlite3
from typing import Final

MOST_BYTES: Final = 128 << 20
LARGEST_BLOB: Final = 16 << 20
_OPERATION_COST: Final = 350  # bytes of memory beside its texts


def amount_of(connection: sqlite3.Connection) -> int:
    """Return the bytes that a project comes to when it is read, to be held against `MOST_BYTES`."""
    count, texts = connection.execute("SELECT count(*), sum(length(fields) + length(pred)) FROM op").fetchone()
    (blobs,) = connection.execute("SELECT sum(length(data)) FROM blob").fetchone()
    (headings,) = connection.execute("SELECT count(*) FROM txn").fetchone()
    return int((count + headings) * _OPERATION_COST + (texts or 0) + (blobs or 0))
