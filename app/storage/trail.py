"""What was done to a project since a moment that somebody remembers: for caches that catch up."""

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from app.domain.fold import Place, referred
from app.domain.records import TABLE_BY_NAME


@dataclass(frozen=True)
class Mark:
    """The last transaction of a working store: its number there, and its id."""

    number: int
    txn: str


class Trail:
    """The end of the ledger of one working store; `place` is its file, None in memory."""

    def __init__(self, connection: sqlite3.Connection, place: Path | None) -> None:
        self._connection = connection
        self.place = place

    def mark(self) -> Mark:
        """Return the last transaction."""
        found = self._connection.execute("SELECT tid, id FROM txn ORDER BY tid DESC LIMIT 1").fetchone()
        return Mark(*found) if found else Mark(0, "")

    def since(self, mark: Mark) -> set[Place] | None:
        """Return the rows that may have changed after a mark; None when this store never stood there."""
        if mark.number and not self._stood_at(mark):
            return None
        places: set[Place] = set()
        found = self._connection.execute("SELECT tbl, row, fields FROM op WHERE tid > ?", (mark.number,))
        for table, row, fields in found:
            if table in TABLE_BY_NAME:
                places.add((table, row))
                # What a row points to, or pointed to, may have come back or gone with it.
                places |= referred(TABLE_BY_NAME[table], json.loads(fields))
        return places

    def _stood_at(self, mark: Mark) -> bool:
        found = self._connection.execute("SELECT id FROM txn WHERE tid=?", (mark.number,)).fetchone()
        return found is not None and found[0] == mark.txn
