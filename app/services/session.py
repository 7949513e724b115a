"""The open project: reading, editing, undo, saving. All writing, from screen or command, goes through here."""

import contextlib
import datetime as dt
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.errors import RefusedFileError, RuleError
from app.domain.fold import Place
from app.domain.schema import Value
from app.domain.transaction import Rejected
from app.domain.watching import Watch, unwatched
from app.i18n import mark, tr
from app.services.changes import ChangeSet, Edit
from app.services.opening import Author, Opened, create_store, foreign, open_store, view_store
from app.storage.places import LocalFacts, refuse_own_files, write_facts
from app.storage.replace import refuse_special
from app.storage.rows import Pick
from app.storage.stamp import stamp_of
from app.storage.working_store import Committed, WorkingStore

if TYPE_CHECKING:
    from app.domain.conflicts import Conflict
    from app.storage.blobs import Blobs
    from app.storage.examination import Problem
    from app.storage.history import HistoryEntry
    from app.storage.journal import Journal
    from app.storage.merging import MergeResult
    from app.storage.trail import Trail

__all__ = ["Author", "ChangeSet", "Edit", "Pick", "Session", "create", "open_project", "view_project"]

_LATEST_KEPT: Final = 64


def create(path: Path, author: Author) -> "Session":
    """Make a new empty project file and open it.

    Raises:
        RuleError: there is something at `path` already.
        DiskError: the file cannot be written.
    """
    session = Session(create_store(path, author))
    try:
        session.write()
    except BaseException:
        session.discard()
        raise
    return session


def open_project(path: Path, author: Author) -> "Session":
    """Open a project to change it: what its document and its working store know is united.

    Raises:
        RefusedFileError, NewerFileError: it is not a project of ours, damaged or newer.
        FileBusyError: it is open in another window or process.
        DiskError: it cannot be read, or the data folder cannot be written.
    """
    return Session(open_store(path, author))


def view_project(path: Path) -> "Session":
    """Open a project to read it, with edits not yet in the document if their store is free; nothing is written.

    Raises:
        RefusedFileError, NewerFileError: it is not a project of ours, damaged or newer.
        DiskError: it cannot be read.
    """
    return Session(view_store(path))


