"""The working store of one project: every edit is durable here before the document is written again.

The store is open in one process only. Its tables are written by the fold alone, never by other code.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from app.domain.clock import Clock, new_id
from app.domain.errors import RuleError
from app.domain.fold import Place, text_or_none
from app.domain.records import CORE_TABLES
from app.domain.transaction import Authorship, Transaction, sealed
from app.domain.undo_stack import Undoable, UndoStack
from app.domain.watching import Stage, Watch, unwatched
from app.i18n import tr
from app.storage.connection import connect, environment_errors, writing
from app.storage.faults import damaged_store
from app.storage.identity import FileIdentity
from app.storage.layout import META_CREATED, META_PROJECT, STATEMENTS
from app.storage.ledger import Ledger
from app.storage.migrations import migrate, refuse_other_format
from app.storage.rows import Rows

if TYPE_CHECKING:
    from app.domain.conflicts import Conflict
    from app.storage.drafting import Pending
    from app.storage.merging import Incoming, MergeResult


@dataclass(frozen=True)
class Origin:
    """The file of a working store, the project it holds and the document it was read from."""

    store: Path
    project_uid: str
    document: Path


@dataclass(frozen=True)
class Committed:
    """A transaction that was written, the rows that it changed and the cells that undo had to leave."""

    txn: str
    label: str
    rows: frozenset[Place]
    skipped: int = 0


@dataclass(frozen=True)
class Action:
    """What is to be written: the new values, the bytes of new attachments, and the action that it takes back."""

    label: str
    pending: "Pending"
    blobs: Mapping[str, bytes] = field(default_factory=dict)
    undo_of: str | None = None


class WorkingStore:
    """The ledger and the tables of one project, with undo for one installation."""

    def __init__(self, connection: sqlite3.Connection, authorship: Authorship, clock: Clock) -> None:
        self.connection: Final = connection
        self.ledger: Final = Ledger(connection)
        self.rows: Final = Rows(connection, CORE_TABLES)
        self.authorship: Final = authorship
        self._clock = clock
        self._identity: FileIdentity | None = None
        self._name = Path()
        self._author_is_known = False
        self._clock.receive(self.ledger.latest_time())
        self._remember()

    @classmethod
    def open(cls, origin: Origin, authorship: Authorship, *, clock: Clock | None = None) -> Self:
        """Open a store, made if it is not there, and keep it locked until `close`.

        Raises:
            FileBusyError: it is open elsewhere.
            NewerFileError: a newer version of the program made it.
            DamagedStoreError: it is damaged.
            DiskError: it cannot be read.
        """
        with environment_errors(origin.document):
            connection = connect(origin.store)
            try:
                _demand_sound(connection, origin.document)
                migrate(connection, origin.store.with_suffix(".before-upgrade"))
                _mark(connection, origin.project_uid)
                store = cls(connection, authorship, clock or Clock())
                store._identity, store._name = FileIdentity(origin.store), origin.document
            except BaseException:
                connection.close()
                raise
        return store

    @classmethod
    def in_memory(cls, project_uid: str, authorship: Authorship, *, clock: Clock | None = None) -> Self:
        """Make an empty store that leaves no trace."""
        connection = connect(None)
        for statement in STATEMENTS:
            connection.execute(statement)
        _mark(connection, project_uid)
        return cls(connection, authorship, clock or Clock())

    @classmethod
    def copy_in_memory(cls, place: Path, authorship: Authorship) -> Self:
        """Copy a store that nobody has open, leaving it as it is.

        Raises:
            FileBusyError: it is open elsewhere.
            NewerFileError: another version of the program made it.
            DiskError: it cannot be read or is damaged.
        """
        with environment_errors(place), contextlib.closing(connect(place)) as original:
            refuse_other_format(original)
            connection = connect(None)
            original.backup(connection)
        return cls(connection, authorship, Clock())

    def close(self) -> None:
        """Let go of the file and its lock."""
        self.connection.close()

    @property
    def project_uid(self) -> str:
        """Return the id that all copies of the project share."""
        return str(self.connection.execute("SELECT value FROM meta WHERE key=?", (META_PROJECT,)).fetchone()[0])

    @property
    def undoable(self) -> Undoable | None:
        """Return the transaction that `undo` would take back."""
        return self._stack.undo

    @property
    def redoable(self) -> Undoable | None:
        """Return the undo that `redo` would take back."""
        return self._stack.redo

    def new_row_id(self) -> str:
        """Return an id that no other row anywhere has."""
        return new_id(self._clock.now())

    def commit(
        self, label: str, pending: "Pending", blobs: Mapping[str, bytes] | None = None, watch: Watch = unwatched
    ) -> Committed:
        """Write one user action, with the bytes of new attachments; every change of it or nothing.

        Raises:
            RuleError: a row would lie under itself or under one that is not there.
        """
        from app.storage.drafting import misplaced  # noqa: PLC0415 the first paint does not wait for it

        with environment_errors(self._name):
            if misplaced(pending, self.rows, self.ledger):
                raise RuleError(tr("A row cannot be placed under itself or under one that was deleted."))
        return self._write(Action(label, pending, blobs or {}), watch)

    def undo(self, watch: Watch = unwatched) -> Committed | None:
        """Take back the last transaction of this installation that still stands; None: there is none."""
        return self._take_back(self._stack.undo, watch)

    def redo(self, watch: Watch = unwatched) -> Committed | None:
        """Take back the last undo, unless something new was done since; None: there is none."""
        return self._take_back(self._stack.redo, watch)

    def unite(self, incoming: "Incoming") -> "MergeResult":
        """Take in what another copy of the project knows."""
        from app.storage import merging  # noqa: PLC0415 the first paint does not wait for it

        with self._writing():
            result = merging.unite(incoming, self.ledger, self.rows, self._clock)
        if result.new:
            self._remember()
        return result

    def has_more_than(self, transactions: Iterable[Transaction]) -> bool:
        """Tell whether some transactions of this store are not among the given ones."""
        return not self.ledger.digests().keys() <= {transaction.id for transaction in transactions}

    def conflicts(self) -> "list[Conflict]":
        """Return what people should look at after a merge."""
        from app.domain.conflicts import conflicts  # noqa: PLC0415 the first paint does not wait for it

        states = self.ledger.states(repeated=True)
        known = {place: self.rows.get(place) for place in states if place[0] in self.rows.tables}
        shown = {place: row for place, row in known.items() if row is not None}
        return conflicts(CORE_TABLES, states, shown)

    def _take_back(self, target: Undoable | None, watch: Watch) -> Committed | None:
        from app.storage.taking_back import take_back  # noqa: PLC0415 the first paint does not wait for it

        if target is None:
            return None
        with environment_errors(self._name):
            taking = take_back(target.id, self._undone, self.rows, self.ledger, watch)
        committed = self._write(Action(target.label, taking.pending, undo_of=target.id), watch)
        return replace(committed, skipped=taking.skipped)

    def _write(self, action: Action, watch: Watch) -> Committed:
        """Write an action: it is put into words before the tables are touched, so that it can be stopped till then."""
        from app.storage.drafting import draft  # noqa: PLC0415 the first paint does not wait for it
        from app.storage.refold import Refold  # noqa: PLC0415 the first paint does not wait for it

        key = (self._clock.tick(), new_id(self._clock.now()))
        origin = (key[1], self.authorship.sid, key[0], _moment(self._clock), action.label)
        with environment_errors(self._name):
            drafted = draft(action.pending, key, self.ledger, watch)
        transaction = sealed(origin, drafted.operations, action.undo_of)
        watch(Stage.WRITING, 0, len(drafted.operations))
        with self._writing():
            if not self._author_is_known:
                self.ledger.add_sessions([self.authorship])
            self.ledger.add_blobs(action.blobs)
            self.ledger.append(transaction)
            refold = Refold(self.ledger, self.rows, drafted.states, self._placed(action.pending), watch)
            changed = refold.run(drafted.states)
        self._note(Undoable(key[1], action.label, action.undo_of))
        return Committed(key[1], action.label, changed)

    def _placed(self, pending: "Pending") -> dict[Place, str | None]:
        parents = {table.name: table.parent for table in self.rows.tables.values() if table.parent}
        return {
            place: text_or_none(fields[parents[place[0]]])
            for place, fields in pending.items()
            if parents.get(place[0]) in fields
        }

    def _note(self, written: Undoable) -> None:
        self._author_is_known = True
        self._stack.push(written)
        if written.undo_of is not None:
            self._undone[written.id] = written.undo_of

    def _remember(self) -> None:
        self._undone = self.ledger.undone()
        self._stack = UndoStack(self.ledger.undoable(self.authorship.device))

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        with environment_errors(self._name), writing(self.connection, self._identity):
            yield


def _demand_sound(connection: sqlite3.Connection, document: Path) -> None:
    """Look at every page before anything is built on it: a damaged one would spread."""
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise damaged_store(document)


def _mark(connection: sqlite3.Connection, project_uid: str) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO meta(key, value) VALUES(?, ?)",
        ((META_PROJECT, project_uid), (META_CREATED, _moment(Clock()))),
    )


def _moment(clock: Clock) -> str:
    return dt.datetime.fromtimestamp(clock.now() / 1000, dt.UTC).isoformat(timespec="milliseconds")
