"""The ledger: every transaction that was ever written or merged. Nothing in it changes or goes away."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from app.domain.fold import Change, Key, Move, Place, RowState, text_or_none
from app.domain.schema import Table
from app.domain.transaction import Authorship, Operation, Transaction
from app.domain.undo_stack import Undoable
from app.storage.many import marked

_TRANSACTION: Final = "id, sid, hlc, at, label, undo_of, digest"


class Ledger:
    """Reads and appends; the caller opens the transaction of the database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def latest_time(self) -> int:
        """Return the greatest time of any transaction, 0 for none."""
        return int(self._connection.execute("SELECT coalesce(max(hlc), 0) FROM txn").fetchone()[0])

    def length(self) -> int:
        """Return the number of transactions."""
        return int(self._connection.execute("SELECT count(*) FROM txn").fetchone()[0])

    def digests(self) -> dict[str, bytes]:
        """Return the digest of every transaction."""
        return dict(self._connection.execute("SELECT id, digest FROM txn"))

    def append(self, transaction: Transaction) -> None:
        """Write one transaction with its operations."""
        written = self._connection.execute(
            f"INSERT INTO txn({_TRANSACTION}) VALUES(?, ?, ?, ?, ?, ?, ?)", _columns(transaction)
        )
        self._connection.executemany(
            "INSERT INTO op(tid, row, tbl, fields, pred) VALUES(?, ?, ?, ?, ?)",
            ((written.lastrowid, op.row, op.table, op.fields, op.pred) for op in transaction.operations),
        )

    def add_sessions(self, sessions: Iterable[Authorship]) -> None:
        """Note who worked; a session that is known stays as it is."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO session(sid, person, device, app, started) VALUES(?, ?, ?, ?, ?)",
            ((each.sid, each.person, each.device, each.app, each.started) for each in sessions),
        )

    def add_blobs(self, blobs: Mapping[str, bytes]) -> None:
        """Keep attachments by the SHA-256 of their bytes; good bytes take the place of damaged ones."""
        self._connection.executemany(
            "INSERT INTO blob(sha256, size, data) VALUES(?, ?, ?) ON CONFLICT(sha256)"
            " DO UPDATE SET size=excluded.size, data=excluded.data WHERE data<>excluded.data",
            ((name, len(data), data) for name, data in blobs.items()),
        )

    def state(self, place: Place) -> RowState:
        """Return what the changes of one row come to."""
        return self.states_of([place])[place]

    def states_of(self, places: Sequence[Place]) -> dict[Place, RowState]:
        """Return what the changes of some rows come to, in their order."""
        changes: dict[Place, list[Change]] = {place: [] for place in places}
        for some, marks in marked([row for _, row in places]):
            found = self._connection.execute(
                "SELECT o.tbl, o.row, t.hlc, t.id, o.fields, o.pred FROM op o JOIN txn t USING(tid)"
                f" WHERE o.row IN ({marks})",
                some,
            )
            for table, row, *columns in found:
                if (table, row) in changes:
                    changes[table, row].append(_change(*columns))
        return {place: RowState(listed) for place, listed in changes.items()}

    def table_of(self, row: str) -> str | None:
        """Return the table of a row that was ever written."""
        found = self._connection.execute("SELECT tbl FROM op WHERE row=? LIMIT 1", (row,)).fetchone()
        return str(found[0]) if found else None

    def states(self, *, repeated: bool = False) -> dict[Place, RowState]:
        """Return what the changes of every row come to; `repeated`: only of rows with several changes."""
        condition = "WHERE o.row IN (SELECT row FROM op GROUP BY row HAVING count(*) > 1)" if repeated else ""
        found = self._connection.execute(
            f"SELECT o.tbl, o.row, t.hlc, t.id, o.fields, o.pred FROM op o JOIN txn t USING(tid) {condition}"
        )
        changes: dict[Place, list[Change]] = {}
        for table, row, *columns in found:
            changes.setdefault((table, row), []).append(_change(*columns))
        return {place: RowState(listed) for place, listed in changes.items()}

    def moves(self, table: Table) -> Iterator[Move]:
        """Yield every move of the rows of a tree."""
        found = self._connection.execute(
            "SELECT t.hlc, t.id, o.row, o.fields FROM op o JOIN txn t USING(tid) WHERE o.tbl=? AND instr(o.fields, ?)",
            (table.name, f'"{table.parent}"'),
        )
        for hlc, txn, row, text in found:
            fields = json.loads(text)
            if table.parent in fields:
                yield Move((hlc, txn), row, text_or_none(fields[table.parent]))

    def undone(self) -> dict[str, str]:
        """Map every transaction that is an undo to the one it undid."""
        return dict(self._connection.execute("SELECT id, undo_of FROM txn WHERE undo_of IS NOT NULL"))

    def undoable(self, device: str) -> list[Undoable]:
        """Return the transactions of one installation in the order of their time."""
        found = self._connection.execute(
            "SELECT t.id, t.label, t.undo_of FROM txn t JOIN session s USING(sid)"
            " WHERE s.device=? ORDER BY t.hlc, t.id",
            (device,),
        )
        return [Undoable(*columns) for columns in found]

    def places(self, txn: str) -> list[Place]:
        """Return the rows that a transaction changed."""
        return list(
            self._connection.execute("SELECT o.tbl, o.row FROM op o JOIN txn t USING(tid) WHERE t.id=?", (txn,))
        )

    def arrivals(self, after: int, most: int) -> Iterator[tuple[int, str]]:
        """Yield the numbers and ids of the transactions that arrived after a number, the latest first."""
        yield from self._connection.execute(
            "SELECT tid, id FROM txn WHERE tid>? ORDER BY tid DESC LIMIT ?", (after, most)
        )

    def arrived_after(self, number: int) -> int:
        """Count the transactions that arrived after a number."""
        return int(self._connection.execute("SELECT count(*) FROM txn WHERE tid>?", (number,)).fetchone()[0])

    def arrived_as(self, number: int) -> str | None:
        """Return the id of the transaction with a number."""
        found = self._connection.execute("SELECT id FROM txn WHERE tid=?", (number,)).fetchone()
        return str(found[0]) if found else None

    def heading(self, number: int) -> tuple[str, str, str, str | None]:
        """Return session, moment, label and what was undone of the transaction with a number."""
        found: tuple[str, str, str, str | None] = self._connection.execute(
            "SELECT sid, at, label, undo_of FROM txn WHERE tid=?", (number,)
        ).fetchone()
        return found

    def some_places(self, number: int, most: int) -> list[Place]:
        """Return at most so many of the rows that the transaction with a number changed."""
        return list(self._connection.execute("SELECT tbl, row FROM op WHERE tid=? LIMIT ?", (number, most)))

    def sessions(self) -> dict[str, Authorship]:
        """Return who worked, by the id of the session."""
        found = self._connection.execute("SELECT sid, person, device, app, started FROM session")
        return {columns[0]: Authorship(*columns) for columns in found}

    def transactions(self, row: str | None = None) -> Iterator[Transaction]:
        """Yield transactions in the order of their time; with `row` only what they did to the row."""
        condition = "" if row is None else "WHERE tid IN (SELECT tid FROM op WHERE row=?)"
        found = self._connection.execute(
            f"SELECT tid, {_TRANSACTION} FROM txn {condition} ORDER BY hlc, id", () if row is None else (row,)
        )
        for tid, txn, sid, hlc, at, label, undo_of, digest in found.fetchall():
            yield Transaction(txn, sid, hlc, at, label, undo_of, self._operations(tid, row), digest)

    def _operations(self, tid: int, row: str | None) -> tuple[Operation, ...]:
        wanted = (tid,) if row is None else (tid, row)
        condition = "" if row is None else " AND row=?"
        found = self._connection.execute(f"SELECT row, tbl, fields, pred FROM op WHERE tid=?{condition}", wanted)
        return tuple(Operation(*columns) for columns in found)


def _change(hlc: int, txn: str, fields: str, pred: str) -> Change:
    key: Key = (hlc, txn)
    return Change(key, json.loads(fields), json.loads(pred))


def _columns(transaction: Transaction) -> tuple[Any, ...]:
    return (
        transaction.id,
        transaction.sid,
        transaction.hlc,
        transaction.at,
        transaction.label,
        transaction.undo_of,
        transaction.digest,
    )
