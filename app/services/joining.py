"""Making one actor of two, with all that points to them; one action that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from app.domain.actor import ACTORS
from app.domain.errors import RuleError
from app.domain.fold import Place
from app.domain.reaching import phone_key
from app.domain.reading import names_of
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Column, Kind, Row, Value
from app.domain.tables.people import ACTOR
from app.domain.text import search_key
from app.domain.watching import Watch, unwatched
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import one
from app.services.removing import remove_in
from app.services.session import Edit, Session

_NOT_ASKED: Final = ("other_names", "tags", "is_archived", "map_x", "map_y")
_BETWEEN: Final = "\n\n"
_SAME_IF: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("actor_id", "channel", "value"),
    "membership": ("person_id", "organisation_id", "role"),
    "relation": ("from_id", "to_id", "flow"),
    "group_member": ("group_id", "actor_id"),
    "attendance": ("meeting_id", "actor_id"),
    "party": ("agreement_id", "actor_id"),
}
"""What makes two rows one when the rest of them does not differ."""

_SAME_IF_EQUAL: Final = frozenset({"link", "rating", "contact_entry", "market_sheet", "attachment"})
"""Tables whose rows are one when they differ in nothing but their place in the order."""

_PAIRS: Final = {
    "relation": ("from_id", "to_id"),
    "membership": ("person_id", "organisation_id"),
    "not_duplicate": ("first_id", "second_id"),
}


@dataclass(frozen=True)
class Difference:
    """A field that both actors fill in differently, as stored; `is_united` when both values are kept unless chosen."""

    field: str
    kept: Value
    other: Value
    is_united: bool


def differences(session: Session, keep: str, gone: str) -> list[Difference]:
    """Return the fields in which one may choose.

    Raises:
        RuleError: one of the actors is gone.
    """
    here, there = _row(session, keep), _row(session, gone)
    return [
        Difference(column.name, here[column.name], there[column.name], column.kind is Kind.LONG_TEXT)
        for column in ACTOR.columns
        if column.name not in _NOT_ASKED and _differ(here[column.name], there[column.name])
    ]


def pointing_to(session: Session, actor_id: str) -> dict[str, int]:
    """Count what points to an actor, by the msgid of its kind."""
    found: dict[str, int] = {}
    for table, _ in dict.fromkeys(place for place, _ in session.referring(ACTOR.name, actor_id)):
        title = TABLE_BY_NAME[table].title
        found[title] = found.get(title, 0) + 1
    return found


def join(
    session: Session, keep: str, gone: str, choices: Mapping[str, str] | None = None, *, watch: Watch = unwatched
) -> None:
    """Make one actor of two: `keep` takes over all that points to `gone`, which is deleted.

    Args:
        session: the project.
        keep: the id of the actor that stays.
        gone: the id of the other one; its name becomes another name.
        choices: of fields that differ, the id of the actor whose value counts. Without a choice what `keep` has
            counts, long texts are kept both.
        watch: is told how far it is, and may stop it.

    Raises:
        RuleError: one of them is gone, both are the same, or a choice does not fit.
    """
    if keep == gone:
        raise RuleError(tr("Choose two different actors to join."))
    values = _joined(_row(session, keep), _row(session, gone), choices or {})
    with session.edit(mark("Join two actors"), watch) as edit:
        editing.change_in(edit, session, ACTOR, keep, values)
        if (ACTOR.name, keep) not in edit.pending:
            edit.keep(ACTOR.name, keep, "other_names")  # a copy that joins the other way round deletes it else
        _Repointing(edit, session, keep, gone).run()
        edit.delete(ACTOR.name, gone)


def _row(session: Session, actor_id: str) -> Row:
    one(session, ACTORS, actor_id)
    return session.row(ACTOR.name, actor_id) or {}


def _differ(one_value: Value, other: Value) -> bool:
    return bool(one_value) and bool(other) and one_value != other


def _joined(here: Row, there: Row, choices: Mapping[str, str]) -> dict[str, object]:
    """Return the values of the actor that two become."""
    rows = {here["id"]: here, there["id"]: there}
    if not choices.keys() <= ACTOR.by_name.keys() - set(_NOT_ASKED) or not set(choices.values()) <= rows.keys():
        raise RuleError(tr("A choice names a field that cannot be chosen, or an actor that is not joined."))
    values: dict[str, object] = {}
    for column in ACTOR.columns:
        name = column.name
        if name in choices:
            values[name] = rows[choices[name]][name]
        elif column.kind is Kind.LONG_TEXT:
            values[name] = _both_texts(here[name], there[name])
        else:
            values[name] = there[name] if here[name] is None else here[name]
    values |= _map_place(here, there)
    values["is_archived"] = here["is_archived"] and there["is_archived"]
    values["tags"] = _united(names_of(here["tags"]), names_of(there["tags"]))
    values["other_names"] = _other_names(here, there, str(values["name"] or ""))
    return values


def _map_place(here: Row, there: Row) -> dict[str, object]:
    row = there if here["map_x"] is None or here["map_y"] is None else here
    return {name: row[name] for name in ("map_x", "map_y")}


def _both_texts(one_text: Value, other: Value) -> Value:
    first, second = str(one_text or ""), str(other or "")
    if _lines(second) <= _lines(first):
        return first
    return second if _lines(first) <= _lines(second) else first.rstrip() + _BETWEEN + second


def _lines(text: str) -> set[str]:
    return {search_key(line) for line in text.splitlines()} - {""}


def _united(*lists: tuple[str, ...]) -> list[str]:
    found: dict[str, str] = {}
    for name in chain.from_iterable(lists):
        found.setdefault(search_key(name), name)
    return list(found.values())


def _other_names(here: Row, there: Row, name: str) -> list[str]:
    all_names = _united(
        names_of(here["other_names"]),
        tuple(str(row["name"]) for row in (here, there) if row["name"]),
        names_of(there["other_names"]),
    )
    return [other for other in all_names if search_key(other) != search_key(name)]


class _Repointing:
    """Lets everything that points to one actor point to another, and unites rows that thereby become the same."""

    def __init__(self, edit: Edit, session: Session, keep: str, gone: str) -> None:
        self._edit, self._session = edit, session
        self._keep, self._gone = keep, gone
        self._standing: dict[tuple[object, ...], list[tuple[Place, dict[str, Value]]]] = {}

    def run(self) -> None:
        moved: dict[Place, dict[str, Value]] = {}
        for place, column in self._session.referring(ACTOR.name, self._gone):
            moved.setdefault(place, dict(self._session.row(*place) or {}))[column] = self._keep
        for place in dict.fromkeys(place for place, _ in self._session.referring(ACTOR.name, self._keep)):
            if place not in moved:
                self._stand(place, dict(self._session.row(*place) or {}))
        for place, row in moved.items():
            self._move(place, row)

    def _stand(self, place: Place, row: dict[str, Value]) -> None:
        self._standing.setdefault(_identity(place, row), []).append((place, row))

    def _move(self, place: Place, row: dict[str, Value]) -> None:
        if _is_with_itself(place[0], row):
            remove_in(self._edit, self._session, place[0], [place[1]])
            return
        for twin, standing in self._standing.get(_identity(place, row), ()):
            if _is_compatible(place[0], standing, row):
                self._unite(twin, standing, place, row)
                return
        changed = {column.name: self._keep for column in _to_actors(place[0]) if row[column.name] == self._keep}
        self._edit.set(*place, changed)
        self._stand(place, row)

    def _unite(self, twin: Place, standing: dict[str, Value], place: Place, row: Row) -> None:
        filled = {name: value for name, value in row.items() if standing[name] is None and value is not None}
        if filled:
            standing |= filled
            self._edit.set(*twin, filled)
        for (table, row_id), column in self._session.referring(*place):
            self._edit.set(table, row_id, {column: twin[1]})
        self._edit.delete(*place)


def _to_actors(table: str) -> list[Column]:
    return [column for column in TABLE_BY_NAME[table].references if column.refers_to == ACTOR.name]


def _is_with_itself(table: str, row: Row) -> bool:
    ends = _PAIRS.get(table)
    return ends is not None and row[ends[0]] == row[ends[1]]


def _identity(place: Place, row: Row) -> tuple[object, ...]:
    """Return what other rows must share to be the same as a row."""
    table = place[0]
    if table == "not_duplicate":
        return (table, frozenset((row["first_id"], row["second_id"])))
    if table not in _SAME_IF and table not in _SAME_IF_EQUAL:
        return place
    names = _SAME_IF.get(table) or tuple(name for name in TABLE_BY_NAME[table].by_name if name != "sort")
    return (table, *(_folded(TABLE_BY_NAME[table].by_name[name], row[name]) for name in names))


def _folded(column: Column, value: Value) -> Value:
    if column.name == "value" and isinstance(value, str):
        return phone_key(value) or search_key(value)
    if value is None:
        return column.default or None
    return search_key(value) if column.kind is Kind.TEXT and isinstance(value, str) else value


def _is_compatible(table: str, one_row: Row, other: Row) -> bool:
    """Tell whether no column that does not make the rows the same is filled in differently."""
    names = set(TABLE_BY_NAME[table].by_name) - {"sort", *_SAME_IF.get(table, ()), *_PAIRS.get(table, ())}
    return all(one_row[name] is None or other[name] is None or one_row[name] == other[name] for name in names)
