"""A table of many records: columns to choose and to sort by, several rows to select, everything by keyboard.

    table = RecordTable(source, columns)
    table.show_ids(source.ids())

`chosen` comes when other rows are selected, `entered` when Enter or a double click asks for the form, `menu_asked`
with the place of the context menu, `laid_out` when columns or the order were changed by the agent.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHoverEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.text import without_controls
from app.i18n import tr
from app.ui.records.columns import TableColumn
from app.ui.records.source import RecordSource
from app.ui.records.table_model import AnyIndex, TableModel
from app.widgets import written
from app.widgets.labels import PlainLabel

R = TypeVar("R")
_HIGH: Final = 52
_LOW: Final = 44
_PAD: Final = 8
_OFFSET: Final = 10
_EDGE: Final = 40
_NARROWEST: Final = 48
_NARROWEST_NAME: Final = 210


class RecordTable(QTableView, Generic[R]):
    """See the module.

    Args:
        source: what the rows are read from.
        columns: the first one carries the name.
        name: the accessible name.
        nothing: what stands in the table while it shows no record.
    """

    chosen = Signal()
    entered = Signal()
    menu_asked = Signal(QPoint)  # global position
    laid_out = Signal()

    def __init__(
        self,
        source: RecordSource[R],
        columns: Sequence[TableColumn[R]],
        parent: QWidget | None = None,
        *,
        name: str = "",
        nothing: str = "",
    ) -> None:
        super().__init__(parent)
        self.nothing = PlainLabel(nothing, self.viewport(), kind="muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.records: TableModel[R] = TableModel(source, columns, self)
        self.hovered = -1
        self._silent = False
        self._given: Sequence[str] = ()
        self.setModel(self.records)
        self.setItemDelegate(_CellPainter(self))
        self.setAccessibleName(name or tr(source.table.title))
        self._set_up_rows(high=any(column.note for column in columns))
        self._set_up_header()
        self.restore_layout({})
        self.selectionModel().selectionChanged.connect(self._on_chosen)

    def _set_up_rows(self, *, high: bool) -> None:
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_HIGH if high else _LOW)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self.open_columns(header.mapToGlobal(place)))
        header.sectionClicked.connect(self._on_header)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(lambda *_places: self.laid_out.emit())

    # ---- what is shown and chosen

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show records, given in the order of their names; what is selected stays so as far as it is there."""
        self._given = ids
        chosen, current = self.chosen_ids(), self.current_id()
        self._silent = True
        if self.records.show_ids(ids):
            self._select(chosen, current)
        self._silent = False
        self.nothing.setVisible(not self.records.ids)
        self.viewport().update()
        if self.chosen_ids() != chosen:
            self.chosen.emit()

    def chosen_ids(self) -> list[str]:
        """Return the selected records in the order of the table."""
        ids = self.records.ids
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [ids[row] for row in rows if row < len(ids)]

    def current_id(self) -> str:
        """Return the record that the keyboard is on; empty for none."""
        row = self.currentIndex().row()
        return self.records.ids[row] if 0 <= row < len(self.records.ids) else ""

    def choose(self, ids: Sequence[str], current: str = "") -> None:
        """Select records and bring the current one into view."""
        self._select(ids, current)
        index = self.currentIndex()
        if index.isValid() and not self.viewport().rect().contains(self.visualRect(index).center()):
            self.scrollTo(index.siblingAtColumn(0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def choose_row(self, row: int) -> None:
        """Select the record in a row, or the last one."""
        if self.records.ids:
            self.choose([self.records.ids[min(max(row, 0), len(self.records.ids) - 1)]])

    def _select(self, ids: Sequence[str], current: str) -> None:
        rows = [row for row in map(self.records.row_of, ids) if row >= 0]
        if not rows:
            return
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        here = self.records.row_of(current) if current in ids else rows[0]
        model.setCurrentIndex(self.records.index(max(here, 0), 0), flags.ClearAndSelect | flags.Rows)
        for row in rows:
            if row != here:
                model.select(self.records.index(row, 0), flags.Select | flags.Rows)

    # ---- columns and order

    def layout_now(self) -> dict[str, object]:
        """Describe the columns and the order in values of JSON."""
        header = self.horizontalHeader()
        logical = [header.logicalIndex(place) for place in range(header.count())]
        shown = [place for place in logical if not self.isColumnHidden(place)]
        keys = [column.key for column in self.records.columns]
        return {
            "columns": [keys[place] for place in shown],
            "widths": {keys[place]: header.sectionSize(place) for place in shown if place},
            "sort": [self.records.sorted_by, self.records.descending],
        }

    def restore_layout(self, layout: Mapping[str, Any]) -> None:
        """Take up described columns and order; what is missing is as at first."""
        columns = self.records.columns
        known = {column.key: place for place, column in enumerate(columns)}
        wanted = layout.get("columns")
        first = [column.key for column in columns if column.shown]
        shown = [key for key in wanted if key in known] if isinstance(wanted, list) else first
        shown = list(dict.fromkeys((columns[0].key, *shown)))
        widths = layout.get("widths")
        self._arrange(shown, widths if isinstance(widths, dict) else {}, known)
        match layout.get("sort"):
            case [str() as key, bool() as descending] if key in known:
                self.sort_by(key, descending=descending)
            case _:
                self.sort_by(columns[0].key, descending=False)

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Put the rows in the order of a column."""
        self.records.sorted_by, self.records.descending = key, descending
        place = [column.key for column in self.records.columns].index(key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(place, order)
        self.show_ids(self._given)

    def columns_menu(self) -> QMenu:
        """Build the menu of the columns to show."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Columns"))
        for place, column in enumerate(self.records.columns[1:], 1):
            action = menu.addAction(tr(column.label))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(place))
            action.toggled.connect(lambda on, at=place: self._show_column(at, shown=on))
        return menu

    def open_columns(self, place: QPoint) -> None:
        """Open the menu of the columns at a global position."""
        self.columns_menu().popup(place)

    def _show_column(self, place: int, *, shown: bool) -> None:
        self.setColumnHidden(place, not shown)
        self._give_rest()
        self.laid_out.emit()

    def _arrange(self, shown: Sequence[str], widths: Mapping[str, Any], known: Mapping[str, int]) -> None:
        header = self.horizontalHeader()
        self._silent = True
        for place, column in enumerate(self.records.columns):
            width = widths.get(column.key)
            header.setSectionHidden(place, column.key not in shown)
            header.resizeSection(place, width if isinstance(width, int) and width > 0 else column.width)
        rest = [key for key in known if key not in shown]
        for visual, key in enumerate((*shown, *rest)):
            header.moveSection(header.visualIndex(known[key]), visual)
        self._silent = False
        self._give_rest()

    def _on_header(self, place: int) -> None:
        column = self.records.columns[place]
        if column.order is None:
            self.sort_by(self.records.sorted_by, descending=self.records.descending)
            return
        again = self.records.sorted_by == column.key
        self.sort_by(column.key, descending=again and not self.records.descending)
        self.laid_out.emit()

    def _on_resized(self, place: int, _before: int, _after: int) -> None:
        if place and not self._silent:
            self._give_rest()

    def _give_rest(self) -> None:
        """Let the name have the room that the other columns leave."""
        header = self.horizontalHeader()
        taken = sum(header.sectionSize(place) for place in range(1, header.count()))
        header.resizeSection(0, max(_NARROWEST_NAME, self.viewport().width() - taken))

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the name the new width."""
        super().resizeEvent(event)
        self.nothing.setGeometry(self.viewport().rect().adjusted(_EDGE, 0, -_EDGE, 0))
        self._give_rest()

    def copy(self) -> None:
        """Put the selected rows into the clipboard, a line each, the columns on show parted by tabs."""
        header = self.horizontalHeader()
        shown = [header.logicalIndex(place) for place in range(header.count())]
        shown = [place for place in shown if not self.isColumnHidden(place)]
        rows = [self.records.row_of(row_id) for row_id in self.chosen_ids()]
        lines = ("\t".join(self.records.cell(row, place).text for place in shown) for row in rows)
        QGuiApplication.clipboard().setText(without_controls("\n".join(lines)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the form, Ctrl+C copies whole rows; the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters alone: Qt would read every row for each of them, and Ctrl+F finds better."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the mouse, or under the current row for the Menu key."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = QPoint(box.center().x(), box.bottom())
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse with the light ground of the row under it."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter) and isinstance(event, QHoverEvent):
            self._hover(self.rowAt(event.position().toPoint().y()))
        elif event.type() == QEvent.Type.HoverLeave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self.hovered:
            self.hovered = row
            self.viewport().update()

    def _on_chosen(self) -> None:
        self.viewport().update()
        if not self._silent:
            self.chosen.emit()


class _CellPainter(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        table = self.parent()
        if not isinstance(table, RecordTable):
            return
        box: QRect = option.rect
        row, column = index.row(), index.column()
        cell = table.records.cell(row, column)
        selected = table.selectionModel().isRowSelected(row, QModelIndex())
        current = column == 0 and table.hasFocus() and table.currentIndex().row() == row
        written.paint_ground(painter, box, selected=selected, hovered=table.hovered == row, current=current)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        if cell.tone and cell.text:
            written.paint_chip(painter, inner, cell.text, tone=cell.tone, icon=cell.icon)
            return
        style = "semibold" if column == 0 else "base"
        height = _OFFSET if cell.note else 0
        written.write(painter, inner.adjusted(0, -height, 0, -height), cell.text, style, "text")
        written.write(painter, inner.adjusted(0, _OFFSET, 0, _OFFSET), cell.note, "sm", "muted")
