"""The one way in: a project file from anywhere is read as hostile data, never used as our database.

What holds comes in, transaction by transaction; what does not is named. A file that holds nothing is refused.
"""

import hashlib
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import RefusedFileError
from app.domain.records import CORE_TABLES
from app.domain.schema import Table, Value
from app.domain.transaction import Authorship, Operation, Rejected, Transaction
from app.i18n import mark, tr
from app.storage.amount import LARGEST_BLOB, MOST_BYTES, amount_of
from app.storage.header import damaged
from app.storage.layout import FORMAT, META_PROJECT, quoted
from app.storage.quarantine import Deadline, opened
from app.storage.shape import PROJECT, FaultError, check_authorship, check_transaction
from app.storage.stamp import DocumentStamp

_BATCH: Final = 1_000
_MOST_META: Final = 100
_LONGEST_META: Final = 1_000
_WRONG_TYPE: Final = mark("a value has a type that it cannot have")

Heading = tuple[int, str, str, int, str, str, str | None, bytes]


@dataclass(frozen=True)
class DocumentContent:
    """What a document holds; transactions by (hlc, id), blobs by the hex SHA-256 of their bytes."""

    project_uid: str
    format: int
    sessions: tuple[Authorship, ...]
    transactions: tuple[Transaction, ...]
    blobs: Mapping[str, bytes]
    rejected: tuple[Rejected, ...]
    meta: Mapping[str, str]
    stamp: DocumentStamp


class _Reading:
    """What came in so far from one file, and what was left out."""

    def __init__(self, connection: sqlite3.Connection, deadline: Deadline) -> None:
        self.connection = connection
        self.deadline = deadline
        self.rejected: list[Rejected] = []

    def admits(self, name: object, check: Callable[..., None], *parts: object) -> bool:
        """Tell whether `check(*parts)` passes; a part that does not is named among the rejected."""
        self.deadline.check()
        try:
            check(*parts)
        except (FaultError, TypeError) as fault:
            reason = tr(str(fault)) if isinstance(fault, FaultError) else tr(_WRONG_TYPE)
            self.rejected.append(Rejected(_printable(name), reason))
            return False
        return True


def read_document(path: Path, *, deadline_seconds: float = 60.0) -> DocumentContent:
    """Read a project file as hostile data, within `deadline_seconds`.

    Raises:
        RefusedFileError: nothing of it can be trusted; the message says what is wrong and what to do.
        NewerFileError: a newer version of the program made it.
        DiskError: it cannot be read, or there is no room for a private copy.
    """
    deadline = Deadline(time.monotonic() + deadline_seconds, path.name)
    with opened(path, deadline) as (connection, stamp):
        reading = _Reading(connection, deadline)
        _check_amount(connection, path.name)
        meta = _read_meta(connection, path.name)
        transactions = _read_transactions(reading)
        if reading.rejected and not transactions:
            raise damaged(path.name)
        return DocumentContent(
            project_uid=meta[META_PROJECT],
            format=FORMAT,
            sessions=_read_sessions(reading),
            transactions=transactions,
            blobs=_read_blobs(reading),
            rejected=tuple(reading.rejected),
            meta=meta,
            stamp=stamp,
        )


def read_tables(path: Path, *, deadline_seconds: float = 60.0) -> dict[str, list[dict[str, Value]]]:
    """Read the tables of records as they stand in a file, to compare them with its ledger; trust none of it.

    Raises:
        RefusedFileError, NewerFileError, DiskError: as `read_document`.
    """
    deadline = Deadline(time.monotonic() + deadline_seconds, path.name)
    with opened(path, deadline) as (connection, _):
        present = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        return {table.name: _rows(connection, table, deadline) for table in CORE_TABLES if table.name in present}


def _rows(connection: sqlite3.Connection, table: Table, deadline: Deadline) -> list[dict[str, Value]]:
    """Read the rows of a table; columns that the file is too old to have are not entered in any."""
    found = connection.execute(f"SELECT * FROM {quoted(table.name)} LIMIT 1000000")
    names = [name for name, *_ in found.description]
    missing = dict.fromkeys(set(table.by_name).difference(names))
    return [dict(zip(names, row, strict=True)) | missing for row in _watched(found, deadline)]


