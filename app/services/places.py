"""Where a record is shown: the page and the record of that page which it is or belongs to."""

from typing import Final, NamedTuple

from app.domain.fold import Place
from app.domain.project import PROJECT
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Row, Tie
from app.i18n import tr
from app.services.session import Session

PAGE_OF: Final = {
    "activity": "plan",
    "actor": "actors",
    "meeting": "meetings",
    "working_group": "groups",
    "agreement": "agreements",
}
_PAGE_OF_ANY: Final = {**PAGE_OF, PROJECT.name: "plan", "guide": "meetings"}
_DEEPEST: Final = 8


class Spot(NamedTuple):
    """A page, the record to show there (None for the page as a whole), and what that record is called."""

    page: str
    id: str | None
    name: str


def spot_of(session: Session, place: Place) -> Spot | None:
    """Return where a record is shown; None when it is gone or has no page."""
    for _ in range(_DEEPEST):
        row = session.row(*place)
        if row is None:
            return None
        if place[0] in _PAGE_OF_ANY:
            return Spot(_PAGE_OF_ANY[place[0]], place[1] if place[0] in PAGE_OF else None, _name(place[0], row))
        above = _whole(place[0], row)
        if above is None:
            return None
        place = above
    return None


def _whole(table: str, row: Row) -> Place | None:
    for column in TABLE_BY_NAME[table].references:
        target = row.get(column.name)
        if column.tie is Tie.PART and isinstance(target, str):
            return column.refers_to, target
    return None


def _name(table: str, row: Row) -> str:
    return str(row.get(TABLE_BY_NAME[table].naming or "title") or "") or tr("Untitled")
