"""The neutral parts a report is made of; what they look like is the business of `style` and `pdf`.

All texts are plain and in the language of the reader. Nothing in them is markup, so nothing needs escaping.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from app.charts.shapes import Chart
from app.i18n import mark


class Paper(StrEnum):
    """Size and direction of the sheet."""

    A4 = "A4"
    A4_LANDSCAPE = "A4-landscape"
    A3_LANDSCAPE = "A3-landscape"


PAPER_LABELS: Final[Mapping[Paper, str]] = {
    Paper.A4: mark("A4, upright"),
    Paper.A4_LANDSCAPE: mark("A4, across"),
    Paper.A3_LANDSCAPE: mark("A3, across"),
}


class Tone(StrEnum):
    """How loud a piece of text is."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    FAINT = "faint"


class RowKind(StrEnum):
    """What a row of a table stands for."""

    PHASE = "phase"
    SECTION = "section"
    ACTIVITY = "activity"
    TOTAL = "total"
    GROUP = "group"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one tone; a line ends at a newline."""

    text: str
    tone: Tone = Tone.PLAIN


Words = tuple[Run, ...]


def words(text: str, tone: Tone = Tone.PLAIN) -> Words:
    """Make words of one tone."""
    return (Run(text, tone),)


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the document or of a part of it over its first page, with a line below it.

    In the outline of the PDF `level` 0 is a chapter and 1 a part of the chapter before it.
    """

    text: str
    below: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part; level 0 also stands in the outline of the PDF as a chapter."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of chapters, each the text of a `Title` or `Heading` of level 0, with their pages."""

    chapters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `indent` in millimetres."""

    words: Words
    align: Literal["start", "center"] = "start"
    indent: float = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in small letters."""

    text: str


@dataclass(frozen=True, slots=True)
class RuledLines:
    """Lines to write on by hand, `distance` millimetres apart, kept together."""

    count: int
    distance: float = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value in a `KeyValues` grid; a wide one takes the whole line."""

    label: str
    value: Words
    wide: bool = False


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Entries side by side, `columns` of them in a line that is at least `height` millimetres high."""

    entries: tuple[Entry, ...]
    columns: int = 2
    height: float = 0


@dataclass(frozen=True, slots=True)
class Corner:
    """Number, date and the like in the far upper corner of a letter."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table and its share of the width."""

    label: str
    width: float
    align: Literal["start", "center"] = "start"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, which may cover several columns."""

    words: Words = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, at least `height` millimetres high; one that leads stays on the page of what follows it."""

    kind: RowKind
    cells: tuple[Cell, ...]
    leads: bool = False
    height: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head is repeated on every page; `rows` may be a generator and is read once."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]


@dataclass(frozen=True, slots=True)
class Signatory:
    """One who signs: in which office, for whom, and name and date where they are known."""

    office: str
    name: str = ""
    on_behalf_of: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Room for signatures, a few side by side, none torn over two pages, the first close to what stands above."""

    parts: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its legend, across the page and never torn; more height than a page has becomes a page."""

    chart: Chart
    height: float
    """In millimetres."""


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room, in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""


Block = (
    Title
    | Heading
    | Contents
    | Paragraph
    | Note
    | RuledLines
    | KeyValues
    | Corner
    | Table
    | Signatures
    | Picture
    | Spacer
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready to be laid out.

    `head` runs along the top of every page (right, left), `foot` along the bottom beside the page number.
    `blocks` may be a generator and is read once.
    """

    title: str
    paper: Paper
    blocks: Iterable[Block]
    head: tuple[str, str] = ("", "")
    foot: str = ""
    author: str = ""
