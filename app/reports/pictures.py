"""Pictures on paper: vectors in the colours of the reports, with texts that can be searched."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache, singledispatch
from typing import Final

from app.charts import palette
from app.charts.shapes import (
    LINE,
    LINE_STRONG,
    MUTED,
    PRIMARY,
    SOFT,
    SUBTLE,
    SURFACE,
    TEXT,
    TINT,
    Chart,
    Circle,
    Ink,
    Line,
    Measure,
    Picture,
    Point,
    Polygon,
    Rect,
    Room,
    Text,
)
from app.domain.text import persian_digits
from app.i18n import tr
from app.reports import style
from app.reports.wording import in_order
from app.typeset import Figure, PageCanvas, Setting, TextStyle, Typesetter
from app.typeset.drawing import TextBlock, baseline
from app.typeset.figure import Pen, circle, polygon, rounded
from app.typeset.flow import Paint
from app.typeset.text import Direction

_COLOURS: Final[Mapping[Ink, str]] = {
    "": "",
    SURFACE: "#FFFFFF",
    SUBTLE: "#F3F5F7",
    TINT: "#E6F4F5",
    LINE: style.LINE,
    LINE_STRONG: "#8FA0A8",
    TEXT: style.INK,
    SOFT: "#3D4855",
    MUTED: style.MUTED,
    PRIMARY: style.PRIMARY,
}
_NOTE: Final = 1.8
"""The height of the line under a picture, in its text sizes."""
_ALONG: Final = {"left": 0.0, "center": 0.5, "right": 1.0}


def figure(chart: Chart, *, height: float, text_size: float, is_rtl: bool) -> Figure:
    """Return the figure of a chart, laid out for the width of the page when it comes to stand there."""

    def draw(setting: Setting, height: float) -> Paint:
        room = Room(setting.width, height, text_size, _measure(setting.typesetter, is_rtl=is_rtl), is_rtl)
        picture = chart.drawn(room)
        if picture.unnamed:
            above = chart.drawn(replace(room, height=height - _NOTE * text_size))
            picture = replace(above, parts=(*above.parts, *((line, ()) for line in _note(above, height))))

        def paint(canvas: PageCanvas, left: float, top: float) -> None:
            _Sheet(canvas, (left, top), "rtl" if is_rtl else "auto").paint(picture)

        return paint

    return Figure(height, draw)


def _note(picture: Picture, bottom: float) -> list[Text]:
    """Return the line under a picture that tells how many names found no room."""
    count = len(picture.unnamed)
    if not count:
        return []
    room = picture.room
    words = tr("{count} names found no room in the picture.", count=persian_digits(count))
    at = (room.width if room.is_rtl else 0.0, bottom - room.text_size * _NOTE / 2)
    return [Text(at, words, room.text_size, MUTED, "right" if room.is_rtl else "left")]


class _Sheet:
    """A canvas on which shapes are drawn from an upper left corner downwards."""

    def __init__(self, canvas: PageCanvas, corner: Point, base: Direction) -> None:
        self._canvas = canvas
        self._corner = corner
        self._base: Direction = base

    def paint(self, picture: Picture) -> None:
        """Draw all shapes in their order."""
        for shape in picture.shapes:
            if isinstance(shape, Text):
                self._write(shape)
            else:
                self._canvas.emit(_operators(shape, self))

    def at(self, point: Point) -> Point:
        """Return where a point of the picture lies on the page."""
        return self._corner[0] + point[0], self._corner[1] - point[1]

    def _write(self, text: Text) -> None:
        look = _style(text.size, text.bold, coloured(text.ink), self._base)
        line = self._canvas.typesetter.layout(in_order(text.text), look)[0]
        width = line.width * look.size / 1000
        x, y = self.at(text.at)
        with TextBlock(self._canvas) as block:
            base = baseline(look, y + look.line_height / 2, self._canvas)
            block.line(line, look, x - width * _ALONG[text.anchor], base)


def coloured(ink: Ink) -> str:
    """Return the colour of a role on paper."""
    return palette.coloured(ink, is_dark=False) or _COLOURS[ink]


@lru_cache(256)
def _style(size: float, bold: bool, color: str, base: Direction) -> TextStyle:  # noqa: FBT001 a key of the cache
    """Return one and the same style for equal wishes, as the typesetting caches by their identity."""
    return TextStyle(size=size, bold=bold, color=color, base=base, tabular=False)


def _measure(typesetter: Typesetter, *, is_rtl: bool) -> Measure:
    base: Direction = "rtl" if is_rtl else "auto"

    def measure(text: str, size: float, bold: bool) -> float:  # noqa: FBT001 as the layout asks
        return typesetter.width(text, _style(size, bold, style.INK, base))

    return measure


@singledispatch
def _operators(shape: object, _sheet: _Sheet) -> str:
    raise TypeError(type(shape))


@_operators.register
def _rect(shape: Rect, sheet: _Sheet) -> str:
    left, top, right, bottom = shape.box
    pen = Pen(coloured(shape.fill), coloured(shape.stroke), shape.width)
    return rounded(sheet.at((left, bottom)), sheet.at((right, top)), shape.radius, pen)


@_operators.register
def _circle(shape: Circle, sheet: _Sheet) -> str:
    pen = Pen(coloured(shape.fill), coloured(shape.stroke), shape.width, shape.dash)
    return circle(sheet.at(shape.at), shape.radius, pen)


@_operators.register
def _line(shape: Line, sheet: _Sheet) -> str:
    pen = Pen(stroke=coloured(shape.ink), width=shape.width, dash=shape.dash)
    return polygon([sheet.at(shape.start), sheet.at(shape.end)], pen, is_closed=False)


@_operators.register
def _polygon(shape: Polygon, sheet: _Sheet) -> str:
    return polygon([sheet.at(point) for point in shape.points], Pen(coloured(shape.fill)))
