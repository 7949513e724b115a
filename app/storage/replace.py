"""Writing a file so that it is whole: a power cut or a full disk leaves either the old one or the new one."""

import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError
from app.i18n import tr
from app.storage.faults import disk_error

TEMPORARY: Final = re.compile(r"\..{1,40}\.khooshe-[0-9a-f]{12}\.tmp")
_NAME_KEPT: Final = 40
_TRIES: Final = 20 if sys.platform == "win32" else 1
_PAUSE_SECONDS: Final = 0.1


def write_atomically(target: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a temporary file beside `target`, then put that in its place.

    A link is followed to the real file, whose permissions stay. Whatever fails, nothing is left behind.

    Raises:
        DiskError: the disk is full, read-only, gone or does not take the name.
    """
    real = Path(os.path.realpath(target))
    try:
        mode = _mode_of(real)
        temporary = _make_beside(real, mode)
        try:
            write(temporary)
            sync_file(temporary)
            _swap(temporary, real)
        finally:
            _remove(temporary)
        sync_folder(real.parent)
    except OSError as error:
        raise disk_error(error, target) from error


def refuse_special(path: Path) -> None:
    """Make sure that nothing but a file is replaced.

    Raises:
        DiskError: a folder, a pipe or a device is there, or no file can be.
    """
    try:
        is_special = path.exists() and not path.is_file()
    except OSError as error:
        raise disk_error(error, path) from error
    if is_special:
        raise DiskError(tr('"{name}" is a folder or a device, not a file. Choose another name.', name=path.name))


def sync_file(path: Path) -> None:
    """Make the system bring a file's content to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the system bring the names in a folder to the disk, where it can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode_of(real: Path) -> int | None:
    try:
        status = real.stat()
    except FileNotFoundError:
        return None
    refuse_special(real)
    if not os.access(real, os.W_OK):
        raise PermissionError(13, os.strerror(13), str(real))
    return stat.S_IMODE(status.st_mode)


def _make_beside(real: Path, mode: int | None) -> Path:
    temporary = real.with_name(f".{real.name[:_NAME_KEPT]}.khooshe-{secrets.token_hex(6)}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else 0o600)
    os.close(handle)
    if mode is not None:
        temporary.chmod(mode | stat.S_IWUSR)
    return temporary


def _swap(temporary: Path, real: Path) -> None:
    # Virus scanners and indexers of Windows hold a file for a moment.
    for left in reversed(range(_TRIES)):
        try:
            temporary.replace(real)
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def _remove(temporary: Path) -> None:
    for path in (temporary, temporary.with_name(f"{temporary.name}-journal")):
        path.unlink(missing_ok=True)
