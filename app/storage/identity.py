"""Noticing that the working store was taken away beneath us.

SQLite goes on "saving" into a file that was deleted, replaced, cut short or unmounted. Only `os.stat` is used here:
opening and closing the live file would drop SQLite's locks.
"""

import os
from pathlib import Path

from app.domain.errors import DiskError
from app.i18n import tr


class FileIdentity:
    """The file that the open connection writes to, as it was when it was last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = self._look()

    def confirm(self) -> None:
        """Check before a commit that the file is still the one we left.

        Raises:
            DiskError: it was deleted, replaced, resized by others, or its disk is gone.
        """
        if self._look() != self._seen:
            raise self._lost()

    def renew(self) -> None:
        """Check after a commit that the file is still ours, and remember its new size.

        Raises:
            DiskError: it was deleted or replaced, or its disk is gone: the commit went nowhere.
        """
        now = self._look()
        if now[:2] != self._seen[:2]:
            raise self._lost()
        self._seen = now

    def _look(self) -> tuple[int, int, int]:
        try:
            status = os.stat(self._path)  # noqa: PTH116 the one call that must not open the file, shown as such
        except OSError as error:
            raise self._lost() from error
        return status.st_dev, status.st_ino, status.st_size

    def _lost(self) -> DiskError:
        return DiskError(
            tr(
                'The data of this project, "{name}", was deleted, replaced or its disk was removed while it was open.'
                " Save a copy of the project elsewhere now.",
                name=self._path.name,
            )
        )
