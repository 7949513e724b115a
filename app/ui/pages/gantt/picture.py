"""The picture beside the rows: paints what is seen of the chart, scrolls and zooms."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from app.charts import time_head
from app.charts.gantt import Gantt, is_friday
from app.charts.gantt_bars import BarLook
from app.charts.gantt_rows import GanttRow
from app.charts.gantt_ties import NO_TIES, Ties
from app.charts.shapes import Box, Point, Shape
from app.charts.time_head import HeadLook
from app.charts.time_scale import LEAST, MOST, TimeScale
from app.domain.plan_spans import Span
from app.i18n import tr
from app.ui.pages.gantt import dragging, wording
from app.ui.pages.gantt.dragging import BarDrag, TieDrag
from app.ui.pages.gantt.live_words import paint_beside
from app.ui.pages.gantt.pointer import Pointer
from app.ui.pages.gantt.rows_model import RowsModel
from app.ui.pages.gantt.rows_view import HEAD, ROW
from app.widgets.chart_painter import ChartPainter
from app.widgets.direction import is_rtl
from app.widgets.labels import tooltip_text
from app.widgets.theme import token

_TEXT: Final = 12
_USUAL: Final = 1.6
_ZOOM: Final = 1.3
_STEP: Final = 60
_MARGIN: Final = 24
_AHEAD_OF_TODAY: Final = 0.3


class GanttView(QAbstractScrollArea):
    """Shows the rows of a model in time; `pointer` tells what the mouse does, `zoomed` comes when days got wider."""

    zoomed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: RowsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._painter = ChartPainter()
        self._today = dt.date.min
        self._range = (dt.date(2025, 3, 21), dt.date(2026, 3, 20))
        self._ties = NO_TIES
        self._lead = dt.date.min
        self._fitted: Span | None = None
        self.per_day = _USUAL
        self.from_right = is_rtl()
        self.editable = False
        self.has_names = True
        self.marked = ""
        self.is_off: Callable[[dt.date], bool] = is_friday
        self.chosen_places: Callable[[], Iterable[int]] = tuple
        self.pointer = Pointer(self, self)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Gantt chart"))
        self.setAccessibleDescription(tr("The columns beside it say the same in words."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Its own mirroring: a bar of another direction would count from the other end.
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        self.viewport().setMouseTracking(True)

    # ---- what is shown

    def show_rows(self, days: tuple[dt.date, dt.date], today: dt.date, ties: Ties) -> None:
        """Show the rows of the model on a line of days."""
        self._range, self._today, self._ties = days, today, ties
        if not any(tie.id == self.marked for tie in ties.all):
            self.marked = ""
        self._fit()
        fitted = self._fitted
        if self._lead != dt.date.min:
            self.lead_with(self._lead)
        self._fitted = fitted
        self.viewport().update()

    def scale(self) -> TimeScale:
        """Return how the days lie; the line is never shorter than what is seen."""
        first, last = self._range
        needed = dt.timedelta(int(self.viewport().width() / self.per_day) + 1)
        return TimeScale(first, max(last, first + needed), self.per_day, self.from_right)

    def chart(self) -> Gantt:
        """Return the chart as it stands now, with what is dragged where it is."""
        look = BarLook(ROW, _TEXT, self._painter.measure, self.has_names)
        row_of = self._model.row_at if self.pointer.drag is None else self._row_of
        chosen = frozenset(self.chosen_places())
        return Gantt(
            self.scale(), len(self._model.ids), row_of, look, self._today, self._ties, self.is_off, self.marked, chosen
        )

    def _row_of(self, place: int) -> GanttRow:
        row = self._model.row_at(place)
        drag = self.pointer.drag
        if isinstance(drag, BarDrag) and (row.id in drag.ids or row.id == drag.leader):
            return replace(row, span=dragging.dragged(row, drag))
        return row

    # ---- going along time

    def leading_day(self) -> dt.date:
        """Return the first day that is seen."""
        return self._lead

    def lead_with(self, day: dt.date) -> None:
        """Make a day the first that is seen."""
        self._lead, self._fitted = day, None
        x = self.scale().x(day)
        self.horizontalScrollBar().setValue(round(x - (self.viewport().width() if self.from_right else 0)))

    def go_to_today(self) -> None:
        """Bring today into view."""
        self.lead_with(self._today - dt.timedelta(int(self.viewport().width() / self.per_day * _AHEAD_OF_TODAY)))

    def reveal(self, span: Span | None) -> None:
        """Bring the beginning of a stretch into view unless some of it is seen."""
        if span is None:
            return
        left, right = self.scale().span(span.start, span.end)
        offset = self.horizontalScrollBar().value()
        if right < offset + _MARGIN or left > offset + self.viewport().width() - _MARGIN:
            self.lead_with(span.start - dt.timedelta(int(_STEP / self.per_day)))

    def zoom_in(self) -> None:
        """Show days wider."""
        self.zoom(_ZOOM)

    def zoom_out(self) -> None:
        """Show days narrower."""
        self.zoom(1 / _ZOOM)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """Show days wider or narrower, keeping the day at a place of the viewport where it is."""
        x = self.viewport().width() / 2 if at is None else at
        self._fitted = None
        scale = self.scale()
        days = scale.place(x + self.horizontalScrollBar().value()) / scale.per_day
        self.per_day = min(max(self.per_day * factor, LEAST), MOST)
        self._fit()
        self.horizontalScrollBar().setValue(round(self.scale().place(days * self.per_day) - x))
        self.viewport().update()
        self.zoomed.emit()

    def fit(self, span: Span | None) -> None:
        """Show a whole stretch of days, also when the room changes, until the agent looks elsewhere."""
        if span is None:
            return
        margin = max(span.days // 40, 2)
        self.per_day = min(max(self.viewport().width() / (span.days + 2 * margin), LEAST), MOST)
        self._fit()
        self.lead_with(span.start - dt.timedelta(margin))
        self._fitted = span
        self.viewport().update()
        self.zoomed.emit()

    def turn(self, *, from_right: bool) -> None:
        """Let time run from the right, or from the left."""
        kept = self._lead
        self.from_right = from_right
        self._fit()
        self.lead_with(kept)
        self.viewport().update()

    def _fit(self) -> None:
        across, down, room = self.horizontalScrollBar(), self.verticalScrollBar(), self.viewport().size()
        across.setRange(0, max(0, round(self.scale().length) - room.width()))
        across.setPageStep(room.width())
        across.setSingleStep(_STEP)
        height = max(room.height() - HEAD, 0)
        down.setRange(0, max(0, len(self._model.ids) * ROW - height))
        down.setPageStep(max(height, 1))
        down.setSingleStep(ROW)

    def place(self) -> dict[str, object]:
        """Describe how time is shown."""
        return {"per_day": self.per_day, "lead": self._lead.isoformat(), "from_right": self.from_right}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Show time as described."""
        if isinstance(per_day := place.get("per_day"), int | float):
            self.per_day = min(max(float(per_day), LEAST), MOST)
            self._fit()
        with suppress(TypeError, ValueError):
            self.lead_with(dt.date.fromisoformat(place.get("lead", "")))

    # ---- painting

    def seen(self) -> Box:
        """Return the part of the chart that is seen."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = self.viewport().size()
        return float(left), float(top), float(left + room.width()), float(top + room.height() - HEAD)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is seen: the chart, what is dragged above it, and the head."""
        seen, chart = self.seen(), self.chart()
        with QPainter(self.viewport()) as painter:
            whole = self.viewport().rect()
            painter.fillRect(whole, token("surface"))
            painter.save()
            painter.setClipRect(whole.adjusted(0, HEAD + 1, 0, 0))
            painter.translate(-seen[0], HEAD - seen[1])
            self._painter.paint(painter, chart.shapes(seen))
            self._painter.paint(painter, self._above(chart))
            painter.restore()
            painter.translate(-seen[0], 0)
            look = HeadLook(HEAD, _TEXT, self._painter.measure)
            self._painter.paint(painter, time_head.head(chart.scale, seen[0], seen[2], look))
            self._painter.paint(painter, time_head.today_flag(chart.scale, self._today, (seen[0], seen[2]), look))
            painter.resetTransform()
            paint_beside(painter, self.viewport().rect(), self.pointer)

    def _above(self, chart: Gantt) -> list[Shape]:
        drag, hovered = self.pointer.drag, self.pointer.hovered
        if isinstance(drag, TieDrag):
            places = {drag.source, drag.target} - {-1}
            circles = [shape for place in places for shape in dragging.handles(chart, place)]
            return [*circles, *dragging.line_of(chart, drag)]
        if drag is None and self.editable and 0 <= hovered < chart.count:
            return dragging.handles(chart, hovered)
        return []

    # ---- the pointer's canvas

    def place_of(self, at: QPoint) -> Point:
        """Return the place of the chart under a point of the viewport; above the first row for the head."""
        left, top, _, _ = self.seen()
        return at.x() + left, at.y() - HEAD + top if at.y() > HEAD else -1.0

    def scroll_on(self, across: int, down: int) -> None:
        """Go on by pixels."""
        for bar, step in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + step)

    def room(self) -> tuple[int, int]:
        """Return the width and the height of the viewport."""
        return self.viewport().width(), self.viewport().height()

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Change the look of the pointer."""
        self.viewport().setCursor(shape)

    def refresh(self) -> None:
        """Paint anew."""
        self.viewport().update()

    # ---- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        self.setFocus()
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        self.pointer.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        self.pointer.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, go along time with Shift."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_ZOOM if turned > 0 else 1 / _ZOOM, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_on(_STEP if (turned < 0) != self.from_right else -_STEP, 0)
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu."""
        self.menu_asked.emit(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tooltip_text(self.words_at(event.pos())), self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointer.leave()
        return super().viewportEvent(event)

    def words_at(self, at: QPoint) -> str:
        """Return what is told of a place of the viewport."""
        chart = self.chart()
        hit = chart.hit(self.place_of(at))
        return wording.tool_tip(chart.row_of(hit.place)) if hit.place >= 0 and hit.part not in ("", "tie") else ""

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._painter = ChartPainter()
            self.viewport().update()
        super().changeEvent(event)

    def resizeEvent(self, _event: object) -> None:
        """Fit the scroll bars and keep the first day that is seen."""
        kept, fitted = self._lead, self._fitted
        self._fit()
        if fitted is not None:
            self.fit(fitted)
        elif kept != dt.date.min:
            self.lead_with(kept)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: the head stays above what moves."""
        self.viewport().update()

    def _on_scrolled(self, value: int) -> None:
        """Remember the first day that is seen, for another size or zoom."""
        self._fitted = None
        self._lead = self.scale().day_at(value + (self.viewport().width() - 1 if self.from_right else 0))
