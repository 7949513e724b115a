"""The rows beside the picture: code, title, dates, days and progress in words; the keyboard works here."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHoverEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.charts.gantt_rows import GanttRow
from app.domain.text import isolate
from app.i18n import tr
from app.ui.pages.gantt import wording
from app.ui.pages.gantt.rows_model import Column, RowsModel
from app.widgets import painting, written
from app.widgets.direction import is_rtl, visual

AnyIndex = QModelIndex | QPersistentModelIndex
ROW: Final = 34
HEAD: Final = 48
_INDENT: Final = 16
_ARROW: Final = 14
_PAD: Final = 8
_THIN: Final = 5
_GAP: Final = 6
_WIDTHS: Final = {Column.START: 78, Column.END: 78, Column.DAYS: 46, Column.PROGRESS: 56}
_NEEDED: Final = {Column.PROGRESS: 470, Column.DAYS: 420, Column.START: 350, Column.END: 350}
_LEAST: Final = 180


class RowsView(QTreeView):
    """Shows a `RowsModel`.

    `chosen` comes with every change of the choice, `turned` with the id of a branch to open or close, `entered` with
    the id of the activity to open, `left` when Esc is pressed.
    """

    chosen = Signal()
    turned = Signal(str)
    entered = Signal(str)
    left = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._hovered = -1
        self._is_quiet = False
        self.setModel(model)
        self.setItemDelegate(_Tall(self))
        self.setAccessibleName(tr("Activities of the Gantt chart"))
        self.setAccessibleDescription(tr("The columns say in words what the picture shows."))
        self._set_up()
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        self.selectionModel().currentChanged.connect(self._on_chosen)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        header = self.header()
        header.setFixedHeight(HEAD + 1)
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(Column.ACTIVITY, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.setMinimumWidth(_LEAST)

    # ---- what is chosen

    def chosen_ids(self) -> list[str]:
        """Return the chosen activities from top to bottom."""
        return [self._rows.ids[place] for place in self.chosen_places()]

    def chosen_places(self) -> list[int]:
        """Return the places of the chosen rows."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(0))

    def current_id(self) -> str:
        """Return the activity that the keyboard is on; empty for none."""
        index = self.currentIndex()
        return self._rows.ids[index.row()] if index.isValid() else ""

    def choose(self, ids: Sequence[str], current: str = "", *, brings: bool = True) -> None:
        """Choose activities, and bring the current one into view."""
        shown = [name for name in ids if name in self._rows.places]
        flags, model = QItemSelectionModel.SelectionFlag, self.selectionModel()
        self._is_quiet = True
        if shown:
            here = self._rows.index_of(current if current in shown else shown[0])
            model.setCurrentIndex(here, flags.ClearAndSelect | flags.Rows)
            for name in shown:
                model.select(self._rows.index_of(name), flags.Select | flags.Rows)
            if brings:
                self.scrollTo(here)
        else:
            model.clearSelection()
        self._is_quiet = False
        self._on_chosen()

    def _on_chosen(self) -> None:
        if not self._is_quiet:
            self.viewport().update()
            self.chosen.emit()

    # ---- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title room where there is little."""
        for column, needed in _NEEDED.items():
            self.setColumnHidden(column, self.width() < needed)
        super().resizeEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row at one go instead of cell by cell."""
        place = index.row()
        row = self._rows.row_at(place)
        box = QRect(0, option.rect.top(), self.viewport().width(), ROW)
        is_chosen = self.selectionModel().isSelected(index)
        is_current = self.hasFocus() and self.currentIndex().row() == place
        written.paint_ground(painter, box, selected=is_chosen, hovered=place == self._hovered, current=is_current)
        self._paint_title(painter, row, self._cell(Column.ACTIVITY, box))
        for column, words in (
            (Column.START, wording.start(row)),
            (Column.END, wording.end(row)),
            (Column.DAYS, wording.duration(row)),
            (Column.PROGRESS, wording.percent(row)),
        ):
            if not self.isColumnHidden(column):
                late = row.is_late and column == Column.END
                cell = self._cell(column, box).adjusted(_THIN, 0, -_THIN, 0)
                written.write(painter, cell, words, "sm", "late" if late else "text_soft")

    def _cell(self, column: int, box: QRect) -> QRect:
        header = self.header()
        return QRect(header.sectionViewportPosition(column), box.top(), header.sectionSize(column), box.height())

    def _paint_title(self, painter: QPainter, row: GanttRow, cell: QRect) -> None:
        if row.is_part:
            painting.paint_icon(
                painter, self._arrow(row, cell), "chevron-down" if row.is_open else "chevron-right", colour="text_soft"
            )
        taken = _PAD // 2 + (row.level - 1) * _INDENT + _ARROW + _GAP
        room = visual(cell, QRect(cell.left() + taken, cell.top(), cell.width() - taken - _PAD, cell.height()))
        style = "bold" if row.level == 1 else "semibold" if row.is_part else "base"
        width = written.write(painter, room, row.code, "sm", "muted") + _PAD
        rest = visual(room, QRect(room.left() + width, room.top(), room.width() - width, room.height()))
        written.write(painter, rest, isolate(row.title), style, "text")

    def _arrow(self, row: GanttRow, cell: QRect) -> QRect:
        left = cell.left() + _PAD // 2 + (row.level - 1) * _INDENT
        return visual(cell, QRect(left, cell.top() + (ROW - _ARROW) // 2, _ARROW, _ARROW))

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse with the light ground of the row under it."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter) and isinstance(event, QHoverEvent):
            self._hover(self.indexAt(event.position().toPoint()).row())
        elif event.type() == QEvent.Type.HoverLeave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            self._hovered = place
            self.viewport().update()

    # ---- mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close a branch at its arrow, else choose."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_arrow(index, event.position().toPoint()):
            self.turned.emit(self._rows.ids[index.row()])
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the activity."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._is_arrow(index, event.position().toPoint()):
            self.entered.emit(self._rows.ids[index.row()])

    def _is_arrow(self, index: AnyIndex, at: QPoint) -> bool:
        row = self._rows.row_at(index.row())
        cell = self._cell(Column.ACTIVITY, self.visualRect(index))
        return row.is_part and self._arrow(row, cell).adjusted(-4, -8, 4, 8).contains(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close branches, enter; the rest is Qt's."""
        key, keys, here = event.key(), Qt.Key, self.current_id()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (keys.Key_Left, keys.Key_Right) and here:
            self._turn(here, opens=(key == keys.Key_Left) == is_rtl())
        elif key in (keys.Key_Return, keys.Key_Enter) and here:
            self.entered.emit(here)
        elif key == keys.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self, activity_id: str, *, opens: bool) -> None:
        """Open or close the current branch; from what cannot be closed go to the part above it."""
        place = self._rows.places[activity_id]
        row = self._rows.row_at(place)
        if row.is_part and row.is_open != opens:
            self.turned.emit(activity_id)
        elif not opens:
            above = next((one for one in range(place - 1, -1, -1) if self._rows.row_at(one).level < row.level), -1)
            if above >= 0:
                self.choose([self._rows.ids[above]])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the mouse, or under the current row for the Menu key."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = QPoint(box.center().x(), box.bottom())
        self.menu_asked.emit(self.viewport().mapToGlobal(place))


class _Tall(QStyledItemDelegate):
    """Makes every row as high as those of the picture."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> object:  # type: ignore[override]
        size = super().sizeHint(option, index)
        size.setHeight(ROW)
        return size
