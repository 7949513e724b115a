"""The history of the tables: each step is plain SQL that never changes once released."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.errors import NewerFileError
from app.i18n import tr
from app.storage.layout import FORMAT

if TYPE_CHECKING:
    from sqlite_utils import Database

_M0001: Final = (
    "CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    (
        "CREATE TABLE session(sid TEXT PRIMARY KEY NOT NULL, person TEXT NOT NULL, device TEXT NOT NULL,"
        " app TEXT NOT NULL, started TEXT NOT NULL) STRICT"
    ),
    (
        "CREATE TABLE txn(tid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sid TEXT NOT NULL, hlc INTEGER NOT NULL,"
        " at TEXT NOT NULL, label TEXT NOT NULL, undo_of TEXT, digest BLOB NOT NULL) STRICT"
    ),
    (
        "CREATE TABLE op(tid INTEGER NOT NULL, row TEXT NOT NULL, tbl TEXT NOT NULL, fields TEXT NOT NULL,"
        " pred TEXT NOT NULL, PRIMARY KEY(tid, row)) STRICT, WITHOUT ROWID"
    ),
    "CREATE INDEX op_row ON op(row)",
    "CREATE TABLE blob(sha256 TEXT PRIMARY KEY NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL) STRICT",
    (
        'CREATE TABLE "project"("id" TEXT PRIMARY KEY NOT NULL, "title" TEXT, "agent" TEXT, "organisation" TEXT,'
        ' "supervisor" TEXT, "start" TEXT, "version" TEXT, "notes" TEXT) STRICT'
    ),
    (
        'CREATE TABLE "activity"("id" TEXT PRIMARY KEY NOT NULL, "parent_id" TEXT, "sort" TEXT, "title" TEXT,'
        ' "month_from" INTEGER, "month_to" INTEGER, "start" TEXT, "end" TEXT, "weight" INTEGER, "status" TEXT,'
        ' "progress" INTEGER, "mechanisms" TEXT, "responsible" TEXT, "stakeholders" TEXT, "budget" INTEGER,'
        ' "outputs" TEXT, "indicators" TEXT, "notes" TEXT, "printed_code" TEXT, "printed_title" TEXT,'
        ' "printed_mechanism" TEXT, "reading_notes" TEXT, "title_is_ours" INTEGER) STRICT'
    ),
    'CREATE INDEX "activity_parent_id" ON "activity"("parent_id")',
    "PRAGMA application_id=0x43444131",
    "PRAGMA user_version=1",
)


def format_of(connection: sqlite3.Connection) -> int:
    """Return the format of a store; 0 is an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_other_format(connection: sqlite3.Connection) -> None:
    """Make sure that a store can be read as it is.

    Raises:
        NewerFileError: another version of the program made it.
    """
    if format_of(connection) != FORMAT:
        raise _newer()


def migrate(connection: sqlite3.Connection, keep_copy_at: Path) -> None:
    """Bring a store to the format of this version; one that holds data is copied to `keep_copy_at` first.

    Raises:
        NewerFileError: a newer version of the program made the store.
    """
    found = format_of(connection)
    if found > FORMAT:
        raise _newer()
    if found == FORMAT:
        return
    if found:
        keep_copy_at.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(keep_copy_at),))
    apply_all(connection)


def apply_all(connection: sqlite3.Connection) -> None:
    """Run every step that the database has not had."""
    # Importing sqlite-utils is slow, and a store that needs no step is the rule.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    core = Migrations("core")
    for step in STEPS:
        core()(step)
    core.apply(Database(connection, execute_plugins=False))


def _newer() -> NewerFileError:
    return NewerFileError(tr("Another version of the program made this project. Install that version to open it."))


def m0001_initial(db: "Database") -> None:
    """Make the ledger and the tables of the programme and its plan."""
    for statement in _M0001:
        db.execute(statement)


STEPS: Final[tuple[Callable[["Database"], None], ...]] = (m0001_initial,)
