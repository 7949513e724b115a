"""Ready-made parts of a report: boxes, blocks of labels and values, and signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from app.typeset.canvas import PageCanvas
from app.typeset.drawing import TextBlock
from app.typeset.flow import Setting, Strip, rectangle
from app.typeset.table import Cell, Column, Row, Table, TableStyle
from app.typeset.text import Text, TextStyle

_LABEL_SHARE: Final = 1
_VALUE_SHARE: Final = 2
_RULE: Final = "#5b6573"
_RULE_WIDTH: Final = 0.6
_RULE_SHARE: Final = 0.8
_SIGNATURE_SPACE: Final = 18


@dataclass(frozen=True, slots=True)
class Box:
    """A text in a rectangle; a text that is longer than the page goes on in a rectangle on the next one.

    Attributes:
        text: The text.
        style: Its style.
        fill: Background as `#rrggbb`, or None.
        border: Colour of the outline, or None.
        padding: Points between outline and text.
    """

    text: Text
    style: TextStyle
    fill: str | None = None
    border: str | None = None
    padding: float = 6

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield the rectangle as one row."""
        look = TableStyle(self.style, self.style, self.border, None, None, self.padding, self.padding)
        row = Row([Cell(self.text, fill=self.fill)])
        return Table([Column()], [row], look).strips(setting)


@dataclass(frozen=True, slots=True)
class KeyValueGrid:
    """Labels with their values, as on a cover; labels are bold on the background of table heads.

    Attributes:
        pairs: Label and value, in reading order.
        style: How the grid looks.
        columns: Number of pairs beside each other.
    """

    pairs: Sequence[tuple[str, str]]
    style: TableStyle
    columns: int = 2

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield a strip for each row."""
        columns = [Column(_LABEL_SHARE), Column(_VALUE_SHARE)] * self.columns
        chunks = (self.pairs[i : i + self.columns] for i in range(0, len(self.pairs), self.columns))
        rows = [Row(list(chain.from_iterable(self._cells(pair) for pair in chunk))) for chunk in chunks]
        return Table(columns, rows, replace(self.style, zebra=None)).strips(setting)

    def _cells(self, pair: tuple[str, str]) -> tuple[Cell, Cell]:
        label, value = pair
        return Cell(label, bold=True, fill=self.style.head_fill), Cell(value)


@dataclass(frozen=True, slots=True)
class SignaturePart:
    """One signatory.

    Attributes:
        title: Capacity in which they sign.
        lines: What stands below the line, such as name and date.
    """

    title: str
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room for signatures beside each other, the first at the right; never divided between pages.

    Attributes:
        parts: The signatories.
        style: Style of the text; titles are bold.
        room: Points left blank for each signature.
    """

    parts: Sequence[SignaturePart]
    style: TextStyle
    room: float = 48

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip with all signatories."""
        columns = [_Signature(part, self, setting) for part in self.parts]
        width = setting.width / max(1, len(columns))

        def paint(canvas: PageCanvas, left: float, top: float) -> None:
            for number, column in enumerate(columns, start=1):
                column.paint(canvas, left + setting.width - number * width, top)

        height = max((column.height for column in columns), default=0)
        yield Strip(height, paint, before=_SIGNATURE_SPACE, after=self.style.space_after)


class _Signature:
    def __init__(self, part: SignaturePart, block: SignatureBlock, setting: Setting) -> None:
        self._width = setting.width / len(block.parts)
        self._text_width = self._width * _RULE_SHARE
        self._room = block.room
        self._below = replace(block.style, align="center", bold=False)
        self._above = replace(block.style, align="center", bold=True)
        layout = setting.typesetter.layout
        self._title = layout(part.title, self._above, self._text_width)
        self._lines = [line for text in part.lines for line in layout(text, self._below, self._text_width)]
        self.height = (len(self._title) + len(self._lines)) * block.style.line_height + block.room

    def paint(self, canvas: PageCanvas, left: float, top: float) -> None:
        left += (self._width - self._text_width) / 2
        below = top - len(self._title) * self._above.line_height - self._room
        canvas.emit(rectangle(_RULE, left, below, self._text_width, _RULE_WIDTH))
        with TextBlock(canvas) as block:
            block.lines(self._title, self._above, left, top, self._text_width)
            block.lines(self._lines, self._below, left, below, self._text_width)
