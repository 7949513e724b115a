"""The rows of the chart as Qt's table: those of the tree that are seen, from top to bottom."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.charts.gantt_rows import GanttRow
from app.domain.text import without_controls
from app.i18n import mark, tr
from app.ui.pages.gantt import wording
from app.widgets.labels import tooltip_text

AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in reading order."""

    ACTIVITY = 0
    START = 1
    END = 2
    DAYS = 3
    PROGRESS = 4


HEADINGS: Final = {
    Column.ACTIVITY: mark("Phase / activity"),
    Column.START: mark("Start"),
    Column.END: mark("End"),
    Column.DAYS: mark("Length"),
    Column.PROGRESS: mark("Progress"),
}
_WORDS: Final[Mapping[int, Callable[[GanttRow], str]]] = {
    Column.START: wording.start,
    Column.END: wording.end,
    Column.DAYS: wording.duration,
    Column.PROGRESS: wording.percent,
}


class RowsModel(QAbstractTableModel):
    """Rows by the ids of their activities; a row is made when it is asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: Sequence[str] = ()
        self.places: Mapping[str, int] = {}
        self._row_of: Callable[[str], GanttRow] | None = None
        self._made: dict[str, GanttRow] = {}

    def show(self, ids: Sequence[str], row_of: Callable[[str], GanttRow]) -> bool:
        """Show other rows, or the same with other contents; return whether the rows are others."""
        self._made = {}
        self._row_of = row_of
        if list(ids) == list(self.ids):
            if ids:
                self.dataChanged.emit(self.index(0, 0), self.index(len(ids) - 1, len(Column) - 1))
            return False
        self.beginResetModel()
        self.ids = tuple(ids)
        self.places = {name: place for place, name in enumerate(ids)}
        self.endResetModel()
        return True

    def row_at(self, place: int) -> GanttRow:
        """Return the row of a place."""
        name = self.ids[place]
        row = self._made.get(name)
        if row is None:
            if self._row_of is None:
                raise IndexError(place)
            row = self._made[name] = self._row_of(name)
        return row

    def index_of(self, activity_id: str) -> QModelIndex:
        """Return the index of an activity; invalid when it is not shown."""
        place = self.places.get(activity_id)
        return QModelIndex() if place is None else self.index(place, 0)

    # ---- Qt's reading

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 Qt's default
        """Count the rows."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008 the same everywhere
        """Count the columns."""
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the painter draws from the row."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.ACTIVITY:
            return wording.spoken(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _WORDS[column](row) if column in _WORDS else f"{without_controls(row.code)} {row.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(wording.tool_tip(row))
        return None
