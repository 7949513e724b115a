"""Lines of text as PDF operators.

The stretches of one level are written in logical order, each at a place of its own, with the glyphs inside in visual
order: of all orders tried this one gives text extractors the fewest errors.
"""

from collections.abc import Iterable
from itertools import groupby
from types import TracebackType
from typing import Any, Final, Literal, NamedTuple, Protocol, Self

from app.typeset.fonts import Face
from app.typeset.levels import visual_order
from app.typeset.lines import Line, Piece, Typesetter
from app.typeset.text import TextStyle, rgb

_LINK_COLOR: Final = "#0645ad"


class Surface(Protocol):
    """What text is drawn on: a page that takes operators, faces and links."""

    typesetter: Typesetter

    def emit(self, operators: str) -> None:
        """Add operators to the page."""

    def use(self, face: Face) -> set[int]:
        """Return the glyphs of a face that the document will hold, to be added to."""

    def linkURL(self, url: str, rect: tuple[float, float, float, float], relative: Literal[0, 1] = 0) -> Any:  # noqa: N802 ReportLab's name
        """Lay a link over a part of the page."""


class _Show(NamedTuple):
    """Pieces of one face and colour, as one operator."""

    face: Face
    color: str
    operator: str


class _Stretch(NamedTuple):
    first: int
    x: float
    pieces: list[Piece]
    shows: list[_Show]


class TextBlock:
    """One text object of a page; font and colour are written only when they change."""

    def __init__(self, canvas: Surface) -> None:
        self._canvas = canvas
        self._operators = ["BT"]
        self._font: tuple[Face | None, float] = (None, 0)
        self._color = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if len(self._operators) > 1:
            self._canvas.emit("\n".join([*self._operators, "ET"]))

    def lines(self, lines: list[Line], style: TextStyle, left: float, top: float, width: float) -> None:
        """Draw lines below each other, aligned in a width; all lengths are points."""
        first = baseline(style, top, self._canvas)
        for number, line in enumerate(lines):
            self._aligned(line, style, left, first - number * style.line_height, width)

    def _aligned(self, line: Line, style: TextStyle, left: float, y: float, width: float) -> None:
        room = width - style.indent
        left += 0 if line.base else style.indent
        natural = line.width * style.size / 1000
        if style.align == "justify" and not line.last:
            blanks = sum(piece.run.blank for piece in line.pieces)
            widening = max(0.0, room - natural) / blanks if blanks else 0.0
            natural += widening * blanks
            self.line(line, style, left + (room - natural) * line.base, y, widening=widening * 1000 / style.size)
            return
        self.line(line, style, left + (room - natural) * _free_share(style, line.base), y)

    def line(self, line: Line, style: TextStyle, x: float, y: float, *, widening: float = 0) -> None:
        """Draw one line.

        Args:
            line: The line.
            style: Its size and colour.
            x: Left edge, points.
            y: Base line, points.
            widening: Added to every space, thousandths of an em.
        """
        scale = style.size / 1000
        for stretch in self._prepared(line, style, widening):
            self._operators.append(f"1 0 0 1 {x + stretch.x * scale:.2f} {y:.2f} Tm")
            for show in stretch.shows:
                self._select(show.face, style.size, show.color)
                self._operators.append(show.operator)
            if line.linked:
                self._link(stretch, style, x, y)

    def _prepared(self, line: Line, style: TextStyle, widening: float) -> list[_Stretch]:
        """Return the stretches of a line, kept with it because cells with equal texts share their lines."""
        key = (self._canvas, style, widening)
        if line.prepared is None or line.prepared[0] != key:
            stretches = _stretches(line.pieces, style, widening)
            for piece in line.pieces:
                self._canvas.use(piece.run.face).update(piece.run.cids)
            line.prepared = key, stretches
        found: list[_Stretch] = line.prepared[1]
        return found

    def _select(self, face: Face, size: float, color: str) -> None:
        if self._font != (face, size):
            self._operators.append(f"/{face.name} {size:g} Tf")
            self._font = (face, size)
        if self._color != color:
            self._operators.append(f"{rgb(color)} rg")
            self._color = color

    def _link(self, stretch: _Stretch, style: TextStyle, x: float, y: float) -> None:
        scale = style.size / 1000
        place = x + stretch.x * scale
        for target, group in groupby(stretch.pieces, key=lambda piece: piece.span.link):
            end = place + sum(piece.run.width for piece in group) * scale
            if target:
                box = (place, y - 0.3 * style.size, end, y + 0.9 * style.size)
                self._canvas.linkURL(target, box, relative=1)
            place = end


def baseline(style: TextStyle, top: float, canvas: Surface) -> float:
    """Return the base line of the first line of a block whose upper edge is `top`."""
    face = canvas.typesetter.fonts.face(bold=style.bold)
    middle = (face.ascent + face.descent) / 2 * style.size / 1000
    return top - 0.5 * style.line_height - middle


def _free_share(style: TextStyle, base: int) -> float:
    """Return the part of the free room that lies left of a line."""
    if style.align == "center":
        return 0.5
    return float(base == (style.align != "end"))


def _ink(piece: Piece, style: TextStyle) -> str:
    span = piece.span
    return span.color or (_LINK_COLOR if span.href and span.link else style.color)


def _stretches(pieces: list[Piece], style: TextStyle, widening: float) -> list[_Stretch]:
    of_levels = [piece.level for piece in pieces]
    order = visual_order(of_levels)
    if len(set(of_levels)) == 1:
        part = [pieces[i] for i in order]
        return [_Stretch(0, 0.0, part, _shows(part, style, widening))]
    found: list[_Stretch] = []
    x = 0.0
    for _, group in groupby(order, key=of_levels.__getitem__):
        places = list(group)
        part = [pieces[i] for i in places]
        found.append(_Stretch(min(places), x, part, _shows(part, style, widening)))
        x += sum(piece.run.width + widening * piece.run.blank for piece in part)
    return sorted(found)


def _shows(pieces: list[Piece], style: TextStyle, widening: float) -> list[_Show]:
    inks = [(piece.run.face, _ink(piece, style)) for piece in pieces]
    if inks.count(inks[0]) == len(inks):
        return [_Show(*inks[0], _operator(pieces, widening))]
    return [
        _Show(face, color, _operator([piece for _, piece in group], widening))
        for (face, color), group in groupby(zip(inks, pieces, strict=True), key=lambda pair: pair[0])
    ]


def _operator(pieces: Iterable[Piece], widening: float) -> str:
    """Write the glyphs of pieces; two strings of codes that touch become one."""
    if widening:
        codes = [f"{piece.run.code}{-widening:.1f}" if piece.run.blank else piece.run.code for piece in pieces]
    else:
        codes = [piece.run.code for piece in pieces]
    return f"[{''.join(codes).replace('><', '')}]TJ"
