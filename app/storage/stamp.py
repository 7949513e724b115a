"""The mark by which a document is known again: did anybody change it since we last read or wrote it?"""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.storage.faults import unreadable

CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class DocumentStamp:
    """Where a file lay on the disk and what was in it: `sha256` is in hex, `size` in bytes."""

    device: int
    inode: int
    size: int
    mtime_ns: int
    sha256: str

    def same_content(self, other: "DocumentStamp | None") -> bool:
        """Tell whether two stamps are of the same bytes, wherever they lay."""
        return other is not None and self.sha256 == other.sha256


def stamp_from(status: os.stat_result, sha256: str) -> DocumentStamp:
    """Make the stamp of a file whose content has this SHA-256."""
    return DocumentStamp(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, sha256)


def stamp_of(path: Path) -> DocumentStamp | None:
    """Return the stamp of a document, None when there is no file.

    Never to be asked about a live store: closing the file would drop SQLite's locks.

    Raises:
        DiskError: the file is there but cannot be read.
    """
    try:
        with path.open("rb") as file:
            hashed = hashlib.file_digest(file, "sha256").hexdigest()
            return stamp_from(os.fstat(file.fileno()), hashed)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise unreadable(error, path) from error
