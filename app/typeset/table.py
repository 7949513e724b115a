"""Tables: logical column order with the first column at the right, repeated header, merged cells, linear cost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, repeat
from typing import Final

from app.typeset.flow import Setting, Strip, blank, stacked
from app.typeset.rows import Box, Look, RowBody
from app.typeset.text import Align, Text, TextStyle

_TALL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        width: Its share of the width of the text area, relative to the other columns.
        title: Text in the header row.
        align: Alignment of its cells, None as the table's text style.
        tabular: Whether its digits are equally wide.
    """

    width: float = 1
    title: str = ""
    align: Align | None = None
    tabular: bool = False


_PLAIN: Final = Column()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; None means "as the row", and then "as the column or table".

    Attributes:
        text: Its text.
        span: Number of columns it covers.
        bold: Bold or not.
        color: Ink as `#rrggbb`.
        align: Alignment.
        fill: Background as `#rrggbb`.
        size: Font size in points.
    """

    text: Text = ""
    span: int = 1
    bold: bool | None = None
    color: str | None = None
    align: Align | None = None
    fill: str | None = None
    size: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row; columns without a cell stay empty.

    Attributes:
        cells: Cells in logical order, a plain text being a cell without wishes.
        bold: Whether its cells are bold.
        fill: Background as `#rrggbb`, None for the table's zebra.
        color: Ink as `#rrggbb`.
        keep_with_next: Whether it must not be the last row of a page.
        least: Its least height in points.
    """

    cells: Sequence[Cell | str]
    bold: bool = False
    fill: str | None = None
    color: str | None = None
    keep_with_next: bool = False
    least: float = 0


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table looks; None leaves a colour out.

    Attributes:
        text: Style of the cells; its space before and after is that of the table.
        head: Style of the header.
        grid: Colour of the lines between the cells.
        head_fill: Background of the header.
        zebra: Background of every second row.
        padding_x: Points left and right of a cell's text.
        padding_y: Points above and below it.
    """

    text: TextStyle
    head: TextStyle
    grid: str | None = "#b8c0cc"
    head_fill: str | None = "#e7edf5"
    zebra: str | None = "#f7f9fc"
    padding_x: float = 4
    padding_y: float = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table over the whole width of the text area.

    Attributes:
        columns: The columns, the first one at the right.
        rows: The rows; they are taken one by one, so they may be generated.
        style: How it looks.
        header: Rows repeated on every page; without any, the titles of the columns, if there are titles.
    """

    columns: Sequence[Column]
    rows: Iterable[Row]
    style: TableStyle
    header: Sequence[Row] = ()

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip for each row, the header being one strip."""
        return _Layout(self, setting).strips()


class _Layout:
    """Lays out the rows of one table for one width."""

    def __init__(self, table: Table, setting: Setting) -> None:
        self._table = table
        self._setting = setting
        self._edges = _edges(table.columns, setting.width)
        style = table.style
        self._look = Look(style.grid, style.padding_x, style.padding_y, _TALL * setting.height)

    def strips(self) -> Iterator[Strip]:
        style = self._table.style
        before = style.text.space_before
        header = [row.strip(stays=True) for row in self._header()]
        if header:
            header[0].before, before = before, 0
        yield from header
        head = self._repeated(header)
        for number, row in enumerate(self._table.rows):
            fill = row.fill or (style.zebra if number & 1 else None)
            body = RowBody(self._boxes(row, style.text, fill), self._look, row.least)
            yield body.strip(head=head, stays=row.keep_with_next, before=before)
            before = 0
        yield blank(after=style.text.space_after)

    def _repeated(self, header: list[Strip]) -> Strip | None:
        """A header that would leave little room for rows is drawn only once."""
        height = sum(strip.height for strip in header)
        return stacked(header) if 0 < height <= self._look.tall else None

    def _header(self) -> list[RowBody]:
        style, rows = self._table.style, self._table.header
        if not rows and any(column.title for column in self._table.columns):
            rows = [Row([column.title for column in self._table.columns])]
        boxes = (self._boxes(row, style.head, row.fill or style.head_fill) for row in rows)
        return [RowBody(row, self._look) for row in boxes]

    def _boxes(self, row: Row, style: TextStyle, fill: str | None) -> list[Box]:
        boxes: list[Box] = []
        place, end = 0, len(self._table.columns)
        cells = chain(row.cells, repeat(""))
        while place < end:
            cell = next(cells)
            whole = cell if isinstance(cell, Cell) else Cell(cell)
            after = min(end, place + max(1, whole.span))
            left, right = self._edges[after], self._edges[place]
            looks = self._cell_style(whole, row, place, style)
            lines = self._setting.typesetter.layout(whole.text, looks, right - left - 2 * self._look.padding_x)
            boxes.append(Box(lines, looks, left, right - left, whole.fill or fill))
            place = after
        return boxes

    def _cell_style(self, cell: Cell, row: Row, place: int, style: TextStyle) -> TextStyle:
        """Return the style of a cell, the same object for equal cells of all tables: lines are cached by it."""
        column = self._table.columns[place] if style is self._table.style.text else _PLAIN
        key = (
            style,
            (style.bold or row.bold) if cell.bold is None else cell.bold,
            cell.color or row.color or style.color,
            cell.align or column.align or style.align,
            cell.size or style.size,
            0 if cell.size else style.leading,
            style.tabular or column.tabular,
        )
        known = self._setting.styles.get(key)
        if known is None:
            _, bold, color, align, size, leading, tabular = key
            known = self._setting.styles[key] = replace(
                style, bold=bold, color=color, align=align, size=size, leading=leading, tabular=tabular
            )
        return known


def _edges(columns: Sequence[Column], width: float) -> list[float]:
    """Return the vertical edges from the right one to the left one, counted from the left side of the table."""
    shares = list(accumulate((column.width for column in columns), initial=0.0))
    return [width * (1 - share / shares[-1]) for share in shares]
