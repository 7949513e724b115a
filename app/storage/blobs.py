"""The bytes of attachments: each kept once, found by its SHA-256, never changed and never thrown away."""

import hashlib
import sqlite3
from collections.abc import Iterator
from typing import Final

from app.domain.errors import DamagedFileError
from app.i18n import mark, tr
from app.storage.amount import GrowingAmount
from app.storage.rows import Rows

_MISSING: Final = mark(
    "The bytes of this attachment are not in the project. Merge a copy that has them, or attach anew."
)
_DAMAGED: Final = mark("The bytes of this attachment were damaged. Merge a copy that has them, or attach anew.")


class Blobs:
    """Reads the bytes of attachments; they are written together with the rows that point to them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._amount = GrowingAmount(connection)

    def read(self, sha256: str) -> bytes:
        """Return bytes that are sure to be those that were attached.

        Raises:
            DamagedFileError: they are not there or were damaged.
        """
        fault, data = self._look(sha256)
        if fault:
            raise DamagedFileError(tr(fault))
        return data

    def has(self, sha256: str) -> bool:
        """Tell whether there are bytes under this name."""
        found = self._connection.execute("SELECT 1 FROM blob WHERE sha256=?", (sha256,)).fetchone()
        return found is not None

    def total(self) -> int:
        """Return the bytes of all attachments that were ever there."""
        return int(self._connection.execute("SELECT coalesce(sum(size), 0) FROM blob").fetchone()[0])

    def amount(self) -> int:
        """Return the bytes that the whole project comes to."""
        return self._amount.bytes()

    def faults(self, rows: Rows) -> Iterator[tuple[str, str]]:
        """Yield the attachments whose bytes are missing or wrong, each with the msgid that says so."""
        known: dict[str, str] = {}
        for row, digest in rows.columns("attachment", ("id", "sha256"), {}):
            sha256 = str(digest or "")
            if sha256 not in known:
                known[sha256] = self._look(sha256)[0]
            if known[sha256]:
                yield str(row), known[sha256]

    def _look(self, sha256: str) -> tuple[str, bytes]:
        found = self._connection.execute("SELECT data FROM blob WHERE sha256=?", (sha256,)).fetchone()
        if found is None:
            return _MISSING, b""
        data = bytes(found[0])
        return ("", data) if hashlib.sha256(data).hexdigest() == sha256 else (_DAMAGED, b"")
