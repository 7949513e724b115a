"""The repairs of spelling that reading made, each to be accepted, refused or changed."""

from collections.abc import Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.text import code, normalise
from app.exchange.table import ReadRow, ReadTable, Repair
from app.i18n import mark, tr
from app.widgets.labels import tooltip_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
HEADERS: Final = (mark("Row"), mark("As printed"), mark("Becomes"), mark("Why"))
ROW, PRINTED, BECOMES, WHY = range(4)
_WORDS_AROUND: Final = 2


class RepairModel(QAbstractTableModel):
    """One row a repair: a tick accepts it, the third column can be changed."""

    def __init__(self, table: ReadTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        rows = {row.path: row for row in table.rows}
        self._repairs = table.repairs
        self._printed = [_in_context(repair, rows[repair.place.path]) for repair in table.repairs]
        self._texts = [repair.after for repair in table.repairs]
        self._accepted = [True] * len(table.repairs)

    def choices(self) -> Mapping[Repair, str]:
        """Return the text that each repair shall have in the end."""
        chosen = zip(self._repairs, self._texts, self._accepted, strict=True)
        return {repair: text if accepted else repair.before for repair, text, accepted in chosen}

    def accept_all(self, *, accepted: bool) -> None:
        """Accept or refuse every repair."""
        self._accepted = [accepted] * len(self._repairs)
        self._tell_changed(0, len(self._repairs) - 1)

    def accepted_count(self) -> int:
        """Count the repairs that are accepted."""
        return sum(self._accepted)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the repairs."""
        return 0 if parent.isValid() else len(self._repairs)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked and the third be changed."""
        flags = super().flags(index)
        if index.column() == ROW:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == BECOMES else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == ROW:
            return Qt.CheckState.Checked if self._accepted[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._cells(index.row())[index.column()])
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Accept, refuse or change a repair; changing one accepts it."""
        row = index.row()
        if role == Qt.ItemDataRole.CheckStateRole:
            self._accepted[row] = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Qt.ItemDataRole.EditRole and str(value).strip():
            self._texts[row] = normalise(str(value)).strip()
            self._accepted[row] = True
        else:
            return False
        self._tell_changed(row, row)
        return True

    def _cells(self, row: int) -> tuple[str, str, str, str]:
        repair = self._repairs[row]
        return code(repair.place.path), self._printed[row], self._texts[row], tr(repair.reason)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(HEADERS) - 1))


def _in_context(repair: Repair, row: ReadRow) -> str:
    """Write what was printed with a few of the words around it."""
    text = getattr(row, repair.field)
    if not isinstance(text, str):
        return repair.before
    left = text[: repair.start].split(" ")[-_WORDS_AROUND - 1 :]
    right = text[repair.start + len(repair.after) :].split(" ")[: _WORDS_AROUND + 1]
    return " ".join(left) + repair.before + " ".join(right)
