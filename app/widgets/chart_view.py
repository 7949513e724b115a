"""A chart on the screen in which markers are pointed at, chosen, dragged and joined.

view = ChartView(tr("Map of relations"))
view.show_chart(chart, count=len(chart.actors))
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from app.charts.shapes import Marker, Picture, Point, Shape
from app.widgets.chart_canvas import ChartCanvas
from app.widgets.direction import is_rtl
from app.widgets.labels import tooltip_text

MARKER_MIME: Final = "application/x-khoosheyar-marker"
_REACH: Final = 4.0
_WAYS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass
class _Drag:
    """A marker on its way; `joins` draws a line from it instead of moving it."""

    id: str
    at: Point
    joins: bool = False
    is_by_keys: bool = False


class ChartView(ChartCanvas):
    """See the module.

    Signals, all with the id of a marker: `chosen` (blank for the ground), `opened` by a double click or Enter,
    `dropped` with the point on the picture where it was let go, `joined` with the marker that it was led to, `nudged`
    with a step across and down by an arrow key, `brought` with what was dragged in from elsewhere and to where.

    Attributes:
        movable: Whether markers can be dragged.
        can_join: Whether dragging with Shift leads a line from marker to marker.
        joining: Whether dragging does so without Shift.
        tip: Gives what is said of a marker under the pointer.
        hint: Gives shapes that tell where something dragged would come to stand.
    """

    chosen = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, QPointF)
    brought = Signal(str, QPointF)
    joined = Signal(str, str)
    nudged = Signal(str, int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.movable = False
        self.can_join = False
        self.joining = False
        self.tip: Callable[[str], str] = lambda _id: ""
        self.hint: Callable[[Point], Sequence[Shape]] = lambda _at: ()
        self._selected = ""
        self._hovered = ""
        self._drag: _Drag | None = None
        self._pressed: tuple[str, QPointF] | None = None
        self._brought: Point | None = None
        self.setMouseTracking(True)

    # ---- what is shown

    def select(self, marker_id: str) -> None:
        """Mark one; none for an id that is not there."""
        if marker_id != self._selected:
            self._selected = marker_id
            self._tell_selected()
            self.update()

    def selected(self) -> str:
        """Return the id of the marked one; blank for none on show."""
        return self._selected if self._selected in self._by_id else ""

    def lift(self, marker_id: str, at: Point) -> None:
        """Show a marker elsewhere without moving it; `put_back` ends that."""
        self._drag = _Drag(marker_id, at, is_by_keys=True)
        self.update()

    def put_back(self) -> None:
        """Show what is dragged or lifted at its place again."""
        self._drag = self._pressed = None
        self.update()

    def lifted_at(self, marker_id: str) -> Point | None:
        """Return where a marker is shown now."""
        if self._drag and self._drag.id == marker_id:
            return self._drag.at
        return self._by_id[marker_id].at if marker_id in self._by_id else None

    def lifted(self) -> str:
        """Return what was lifted; blank for nothing."""
        return self._drag.id if self._drag and self._drag.is_by_keys else ""

    def moving(self) -> str:
        """Return what is dragged."""
        return self._drag.id if self._drag and not self._drag.joins else ""

    def laid_out(self) -> None:
        """Let go of what was lifted, as it has come to stand somewhere, and of what is no longer there."""
        self._hovered = ""
        if self._drag and (self._drag.is_by_keys or self._drag.id not in self._by_id):
            self._drag = None
        self._tell_selected()

    def paint_moving(self, painter: QPainter, picture: Picture) -> None:
        """Paint rings around what is marked, what is dragged, and where it would come to stand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drag = self._drag
        if self._brought is not None:
            self._painter.paint(painter, self.hint(self._brought))
        for marker_id, ink in ((self._hovered, "muted"), (self._selected, "primary")):
            if marker_id in self._by_id and marker_id != self.moving():
                self._ring(painter, self._by_id[marker_id], ink)
        if drag is not None and drag.joins:
            painter.setPen(QPen(self._painter.colour("primary"), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(*self._by_id[drag.id].at), QPointF(*drag.at))
        elif drag is not None and self._chart is not None:
            self._painter.paint(painter, self.hint(drag.at))
            self._painter.paint(painter, self._chart.dragged(picture, drag.id, drag.at))

    def _ring(self, painter: QPainter, marker: Marker, ink: str) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._painter.colour(ink), 2))
        painter.drawEllipse(QPointF(*marker.at), marker.radius + 3, marker.radius + 3)

    def _tell_selected(self) -> None:
        self.setAccessibleDescription(self.tip(self._selected) if self._selected in self._by_id else "")

    # ---- the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a marker, or take hold of the ground."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.put_back()
        marker_id = self._at(event.position())
        self._pressed = (marker_id, event.position())
        if marker_id != self._selected:
            self.select(marker_id)
            self.chosen.emit(marker_id)
        if marker_id and self.movable:
            self.prepare(marker_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what was pressed, or show what lies under the pointer."""
        if self._pressed is None:
            self._hover(self._at(event.position()))
            return
        marker_id, start = self._pressed
        way = event.position() - start
        if self._drag is None and way.manhattanLength() < QApplication.startDragDistance():
            return
        if not marker_id:
            self.scroll_by(-way)
            self._pressed = ("", event.position())
            return
        self._drag_to(marker_id, event)

    def _drag_to(self, marker_id: str, event: QMouseEvent) -> None:
        if self._drag is None:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            joins = self.can_join and (self.joining or shifted)
            if not joins and not self.movable:
                return
            self._drag = _Drag(marker_id, self._by_id[marker_id].at, joins)
        self._drag.at = self._inside(event.position() + self._offset)
        if self._drag.joins:
            self._hovered = self._at(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        drag, self._pressed = self._drag, None
        if drag is None or drag.is_by_keys or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self.update()
        if drag.joins:
            self._drag = None
            target = self._at(event.position())
            if target and target != drag.id:
                self.joined.emit(drag.id, target)
        else:  # the owner shows the chart anew or puts the marker back
            self.dropped.emit(drag.id, QPointF(*drag.at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a marker."""
        if marker_id := self._at(event.position()):
            self.opened.emit(marker_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        self.zoom_by(event.angleDelta().y() / 120, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what lay under the pointer."""
        super().leaveEvent(event)
        self._hover("")

    def event(self, event: QEvent) -> bool:
        """Say what lies under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            marker_id = self._at(QPointF(event.pos()))
            words = self.tip(marker_id) if marker_id else ""
            QToolTip.showText(event.globalPos(), tooltip_text(words) if words else "", self)
            return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can stand here."""
        if self.movable and event.mimeData().hasFormat(MARKER_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come to stand."""
        self._brought = self._inside(event.position() + self._offset)
        self.update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QEvent) -> None:
        """Forget it."""
        del event
        self._brought = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was brought, and where to."""
        brought = bytes(event.mimeData().data(MARKER_MIME).data()).decode()
        at, self._brought = self._inside(event.position() + self._offset), None
        event.acceptProposedAction()
        self.update()
        self.brought.emit(brought, QPointF(*at))

    # ---- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with page keys, move with arrows, open with Enter, zoom with plus and minus."""
        key = event.key()
        if key in _WAYS and self._nudge(*_WAYS[Qt.Key(key)]):
            return
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected():
            self.opened.emit(self._selected)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
        elif key == Qt.Key.Key_Escape and self._drag is not None:
            self.put_back()
        elif key == Qt.Key.Key_Escape and self.is_zoomed():
            self.show_whole()
        else:
            super().keyPressEvent(event)

    def _nudge(self, across: int, down: int) -> bool:
        if not self.selected():
            if not self.markers():
                return False
            self._step(1)
        elif self.movable:
            self.nudged.emit(self._selected, across, down)
        return True

    def _step(self, by: int) -> None:
        """Choose the next marker, in the order of reading."""
        ordered = sorted(self.markers(), key=self._reading_order)
        if not ordered:
            return
        ids = [marker.id for marker in ordered]
        at = (ids.index(self._selected) + by) % len(ids) if self._selected in self._by_id else (0 if by > 0 else -1)
        self.put_back()
        self.select(ids[at])
        self.bring_into_view(ids[at])
        self.chosen.emit(ids[at])

    def _reading_order(self, marker: Marker) -> tuple[float, float]:
        return round(marker.at[1] / 12), -marker.at[0] if is_rtl() else marker.at[0]

    # ---- places

    def _at(self, position: QPointF) -> str:
        """Return the marker at a position in this widget; the one nearest to its middle, blank for none."""
        x, y = (position + self._offset).toTuple()
        near = [(math.dist(marker.at, (x, y)) - marker.radius, marker.id) for marker in self.markers()]
        distance, found = min(near, default=(math.inf, ""))
        return found if distance <= _REACH else ""

    def _hover(self, marker_id: str) -> None:
        if marker_id != self._hovered:
            self._hovered = marker_id
            grips = self.movable or self.can_join
            self.setCursor(Qt.CursorShape.OpenHandCursor if marker_id and grips else Qt.CursorShape.ArrowCursor)
            self.update()

    def _inside(self, position: QPointF) -> Point:
        if self._picture is None:
            return position.x(), position.y()
        left, top, right, bottom = self._picture.ground
        return min(max(position.x(), left), right), min(max(position.y(), top), bottom)
