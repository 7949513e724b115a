"""The mouse in the chart: chooses, drags bars and their ends, draws dependencies; Esc gives up what is under way."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from app.charts.gantt import Gantt, Hit
from app.charts.shapes import Point
from app.domain.plan_spans import Span
from app.ui.pages.gantt import wording
from app.ui.pages.gantt.dragging import BarDrag, TieDrag, tie_over

_SLACK: Final = 4
_EDGE: Final = 24
_STEP: Final = 22
_EVERY: Final = 30
_KEEPS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CURSORS: Final = {
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "bar": Qt.CursorShape.OpenHandCursor,
    "from_start": Qt.CursorShape.CrossCursor,
    "from_end": Qt.CursorShape.CrossCursor,
    "tie": Qt.CursorShape.PointingHandCursor,
}


class Canvas(Protocol):
    """The picture as the pointer sees it."""

    editable: bool

    def chart(self) -> Gantt:
        """Return the chart as it stands now."""

    def place_of(self, at: QPoint) -> Point:
        """Return the place of the chart under a point of the viewport; above the first row for the head."""

    def scroll_on(self, across: int, down: int) -> None:
        """Go on by pixels."""

    def room(self) -> tuple[int, int]:
        """Return the width and the height of the viewport."""

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Change the look of the pointer."""

    def refresh(self) -> None:
        """Paint anew."""


