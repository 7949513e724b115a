"""What stands around every report: its title and whose programme it is above, the day of printing below."""

from collections.abc import Iterable, Iterator
from itertools import count

from app.i18n import tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Table,
    Tone,
    Words,
    words,
)
from app.reports.report import IN_THE_NAME, Frame, Options

_NUMBER_SHARE = 0.068


def framed(frame: Frame, title: str, paper: Paper, blocks: Iterable[Block]) -> Document:
    """Make a document of blocks; `title` is a msgid."""
    return Document(
        title=tr(title),
        paper=paper,
        blocks=blocks,
        head=(frame.project.title, tr(title)),
        foot=wording.day(frame.today),
        author=frame.project.agent,
    )


def numbered(columns: Iterable[Column], rows: Iterable[Iterable[Words]], *, height: float = 0) -> Table:
    """Make a table whose first column counts the rows, each at least `height` millimetres high."""
    counted = (
        Row(
            RowKind.PLAIN,
            (Cell(wording.number(place)), *(Cell(cell) for cell in row)),
            height=height,
        )
        for place, row in enumerate(rows, 1)
    )
    return Table(with_number(columns), counted)


def with_number(columns: Iterable[Column]) -> tuple[Column, ...]:
    """Put a column for the number of the row before others, as wide as its heading needs."""
    others = tuple(columns)
    return Column(tr("No."), _NUMBER_SHARE * sum(column.width for column in others), align="center"), *others


def banded(groups: Iterable[tuple[str, Iterable[Iterable[Words]]]], columns: int) -> Iterator[Row]:
    """Yield rows in groups, each below its heading; the rows are counted through in their first column."""
    places = count(1)
    for heading, rows in groups:
        yield Row(RowKind.SECTION, (Cell(words(heading, Tone.STRONG), span=columns),), leads=True)
        for row in rows:
            yield Row(RowKind.PLAIN, tuple(Cell(cell) for cell in (wording.number(next(places)), *row)))


def told(heading: str, text: str) -> tuple[Block, ...]:
    """Head a long text; one that was not entered has no heading either."""
    if not text.strip():
        return ()
    return Heading(heading, level=1), Paragraph(wording.entered(text))


def in_the_name(options: Options) -> tuple[Block, ...]:
    """Begin a letter or a contract as the custom is, unless that is left out."""
    if not options.has(IN_THE_NAME):
        return ()
    return (Paragraph(words(tr("In the name of God"), Tone.STRONG), align="center"),)
