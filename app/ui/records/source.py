"""What a page reads of its records: only what is asked for, and after a change only what changed.

A table of ten thousand records needs their ids and one column in order; whole records are read as they are painted.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from app.domain.reading import Register, names_of
from app.domain.schema import Column, Kind, Value
from app.domain.text import SortKey, search_key, sort_key
from app.services.reading import find
from app.services.session import Session

R = TypeVar("R")
Order = Mapping[str, Any]


class RecordSource(Generic[R]):
    """The records of one kind in the open project.

    Args:
        register: the kind.
        searched: names of the columns whose words a filter looks in.
    """

    def __init__(self, register: Register[R], searched: Sequence[str] = ()) -> None:
        self.register = register
        self.table = register.table
        self._searched = tuple(searched) or (register.table.naming,)
        self.session: Session | None = None
        self._revision = -1
        self._records: dict[str, R] = {}
        self._columns: dict[str, dict[str, Value]] = {}
        self._folded: dict[str, str] = {}
        self._ids: list[str] | None = None
        self._keys: dict[str, SortKey] = {}

    def open(self, session: Session | None) -> None:
        """Read another project from now on."""
        self.session = session
        self._revision = session.revision if session else -1
        self._records, self._columns, self._folded = {}, {}, {}
        self._ids, self._keys = None, {}

    def refresh(self) -> None:
        """Forget what has changed since it was read."""
        session = self.session
        if session is None or session.revision == self._revision:
            return
        changed = session.changed_since(self._revision)
        self._revision = session.revision
        if changed is None:
            self.open(session)
            return
        touched = [row_id for table, row_id in changed if table == self.table.name]
        for row_id in touched:
            self._records.pop(row_id, None)
            self._folded.pop(row_id, None)
            self._read_again(row_id)

    def _read_again(self, row_id: str) -> None:
        """Bring one row up to date in all that was read of all rows."""
        row = self.session.row(self.table.name, row_id) if self.session else None
        for name, column in self._columns.items():
            if row is None:
                column.pop(row_id, None)
            else:
                column[row_id] = row[name]
        if self._ids is None:
            return
        key = sort_key(str(row[self.table.naming] or "")) if row is not None else None
        before = self._keys.pop(row_id, None)
        if key is not None:
            self._keys[row_id] = key
        if key == before:
            return
        ids = [one for one in self._ids if one != row_id]
        if key is not None:
            place = bisect_left(ids, (key, row_id), key=lambda one: (self._keys[one], one))
            ids.insert(place, row_id)
        self._ids = ids

    def __len__(self) -> int:
        return self.session.count(self.table.name) if self.session else 0

    def ids(self) -> list[str]:
        """Return all records in the order of their names."""
        if self._ids is None:
            found = self.column(self.table.naming)
            self._keys = {row_id: sort_key(str(name or "")) for row_id, name in found.items()}
            self._ids = sorted(found, key=self._keys.__getitem__)  # the column is in the order of the ids
        return self._ids

    def record(self, row_id: str) -> R | None:
        """Return one record."""
        known = self._records.get(row_id)
        if known is None and self.session is not None:
            known = find(self.session, self.register, row_id)
            if known is not None:
                self._records[row_id] = known
        return known

    def known(self, ids: Iterable[str]) -> list[R]:
        """Return records as they were last read, without those that never were."""
        return [self._records[row_id] for row_id in ids if row_id in self._records]

    def column(self, name: str) -> Mapping[str, Value]:
        """Return what a column holds, by id."""
        if name not in self._columns:
            found = self.session.values(self.table.name, "id", name) if self.session else []
            self._columns[name] = {str(row_id): value for row_id, value in found}
        return self._columns[name]

    def words(self) -> Mapping[str, str]:
        """Return what a filter looks in, folded, by id."""
        if self.session is not None and (len(self._folded) < len(self) or not self._folded):
            for row_id, *texts in self.session.values(self.table.name, "id", *self._searched):
                if row_id not in self._folded:
                    self._folded[str(row_id)] = search_key("\n".join(str(text) for text in texts if text))
        return self._folded

    def order(self, column: Column) -> Order:
        """Return by what a stored column is sorted, by id; what was not entered is left out."""
        stored = self.column(column.name)
        entered = ((row_id, value) for row_id, value in stored.items() if value is not None and value != "")
        if column.kind is Kind.CHOICE:
            places = {choice: place for place, choice in enumerate(column.choices)}
            return {row_id: places.get(str(value), len(places)) for row_id, value in entered}
        if column.kind is Kind.LIST:
            return {row_id: sort_key("، ".join(names_of(value))) for row_id, value in entered}
        if column.kind in (Kind.TEXT, Kind.LONG_TEXT):
            return {row_id: sort_key(str(value)) for row_id, value in entered}
        return dict(entered)
