"""What records of a kind are called, for choosing one of them by typing; ten thousand names stay quick."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

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
        self._folded: dict[str, tuple[str, str]] = {}

    def name_of(self, row_id: str | None) -> str:
        """Return what a record is called; empty when it is not there."""
        session = self._session()
        row = session.row(self.table.name, row_id) if session and row_id else None
        return str((row or {}).get(self.table.naming) or "")

    def called(self, name: str) -> list[str]:
        """Return the records that are called so, whatever the spelling."""
        key = search_key(name)
        return [row_id for row_id, (_, folded) in self._names().items() if folded == key] if key else []

    def matching(self, typed: str, most: int = MOST) -> list[Candidate]:
        """Return records whose name holds what is typed, those that begin with it first."""
        key = search_key(typed)
        names = self._names()
        begin = (row_id for row_id, (_, folded) in names.items() if folded.startswith(key))
        hold = (row_id for row_id, (_, folded) in names.items() if key in folded and not folded.startswith(key))
        return list(self._candidates(islice(_chain(begin, hold), most)))

    def _candidates(self, ids: Iterator[str]) -> Iterator[Candidate]:
        session = self._session()
        for row_id in ids:
            note = self._note(session, row_id) if self._note and session else ""
            yield Candidate(row_id, self._folded[row_id][0], note)

    def _names(self) -> dict[str, tuple[str, str]]:
        session = self._session()
        now = (session, session.revision if session else -1)
        if now != self._known:
            self._read(session)
            self._known = now
        return self._folded

    def _read(self, session: Session | None) -> None:
        before, naming = self._folded, self.table.naming
        rows = session.values(self.table.name, "id", naming, **self._equal) if session else []
        self._folded = {}
        for row_id, name in rows:
            known = before.get(str(row_id))
            text = str(name or "")
            self._folded[str(row_id)] = known if known and known[0] == text else (text, search_key(text))


def _chain(*parts: Iterator[str]) -> Iterator[str]:
    for part in parts:
        yield from part
