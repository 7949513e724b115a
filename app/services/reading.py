"""Records as the project holds them now, read again only where they changed."""

from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar
from weakref import WeakKeyDictionary

from app.domain.errors import RuleError
from app.domain.reading import Register
from app.domain.schema import Table, Value
from app.i18n import tr
from app.services.session import Session

R = TypeVar("R")


def all_of(session: Session, register: Register[R]) -> Mapping[str, R]:
    """Return every record of a kind by its id; cheap to ask again."""
    tables = _KNOWN.setdefault(session, {})
    known = tables.get(register.table.name)
    if known is None:
        known = tables[register.table.name] = _Known(register)
    return known.records(session)


def where(session: Session, register: Register[R], **equal: Value) -> list[R]:
    """Return the records whose columns have the given values, in the order of their `sort` key where they have one."""
    rows = session.rows(register.table.name, **equal)
    if "sort" in register.table.by_name:
        rows.sort(key=lambda row: (str(row["sort"] or ""), str(row["id"])))
    return [register.read(row) for row in rows]


def find(session: Session, register: Register[R], record_id: str | None) -> R | None:
    """Return one record, None when it is not there."""
    row = session.row(register.table.name, record_id) if record_id else None
    return register.read(row) if row else None


def one(session: Session, register: Register[R], record_id: str) -> R:
    """Return one record.

    Raises:
        RuleError: it is gone.
    """
    record = find(session, register, record_id)
    if record is None:
        raise gone(register.table)
    return record


def gone(table: Table) -> RuleError:
    """Make the error of a record that is not there."""
    return RuleError(tr("This record no longer exists: {kind}.", kind=tr(table.title)))


class _Known(Generic[R]):
    """The records of one kind as last read; it must not refer to the session, which is the key to it."""

    def __init__(self, register: Register[R]) -> None:
        self._register = register
        self._records: dict[str, R] = {}
        self._revision = -1

    def records(self, session: Session) -> Mapping[str, R]:
        if self._revision != session.revision:
            changed = session.changed_since(self._revision) if self._revision >= 0 else None
            self._read(session, changed)
            self._revision = session.revision
        return self._records

    def _read(self, session: Session, changed: frozenset[tuple[str, str]] | None) -> None:
        table, read = self._register.table.name, self._register.read
        if changed is None:
            self._records = {str(row["id"]): read(row) for row in session.rows(table)}
            return
        touched = [row_id for name, row_id in changed if name == table]
        if touched:
            self._records = {**self._records, **{one: read(row) for one in touched if (row := session.row(table, one))}}
            for one in touched:
                if session.row(table, one) is None:
                    self._records.pop(one, None)


_KNOWN: Final[WeakKeyDictionary[Session, dict[str, _Known[Any]]]] = WeakKeyDictionary()
