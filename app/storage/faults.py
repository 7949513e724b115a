"""What the operating system and SQLite report, told as errors the user can act upon."""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from app.domain.errors import DamagedStoreError, DiskError, FileBusyError, RefusedFileError, UserError
from app.i18n import mark, tr

_FULL: Final = mark('There is no room left on the disk for "{name}". Free some space or save to another place.')
_FORBIDDEN: Final = mark(
    'Writing to "{name}" is not allowed there: the folder or the file is read-only. Save to another place.'
)
_MISSING: Final = mark(
    'The folder of "{name}" is not there. If it is on a removable disk, connect it or save elsewhere.'
)
_LONG_NAME: Final = mark('The name "{name}" is too long for this disk. Choose a shorter name.')
_NO_FILE: Final = mark('"{name}" is a folder or a device, not a file. Choose another name.')
_TOO_LARGE: Final = mark('"{name}" is larger than this disk can take as one file. Save to another disk.')
_FAILING: Final = mark('The disk of "{name}" failed or was removed. Save to another place, then check the disk.')
_STORE_DAMAGED: Final = mark(
    'The data of "{name}" is damaged on the disk. Close the project and bring it back from its latest backup copy.'
)
_BUSY: Final = mark('"{name}" is open in another window or program. Close it there and try again.')

_BY_ERRNO: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: _FORBIDDEN,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    errno.ENAMETOOLONG: _LONG_NAME,
    errno.EISDIR: _NO_FILE,
    errno.EFBIG: _TOO_LARGE,
}
_BY_SQLITE: Final = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _FORBIDDEN,
    sqlite3.SQLITE_PERM: _FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: _MISSING,
    sqlite3.SQLITE_IOERR: _FAILING,
    sqlite3.SQLITE_CORRUPT: _STORE_DAMAGED,
    sqlite3.SQLITE_NOTADB: _STORE_DAMAGED,
}
_BUSY_CODES: Final = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def disk_error(error: OSError, path: Path) -> DiskError:
    """Say what the operating system refused to do with `path` and what to do next."""
    return DiskError(tr(_BY_ERRNO.get(error.errno or 0, _FAILING), name=path.name))


def database_error(error: sqlite3.Error, path: Path) -> UserError:
    """Say what SQLite could not do with the store at `path`.

    Raises:
        sqlite3.Error: the error is a fault of the program, not of the disk or the file.
    """
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY_CODES:
        return FileBusyError(tr(_BUSY, name=path.name))
    if code not in _BY_SQLITE:
        raise error
    if _BY_SQLITE[code] == _STORE_DAMAGED:
        return damaged_store(path)
    return DiskError(tr(_BY_SQLITE[code], name=path.name))


def damaged_store(path: Path) -> DamagedStoreError:
    """Say that the store of the project at `path` is damaged."""
    return DamagedStoreError(tr(_STORE_DAMAGED, name=path.name))


def unreadable(error: OSError, path: Path) -> DiskError | RefusedFileError:
    """Say why `path` cannot be read."""
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return DiskError(tr('There is no file "{name}" any more. Look for it in another place.', name=path.name))
    if error.errno == errno.ENAMETOOLONG:
        return disk_error(error, path)
    if error.errno in (errno.EACCES, errno.EPERM):
        return DiskError(tr('You may not read "{name}". Ask its owner, or copy it to your own folder.', name=path.name))
    return DiskError(tr('"{name}" cannot be read: the disk failed or was removed. Try another copy.', name=path.name))
