"""What records of a kind are called, for choosing one of them by typing; ten thousand names stay quick."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from app.domain.reading import names_of
from app.domain.schema import Table, Value
from app.domain.text import search_key
from app.services.session import Session

MOST: int = 8


@dataclass(frozen=True)
class Candidate:
    """A record that may be chosen: its id, what it is called and a note that tells it from others."""

    id: str
    name: str
    note: str = ""


class RecordNames:
    """The records of a table of the open project by their names; read when first needed and after changes only.

    Other names of a record find it too. Archived records are offered only to who types their whole name.

    Args:
        session: gives the open project.
        table: whose records are chosen from.
        note: says something about a record beside its name; asked only for those on show.
        equal: columns that must have these values, such as `kind="person"`.
    """

    def __init__(
        self,
        session: Callable[[], Session | None],
        table: Table,
        *,
        note: Callable[[Session, str], str] | None = None,
        **equal: Value,
    ) -> None:
        self.table = table
        self._session = session
        self._note = note
        self._equal = equal
        self._known: tuple[Session | None, int] = (None, -1)
        self._names_by_id: dict[str, _Names] = {}

    def name_of(self, row_id: str | None) -> str:
        """Return what a record is called; empty when it is not there."""
        session = self._session()
        row = session.row(self.table.name, row_id) if session and row_id else None
        return str((row or {}).get(self.table.naming) or "")

    def called(self, name: str) -> list[str]:
        """Return the records that are called so, whatever the spelling."""
        key = search_key(name)
        return [row_id for row_id, names in self._names().items() if key in names.folded] if key else []

    def matching(self, typed: str, most: int = MOST) -> list[Candidate]:
        """Return records with a name that holds what is typed, those with one that begins with it first."""
        key = search_key(typed)
        names = self._names()
        begin = (row_id for row_id, known in names.items() if known.begins(key))
        hold = (row_id for row_id, known in names.items() if known.holds(key) and not known.begins(key))
        return list(self._candidates(islice(_chain(begin, hold), most)))

    def _candidates(self, ids: Iterator[str]) -> Iterator[Candidate]:
        session = self._session()
        for row_id in ids:
            note = self._note(session, row_id) if self._note and session else ""
            yield Candidate(row_id, self._names_by_id[row_id].stored[0], note)

    def _names(self) -> Mapping[str, "_Names"]:
        session = self._session()
        now = (session, session.revision if session else -1)
        if now != self._known:
            self._read(session)
            self._known = now
        return self._names_by_id

    def _read(self, session: Session | None) -> None:
        before = self._names_by_id
        columns = [name for name in (self.table.naming, "other_names", "is_archived") if name in self.table.by_name]
        self._names_by_id = {}
        for row_id, *values in session.values(self.table.name, "id", *columns, **self._equal) if session else ():
            name, others, archived = (*values, None, None)[:3]
            stored = (str(name or ""), str(others or ""), bool(archived))
            known = before.get(str(row_id))
            self._names_by_id[str(row_id)] = known if known and known.stored == stored else _read_names(stored)


@dataclass(frozen=True)
class _Names:
    """What a record is called, as stored and folded."""

    stored: tuple[str, str, bool]
    folded: tuple[str, ...]

    def begins(self, key: str) -> bool:
        if self.stored[2]:
            return key in self.folded
        return any(name.startswith(key) for name in self.folded)

    def holds(self, key: str) -> bool:
        return not self.stored[2] and any(key in name for name in self.folded)


def _read_names(stored: tuple[str, str, bool]) -> _Names:
    return _Names(stored, tuple(map(search_key, (stored[0], *names_of(stored[1])))))


def _chain(*parts: Iterator[str]) -> Iterator[str]:
    for part in parts:
        yield from part