class Session:
    """One open project.

    `rejected` tells what of its file was damaged and not taken in, `was_rebuilt` that its working store was damaged
    and made anew from the document and its snapshots, `is_busy` that an action is under way.
    """

    def __init__(self, opened: Opened) -> None:
        self.path: Path = opened.path
        self.rejected: tuple[Rejected, ...] = opened.rejected
        self.was_rebuilt = opened.was_rebuilt
        self.revision = 0
        self.saved_at: dt.datetime | None = None
        self._store = opened.store
        self._place = opened.place
        self._stamp = opened.stamp
        self._written = opened.is_written
        self._facts_are_clean = opened.is_written
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._latest: deque[ChangeSet] = deque(maxlen=_LATEST_KEPT)
        self.is_busy = False
        self._is_open = True

    @property
    def read_only(self) -> bool:
        """Tell whether the project may only be looked at."""
        return self._place is None

    @property
    def has_unsaved(self) -> bool:
        """Tell whether edits are not in the document yet; they are durable in the working store."""
        return not self.read_only and not self._written

    @property
    def undo_label(self) -> str | None:
        """Return what `undo` would take back, as a text of the catalogue; None: nothing."""
        undoable = self._store.undoable
        return undoable.label if undoable and not self.read_only else None

    @property
    def redo_label(self) -> str | None:
        """Return what `redo` would do again, as a text of the catalogue; None: nothing."""
        redoable = self._store.redoable
        return redoable.label if redoable and not self.read_only else None

    def rows(self, table: str, **equal: Value) -> list[dict[str, Value]]:
        """Return the rows of a table, by id; with `equal` only those with these values (None: not entered)."""
        return self._store.rows.find(table, equal)

    def row(self, table: str, row_id: str) -> dict[str, Value] | None:
        """Return one row, None when there is none."""
        return self._store.rows.get((table, row_id))

    def values(self, table: str, *columns: str, **equal: Value) -> list[tuple[Value, ...]]:
        """Return only some columns of the rows of a table, by id: the quick way to look at many rows."""
        return self._store.rows.columns(table, columns, equal)

    def unordered(self, table: str, pick: Pick, *columns: str) -> list[tuple[Value, ...]]:
        """Return some columns of the rows that are picked, in no order: the quickest way to look at very many."""
        return self._store.rows.unordered(table, pick, columns)

    def lacking(self, table: str, other: str, column: str, **equal: Value) -> list[str]:
        """Return the ids of the rows to which no row of another table (with these values) points."""
        return self._store.rows.lacking(table, other, column, equal)

    def count(self, table: str, **equal: Value) -> int:
        """Count the rows of a table."""
        return self._store.rows.count(table, equal)

    def referring(self, table: str, row_id: str) -> list[tuple[Place, str]]:
        """Return the rows that point to a row, each with the column that does."""
        return list(self._store.rows.referring((table, row_id)))

    def table_of(self, row_id: str) -> str | None:
        """Tell the table of a row that is or ever was there."""
        return self._store.ledger.table_of(row_id)

    @property
    def journal(self) -> "Journal":
        """Return what arrived here and when."""
        from app.storage.journal import Journal  # noqa: PLC0415 the first paint does not wait for it

        return Journal(self._store.ledger)

    @cached_property
    def blobs(self) -> "Blobs":
        """Return the bytes of the attachments, to read them."""
        return _blobs_in(self._store)

    @property
    def trail(self) -> "Trail":
        """Return the end of the history, for caches that catch up with it."""
        return _trail_of(self._store, self._place)

    @contextlib.contextmanager
    def edit(self, label: str, watch: Watch = unwatched) -> Iterator[Edit]:
        """Do one user action: all of it is written when the block ends, nothing if it raises.

        `label` is a text of the catalogue. Reading inside the block shows the state before it. `watch` is told how far
        the writing is, and may stop it.

        Raises:
            RuleError: the project is read-only, or the rules do not allow the change.
            DiskError: it could not be written.
        """
        self._demand_writable()
        edit = Edit(self._store)
        with self._busy():
            yield edit
        if edit.pending:
            edit.transaction = self._done(lambda: self._store.commit(label, edit.pending, edit.blobs, watch))

    def undo(self, watch: Watch = unwatched) -> str | None:
        """Take back the last own action that stands; return its label, None when there is none."""
        return self._step(self.undo_label, lambda: self._store.undo(watch))

    def redo(self, watch: Watch = unwatched) -> str | None:
        """Do the last undone action again; return its label, None when there is none."""
        return self._step(self.redo_label, lambda: self._store.redo(watch))

    def conflicts(self) -> "list[Conflict]":
        """Return what people should look at after a merge."""
        return self._store.conflicts()

    def subscribe(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Tell `listener` of every change from now on; the returned function ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return unsubscribe

    def save(self) -> bool:
        """Bring the document up to date, after taking in what others did to it meanwhile.

        Returns:
            Whether the document had been removed or moved away and was made again.

        Raises:
            RuleError: the project is read-only.
            RefusedFileError: what lies at the path now is not this project; it is left alone.
            DiskError: the document cannot be written; the edits stay in the working store.
        """
        self._demand_writable()
        found = stamp_of(self.path)
        was_removed = found is None and self._stamp is not None
        if found and not found.same_content(self._stamp):
            self._take_in_document()
        if found is None or not self._written:
            self.write()
        self._remember()
        return was_removed

    def write(self) -> None:
        """Write the document, whatever is there."""
        from app.storage.document import write_document  # noqa: PLC0415 the first paint does not wait for it

        self._stamp = write_document(self._store.connection, self.path)
        self._written = True
        self.saved_at = dt.datetime.now(dt.UTC)
        self._remember()

    def save_copy(self, target: Path) -> None:
        """Write the project as it stands to another file.

        Raises:
            RuleError: the target is the project itself or a file of the program.
            DiskError: it cannot be written.
        """
        from app.storage.document import write_document  # noqa: PLC0415 the first paint does not wait for it

        self.refuse_target(target)
        write_document(self._store.connection, target.absolute())

    def refuse_target(self, target: Path) -> None:
        """Make sure that writing to `target` touches neither this project nor a folder, a pipe or a device.

        Raises:
            RuleError: it would touch this project.
            DiskError: there is something else than a file.
        """
        refuse_special(target)
        refuse_own_files(target, [self.path, *([self._place] if self._place else [])])

    def close(self) -> None:
        """Save, then let the project go, even when saving fails."""
        if not self._is_open:
            return
        try:
            if self.has_unsaved:
                self.save()
            if self._place:
                from app.services.keeping import keep_snapshot  # noqa: PLC0415 the first paint does not wait for it

                keep_snapshot(self._store, self._place)
        finally:
            self._is_open = False
            self._store.close()

    def discard(self) -> None:
        """Let go of a new project that could not be finished, with its document and its folder of our own."""
        self._is_open = False
        self._store.close()
        if self._stamp:
            self.path.unlink(missing_ok=True)
        if self._place:
            shutil.rmtree(self._place.parent, ignore_errors=True)

    def history(self, row_id: str | None = None) -> "list[HistoryEntry]":
        """Return what was done to the project or to one row, newest last."""
        return _history_in(self._store, row_id)

    def problems(self) -> "list[Problem]":
        """Check everything: the file, every transaction, and that the tables show what the history says."""
        from app.storage.examination import examine, rejections  # noqa: PLC0415 the first paint does not wait for it

        found = examine(self._store.connection, self._store.ledger, self._store.rows)
        return [*rejections(self.rejected), *found]

    def _step(self, label: str | None, step: Callable[[], Committed | None]) -> str | None:
        self._demand_writable()
        if label is not None:
            self._done(step)
        return label

    def _done(self, write: Callable[[], Committed | None]) -> str | None:
        self._soil()
        with self._busy():
            committed = write()
        if committed is None:
            return None
        self._written = False
        self._announce(ChangeSet(committed.label, committed.rows, committed.skipped))
        return committed.txn

    @contextlib.contextmanager
    def _busy(self) -> Iterator[None]:
        if self.is_busy:
            raise RuntimeError("an action inside an action")
        self.is_busy = True
        try:
            yield
        finally:
            self.is_busy = False

    def changed_since(self, revision: int) -> frozenset[Place] | None:
        """Return the rows that changed after an earlier `revision`; None when that is too long ago to tell."""
        missed = self.revision - revision
        if missed > len(self._latest):
            return None
        return frozenset(
            place for changes in list(self._latest)[len(self._latest) - missed :] for place in changes.rows
        )

    def _announce(self, changes: ChangeSet) -> None:
        self.revision += 1
        self._latest.append(changes)
        for listener in tuple(self._listeners):
            listener(changes)

    def _take_in_document(self) -> None:
        from app.storage.door import read_document  # noqa: PLC0415 the first paint does not wait for it
        from app.storage.merging import Incoming  # noqa: PLC0415 the first paint does not wait for it

        try:
            content = read_document(self.path)
        except RefusedFileError as error:
            raise foreign(self.path) from error
        if content.project_uid != self._store.project_uid:
            raise foreign(self.path)
        incoming = Incoming(content.transactions, content.sessions, content.blobs)
        merged = self._store.unite(incoming)
        self._took_in(merged, content.rejected)
        self._stamp = content.stamp
        self._written = not self._store.has_more_than(content.transactions)

    def _took_in(self, merged: "MergeResult", rejected: tuple[Rejected, ...]) -> None:
        self.rejected += (*rejected, *merged.rejected)
        if merged.rows:
            self._announce(ChangeSet(mark("Changes from another copy"), merged.rows))

    def _demand_writable(self) -> None:
        if self.read_only:
            raise RuleError(tr("This project is open for reading only."))

    def _soil(self) -> None:
        """Note on the disk, before the first edit after saving, that the store will be ahead of the document."""
        if self._facts_are_clean and self._place:
            write_facts(self._place, LocalFacts(str(self.path), None))
            self._facts_are_clean = False

    def _remember(self) -> None:
        if self._place and self._written and not self._facts_are_clean:
            write_facts(self._place, LocalFacts(str(self.path), self._stamp))
            self._facts_are_clean = True


def _blobs_in(store: WorkingStore) -> "Blobs":
    from app.storage.blobs import Blobs  # noqa: PLC0415 the first paint does not wait for it

    return Blobs(store.connection)


def _trail_of(store: WorkingStore, place: Path | None) -> "Trail":
    from app.storage.trail import Trail  # noqa: PLC0415 the first paint does not wait for it

    return Trail(store.connection, place)


def _history_in(store: WorkingStore, row_id: str | None) -> "list[HistoryEntry]":
    from app.storage.history import history  # noqa: PLC0415 the first paint does not wait for it

    return history(store.ledger, row_id)
