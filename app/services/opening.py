"""From a path to an open working store: which store belongs to a document, and what both know together."""

import contextlib
import datetime as dt
import os
import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app import __version__
from app.domain.clock import new_id, wall_time
from app.domain.errors import DamagedStoreError, RefusedFileError, RuleError, UserError
from app.domain.transaction import Authorship, Rejected
from app.i18n import tr
from app.storage.places import (
    LocalFacts,
    projects_folder,
    read_facts,
    set_aside,
    snapshots_folder,
    store_for,
    write_facts,
)
from app.storage.stamp import DocumentStamp, stamp_of
from app.storage.working_store import Origin, WorkingStore

if TYPE_CHECKING:
    from app.storage.door import DocumentContent
    from app.storage.merging import Incoming


@dataclass(frozen=True)
class Author:
    """Who works: a name, and the random id of this installation."""

    name: str
    device: str


_NOBODY: Final = Author("", "")


@dataclass(frozen=True)
class Opened:
    """A store that was opened for a document.

    `place` is its file, None for reading only; `stamp` is the document as it was last read; `is_written` tells
    whether the document has all that the store has, `was_rebuilt` that the store was damaged and made anew from the
    document and its snapshots.
    """

    path: Path
    store: WorkingStore
    place: Path | None
    stamp: DocumentStamp | None
    is_written: bool
    rejected: tuple[Rejected, ...] = ()
    was_rebuilt: bool = False


def create_store(path: Path, author: Author) -> Opened:
    """Make the working store of a new project, whose document is to be written at `path`.

    Raises:
        RuleError: there is something at `path` already.
        DiskError: the data folder cannot be written.
    """
    path = path.absolute()
    if os.path.lexists(path):
        raise RuleError(tr("There is a file named “{name}” already. Choose another name.", name=path.name))
    project_uid = new_id(wall_time())
    place = store_for(project_uid, path)
    store = WorkingStore.open(Origin(place, project_uid, path), _authorship(author))
    return Opened(path, store, place, None, is_written=False)


def open_store(path: Path, author: Author) -> Opened:
    """Open the working store of a document and take in what the document knows.

    Raises:
        RefusedFileError, NewerFileError: it is not a project of ours, damaged or newer.
        FileBusyError: it is open in another window or process.
        DiskError: it cannot be read, or the data folder cannot be written.
    """
    path = path.absolute()
    known = _known(path)
    try:
        return _open_known(path, author, known)
    except DamagedStoreError:
        if known is None:
            raise
        return _rebuild(path, author, known.place)


def _open_known(path: Path, author: Author, known: "_Known | None") -> Opened:
    if known and known.is_current(path):
        origin = Origin(known.place, known.project_uid, path)
        store = WorkingStore.open(origin, _authorship(author))
        return Opened(path, store, known.place, known.stamp, is_written=True)
    return _open_and_unite(path, author)


def view_store(path: Path) -> Opened:
    """Hold in memory what a document and its working store know, as far as nobody else has the store open.

    Raises:
        RefusedFileError, NewerFileError: it is not a project of ours, damaged or newer.
        DiskError: it cannot be read.
    """
    path = path.absolute()
    known = _known(path)
    copy = _copy_of(known) if known else None
    if known and copy and known.is_current(path):
        return Opened(path, copy, None, known.stamp, is_written=True)
    content = _read(path)
    base = copy if copy and copy.project_uid == content.project_uid else None
    store, rejected = in_memory(content, base)
    return Opened(path, store, None, content.stamp, is_written=True, rejected=rejected)


def in_memory(
    content: "DocumentContent", base: WorkingStore | None = None
) -> tuple[WorkingStore, tuple[Rejected, ...]]:
    """Unite a document with a store in memory (an empty one when not given); also tell what was not taken in."""
    store = base or WorkingStore.in_memory(content.project_uid, _authorship(_NOBODY))
    merged = store.unite(_incoming(content))
    return store, (*content.rejected, *merged.rejected)


def own_copy(path: Path) -> WorkingStore | None:
    """Copy the working store of a document into memory; None when there is none or somebody has it open."""
    known = _known(path)
    return _copy_of(known) if known else None


def _open_and_unite(path: Path, author: Author) -> Opened:
    content = _read(path)
    place = store_for(content.project_uid, path)
    store = WorkingStore.open(Origin(place, content.project_uid, path), _authorship(author))
    try:
        merged = store.unite(_incoming(content))
        is_written = not store.has_more_than(content.transactions)
        write_facts(place, LocalFacts(str(path), content.stamp if is_written else None))
    except BaseException:
        store.close()
        raise
    rejected = (*content.rejected, *merged.rejected)
    return Opened(path, store, place, content.stamp, is_written=is_written, rejected=rejected)


def _rebuild(path: Path, author: Author, place: Path) -> Opened:
    """Set a damaged store aside and make it anew from the document and the snapshots."""
    from app.storage.snapshots import list_snapshots  # noqa: PLC0415 the first paint does not wait for it

    set_aside(place)
    opened = _open_and_unite(path, author)
    for snapshot in list_snapshots(snapshots_folder(place)):
        with contextlib.suppress(UserError):
            opened.store.unite(_incoming(_read(snapshot.path)))
    is_written = not opened.store.has_more_than(_read(path).transactions)
    if not is_written:
        write_facts(place, LocalFacts(str(path), None))
    return replace(opened, is_written=is_written, was_rebuilt=True)


@dataclass(frozen=True)
class _Known:
    """A working store that belongs to a document, and the document as it was when both held the same."""

    place: Path
    stamp: DocumentStamp | None

    @property
    def project_uid(self) -> str:
        return self.place.parent.name

    def is_current(self, path: Path) -> bool:
        """Tell whether the document need not be read: nobody changed it since both held the same."""
        return self.stamp is not None and self.stamp.same_content(stamp_of(path))


def _known(path: Path) -> _Known | None:
    real = os.path.normcase(os.path.realpath(path))
    for place in sorted(projects_folder().glob("*/*.db")):
        facts = read_facts(place)
        if facts and facts.document == real:
            return _Known(place, facts.stamp)
    return None


def _copy_of(known: _Known) -> WorkingStore | None:
    """Copy a store into memory; None when another window or process has it, or it cannot be read."""
    try:
        return WorkingStore.copy_in_memory(known.place, _authorship(_NOBODY))
    except UserError:
        return None


def _read(path: Path) -> "DocumentContent":
    from app.storage.door import read_document  # noqa: PLC0415 the first paint does not wait for it

    return read_document(path)


def _incoming(content: "DocumentContent") -> "Incoming":
    from app.storage.merging import Incoming  # noqa: PLC0415 the first paint does not wait for it

    return Incoming(content.transactions, content.sessions, content.blobs)


def _authorship(author: Author) -> Authorship:
    started = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    return Authorship(secrets.token_hex(8), author.name, author.device, __version__, started)


def foreign(path: Path) -> RefusedFileError:
    """Make the refusal to save over what is no longer the project."""
    return RefusedFileError(
        tr(
            "“{name}” is no longer this project: it was damaged or replaced by another file."
            " It was left as it is and your work is kept. Save a copy elsewhere.",
            name=path.name,
        )
    )
