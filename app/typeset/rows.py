"""One row of a table: its height, its ink, and its division between two pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from app.typeset.canvas import PageCanvas
from app.typeset.drawing import TextBlock
from app.typeset.flow import Strip, rectangle
from app.typeset.lines import Line
from app.typeset.text import TextStyle, rgb

_GRID_WIDTH: Final = 0.5
_FEWEST_LINES: Final = 2
_TOLERANCE: Final = 1e-6


class Box(NamedTuple):
    """A cell that is laid out; `left` counts from the left edge of the table, lengths are points."""

    lines: list[Line]
    style: TextStyle
    left: float
    width: float
    fill: str | None

    @property
    def height(self) -> float:
        """Height of the lines."""
        return len(self.lines) * self.style.line_height


@dataclass(frozen=True, slots=True)
class Look:
    """What all rows of a table have in common.

    Attributes:
        grid: Colour of the lines between cells, or None.
        padding_x: Points left and right of a cell's text.
        padding_y: Points above and below it.
        tall: Height in points above which a row may be divided.
    """

    grid: str | None
    padding_x: float
    padding_y: float
    tall: float


@dataclass(frozen=True, slots=True)
class RowBody:
    """The boxes of one row, from right to left; it is at least `least` points high."""

    boxes: Sequence[Box]
    look: Look
    least: float = 0

    @property
    def height(self) -> float:
        """Height of the row in points."""
        return max(self.least, max(box.height for box in self.boxes) + 2 * self.look.padding_y)

    def strip(self, *, head: Strip | None = None, stays: bool = False, before: float = 0) -> Strip:
        """Return the row as a slice of a page; the arguments are those of `Strip`."""

        def split(room: float, forced: bool) -> tuple[Strip, Strip] | None:  # noqa: FBT001 called by the composer only
            halves = self._halves(room, forced=forced)
            if halves is None:
                return None
            return halves[0].strip(head=head, before=before), halves[1].strip(head=head, stays=stays)

        return Strip(self.height, self.paint, head=head, stays=stays, before=before, split=split)

    def _halves(self, room: float, *, forced: bool) -> "tuple[RowBody, RowBody] | None":
        if not forced and self.height <= self.look.tall:
            return None
        inside = room - 2 * self.look.padding_y + _TOLERANCE
        counts = [int(max(0.0, inside) // box.style.line_height) for box in self.boxes]
        if forced:
            counts = [max(1, count) for count in counts]
        elif min(counts) < _FEWEST_LINES:
            return None
        upper = [box._replace(lines=box.lines[:count]) for box, count in zip(self.boxes, counts, strict=True)]
        lower = [box._replace(lines=box.lines[count:]) for box, count in zip(self.boxes, counts, strict=True)]
        if not any(box.lines for box in lower):
            return None
        return RowBody(upper, self.look), RowBody(lower, self.look)

    def paint(self, canvas: PageCanvas, left: float, top: float) -> None:
        """Draw backgrounds, grid and text."""
        height = self.height
        self._fill(canvas, left, top - height, height)
        if self.look.grid:
            self._rule(canvas, self.look.grid, left, (top - height, top))
        with TextBlock(canvas) as block:
            for box in self.boxes:
                inner = left + box.left + self.look.padding_x
                width = box.width - 2 * self.look.padding_x
                block.lines(box.lines, box.style, inner, top - self.look.padding_y, width)

    def _fill(self, canvas: PageCanvas, left: float, bottom: float, height: float) -> None:
        for fill, group in groupby(self.boxes, key=lambda box: box.fill):
            if fill:
                boxes = list(group)
                width = sum(box.width for box in boxes)
                canvas.emit(rectangle(fill, left + boxes[-1].left, bottom, width, height))

    def _rule(self, canvas: PageCanvas, color: str, left: float, sides: tuple[float, float]) -> None:
        bottom, top = sides
        right = left + self.boxes[0].left + self.boxes[0].width
        path = [f"{left:.2f} {y:.2f} m {right:.2f} {y:.2f} l" for y in sides]
        edges = [right, *(left + box.left for box in self.boxes)]
        path += [f"{x:.2f} {bottom:.2f} m {x:.2f} {top:.2f} l" for x in edges]
        canvas.emit(f"q {rgb(color)} RG {_GRID_WIDTH} w {' '.join(path)} S Q")
