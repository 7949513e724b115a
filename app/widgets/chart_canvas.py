"""Shows a chart: lays it out for its size, zooms, and paints what stands still only once.

`show_chart(chart, count)` gives it a chart of `count` markers. Subclasses paint what moves above the rest.
"""

import math
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.charts.shapes import Chart, Marker, Measure, Picture, Room, Shape
from app.widgets.chart_painter import ChartPainter, bounds
from app.widgets.direction import is_rtl
from app.widgets.painting import paint_focus

_LARGEST: Final = 6.0
_STEP: Final = 1.2
_PAUSE_MS: Final = 90
_AT_ONCE: Final = 60
"""Charts of up to so many markers are laid out at once when the size changes, larger ones after a pause."""
_ROOMY: Final = ((14_000, 12), (4_000, 11))
"""The size of the letters where each marker has at least so many pixels of the picture."""
_CROWDED: Final = 10
_AROUND: Final = 0.4
"""How much more than what is seen a layer holds on each side, so that moving the picture costs nothing."""
_SMALLEST: Final = QSize(240, 240)
_EQUAL: Final = 1e-3
Background = Callable[[Callable[[], Picture], Callable[[Picture], None]], None]
"""Runs work elsewhere and hands its result back on the GUI thread."""


class ChartCanvas(QWidget):
    """See the module. `drawn` comes when another picture is on show.

    Attributes:
        background: Runs the layout of large charts in another thread.
    """

    drawn = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.background: Background | None = None
        self._painter = ChartPainter()
        self._chart: Chart | None = None
        self._count = 0
        self._picture: Picture | None = None
        self._by_id: dict[str, Marker] = {}
        self._asked: tuple[Any, ...] = ()
        self._layers: dict[str, tuple[QPixmap, QRect]] = {}
        self._zoom = 1.0
        self._offset = QPointF()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._lay_out)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(_SMALLEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ---- what is shown

    def show_chart(self, chart: Chart, count: int) -> None:
        """Show another chart of `count` markers; the zoom stays."""
        if chart == self._chart:
            return
        self._chart, self._count = chart, count
        self._asked = ()
        self._ask()

    @property
    def picture(self) -> Picture | None:
        """Return what is on show; None before it was laid out."""
        return self._picture

    def markers(self) -> Sequence[Marker]:
        """Return the markers on show."""
        return self._picture.markers if self._picture else ()

    def place_of(self, marker_id: str) -> QPoint | None:
        """Return where the middle of a marker is in this widget."""
        marker = self._by_id.get(marker_id)
        return (QPointF(*marker.at) - self._offset).toPoint() if marker else None

    def bring_into_view(self, marker_id: str) -> None:
        """Move a zoomed picture so that a marker is seen."""
        place = self.place_of(marker_id)
        if place is not None and not self.rect().adjusted(20, 20, -20, -20).contains(place):
            self.scroll_by(QPointF(place) - QPointF(self.rect().center()))

    def zoom_by(self, steps: float, around: QPointF | None = None) -> None:
        """Enlarge by some steps, or make smaller by negative ones; a point stays where it is."""
        zoom = min(max(self._zoom * _STEP**steps, 1.0), _LARGEST)
        middle = around if around is not None else QPointF(self.rect().center())
        self._offset = (self._offset + middle) * (zoom / self._zoom) - middle
        self._zoom = zoom
        self._limit()
        self._later.start()
        self.update()

    def show_whole(self) -> None:
        """Show the whole picture."""
        self.zoom_by(-math.inf)

    def is_zoomed(self) -> bool:
        """Tell whether only a part is seen."""
        return self._zoom > 1

    def scroll_by(self, way: QPointF) -> None:
        """Show another part of a zoomed picture."""
        self._offset += way
        self._limit()
        self.update()

    def prepare(self, marker_id: str) -> None:
        """Make ready to show the picture without a marker, so that moving it begins without a pause."""
        if self._picture is not None and "" in self._layers and marker_id not in self._layers:
            known = self._layers[""]
            self._layers = {"": known, marker_id: self._without(marker_id, self._picture, known)}

    def finish_layout(self) -> None:
        """Lay out now what waits for a pause."""
        self._later.stop()
        self._lay_out(at_once=True)

    # ---- what a subclass does

    def moving(self) -> str:
        """Return the marker that is left out of what stands still."""
        return ""

    def paint_moving(self, painter: QPainter, picture: Picture) -> None:
        """Paint what moves, in the places of the picture."""

    def laid_out(self) -> None:
        """Look at a new picture."""

    # ---- laying out

    def _ask(self) -> None:
        if self._count <= _AT_ONCE:
            self._lay_out()
        else:
            self._later.start()
        self.update()

    def _lay_out(self, *, at_once: bool = False) -> None:
        chart = self._chart
        key = (id(chart), self.width(), self.height(), self._zoom)
        if chart is None or key == self._asked or not (self.isVisible() or at_once):
            return
        self._asked = key
        width, height = self.width() * self._zoom, self.height() * self._zoom
        fair = self.width() * self.height() / max(self._count, 1)
        text = next((size for least, size in _ROOMY if fair >= least), _CROWDED)

        from_right = is_rtl()

        def work(measure: Measure) -> Picture:
            return chart.drawn(Room(width, height, text, measure, from_right))

        def take(picture: Picture) -> None:
            if key == self._asked:
                self._take(picture)

        if self.background is None or at_once or self._count <= _AT_ONCE:
            take(work(self._painter.measure))
        else:  # fonts are not shared between threads
            self.background(lambda: work(ChartPainter().measure), take)

    def _take(self, picture: Picture) -> None:
        self._picture = picture
        self._by_id = {marker.id: marker for marker in picture.markers}
        self._layers.clear()
        self.laid_out()
        self.drawn.emit()
        self.update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what stands still, then what moves."""
        del event
        if self._picture is None and not self._later.isActive():
            self._lay_out()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._painter.colour("surface"))
        if self._picture is not None:
            self._paint_picture(painter, self._picture)
        if self.hasFocus():
            paint_focus(painter, self.rect())
        painter.end()

    def _paint_picture(self, painter: QPainter, picture: Picture) -> None:
        scale = self.width() * self._zoom / picture.room.width
        painter.save()
        painter.translate(-self._offset)
        if abs(scale - 1) < _EQUAL:
            layer, area = self._layer(picture)
            painter.drawPixmap(area.topLeft(), layer)
            self.paint_moving(painter, picture)
        elif "" in self._layers:  # until it is laid out for this size
            layer, area = self._layers[""]
            painter.scale(scale, scale)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(area.topLeft(), layer)
        painter.restore()

    def _layer(self, picture: Picture) -> tuple[QPixmap, QRect]:
        """Return what stands still of the part that is seen and of some room around it."""
        seen = QRect(self._offset.toPoint(), self.size())
        known = self._layers.get("")
        if known is None or not known[1].contains(seen) or known[0].devicePixelRatioF() != self.devicePixelRatioF():
            self._layers.clear()
            known = self._layers[""] = self._painted(picture, seen)
        moving = self.moving()
        self.prepare(moving)
        return self._layers[moving]

    def _painted(self, picture: Picture, seen: QRect) -> tuple[QPixmap, QRect]:
        x, y = round(self.width() * _AROUND), round(self.height() * _AROUND)
        whole = QRect(0, 0, math.ceil(picture.room.width), math.ceil(picture.room.height))
        area = seen.adjusted(-x, -y, x, y).intersected(whole.united(seen))
        ratio = self.devicePixelRatioF()
        layer = QPixmap(area.size() * ratio)
        layer.setDevicePixelRatio(ratio)
        self._fill(layer, area, area, picture.shapes)
        return layer, area

    def _without(self, marker_id: str, picture: Picture, known: tuple[QPixmap, QRect]) -> tuple[QPixmap, QRect]:
        """Return a layer without what goes with a marker: only the room that this takes is painted anew."""
        boxes = [bounds(shape) for shape, ids in picture.parts if marker_id in ids]
        room = QRectF()
        for left, top, right, bottom in boxes:
            room = room.united(QRectF(left, top, right - left, bottom - top))
        layer = QPixmap(known[0])
        self._fill(layer, known[1], room.toAlignedRect().adjusted(-2, -2, 2, 2), picture.without(marker_id))
        return layer, known[1]

    def _fill(self, layer: QPixmap, area: QRect, part: QRect, shapes: Sequence[Shape]) -> None:
        painter = QPainter(layer)
        painter.translate(-area.topLeft())
        painter.setClipRect(part)
        painter.fillRect(part, self._painter.colour("surface"))
        self._painter.paint(painter, shapes, (part.left(), part.top(), part.right() + 1, part.bottom() + 1))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._painter = ChartPainter()
            self._layers.clear()
            self.update()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out what changed while it was not seen."""
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another size."""
        super().resizeEvent(event)
        self._limit()
        self._ask()

    def _limit(self) -> None:
        spare = self._zoom - 1
        self._offset = QPointF(
            min(max(self._offset.x(), 0.0), self.width() * spare),
            min(max(self._offset.y(), 0.0), self.height() * spare),
        )
