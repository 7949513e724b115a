"""The moves that automatic scheduling proposes, as a list to tick."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from app.domain.jalali import short
from app.domain.plan import Plan
from app.domain.schedule_moves import Move
from app.domain.text import code, left_to_right
from app.i18n import mark, tr
from app.services.schedule_words import reason_text
from app.ui.dialogs.tick_model import TickModel

_HEADERS: Final = (mark("Code"), mark("Title"), mark("Dates before"), mark("Dates after"), mark("Why"))
TITLE: Final = 1
WHY: Final = 4
_NO_COLUMN: Final = -1


class MoveModel(TickModel):
    """One row a move; all are accepted until the agent says otherwise."""

    def __init__(self, plan: Plan, moves: Sequence[Move], parent: QObject | None = None) -> None:
        titles = [plan.by_id[move.activity].activity.title or tr("Untitled") for move in moves]
        super().__init__(_HEADERS, titles, parent, text_column=_NO_COLUMN, accepted=True)
        self._plan = plan
        self._moves = tuple(moves)

    def cells(self, row: int) -> Sequence[str]:
        """Return code, title, dates before and after, and the reason."""
        move = self._moves[row]
        path = self._plan.by_id[move.activity].path
        before, after = (_dates(*dates) for dates in (move.before, move.after))
        return code(path), self.texts[row], before, after, reason_text(self._plan, move.reason)

    def chosen(self) -> list[Move]:
        """Return the moves that are accepted."""
        return [move for move, accepted in zip(self._moves, self.accepted, strict=True) if accepted]


def _dates(start: dt.date | None, end: dt.date | None) -> str:
    if start is None and end is None:
        return tr("No dates")
    return tr("{start} to {end}", start=left_to_right(short(start) or "…"), end=left_to_right(short(end) or "…"))
