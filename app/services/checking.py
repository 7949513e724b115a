"""The full check of a project file, as it lies there, and of what this computer knows of it."""

from pathlib import Path

from app.services.opening import in_memory, own_copy
from app.storage import examination
from app.storage.door import read_document, read_tables
from app.storage.examination import Problem, differences, rejections, unreadable

__all__ = ["Problem", "examine"]


def examine(path: Path) -> list[Problem]:
    """Read a document as hostile data and return all that is wrong with it and with its working store.

    The working store is left out while another window or process has it open.

    Raises:
        RefusedFileError, NewerFileError: nothing of the file can be trusted.
        DiskError: it cannot be read.
    """
    content = read_document(path)
    store, rejected = in_memory(content)
    tables = {(name, str(row["id"])): row for name, rows in read_tables(path).items() for row in rows}
    found = [*rejections(rejected), *differences(store.ledger, tables), *unreadable(store.connection, store.rows)]
    own = own_copy(path)
    if own is not None:
        found += examination.examine(own.connection, own.ledger, own.rows)
    return found
