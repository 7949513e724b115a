"""The history of the tables: each step is plain SQL that never changes once released."""

import sqlite3
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.errors import NewerFileError
from app.i18n import tr
from app.storage.layout import FORMAT

if TYPE_CHECKING:
    from sqlite_utils import Database


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
    _run(db, "m0001")


def m0002_people(db: "Database") -> None:
    """Make the tables of actors, meetings, groups, agreements and what hangs on them."""
    _run(db, "m0002")


def m0003_time_and_money(db: "Database") -> None:
    """Make room for time, money, plan versions, risks and strategies."""
    _run(db, "m0003")


def _run(db: "Database", step: str) -> None:
    statements: tuple[str, ...] = import_module(f"app.storage.steps.{step}").STATEMENTS
    for statement in statements:
        db.execute(statement)


STEPS: Final[tuple[Callable[["Database"], None], ...]] = (m0001_initial, m0002_people, m0003_time_and_money)
