"""Lines of text as PDF operators.

The stretches of one level are written in logical order, each at a place of its own, with the glyphs inside in visual
order: of all orders tried this one gives text extractors the fewest errors.
"""

from itertools import groupby
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self

from app.typeset.fonts import Face
from app.typeset.levels import visual_order
from app.typeset.lines import Line, Piece
from app.typeset.text import TextStyle, rgb

if TYPE_CHECKING:
    from app.typeset.canvas import PageCanvas

_LINK_COLOR: Final = "#0645ad"


class _Stretch(NamedTuple):
    first: int
    x: float
    pieces: list[Piece]


class TextBlock:
    """One text object of a page; font and colour are written only when they change."""

    def __init__(self, canvas: "PageCanvas") -> None:
        self._canvas = canvas
        self._operators = ["BT"]
        self._font: tuple[Face | None, float] = (None, 0)
        self._color = ""
        self._used: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if len(self._operators) > 1:
            self._canvas.emit("\n".join([*self._operators, "ET"]))

    def lines(self, lines: list[Line], style: TextStyle, left: float, top: float, width: float) -> None:
        """Draw lines below each other, aligned in a width; all lengths are points."""
        for number, line in enumerate(lines):
            self._aligned(line, style, left, baseline(style, top, self._canvas, number), width)

    def _aligned(self, line: Line, style: TextStyle, left: float, y: float, width: float) -> None:
        room = width - style.indent
        left += 0 if line.base else style.indent
        natural = line.width * style.size / 1000
        blanks = sum(piece.run.blank for piece in line.pieces)
        if style.align == "justify" and blanks and not line.last:
            widening = max(0.0, room - natural) / blanks
            self.line(line, style, left, y, widening=widening * 1000 / style.size)
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
        for stretch in _stretches(line.pieces, widening):
            self._operators.append(f"1 0 0 1 {x + stretch.x * scale:.2f} {y:.2f} Tm")
            self._write(stretch.pieces, style, widening)
            if line.linked:
                self._link(stretch, style, x, y)

    def _write(self, pieces: list[Piece], style: TextStyle, widening: float) -> None:
        parts: list[str] = []
        for piece in pieces:
            run = piece.run
            color = _ink(piece, style)
            if color != self._color or self._font != (run.face, style.size):
                self._show(parts)
                parts = []
                self._select(run.face, style.size, color)
            parts.append(f"{run.code}{-widening:.1f}" if widening and run.blank else run.code)
            self._used.update(run.cids)
        self._show(parts)

    def _select(self, face: Face, size: float, color: str) -> None:
        if self._font != (face, size):
            self._operators.append(f"/{face.name} {size:g} Tf")
            self._font = (face, size)
            self._used = self._canvas.use(face)
        if self._color != color:
            self._operators.append(f"{rgb(color)} rg")
            self._color = color

    def _show(self, parts: list[str]) -> None:
        if parts:
            self._operators.append(f"[{''.join(parts).replace('><', '')}]TJ")

    def _link(self, stretch: _Stretch, style: TextStyle, x: float, y: float) -> None:
        scale = style.size / 1000
        place = x + stretch.x * scale
        for target, group in groupby(stretch.pieces, key=lambda piece: piece.span.link):
            end = place + sum(piece.run.width for piece in group) * scale
            if target:
                box = (place, y - 0.3 * style.size, end, y + 0.9 * style.size)
                self._canvas.linkURL(target, box, relative=1)
            place = end


def baseline(style: TextStyle, top: float, canvas: "PageCanvas", number: int = 0) -> float:
    """Return the base line of a line, counted from 0, of a block whose upper edge is `top`."""
    face = canvas.typesetter.fonts.face(bold=style.bold)
    middle = (face.ascent + face.descent) / 2 * style.size / 1000
    return top - (number + 0.5) * style.line_height - middle


def _free_share(style: TextStyle, base: int) -> float:
    """Return the part of the free room that lies left of a line."""
    if style.align == "center":
        return 0.5
    return float(base == (style.align != "end"))


def _ink(piece: Piece, style: TextStyle) -> str:
    span = piece.span
    return span.color or (_LINK_COLOR if span.href and span.link else style.color)


def _stretches(pieces: list[Piece], widening: float) -> list[_Stretch]:
    of_levels = [piece.level for piece in pieces]
    order = visual_order(of_levels)
    if len(set(of_levels)) == 1:
        return [_Stretch(0, 0.0, [pieces[i] for i in order])]
    found: list[_Stretch] = []
    x = 0.0
    for _, group in groupby(order, key=of_levels.__getitem__):
        places = list(group)
        part = [pieces[i] for i in places]
        found.append(_Stretch(min(places), x, part))
        x += sum(piece.run.width + widening * piece.run.blank for piece in part)
    return sorted(found)
