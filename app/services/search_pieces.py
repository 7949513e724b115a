"""Which words of a record it is found by."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.domain.fold import Place
from app.domain.reading import names_of
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Column, Kind, Row, Table, Value
from app.domain.search_words import compact, index_words
from app.services.session import Session
from app.storage.search import Piece

OWNERS: Final = (
    "activity",
    "actor",
    "meeting",
    "working_group",
    "agreement",
    "guide",
    "risk",
    "strategy",
    "plan_version",
)
"""Records that have a place of their own on a page."""

PARTS: Final = (
    "obligation",
    "decision",
    "attachment",
    "clause",
    "agenda_item",
    "answer",
    "question",
    "group_output",
    "party",
    "agreement_version",
    "agreement_event",
    "contact",
    "membership",
    "market_sheet",
    "contact_entry",
    "rating",
    "group_member",
    "attendance",
    "relation",
    "risk_rating",
    "strategy_revision",
)
"""Records that are found as parts of an owner, those that say most first."""

NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    "party": ("actor_id", "signatory_id"),
    "attendance": ("actor_id",),
    "group_member": ("actor_id",),
    "decision": ("owner_id",),
    "obligation": ("person_id",),
    "risk": ("owner_id",),
    "membership": ("person_id", "organisation_id"),
}
"""Columns that name an actor: the row is found by its name too."""

_KINDS: Final = (Kind.TEXT, Kind.LONG_TEXT, Kind.LIST)
_LEFT_OUT: Final = frozenset(
    {
        ("activity", "mechanisms"),  # keys of choices
        ("activity", "reading_notes"),
        ("attachment", "sha256"),
        ("agreement_version", "text"),  # as it once stood; what stands now is in the clauses
    }
)
_NUMBERS: Final = frozenset(
    {("actor", "national_id"), ("contact", "value"), ("meeting", "number"), ("agreement", "number")}
)


def searched(table: Table) -> tuple[Column, ...]:
    """Return the columns whose words are searched, the naming one first."""
    columns = [
        column for column in table.columns if column.kind in _KINDS and (table.name, column.name) not in _LEFT_OUT
    ]
    return tuple(sorted(columns, key=lambda column: column.name != table.naming))


def needed(table: str) -> tuple[str, ...]:
    """Return the columns that the words of a row come from."""
    return (*(column.name for column in searched(TABLE_BY_NAME[table])), *NAMED.get(table, ()))


def texts(table: str, row: Row) -> Iterator[tuple[Column, str]]:
    """Yield each searched field of a row with its text, the naming one first; blank ones are left out."""
    for column in searched(TABLE_BY_NAME[table]):
        if text := text_of(column, row.get(column.name)):
            yield column, text


def text_of(column: Column, value: Value) -> str:
    """Return a stored value as people read it."""
    if column.kind is Kind.LIST:
        return "، ".join(names_of(value))
    return value if isinstance(value, str) else ""


class PieceMaker:
    """Turns rows into what the cache keeps; remembers the names of actors."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, str] = {}

    def all_of(self, table: str) -> Iterator[Piece]:
        """Yield what the rows of a table are found by."""
        columns = needed(table)
        if table in NAMED:
            self._names = {str(row): str(name or "") for row, name in self._session.values("actor", "id", "name")}
        for row_id, *values in self._session.values(table, "id", *columns):
            yield self._piece((table, str(row_id)), dict(zip(columns, values, strict=True)))

    def one(self, place: Place) -> Piece | None:
        """Return what a row is found by, None when it is gone."""
        row = self._session.row(*place)
        if row is None:
            return None
        for column in NAMED.get(place[0], ()):
            if actor := row[column]:
                found = self._session.row("actor", str(actor)) or {}
                self._names[str(actor)] = str(found.get("name") or "")
        return self._piece(place, row)

    def with_namesakes(self, places: Iterable[Place]) -> list[Place]:
        """Add the rows that are found by the name of an actor among the given ones."""
        known = dict.fromkeys(places)
        for table, row in tuple(known):
            if table == "actor":
                for place, column in self._session.referring(table, row):
                    if column in NAMED.get(place[0], ()):
                        known[place] = None
        return list(known)

    def _piece(self, place: Place, row: Row) -> Piece:
        naming = TABLE_BY_NAME[place[0]].naming
        title, rest = "", []
        for column, text in texts(place[0], row):
            if column.name == naming:
                title = text
            else:
                rest.append(text)
            if (place[0], column.name) in _NUMBERS:
                rest.append(compact(text))
        rest += [self._names.get(str(row[column]), "") for column in NAMED.get(place[0], ()) if row.get(column)]
        return Piece(place, index_words(title), index_words("\n".join(rest)) if rest else "")