class Pointer(QObject):
    """Follows the mouse over a canvas.

    Signals: `pressed(id, keeps)` an activity to choose, beside the others when `keeps`; `opened(id)`; `shifted(ids,
    days)`; `spanned(id, Span)`; `tied(source, target, kind)`; `refused(reason)`; `tie_chosen(id)`, "" for none.
    """

    pressed = Signal(str, bool)
    opened = Signal(str)
    shifted = Signal(list, int)
    spanned = Signal(str, object)
    tied = Signal(str, str, str)
    refused = Signal(str)
    tie_chosen = Signal(str)

    def __init__(self, canvas: Canvas, owner: QObject) -> None:
        super().__init__(owner)
        self._canvas = canvas
        self._press: tuple[Point, Hit, QPoint] | None = None
        self.drag: BarDrag | TieDrag | None = None
        self.hovered = -1
        self.at = QPoint()
        self.moved_with: Callable[[str], list[str]] = lambda one: [one]
        self.refusal: Callable[[str, str, str], str] = lambda _source, _target, _kind: ""
        self._scroller = QTimer(self, interval=_EVERY)
        self._scroller.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Choose what is under the pointer; it may be dragged from now on."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.at = event.position().toPoint()
        place = self._canvas.place_of(self.at)
        chart = self._canvas.chart()
        hit = chart.hit(place)
        self.tie_chosen.emit(hit.tie)
        self._press = None
        if hit.place >= 0 and hit.part != "tie":
            self.pressed.emit(chart.row_of(hit.place).id, bool(event.modifiers() & _KEEPS))
            self._press = (place, hit, self.at)

    def move(self, event: QMouseEvent) -> None:
        """Drag on, or show what could be dragged."""
        self.at = event.position().toPoint()
        if self._press is None:
            self._hover()
        elif self.drag is not None or (self.at - self._press[2]).manhattanLength() > _SLACK:
            self._drag_to(self._canvas.place_of(self.at))
            if self.drag is not None:
                self._scroller.start()

    def release(self, event: QMouseEvent) -> None:
        """Do what the drag means."""
        del event
        drag, chart = self.drag, self._canvas.chart()
        self.cancel()
        if isinstance(drag, BarDrag):
            self._drop_bar(drag)
        elif isinstance(drag, TieDrag) and drag.target >= 0:
            if drag.refusal:
                self.refused.emit(drag.refusal)
            else:
                self.tied.emit(chart.row_of(drag.source).id, chart.row_of(drag.target).id, drag.kind)

    def double_click(self, event: QMouseEvent) -> None:
        """Open the activity under the pointer."""
        self.cancel()
        chart = self._canvas.chart()
        hit = chart.hit(self._canvas.place_of(event.position().toPoint()))
        if hit.place >= 0 and hit.part != "tie":
            self.opened.emit(chart.row_of(hit.place).id)

    def leave(self) -> None:
        """Forget what the pointer was over."""
        self.hovered = -1
        self._canvas.refresh()

    def cancel(self) -> bool:
        """Give up what is dragged; return whether anything was."""
        was = self.drag is not None
        self._press, self.drag = None, None
        self._scroller.stop()
        if was:
            self._canvas.refresh()
        return was

    def words(self) -> str:
        """Return what letting go would do."""
        if isinstance(self.drag, BarDrag):
            return wording.live(self.drag.now())
        if isinstance(self.drag, TieDrag) and self.drag.target >= 0:
            return self.drag.refusal or wording.tie(self.drag.kind)
        return ""

    def is_refused(self) -> bool:
        """Tell whether letting go would do nothing."""
        return isinstance(self.drag, TieDrag) and bool(self.drag.refusal)

    # ---- under way

    def _hover(self) -> None:
        hit = self._canvas.chart().hit(self._canvas.place_of(self.at))
        shape = _CURSORS.get(hit.part, Qt.CursorShape.ArrowCursor)
        if not self._canvas.editable and hit.part != "tie":
            shape = Qt.CursorShape.ArrowCursor
        self._canvas.show_cursor(shape)
        if hit.place != self.hovered:
            self.hovered = hit.place
            self._canvas.refresh()

    def _drag_to(self, place: Point) -> None:
        if self.drag is None:
            self.drag = self._begun(place)
        if isinstance(self.drag, BarDrag):
            day = self._canvas.chart().scale.day_at(place[0])
            self.drag = replace(self.drag, days=(day - self.drag.from_day).days)
        elif isinstance(self.drag, TieDrag):
            self.drag = self._tie_to(self.drag, place)
        self._canvas.refresh()

    def _begun(self, place: Point) -> BarDrag | TieDrag | None:
        if self._press is None or not self._canvas.editable:
            return None
        begin, hit, _ = self._press
        chart = self._canvas.chart()
        row, day = chart.row_of(hit.place), chart.scale.day_at(begin[0])
        if hit.part.startswith("from_"):
            return TieDrag(hit.place, 1 if hit.part == "from_end" else -1, place)
        if row.span is None:
            return None if row.is_part else BarDrag(row.id, frozenset([row.id]), "new", Span(day, day), day)
        if not hit.part:
            return None
        part = "bar" if row.is_part else hit.part
        ids = self.moved_with(row.id) if part == "bar" else [row.id]
        return BarDrag(row.id, frozenset(ids), part, row.span, day)

    def _tie_to(self, drag: TieDrag, place: Point) -> TieDrag:
        chart = self._canvas.chart()
        now = tie_over(chart, drag, place)
        if now.target < 0:
            return now
        if (now.target, now.into) == (drag.target, drag.into):
            return replace(now, refusal=drag.refusal)
        source, target = chart.row_of(now.source).id, chart.row_of(now.target).id
        return replace(now, refusal=self.refusal(source, target, now.kind))

    def _drop_bar(self, drag: BarDrag) -> None:
        if drag.part == "new":
            self.spanned.emit(drag.leader, drag.now())
        elif drag.days and drag.part == "bar":
            self.shifted.emit([drag.leader], drag.days)
        elif drag.now() != drag.span:
            self.spanned.emit(drag.leader, drag.now())

    def _scroll_on(self) -> None:
        """Go on while something is held at the edge of what is seen."""
        width, height = self._canvas.room()
        across = -_STEP if self.at.x() < _EDGE else _STEP if self.at.x() > width - _EDGE else 0
        down = _STEP if self.at.y() > height - _EDGE and isinstance(self.drag, TieDrag) else 0
        if self._press is not None and (across or down):
            self._canvas.scroll_on(across, down)
            self._drag_to(self._canvas.place_of(self.at))
