"""The rows of a table of records: ids in order; a record is read when its row is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.i18n import tr
from app.ui.records.columns import TableColumn
from app.ui.records.source import RecordSource
from app.widgets.labels import tooltip_text

R = TypeVar("R")
AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True)
class Cell:
    """What is painted in a cell."""

    text: str
    note: str = ""
    tone: str = ""
    icon: str = ""

    def words(self) -> str:
        """Return all of it for a screen reader."""
        return "، ".join(part for part in (self.text, self.note) if part)


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows records of a source in the order of a column."""

    def __init__(
        self, source: RecordSource[R], columns: Sequence[TableColumn[R]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source = source
        self.columns = tuple(columns)
        self.ids: list[str] = []
        self.sorted_by = self.columns[0].key
        self.descending = False
        self._rows: dict[str, int] | None = None
        self._cells: dict[tuple[str, int], Cell] = {}

    def show_ids(self, ids: Sequence[str]) -> bool:
        """Show records, given in the order of their names; return whether the rows are others than before."""
        ordered = self._ordered(ids)
        self._cells.clear()
        if ordered == self.ids:
            if ordered:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ordered) - 1, len(self.columns) - 1))
            return False
        self.beginResetModel()
        self.ids = ordered
        self._rows = None
        self.endResetModel()
        return True

    def row_of(self, row_id: str) -> int:
        """Return the row of a record, -1 when it is not on show."""
        if self._rows is None:
            self._rows = {name: row for row, name in enumerate(self.ids)}
        return self._rows.get(row_id, -1)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows; made once."""
        key = (self.ids[row], column)
        known = self._cells.get(key)
        if known is None:
            known = self._cells[key] = self._make(*key)
        return known

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Count the columns, shown or not."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return tr(self.columns[section].label)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            label = tr(self.columns[index.column()].label)
            return f"{label}: {self.cell(index.row(), index.column()).words() or tr('Not entered')}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.cell(index.row(), index.column()).words().replace("، ", "\n", 1))
        return None

    def _make(self, row_id: str, column: int) -> Cell:
        record = self.source.record(row_id)
        chosen = self.columns[column]
        if record is None:
            return Cell("")
        note, tone, icon = (part(record) if part else "" for part in (chosen.note, chosen.tone, chosen.icon))
        return Cell(chosen.text(record), note, tone, icon)

    def _ordered(self, ids: Sequence[str]) -> list[str]:
        column = next((one for one in self.columns if one.key == self.sorted_by), self.columns[0])
        if column is self.columns[0] and column.key == self.source.table.naming:
            return list(reversed(ids)) if self.descending else list(ids)
        order = column.order() if column.order else {}
        first = [row_id for row_id in ids if row_id in order]
        first.sort(key=order.__getitem__, reverse=self.descending)
        return [*first, *(row_id for row_id in ids if row_id not in order)]
