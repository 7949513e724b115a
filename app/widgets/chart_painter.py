"""Draws the shapes of a picture on the screen, in the colours of the theme."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QStaticText, QTextOption

from app.charts import palette
from app.charts.labels import overlap
from app.charts.shapes import Box, Circle, Ink, Line, Polygon, Rect, Shape, Text
from app.widgets import theme
from app.widgets.direction import in_order, is_rtl

_MOST_TEXTS: Final = 4_000
_WIDEST_LETTER: Final = 1.2
_ALONG: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def bounds(shape: Shape) -> Box:
    """Return a box that holds a shape; that of a text is a guess which is never too small."""
    if isinstance(shape, Rect):
        return shape.box
    if isinstance(shape, Text):
        (x, y), size = shape.at, shape.size
        width = len(shape.text) * size * _WIDEST_LETTER
        return x - width, y - size, x + width, y + size
    if isinstance(shape, Circle):
        (x, y), reach = shape.at, shape.radius + shape.width
        return x - reach, y - reach, x + reach, y + reach
    points, edge = (shape.points, 0.0) if isinstance(shape, Polygon) else ((shape.start, shape.end), shape.width)
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across) - edge, min(down) - edge, max(across) + edge, max(down) + edge


class ChartPainter:
    """Keeps what shapes need to be drawn quickly, texts above all; make a new one when the theme changes."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, int, bool], float] = {}
        self._texts: dict[tuple[str, int, bool], QStaticText] = {}
        self._colours: dict[Ink, QColor] = {}
        self._pens: dict[tuple[Ink, float, tuple[float, ...]], QPen] = {}
        self._drawers: Mapping[type, Callable[[Any, QPainter], None]] = {
            Rect: self._rect,
            Circle: self._circle,
            Line: self._line,
            Polygon: self._polygon,
            Text: self._text,
        }

    def measure(self, text: str, size: float, bold: bool) -> float:  # noqa: FBT001 as the layout asks
        """Return how wide a text comes out."""
        key = (text, round(size), bold)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > _MOST_TEXTS * 4:
                self._widths.clear()
            width = self._widths[key] = self._metric(*key[1:]).horizontalAdvance(text)
        return width

    def paint(self, painter: QPainter, shapes: Iterable[Shape], area: Box | None = None) -> None:
        """Draw shapes in their order; with an area only those that touch it."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawers = self._drawers
        for shape in shapes:
            if area is None or overlap(bounds(shape), area):
                drawers[type(shape)](shape, painter)
        painter.restore()

    def colour(self, ink: Ink) -> QColor:
        """Return the colour of a role in the theme."""
        known = self._colours.get(ink)
        if known is None:
            named = palette.coloured(ink, is_dark=theme.is_dark())
            known = self._colours[ink] = QColor(named) if named else theme.token(ink)
        return known

    def _rect(self, shape: Rect, painter: QPainter) -> None:
        self._set(painter, shape.fill, shape.stroke, shape.width)
        left, top, right, bottom = shape.box
        box = QRectF(left, top, right - left, bottom - top)
        if not shape.radius and not shape.stroke:
            painter.fillRect(box, painter.brush())
        else:
            painter.drawRoundedRect(box, shape.radius, shape.radius)

    def _circle(self, shape: Circle, painter: QPainter) -> None:
        self._set(painter, shape.fill, shape.stroke, shape.width, shape.dash)
        painter.drawEllipse(QPointF(*shape.at), shape.radius, shape.radius)

    def _line(self, shape: Line, painter: QPainter) -> None:
        painter.setPen(self._pen(shape.ink, shape.width, shape.dash))
        painter.drawLine(QPointF(*shape.start), QPointF(*shape.end))

    def _polygon(self, shape: Polygon, painter: QPainter) -> None:
        self._set(painter, shape.fill, "", 1)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))

    def _text(self, shape: Text, painter: QPainter) -> None:
        size = round(shape.size)
        text = self._static(shape.text, size, shape.bold)
        painter.setFont(self._font(size, shape.bold))
        painter.setPen(self.colour(shape.ink))
        width = self.measure(shape.text, size, shape.bold)
        x, y = shape.at
        painter.drawStaticText(QPointF(x - width * _ALONG[shape.anchor], y - text.size().height() / 2), text)

    def _set(self, painter: QPainter, fill: Ink, stroke: Ink, width: float, dash: tuple[float, ...] = ()) -> None:
        painter.setPen(self._pen(stroke, width, dash) if stroke else Qt.PenStyle.NoPen)
        painter.setBrush(self.colour(fill) if fill else Qt.BrushStyle.NoBrush)

    def _pen(self, ink: Ink, width: float, dash: tuple[float, ...]) -> QPen:
        key = (ink, width, dash)
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = QPen(self.colour(ink), width)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if dash:
                pen.setDashPattern([length / width for length in dash])  # Qt counts in widths of the pen
        return pen

    def _static(self, text: str, size: int, bold: bool) -> QStaticText:  # noqa: FBT001 a key of the cache
        key = (text, size, bold)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            known = self._texts[key] = QStaticText(in_order(text))
            known.setTextFormat(Qt.TextFormat.PlainText)
            option = QTextOption()
            option.setTextDirection(
                Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LayoutDirectionAuto
            )
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
            known.setTextOption(option)
            known.prepare(font=self._font(size, bold))
        return known

    def _font(self, size: int, bold: bool) -> QFont:  # noqa: FBT001 a key of the cache
        key = (size, bold)
        if key not in self._fonts:
            font = theme.font()
            font.setPixelSize(max(size, 1))
            font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
            self._fonts[key] = font
        return self._fonts[key]

    def _metric(self, size: int, bold: bool) -> QFontMetricsF:  # noqa: FBT001 a key of the cache
        key = (size, bold)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self._font(*key))
        return self._metrics[key]
