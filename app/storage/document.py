"""The user's file: one whole, clean SQLite file, written beside the old one and put in its place when it is sound."""

import contextlib
import logging
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError, RefusedFileError
from app.i18n import tr
from app.storage.faults import database_error, disk_error
from app.storage.header import HEADER_BYTES, check_header, is_marked_ours
from app.storage.layout import META_PROJECT
from app.storage.places import previous_version, refuse_own_files
from app.storage.replace import write_atomically
from app.storage.stamp import CHUNK, DocumentStamp, stamp_of

__all__ = ["DocumentStamp", "stamp_of", "vacuum_into", "write_document"]

_LOG: Final = logging.getLogger(__name__)
_AMOUNT: Final = (
    "SELECT (SELECT count(*) FROM txn), (SELECT coalesce(max(hlc), 0) FROM txn), (SELECT count(*) FROM op),"
    " (SELECT count(*) FROM blob)"
)


def write_document(connection: sqlite3.Connection, target: Path) -> DocumentStamp:
    """Write the project of an open store to `target` and return the stamp of the new file.

    The version that it replaces is kept in the data folder. The connection must not be inside a transaction.

    Raises:
        RuleError: the target is one of the program's own files.
        RefusedFileError: there is a file of another kind under that name.
        DiskError: the disk is full, read-only, gone or failing; the file there is what it was before.
    """
    refuse_own_files(target)
    _refuse_foreign(target)
    _keep_previous(connection, target)
    write_atomically(target, lambda temporary: vacuum_into(connection, temporary))
    stamp = stamp_of(target)
    if stamp is None:
        raise DiskError(tr('"{name}" vanished right after it was saved. Save to another place.', name=target.name))
    return stamp


def vacuum_into(connection: sqlite3.Connection, temporary: Path) -> None:
    """Write a store into an empty file and read that back.

    Raises:
        DiskError: it could not be written, or what can be read back is not what was written.
    """
    try:
        connection.execute("VACUUM INTO ?", (str(temporary),))
        written = connection.execute(_AMOUNT).fetchone()
    except sqlite3.Error as error:
        raise database_error(error, temporary) from error
    if _read_back(temporary) != written:
        raise DiskError(tr("What was saved cannot be read back: the disk is failing. Save to another disk."))


def _read_back(temporary: Path) -> object:
    try:
        with temporary.open("rb") as file:
            check_header(file.read(HEADER_BYTES), os.fstat(file.fileno()).st_size, temporary.name)
        with closing(sqlite3.connect(f"{temporary.as_uri()}?mode=ro&immutable=1", uri=True)) as reader:
            sound = reader.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return reader.execute(_AMOUNT).fetchone() if sound else None
    except (RefusedFileError, sqlite3.Error):
        return None


def _refuse_foreign(target: Path) -> None:
    if not target.is_file():
        return
    try:
        with target.open("rb") as file:
            ours = is_marked_ours(file.read(HEADER_BYTES), target.name)
    except OSError as error:
        raise disk_error(error, target) from error
    if not ours:
        raise RefusedFileError(
            tr('There is another kind of file named "{name}". Choose another name.', name=target.name)
        )


def _keep_previous(connection: sqlite3.Connection, target: Path) -> None:
    if not target.is_file():
        return
    (project,) = connection.execute("SELECT value FROM meta WHERE key = ?", (META_PROJECT,)).fetchone()
    # A data folder that is full must not keep the agent from saving to another disk.
    try:
        write_atomically(previous_version(project, target), lambda temporary: _copy(target, temporary))
    except DiskError as error:
        _LOG.warning("the previous version was not kept: %s", type(error.__cause__).__name__)


def _copy(source: Path, temporary: Path) -> None:
    with contextlib.suppress(NotImplementedError):
        temporary.chmod(0o600)
    with source.open("rb") as reader, temporary.open("wb") as writer:
        while chunk := reader.read(CHUNK):
            writer.write(chunk)
