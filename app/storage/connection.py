"""A connection to a database of ours, and what its environment can do to it.

The standard `sqlite3` is used directly: importing sqlite-utils costs 70 ms, which the start of the program would feel.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError, FileBusyError, RefusedFileError, UserError
from app.i18n import tr

_PRAGMAS: Final = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
)
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_DAMAGED: Final = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_DISK: Final = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


def connect(path: Path | None) -> sqlite3.Connection:
    """Open a working store alone; None opens one in memory.

    A new file is readable by its owner only.

    Raises:
        FileBusyError: another process has it open.
        DiskError, RefusedFileError: it cannot be read or is damaged.
    """
    if path is not None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
    with environment_errors():
        connection = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=0)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    # An exclusive transaction takes the lock now, and the locking mode keeps it.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Run one transaction: all of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite has rolled back already; a second rollback would hide the error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def environment_errors() -> Iterator[None]:
    """Turn what the disk or another process did into words for the user; other errors are our bugs and pass."""
    try:
        yield
    except sqlite3.Error as error:
        told = _told(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        raise DiskError(
            tr("The disk could not be read or written ({reason}). Check it and try again.", reason=error.strerror or "")
        ) from error


def _told(code: int) -> UserError | None:
    if code in _BUSY:
        return FileBusyError(tr("This project is open in another window or program. Close it there and try again."))
    if code == sqlite3.SQLITE_FULL:
        return DiskError(tr("The disk is full. Free some space and try again; nothing was lost."))
    if code == sqlite3.SQLITE_READONLY:
        return DiskError(tr("The program's data folder cannot be written. Check its permissions and try again."))
    if code in _DISK:
        return DiskError(tr("The disk failed while reading or writing. Check it and save a copy elsewhere."))
    if code in _DAMAGED:
        return RefusedFileError(tr("The program's own copy of this project is damaged. Open a backup of the project."))
    return None
