"""Rows of words for the tables of dialogs, each with a tick where something is chosen among them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.i18n import tr
from app.widgets.direction import in_order
from app.widgets.labels import tooltip_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_ROW_HEIGHT: Final = 36
_TWO_LINES: Final = 58
_TICK: Final = 0


class PlainModel(QAbstractTableModel):
    """Shows rows of words; `ticks` is what is ticked, or None where nothing can be."""

    def __init__(self, headers: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = tuple(headers)
        self.lines: Sequence[Sequence[str]] = ()
        self.ticks: list[bool] | None = None

    def show_lines(self, lines: Sequence[Sequence[str]], ticks: Sequence[bool] | None = None) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines = lines
        self.ticks = None if ticks is None else list(ticks)
        self.endResetModel()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick every row, or none."""
        if self.ticks:
            self.ticks = [ticked] * len(self.ticks)
            self.dataChanged.emit(self.index(0, _TICK), self.index(len(self.ticks) - 1, _TICK))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(self._headers[section])
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        flags = super().flags(index)
        can_tick = self.ticks is not None and index.column() == _TICK
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can_tick else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return in_order(self.lines[index.row()][index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self.lines[index.row()][index.column()])
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks is not None and index.column() == _TICK:
            return Qt.CheckState.Checked if self.ticks[index.row()] else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row or untick it."""
        if role != Qt.ItemDataRole.CheckStateRole or self.ticks is None:
            return False
        self.ticks[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        return True


def plain_table(model: QAbstractTableModel, name: str, *wide: int, wraps: bool = False) -> QTableView:
    """Make a table of rows to look at and to choose; the `wide` columns share the room that is left.

    Where it `wraps`, a row has room for two lines, as sentences need.
    """
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(wraps)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_TWO_LINES if wraps else _ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in range(model.columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
    return view
