"""The rows that reading found, as the plan will show them."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.plan import MECHANISM_LABELS
from app.domain.text import code, persian_digits
from app.exchange.table import ReadRow, ReadTable
from app.i18n import mark, tr
from app.widgets.labels import tooltip_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
HEADERS: Final = (mark("Row"), mark("Title"), mark("Months"), mark("Execution mechanism"), mark("Responsible party"))


class RowModel(QAbstractTableModel):
    """One line a row of the table."""

    def __init__(self, table: ReadTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = table.rows

    def show_table(self, table: ReadTable) -> None:
        """Show the rows with other spellings."""
        self._rows = table.rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(HEADERS) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        text = _cells(self._rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return tooltip_text(text) if role == Qt.ItemDataRole.ToolTipRole else None


def _cells(row: ReadRow) -> tuple[str, ...]:
    months = tr("{first} to {last}", first=row.months[0], last=row.months[1]) if row.months else ""
    mechanisms = "، ".join(tr(MECHANISM_LABELS.get(name, name)) for name in row.mechanisms)
    return code(row.path), row.title or tr("Untitled"), persian_digits(months), mechanisms, "، ".join(row.responsible)
