"""A connection to a database of ours, and what its environment can do to it.

The standard `sqlite3` is used directly: importing sqlite-utils costs 70 ms, which the start of the program would feel.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from app.storage.faults import database_error, disk_error
from app.storage.identity import FileIdentity

_PRAGMAS: Final = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
)


def connect(path: Path | None) -> sqlite3.Connection:
    """Open a working store alone; None opens one in memory.

    A new file is readable by its owner only.

    Raises:
        sqlite3.Error, OSError: it is open elsewhere, damaged or cannot be read.
    """
    if path is not None and not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
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
def writing(connection: sqlite3.Connection, identity: FileIdentity | None) -> Iterator[None]:
    """Run one transaction: all of it or nothing.

    Raises:
        DiskError: the file of the store was taken away; `identity` tells (None: the store is in memory).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        if identity:
            identity.confirm()
        yield
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite has rolled back already; a second rollback would hide the error.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    if identity:
        identity.renew()


@contextmanager
def environment_errors(path: Path) -> Iterator[None]:
    """Turn what the disk or another process did to `path` into words for the user; our own bugs pass."""
    try:
        yield
    except sqlite3.Error as error:
        raise database_error(error, path) from error
    except OSError as error:
        raise disk_error(error, path) from error
