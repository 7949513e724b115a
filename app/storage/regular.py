"""Opening a file of the user to read it: only a real file, and never one that SQLite has open."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.domain.errors import RefusedFileError
from app.i18n import tr
from app.storage.faults import unreadable
from app.storage.places import is_live_store

_CHUNK: Final = 1 << 20


def open_regular(path: Path) -> int:
    """Return a handle for reading a file.

    Raises:
        RefusedFileError: it is a folder, a pipe, a device or a working store.
        DiskError: it cannot be read.
    """
    if is_live_store(path):
        raise RefusedFileError(
            tr('"{name}" is a file that the program keeps for itself. Open the project file instead.', name=path.name)
        )
    # A pipe or a device must neither block nor be read: it is asked for its kind first, and again once open.
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
        handle = (
            os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)) if regular else -1
        )
    except OSError as error:
        raise unreadable(error, path) from error
    if handle >= 0 and stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    if handle >= 0:
        os.close(handle)
    raise RefusedFileError(tr('"{name}" is a folder or a device, not a file. Choose a file.', name=path.name))


def read_regular(path: Path, most: int, told: Callable[[int, int], None]) -> bytes:
    """Return the bytes of a file, at most one more than `most`; `told` hears how many of how many are read.

    Raises:
        RefusedFileError, DiskError: as `open_regular`.
    """
    parts: list[bytes] = []
    read = 0
    with os.fdopen(open_regular(path), "rb") as file:
        size = min(os.fstat(file.fileno()).st_size, most + 1)
        try:
            while read <= most and (part := file.read(min(_CHUNK, most + 1 - read))):
                parts.append(part)
                read += len(part)
                told(read, max(size, read))
        except OSError as error:
            raise unreadable(error, path) from error
    return b"".join(parts)
