"""What came into the ledger of this computer after a moment, one's own work and what merging brought alike.

Transactions are numbered here in the order in which they arrived, whenever and wherever they were made; that number
together with the id of the transaction is the mark that is remembered between visits.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.fold import Place
from app.storage.ledger import Ledger

_MOST_PLACES = 5


class Mark(NamedTuple):
    """The latest transaction at a moment: its number in this store and its id."""

    number: int
    txn: str


@dataclass(frozen=True)
class Deed:
    """One user action and some rows that it changed; `label` is a msgid, `undo_of` the action that it took back."""

    id: str
    at: dt.datetime
    person: str
    device: str
    label: str
    undo_of: str | None
    places: tuple[Place, ...]


class Journal:
    """The transactions of a ledger in the order of their arrival."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def mark(self) -> Mark | None:
        """Return the mark of this moment; None while nothing was ever done."""
        return next((Mark(number, txn) for number, txn in self._ledger.arrivals(0, 1)), None)

    def knows(self, mark: Mark) -> bool:
        """Tell whether a mark was made of this store, and not of one that was since made anew."""
        return self._ledger.arrived_as(mark.number) == mark.txn

    def count_since(self, mark: Mark | None) -> int:
        """Count the actions that arrived after a mark."""
        return self._ledger.arrived_after(mark.number if mark else 0)

    def since(self, mark: Mark | None, most: int) -> list[Deed]:
        """Return the actions that arrived after a mark, the latest first; at most so many."""
        sessions = self._ledger.sessions()
        found = []
        for number, txn in list(self._ledger.arrivals(mark.number if mark else 0, most)):
            sid, at, label, undo_of = self._ledger.heading(number)
            who = sessions.get(sid)
            moment = dt.datetime.fromisoformat(at)
            person, device = (who.person, who.device) if who else ("", "")
            found.append(
                Deed(txn, moment, person, device, label, undo_of, tuple(self._ledger.some_places(number, _MOST_PLACES)))
            )
        return found