def _watched(rows: Iterable[tuple[Value, ...]], deadline: Deadline) -> Iterator[tuple[Value, ...]]:
    for number, row in enumerate(rows):
        if number % _BATCH == 0:
            deadline.check()
        yield row


def _check_amount(connection: sqlite3.Connection, name: str) -> None:
    if amount_of(connection) > MOST_BYTES:
        raise RefusedFileError(tr('"{name}" is too large for a project. Choose another copy of it.', name=name))


def _read_meta(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    found: dict[str, str] = dict(connection.execute(f"SELECT key, value FROM meta LIMIT {_MOST_META + 1}").fetchall())
    fits = len(found) <= _MOST_META and all(len(key) + len(text) <= _LONGEST_META for key, text in found.items())
    if not fits or not PROJECT.fullmatch(found.get(META_PROJECT, "")):
        raise damaged(name)
    return found


def _read_sessions(reading: _Reading) -> tuple[Authorship, ...]:
    rows = reading.connection.execute("SELECT sid, person, device, app, started FROM session")
    authors = (Authorship(*row) for row in rows)
    return tuple(author for author in authors if reading.admits(author.sid, check_authorship, author))


def _read_blobs(reading: _Reading) -> dict[str, bytes]:
    rows = reading.connection.execute("SELECT sha256, size, data FROM blob")
    return {name: data for name, size, data in rows if reading.admits(name, _check_blob, name, size, data)}


def _check_blob(name: str, size: int, data: bytes) -> None:
    if len(data) != size or size > LARGEST_BLOB or hashlib.sha256(data).hexdigest() != name:
        raise FaultError(mark("an attachment was changed or damaged"))


def _read_transactions(reading: _Reading) -> tuple[Transaction, ...]:
    headings = _headings(reading)
    clocks = {heading[1]: heading[3] for heading in headings.values()}
    sound = list(_with_operations(reading, headings))
    admitted = [one for one in sound if reading.admits(one.id, check_transaction, one, clocks)]
    admitted.sort(key=lambda one: (one.hlc, one.id))
    homes: dict[str, str] = {}
    return tuple(one for one in admitted if reading.admits(one.id, _check_homes, one, homes))


def _headings(reading: _Reading) -> dict[int, Heading]:
    rows = reading.connection.execute("SELECT tid, id, sid, hlc, at, label, undo_of, digest FROM txn")
    found: dict[int, Heading] = {}
    known: set[str] = set()
    for row in rows:
        if row[1] in known or not isinstance(row[3], int):
            reading.rejected.append(Rejected(_printable(row[1]), tr("it is in the file twice or has no time")))
            continue
        known.add(row[1])
        found[row[0]] = row
    return found


def _with_operations(reading: _Reading, headings: dict[int, Heading]) -> Iterator[Transaction]:
    # Gathered, not sorted by SQLite: pages that were swapped keep their rows but not their order.
    groups: defaultdict[Value, list[Operation]] = defaultdict(list)
    rows = reading.connection.execute("SELECT tid, row, tbl, fields, pred FROM op")
    for tid, *parts in _watched(rows, reading.deadline):
        groups[tid].append(Operation(*parts))  # type: ignore[arg-type]  # the digest tells
    # An undo may find nothing to restore, so a heading may stand alone; the digest tells whether it should.
    yield from (_transaction(heading, tuple(groups.pop(tid, ()))) for tid, heading in headings.items())
    reading.rejected.extend(Rejected(f"#{tid}", tr("changes without a heading")) for tid in groups)


def _transaction(heading: Heading, operations: tuple[Operation, ...]) -> Transaction:
    _, name, sid, hlc, at, label, undo_of, digest = heading
    return Transaction(
        id=name, sid=sid, hlc=hlc, at=at, label=label, undo_of=undo_of, operations=operations, digest=digest
    )


def _check_homes(transaction: Transaction, homes: dict[str, str]) -> None:
    for operation in transaction.operations:
        if homes.get(operation.row, operation.table) != operation.table:
            raise FaultError(mark("a record of one table appears in another"))
    homes.update((operation.row, operation.table) for operation in transaction.operations)


def _printable(name: object) -> str:
    return "".join(letter for letter in str(name)[:64] if letter.isascii() and letter.isprintable())
