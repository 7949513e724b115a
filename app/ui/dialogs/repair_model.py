"""The repairs of spelling that reading made, each to be accepted, refused or changed."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QObject

from app.domain.text import code
from app.exchange.table import ReadRow, ReadTable, Repair
from app.i18n import mark, tr
from app.ui.dialogs.tick_model import TickModel

HEADERS: Final = (mark("Row"), mark("As printed"), mark("Becomes"), mark("Why"))
ROW, PRINTED, BECOMES, WHY = range(4)
_WORDS_AROUND: Final = 2


class RepairModel(TickModel):
    """One row a repair: accepted until refused, the third column can be changed."""

    def __init__(self, table: ReadTable, parent: QObject | None = None) -> None:
        texts = [repair.after for repair in table.repairs]
        super().__init__(HEADERS, texts, parent, text_column=BECOMES, accepted=True)
        rows = {row.path: row for row in table.rows}
        self._repairs = table.repairs
        self._printed = [_in_context(repair, rows[repair.place.path]) for repair in table.repairs]

    def choices(self) -> Mapping[Repair, str]:
        """Return the text that each repair shall have in the end."""
        chosen = zip(self._repairs, self.texts, self.accepted, strict=True)
        return {repair: text if accepted else repair.before for repair, text, accepted in chosen}

    def cells(self, row: int) -> tuple[str, str, str, str]:
        """Return the place, what was printed, what it becomes and why."""
        repair = self._repairs[row]
        return code(repair.place.path), self._printed[row], self.texts[row], tr(repair.reason)


def _in_context(repair: Repair, row: ReadRow) -> str:
    """Write what was printed with a few of the words around it."""
    text = getattr(row, repair.field)
    if not isinstance(text, str):
        return repair.before
    left = text[: repair.start].split(" ")[-_WORDS_AROUND - 1 :]
    right = text[repair.start + len(repair.after) :].split(" ")[: _WORDS_AROUND + 1]
    return " ".join(left) + repair.before + " ".join(right)
