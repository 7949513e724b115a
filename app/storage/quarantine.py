"""A foreign SQLite file opened as mere data: a private copy, limits, a deadline and no right to run anything."""

import functools
import hashlib
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError, RefusedFileError
from app.domain.records import CORE_TABLES
from app.i18n import tr
from app.storage.faults import disk_error, unreadable
from app.storage.header import HEADER_BYTES, check_header, damaged
from app.storage.layout import FORMAT, LEDGER_STATEMENTS, released_statements
from app.storage.places import IMPORT_PREFIX
from app.storage.regular import open_regular
from app.storage.stamp import CHUNK, DocumentStamp, stamp_from

_STEPS_BETWEEN_LOOKS: Final = 20_000
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 20_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 5,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 8,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 50,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 50,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 5,
}
_PRAGMAS: Final = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0", "temp_store=MEMORY")
_READABLE: Final = frozenset({"meta", "session", "txn", "op", "blob", "sqlite_master"} | {t.name for t in CORE_TABLES})
_FUNCTIONS: Final = frozenset({"count", "length", "sum"})

Entry = tuple[str, str, str, str | None]


@dataclass(frozen=True)
class Deadline:
    """The moment, of the monotonic clock in seconds, after which a file has taken too long."""

    moment: float
    name: str

    def passed(self) -> bool:
        """Tell whether the time is over."""
        return time.monotonic() > self.moment

    def check(self) -> None:
        """Stop when the time is over.

        Raises:
            RefusedFileError: it is.
        """
        if self.passed():
            raise self.refusal()

    def refusal(self) -> RefusedFileError:
        """Return the refusal of a file that takes too long to read."""
        return RefusedFileError(
            tr(
                '"{name}" takes too long to read: it is damaged or not a real project. Take another copy.',
                name=self.name,
            )
        )


@contextmanager
def opened(path: Path, deadline: Deadline) -> Iterator[tuple[sqlite3.Connection, DocumentStamp]]:
    """Give a connection that can only read a private copy of a document whose layout is ours, and its stamp.

    Raises:
        RefusedFileError: it is not a sound document of this program.
        DiskError: it cannot be read, or there is no room for the copy.
    """
    with private_room(path) as folder:
        copy = folder / "copy"
        try:
            stamp = _copy(path, copy, deadline)
            with closing(_connect(copy, deadline)) as connection:
                _check_layout(connection, path.name)
                yield connection, stamp
        except (sqlite3.Error, OverflowError, MemoryError, ValueError) as error:
            raise deadline.refusal() if deadline.passed() else damaged(path.name) from error


@contextmanager
def private_room(path: Path) -> Iterator[Path]:
    """Give a folder that only this user can enter, for a copy of `path`; it is removed afterwards.

    Raises:
        DiskError: it cannot be made.
    """
    try:
        holder = tempfile.TemporaryDirectory(prefix=IMPORT_PREFIX, ignore_cleanup_errors=True)
    except OSError as error:
        raise disk_error(error, path) from error
    with holder as name:
        yield Path(name)


def _copy(path: Path, copy: Path, deadline: Deadline) -> DocumentStamp:
    with os.fdopen(open_regular(path), "rb") as source:
        return _copy_checked(source.read, source.fileno(), copy, deadline)


def _copy_checked(read: Callable[[int], bytes], handle: int, copy: Path, deadline: Deadline) -> DocumentStamp:
    before = os.fstat(handle)
    try:
        chunk = read(CHUNK)
    except OSError as error:
        raise unreadable(error, Path(deadline.name)) from error
    check_header(chunk[:HEADER_BYTES], before.st_size, deadline.name)
    hashed = hashlib.sha256()
    try:
        with copy.open("xb") as target:
            while chunk:
                deadline.check()
                hashed.update(chunk)
                target.write(chunk)
                chunk = read(CHUNK)
    except OSError as error:
        raise disk_error(error, Path(deadline.name)) from error
    if os.fstat(handle).st_mtime_ns != before.st_mtime_ns or copy.stat().st_size != before.st_size:
        raise DiskError(tr('"{name}" is being written right now. Wait a moment and try again.', name=deadline.name))
    return stamp_from(before, hashed.hexdigest())


def _connect(copy: Path, deadline: Deadline) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
    connection.text_factory = _text
    connection.set_progress_handler(deadline.passed, _STEPS_BETWEEN_LOOKS)
    for limit, value in _LIMITS.items():
        connection.setlimit(limit, value)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.set_authorizer(_authorize)
    return connection


def _text(raw: bytes) -> str:
    # Bytes that are not UTF-8 become lone surrogates, so that they spoil their own transaction only.
    return raw.decode("utf-8", "surrogateescape")


def _authorize(action: int, first: str | None, second: str | None, _schema: str | None, _trigger: str | None) -> int:
    allowed = (
        action == sqlite3.SQLITE_SELECT
        or (action == sqlite3.SQLITE_READ and first in _READABLE)
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
        or (action == sqlite3.SQLITE_PRAGMA and first == "quick_check")
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _check_layout(connection: sqlite3.Connection, name: str) -> None:
    found = _entries(connection)
    if len(found) != len(set(found)) or not any(_is_layout(set(found), form) for form in range(FORMAT, 0, -1)):
        raise damaged(name)
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise damaged(name)


def _is_layout(found: set[Entry], form: int) -> bool:
    """Tell whether a file has the ledger and else only tables as a released format made them."""
    return _layout(LEDGER_STATEMENTS) <= found <= _layout(released_statements(form))


def _entries(connection: sqlite3.Connection) -> list[Entry]:
    return connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT 500").fetchall()


@functools.cache
def _layout(statements: tuple[str, ...]) -> frozenset[Entry]:
    with closing(sqlite3.connect(":memory:")) as empty:
        for statement in statements:
            empty.execute(statement)
        return frozenset(_entries(empty))
