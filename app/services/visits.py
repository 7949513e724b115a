"""What was done to a project since the agent last had it open on this computer."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from app.services.places import Spot, spot_of
from app.services.session import Session
from app.storage.journal import Deed, Mark

MOST: Final = 200
_LATEST: Final = 12


@dataclass(frozen=True)
class Visit:
    """What the agent saw last: the mark of the ledger and the day, as they are remembered."""

    mark: Mark
    at: dt.datetime


@dataclass(frozen=True)
class Change:
    """What one person did of one kind in a row, seen as one line.

    `label` is a text of the catalogue; `spot` where some of it is shown, None when that is gone, and `is_wide` whether
    it touched other places as well; `times` how often it was done, `from_elsewhere` whether it came in by merging.
    """

    at: dt.datetime
    person: str
    label: str
    is_undo: bool
    spot: Spot | None
    is_wide: bool = False
    times: int = 1
    from_elsewhere: bool = False


@dataclass(frozen=True)
class News:
    """The changes since the last visit, the latest first; without an earlier visit the latest ones there are.

    `left_out` counts the actions that are too many to be told.
    """

    since: dt.datetime | None
    changes: tuple[Change, ...]
    left_out: int = 0


def remembered(session: Session, now: dt.datetime) -> list[object] | None:
    """Return what is to be remembered of this visit, in values of JSON; None while nothing was ever done."""
    mark = session.journal.mark()
    return [mark.number, mark.txn, now.isoformat()] if mark else None


def visit_of(stored: Any) -> Visit | None:
    """Read what was remembered; anything odd is no visit."""
    match stored:
        case [int(number), str(txn), str(moment)]:
            try:
                at = dt.datetime.fromisoformat(moment)
            except ValueError:
                return None
            return Visit(Mark(number, txn), at) if at.tzinfo is not None else None
    return None


def news(session: Session, visit: Visit | None, device: str) -> News:
    """Return what happened since a visit; `device` is this installation."""
    journal = session.journal
    if visit is None or not journal.knows(visit.mark):
        return News(None, _grouped(session, journal.since(None, _LATEST), device))
    deeds = journal.since(visit.mark, MOST)
    left_out = journal.count_since(visit.mark) - len(deeds)
    return News(visit.at, _grouped(session, deeds, device), left_out)


def _grouped(session: Session, deeds: Iterable[Deed], device: str) -> tuple[Change, ...]:
    """Join what follows one another of the same kind, by the same person, at the same place on the same day."""
    found: list[Change] = []
    for deed in deeds:
        change = _change(session, deed, device)
        if found and _is_same(found[-1], change):
            found[-1] = replace(found[-1], times=found[-1].times + 1)
        else:
            found.append(change)
    return tuple(found)


def _change(session: Session, deed: Deed, device: str) -> Change:
    spots = list(dict.fromkeys(spot for place in deed.places if (spot := spot_of(session, place)) is not None))
    return Change(
        deed.at,
        deed.person,
        deed.label,
        deed.undo_of is not None,
        spots[0] if spots else None,
        is_wide=len(spots) > 1,
        from_elsewhere=deed.device != device,
    )


def _is_same(one: Change, other: Change) -> bool:
    return (one.person, one.label, one.is_undo, one.spot, one.at.date()) == (
        other.person,
        other.label,
        other.is_undo,
        other.spot,
        other.at.date(),
    )
