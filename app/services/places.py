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
    "plan_version": "steering",
    "risk": "steering",
    "strategy": "steering",
}
_SHOWN_PARTS: Final = frozenset(
    "decision answer attendance agenda_item group_member group_output party clause obligation agreement_version"
    " risk_rating strategy_revision".split()
)
"""Parts that their page can point at inside the record that they belong to."""

_PAGE_OF_ANY: Final = {**PAGE_OF, PROJECT.name: "plan", "guide": "meetings"}
_DEEPEST: Final = 8


class Spot(NamedTuple):
    """A page, what to show there (a record, a part of one, None for the page as a whole), and the record's name."""

    page: str
    id: str | None
    name: str


def spot_of(session: Session, place: Place) -> Spot | None:
    """Return where a record is shown; None when it is gone or has no page."""
    part = place[1] if place[0] in _SHOWN_PARTS else None
    for _ in range(_DEEPEST):
        row = session.row(*place)
        if row is None:
            return None
        if place[0] in _PAGE_OF_ANY:
            shown = part or (place[1] if place[0] in PAGE_OF else None)
            return Spot(_PAGE_OF_ANY[place[0]], shown, _name(place[0], row))
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
