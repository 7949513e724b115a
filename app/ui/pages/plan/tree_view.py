"""The tree on the screen: paints whole rows, remembers what is open by id, drags, and is used by keyboard."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHoverEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from app.domain.clock import today
from app.i18n import tr
from app.ui.pages.plan.branches import branches_of_levels, branches_to_open
from app.ui.pages.plan.row_painter import INDENT, RowState, column_width, paint_arrow, paint_ground, paint_row
from app.ui.pages.plan.title_delegate import TitleDelegate
from app.ui.pages.plan.tree_model import Column, PlanModel, parent_of
from app.widgets.direction import is_rtl

AnyIndex = QModelIndex | QPersistentModelIndex
_NARROWEST_TITLE: Final = 200
_NEEDED_WIDTH: Final = {Column.PROGRESS: 620, Column.DATES: 500}
_OPENING_DELAY: Final = 700
_MOST_OPENED: Final = 3_000


class PlanTree(QTreeView):
    """Shows a `PlanModel`.

    `chosen` comes when the selection or the current row changed, `entered` when Enter asks for the form,
    `refused` with the reason while something is dragged to where it cannot be dropped (empty: no more).
    """

    chosen = Signal()
    entered = Signal()
    refused = Signal(str)
    menu_asked = Signal(QPoint)  # global position

    def __init__(self, model: PlanModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan_model = model
        self._titles = TitleDelegate(self)
        self._hovered = QPersistentModelIndex()
        self._columns: list[tuple[int, int]] = []
        self._today = today()
        self._reason = ""
        self._silent = False
        self.setModel(model)
        self.setItemDelegate(self._titles)
        self.setAccessibleName(tr("Phases and activities"))
        self._set_up_rows()
        self._set_up_header()
        self._set_up_dragging()
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        self.selectionModel().currentChanged.connect(self._on_chosen)

    def _set_up_rows(self) -> None:
        self.setUniformRowHeights(True)
        self.setIndentation(INDENT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _set_up_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(60)
        header.setSectionResizeMode(Column.ACTIVITY, QHeaderView.ResizeMode.Stretch)
        for column in (Column.STATUS, Column.PROGRESS, Column.DATES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, column_width(column))
        self.setMinimumWidth(_NARROWEST_TITLE + column_width(Column.STATUS))

    def _set_up_dragging(self) -> None:
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(_OPENING_DELAY)

    # ---- what is chosen and open

    def chosen_ids(self) -> list[str]:
        """Return the selected activities in the order of the table."""
        rows = self.selectionModel().selectedRows(Column.ACTIVITY)
        known = self._plan_model.plan.by_id
        ids = [name for name in (self._plan_model.id_at(index) for index in rows) if name in known]
        return sorted(ids, key=lambda name: known[name].path)

    def current_id(self) -> str:
        """Return the activity that the keyboard is on; empty for none."""
        return self._plan_model.id_at(self.currentIndex())

    def choose(self, ids: Sequence[str], current: str = "") -> None:
        """Select activities, opening the branches above them, and bring the current one into view."""
        shown = [name for name in ids if self._plan_model.is_shown(name)]
        if not shown:
            return
        for name in shown:
            self.open_above(name)
        flags = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        here = self._plan_model.index_of(current if current in shown else shown[0])
        model.setCurrentIndex(here, flags.ClearAndSelect | flags.Rows)
        for name in shown:
            model.select(self._plan_model.index_of(name), flags.Select | flags.Rows)
        self._bring_into_view(here)

    def _bring_into_view(self, index: QModelIndex) -> None:
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def open_above(self, activity: str) -> None:
        """Open every branch above an activity."""
        plan = self._plan_model.plan
        above = parent_of(plan, activity)
        while above:
            self.expand(self._plan_model.index_of(above))
            above = parent_of(plan, above)

    def open_ids(self) -> list[str]:
        """Return the open branches, parents before children."""
        plan = self._plan_model.plan
        found: list[str] = []
        stack = [node for node in reversed(plan.roots) if self._plan_model.is_shown(node.activity.id)]
        while stack:
            node = stack.pop()
            if node.children and self.isExpanded(self._plan_model.index_of(node.activity.id)):
                found.append(node.activity.id)
                stack.extend(part for part in reversed(node.children) if self._plan_model.is_shown(part.activity.id))
        return found

    def set_open(self, ids: Iterable[str]) -> None:
        """Open these branches and close all others."""
        self.collapseAll()
        for name in ids:
            index = self._plan_model.index_of(name)
            if index.isValid():
                self.expand(index)

    def open_first_levels(self) -> None:
        """Open as many levels as fit a screen or two; never all of a big plan."""
        self.set_open(branches_to_open(self._plan_model.plan, self._plan_model.is_shown))

    def open_more(self) -> None:
        """Show one more level, as far as a big plan stays quick."""
        self._show_levels(self._levels() + 1)

    def close_more(self) -> None:
        """Show one level less."""
        self._show_levels(max(self._levels() - 1, 1))

    def _levels(self) -> int:
        plan = self._plan_model.plan
        return 1 + max((plan.by_id[name].level for name in self.open_ids()), default=0)

    def _show_levels(self, levels: int) -> None:
        chosen = self.chosen_ids()
        self.set_open(branches_of_levels(self._plan_model.plan, self._plan_model.is_shown, levels, _MOST_OPENED))
        if chosen:
            self.scrollTo(self.currentIndex())

    # ---- renaming

    def rename(self, activity: str) -> None:
        """Type over the title of an activity in its row."""
        self.choose([activity])
        self.setFocus()
        self.edit(self._plan_model.index_of(activity))

    def finish_editing(self) -> None:
        """Take the title that is being typed, if any."""
        self._titles.finish()

    # ---- painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title room on a narrow screen: first the progress goes, then the dates."""
        for column, needed in _NEEDED_WIDTH.items():
            self.setColumnHidden(column, self.width() < needed)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Measure the columns once for all rows of a frame."""
        header = self.header()
        self._columns = [
            (header.sectionViewportPosition(column), header.sectionSize(column)) for column in range(len(Column))
        ]
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row at one go instead of cell by cell."""
        node = self._plan_model.node_at(index)
        if node is None:
            return
        box = option.rect
        row = QRect(0, box.top(), self.viewport().width(), box.height())
        state = self._state_of(index, node.activity.id, branch=bool(node.children))
        paint_ground(painter, row, state)
        columns = [QRect(left, row.top(), width, row.height()) for left, width in self._columns]
        arrow = self._indent(columns, node.level)
        if state.branch:
            paint_arrow(painter, arrow, opened=state.open)
        paint_row(painter, self._plan_model.plan, node, columns, state=state, today=self._today)

    def _state_of(self, index: AnyIndex, activity: str, *, branch: bool) -> RowState:
        here = self.currentIndex()
        return RowState(
            selected=self.selectionModel().isSelected(index),
            current=self.hasFocus() and here.row() == index.row() and here.parent() == index.parent(),
            hovered=self._hovered == index,
            branch=branch and self._plan_model.hasChildren(index),
            open=self.isExpanded(index),
            hit=self._plan_model.is_hit(activity),
        )

    def _indent(self, columns: list[QRect], level: int) -> QRect:
        """Take the indentation off the first column; return the place of the arrow."""
        first = columns[Column.ACTIVITY]
        taken = level * INDENT
        if is_rtl():
            columns[Column.ACTIVITY] = first.adjusted(0, 0, -taken, 0)
            return QRect(first.right() + 1 - taken, first.top(), INDENT, first.height())
        columns[Column.ACTIVITY] = first.adjusted(taken, 0, 0, 0)
        return QRect(first.left() + taken - INDENT, first.top(), INDENT, first.height())

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse with the light ground of the row under it."""
        if event.type() in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter) and isinstance(event, QHoverEvent):
            self._hover(self.indexAt(event.position().toPoint()))
        elif event.type() == QEvent.Type.HoverLeave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        first = index.siblingAtColumn(Column.ACTIVITY)
        if self._hovered != first:
            self._repaint_row(self._hovered)
            self._hovered = QPersistentModelIndex(first)
            self._repaint_row(first)

    def _repaint_row(self, index: AnyIndex) -> None:
        if index.isValid():
            box = self.visualRect(index)
            self.viewport().update(0, box.top(), self.viewport().width(), box.height())

    # ---- keys, menu and dragging

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the form; the rest is Qt's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the mouse, or under the current row for the Menu key."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = QPoint(box.center().x(), box.bottom())
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Start without a reason to refuse."""
        self._tell_refusal("")
        super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let Qt show where the drop would go, and tell why it cannot."""
        super().dragMoveEvent(event)
        self._tell_refusal("" if event.isAccepted() else self._refusal_at(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the reason."""
        self._tell_refusal("")
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop, and forget the reason."""
        self._tell_refusal("")
        super().dropEvent(event)

    def _refusal_at(self, event: QDropEvent) -> str:
        target = self.indexAt(event.position().toPoint())
        between = self.dropIndicatorPosition() in (
            QAbstractItemView.DropIndicatorPosition.AboveItem,
            QAbstractItemView.DropIndicatorPosition.BelowItem,
        )
        return self._plan_model.refusal(event.mimeData(), target.parent() if between else target)

    def _tell_refusal(self, reason: str) -> None:
        if reason != self._reason:
            self._reason = reason
            self.refused.emit(reason)

    def _on_chosen(self) -> None:
        self.viewport().update()
        self.chosen.emit()
