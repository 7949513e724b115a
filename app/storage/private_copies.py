"""Copies for other programs to look at: private, read-only, in folders that the next start clears away."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from app.domain.errors import DiskError
from app.i18n import tr
from app.storage.faults import disk_error
from app.storage.places import VIEW_PREFIX

_WRITE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ_ONLY: Final = 0o400


def private_copy(name: str, data: bytes) -> Path:
    """Write `data` under a safe name into a new folder that only this user can enter.

    Raises:
        DiskError: there is no room, or the folder of temporary files cannot be written.
    """
    if Path(name).name != name:
        raise ValueError(name)
    try:
        folder = Path(tempfile.mkdtemp(prefix=VIEW_PREFIX))
    except OSError as error:
        raise DiskError(tr("There is no place for temporary files. Free some space and try again.")) from error
    copy = folder / name
    try:
        with os.fdopen(os.open(copy, _WRITE, 0o600), "wb") as file:
            file.write(data)
        copy.chmod(_READ_ONLY)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise disk_error(error, copy) from error
    return copy
