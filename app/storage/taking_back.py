"""What undo writes: the restored values of every row that a transaction changed, as far as they still may change."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.fold import Place
from app.domain.schema import Value
from app.domain.transaction import ALIVE
from app.domain.undoing import restoration
from app.domain.watching import Stage, Watch, in_pieces, unwatched
from app.storage.drafting import misplaced
from app.storage.ledger import Ledger
from app.storage.rows import Rows


@dataclass
class TakingBack:
    """The values to write, and the number of cells or rows that stay because others have changed or use them."""

    pending: dict[Place, dict[str, Value]]
    skipped: int


def take_back(
    target: str, undone: Mapping[str, str], rows: Rows, ledger: Ledger, watch: Watch = unwatched
) -> TakingBack:
    """Work out how to undo one transaction; `undone` maps each undo to what it undid."""
    taking = TakingBack({}, 0)
    for piece in in_pieces(ledger.places(target), watch, Stage.GATHERING):
        for place, state in ledger.states_of(piece).items():
            restored = restoration(state, target, undone)
            taking.skipped += restored.skipped
            if restored.fields:
                taking.pending[place] = dict(restored.fields)
    _keep_used(taking, rows)
    _leave_in_place(taking, rows, ledger)
    return taking


def _keep_used(taking: TakingBack, rows: Rows) -> None:
    """Leave rows that living rows have come to use."""
    removed = [place for place, fields in taking.pending.items() if fields.get(ALIVE) == 0]
    uses = list(rows.pointing(removed))
    while used := {to for place, column, to in uses if to in taking.pending and _points(place, column, to, taking)}:
        for place in used:
            del taking.pending[place]
        taking.skipped += len(used)


def _points(place: Place, column: str, to: Place, taking: TakingBack) -> bool:
    """Tell whether a row that points to another will still do so."""
    fields = taking.pending.get(place, {})
    return fields.get(ALIVE) != 0 and fields.get(column, to[1]) == to[1]


def _leave_in_place(taking: TakingBack, rows: Rows, ledger: Ledger) -> None:
    """Leave rows where they lie that can no longer go back to where they were."""
    while places := misplaced(taking.pending, rows, ledger):
        for place in places:
            del taking.pending[place][rows.tables[place[0]].parent]
        taking.skipped += len(places)
    taking.pending = {place: fields for place, fields in taking.pending.items() if fields}
