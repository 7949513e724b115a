"""The full check of a store: is every transaction genuine, do the tables show what the ledger comes to?"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.fold import Place, fold
from app.domain.records import CORE_TABLES
from app.domain.schema import Row
from app.domain.transaction import Rejected, is_genuine
from app.i18n import tr
from app.storage.blobs import Blobs
from app.storage.ledger import Ledger
from app.storage.rows import Rows


@dataclass(frozen=True)
class Problem:
    """Something that is not as it should be: `kind` is stable for scripts, `place` says where."""

    kind: str
    place: str
    message: str


def examine(connection: sqlite3.Connection, ledger: Ledger, rows: Rows) -> list[Problem]:
    """Check a store from the pages of its file to its rows."""
    tables = {(name, str(row["id"])): row for name in rows.tables for row in rows.find(name, {})}
    return [*_damage(connection), *_altered(ledger), *differences(ledger, tables), *unreadable(connection, rows)]


def rejections(rejected: Iterable[Rejected]) -> list[Problem]:
    """Tell what was not taken in from a file."""
    return [Problem("rejected", each.id, each.reason) for each in rejected]


def differences(ledger: Ledger, tables: Mapping[Place, Row]) -> Iterator[Problem]:
    """Yield the rows of tables that do not show what a ledger comes to."""
    folded = fold(CORE_TABLES, ledger.states())
    due = {place: {"id": place[1], **values} for place, values in folded.items()}
    for place in sorted(due.keys() | tables.keys()):
        if due.get(place) != tables.get(place):
            yield Problem("fold", "/".join(place), tr("This record does not show what its history says."))


def unreadable(connection: sqlite3.Connection, rows: Rows) -> Iterator[Problem]:
    """Yield the attachments whose bytes are missing or wrong."""
    for row, fault in Blobs(connection).faults(rows):
        yield Problem("attachment", f"attachment/{row}", tr(fault))


def _damage(connection: sqlite3.Connection) -> Iterator[Problem]:
    for (message,) in connection.execute("PRAGMA quick_check(20)"):
        if message != "ok":
            yield Problem("pages", "", tr("The file is damaged: {fault}", fault=message))


def _altered(ledger: Ledger) -> Iterator[Problem]:
    for transaction in ledger.transactions():
        if not is_genuine(transaction):
            yield Problem("digest", transaction.id, tr("A change in the history was damaged or altered."))
