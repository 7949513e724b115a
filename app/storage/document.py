"""The user's file: one whole, clean SQLite file, written beside the old one and put in its place when it is sound."""

import logging
import os
import shutil
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
from app.storage.quarantine import private_room
from app.storage.replace import write_atomically
from app.storage.stamp import DocumentStamp, stamp_of

__all__ = ["DocumentStamp", "stamp_of", "write_document", "write_image"]

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
    return write_image(connection, target)


def write_image(connection: sqlite3.Connection, target: Path) -> DocumentStamp:
    """Write a whole copy of an open store to `target`, unguarded, and read it back.

    SQLite works in a private folder only: it takes no path beyond 512 bytes and trips over the locks of shares.

    Raises:
        DiskError: it could not be written, or what can be read back is not what was written.
    """
    with private_room(target) as room:
        image = room / "image"
        _vacuum(connection, image, target)
        write_atomically(target, lambda temporary: _copy_checked(image, temporary))
    stamp = stamp_of(target)
    if stamp is None:
        raise DiskError(tr('"{name}" vanished right after it was saved. Save to another place.', name=target.name))
    return stamp


def _vacuum(connection: sqlite3.Connection, image: Path, target: Path) -> None:
    try:
        connection.execute("VACUUM INTO ?", (str(image),))
        written = connection.execute(_AMOUNT).fetchone()
    except sqlite3.Error as error:
        raise database_error(error, target) from error
    if _amount_in(image) != written:
        raise _failing_disk()


def _amount_in(image: Path) -> object:
    try:
        with image.open("rb") as file:
            check_header(file.read(HEADER_BYTES), os.fstat(file.fileno()).st_size, image.name)
        with closing(sqlite3.connect(f"{image.as_uri()}?mode=ro&immutable=1", uri=True)) as reader:
            sound = reader.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
            return reader.execute(_AMOUNT).fetchone() if sound else None
    except (OSError, RefusedFileError, sqlite3.Error):
        return None


def _copy_checked(image: Path, temporary: Path) -> None:
    shutil.copyfile(image, temporary)
    written, meant = stamp_of(temporary), stamp_of(image)
    if meant is None or not meant.same_content(written):
        raise _failing_disk()


def _failing_disk() -> DiskError:
    return DiskError(tr("What was saved cannot be read back: the disk is failing. Save to another disk."))


def _refuse_foreign(target: Path) -> None:
    try:
        if not target.is_file():
            return
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
        write_atomically(previous_version(project, target), lambda temporary: _copy_private(target, temporary))
    except DiskError as error:
        _LOG.warning("the previous version was not kept: %s", type(error.__cause__).__name__)


def _copy_private(source: Path, temporary: Path) -> None:
    temporary.chmod(0o600)
    shutil.copyfile(source, temporary)
