"""Which records belong together: activities, meetings, working groups, agreements and actors, seen from either side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.errors import RuleError
from app.domain.fold import Place
from app.domain.records import TABLE_BY_NAME
from app.domain.tables.things import LINK
from app.domain.text import sort_key
from app.i18n import mark, tr
from app.services.reading import gone
from app.services.session import Edit, Session

COLUMN_OF: Final[Mapping[str, str]] = {column.refers_to: column.name for column in LINK.references}


@dataclass(frozen=True)
class Linked:
    """A record that another is linked to, and what it is called."""

    place: Place
    name: str


def linked_to(session: Session, place: Place) -> list[Linked]:
    """Return what a record is linked to, each once, kind by kind and by name."""
    places = {other for _, other in _links(session, place)}
    found = [Linked(other, _name(session, other)) for other in places]
    order = list(COLUMN_OF)
    return sorted(found, key=lambda one: (order.index(one.place[0]), sort_key(one.name), one.place))


def link(session: Session, place: Place, others: Iterable[Place]) -> int:
    """Link a record to others, leaving out those that it is linked to; return how many are new.

    Raises:
        RuleError: one is gone, or both are of the same kind.
    """
    with session.edit(mark("Add a link")) as edit:
        return link_in(edit, session, place, others)


def link_in(edit: Edit, session: Session, place: Place, others: Iterable[Place]) -> int:
    """Link a record to others within an action.

    Raises:
        RuleError: as `link`.
    """
    known = {other for _, other in _links(session, place)}
    new = [other for other in dict.fromkeys(others) if other not in known]
    for other in new:
        edit.insert(LINK.name, _ends(edit, session, place, other))
    return len(new)


def unlink(session: Session, place: Place, others: Iterable[Place]) -> None:
    """Take the links between a record and others away; the records stay."""
    doomed = set(others)
    with session.edit(mark("Delete a link")) as edit:
        for link_id, other in _links(session, place):
            if other in doomed:
                edit.delete(LINK.name, link_id)


def _ends(edit: Edit, session: Session, place: Place, other: Place) -> dict[str, str]:
    if place[0] == other[0]:
        raise RuleError(tr("Two records of the same kind cannot be linked."))
    for end in (place, other):
        if end not in edit.pending and session.row(*end) is None:
            raise gone(TABLE_BY_NAME[end[0]])
    return {_column(place): place[1], _column(other): other[1]}


def _links(session: Session, place: Place) -> Iterator[tuple[str, Place]]:
    """Yield the links of a record with what each leads to; two copies of a project may hold the same link twice."""
    for row in session.rows(LINK.name, **{_column(place): place[1]}):
        for table, column in COLUMN_OF.items():
            other = row[column]
            if table != place[0] and isinstance(other, str):
                yield str(row["id"]), (table, other)


def _name(session: Session, place: Place) -> str:
    return str((session.row(*place) or {}).get(TABLE_BY_NAME[place[0]].naming) or "")


def _column(place: Place) -> str:
    column = COLUMN_OF.get(place[0])
    if column is None:
        raise RuleError(tr("Records of this kind cannot be linked."))
    return column
