"""What undo writes: the restored values of every row that a transaction changed, as far as they still may change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.fold import Place
from app.domain.schema import Value
from app.domain.transaction import ALIVE
from app.domain.undoing import restoration
from app.storage.drafting import misplaced
from app.storage.ledger import Ledger
from app.storage.rows import Rows


@dataclass
class TakingBack:
    """The values to write, and the number of cells or rows that stay because others have changed or use them."""

    pending: dict[Place, dict[str, Value]]
    skipped: int


def take_back(target: str, undone: Mapping[str, str], rows: Rows, ledger: Ledger) -> TakingBack:
    """Work out how to undo one transaction; `undone` maps each undo to what it undid."""
    taking = TakingBack({}, 0)
    for place in ledger.places(target):
        restored = restoration(ledger.state(place), target, undone)
        taking.skipped += restored.skipped
        if restored.fields:
            taking.pending[place] = dict(restored.fields)
    _keep_used(taking, rows)
    _leave_in_place(taking, rows, ledger)
    return taking


def _keep_used(taking: TakingBack, rows: Rows) -> None:
    """Leave rows that living rows have come to use."""
    while used := [place for place in _removed(taking) if _is_used(place, taking, rows)]:
        for place in used:
            del taking.pending[place]
        taking.skipped += len(used)


def _removed(taking: TakingBack) -> Iterator[Place]:
    return (place for place, fields in taking.pending.items() if fields.get(ALIVE) == 0)


def _is_used(place: Place, taking: TakingBack, rows: Rows) -> bool:
    for referring, column in rows.referring(place):
        fields = taking.pending.get(referring, {})
        if fields.get(ALIVE) != 0 and fields.get(column, place[1]) == place[1]:
            return True
    return False


def _leave_in_place(taking: TakingBack, rows: Rows, ledger: Ledger) -> None:
    """Leave rows where they lie that can no longer go back to where they were."""
    while places := misplaced(taking.pending, rows, ledger):
        for place in places:
            del taking.pending[place][rows.tables[place[0]].parent]
        taking.skipped += len(places)
    taking.pending = {place: fields for place, fields in taking.pending.items() if fields}
