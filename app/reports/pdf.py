"""Blocks into PDF: the one module of the reports that knows the typesetting. Import it late, it pulls in ReportLab."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import chain, pairwise
from pathlib import Path
from typing import Final, TypeVar

from app import typeset
from app.domain.text import FSI, LRI, LRM, PDI, RLI
from app.i18n import PERSIAN, language, tr
from app.paths import RESOURCES
from app.reports import blocks, pictures, style, wording
from app.reports.blocks import Paper, Tone
from app.typeset import MM, Flowable, Setting, Span, Strip, TableStyle, TextStyle
from app.typeset.text import Align, Direction

_SIZES: Final = {
    Paper.A4: typeset.A4,
    Paper.A4_LANDSCAPE: typeset.landscape(typeset.A4),
    Paper.A3_LANDSCAPE: typeset.landscape(typeset.A3),
}
_COLOURS: Final = {Tone.PLAIN: None, Tone.STRONG: None, Tone.MUTED: style.MUTED, Tone.FAINT: style.FAINT}
_LONGEST_RUNNING: Final = 90
_LABEL_SHARE: Final = 0.62
_STRIPS_WITH_SIGNATURES: Final = 4
_BESIDE_CORNER: Final = 2.4
_HEADINGS: Final = frozenset({blocks.RowKind.SECTION, blocks.RowKind.GROUP})
_BELOW_LINES: Final = 3
_SIGNING_ROOM: Final = "\n\n"
_ISOLATES: Final = re.compile(f"[{LRI}{RLI}{FSI}][^{PDI}]*{PDI}")
T = TypeVar("T")


def write_pdf(
    document: blocks.Document,
    target: Path,
    *,
    progress: Callable[[int], None] | None = None,
    invariant: bool = False,
) -> int:
    """Lay out `document` into `target`, which appears whole or not at all.

    Args:
        document: what is printed; its blocks are read once.
        target: the PDF file.
        progress: told the number of each finished page; whatever it raises cancels.
        invariant: leave out what differs from one writing to the next.

    Returns:
        The number of pages.

    Raises:
        OSError: the file cannot be written.
    """
    sheet = _sheet(style.LOOKS[document.paper])
    return typeset.write_document(
        target,
        _flow_of(document.blocks, sheet),
        _fonts(),
        page=_page(document, sheet),
        meta=_properties(document),
        progress=progress,
        invariant=invariant,
    )


def _properties(document: blocks.Document) -> typeset.Metadata:
    return typeset.Metadata(
        _one_line(document.title),
        _one_line(document.author),
        creator=tr("Khoosheyar"),
        lang="fa-IR" if _is_rtl() else "en",
    )


def _fonts() -> typeset.FontSet:
    """Load fonts afresh: the numbers of glyphs in a PDF depend on what was set before."""
    fonts = RESOURCES / "fonts"
    return typeset.FontSet.load(
        fonts / "Vazirmatn-Regular.ttf", fonts / "Vazirmatn-Bold.ttf", fonts / "DejaVuSans-Symbols.ttf"
    )


@dataclass(frozen=True)
class _Sheet:
    """The styles of one kind of sheet, made once because the typesetting caches by their identity."""

    look: style.Look
    title: TextStyle
    lone_title: TextStyle
    subtitle: TextStyle
    heading: TextStyle
    body: TextStyle
    note: TextStyle
    running: TextStyle
    table: TableStyle
    form: TableStyle
    corner: TableStyle
    signing: TableStyle
    bodies: dict[tuple[Align, float], TextStyle] = field(default_factory=dict)

    def paragraph(self, align: Align, indent: float) -> TextStyle:
        """Return the style of running text; `indent` in millimetres."""
        known = self.bodies.get((align, indent))
        if known is None:
            known = self.bodies[align, indent] = replace(self.body, align=align, indent=indent * MM)
        return known


def _sheet(look: style.Look) -> _Sheet:
    # In English the first letter decides; in Persian a title may well begin with a Latin word.
    base: Direction = "rtl" if _is_rtl() else "auto"
    body = TextStyle(size=look.text, color=style.INK, base=base, space_after=4)
    cell = TextStyle(size=look.table, leading=look.table * 1.45, color=style.INK, base=base)
    head = replace(cell, bold=True, color=style.PRIMARY, align="center")
    wide = replace(cell, size=look.text, leading=look.text * 1.5)
    form = TableStyle(wide, wide, style.LINE, head_fill=None, zebra=None, padding_x=6, padding_y=4)
    title = TextStyle(size=look.title, bold=True, color=style.PRIMARY, base=base, align="center")
    return _Sheet(
        look=look,
        title=title,
        lone_title=replace(title, space_after=8),
        subtitle=TextStyle(size=look.heading, color=style.MUTED, base=base, align="center", space_after=8),
        heading=replace(body, size=look.heading, bold=True, color=style.PRIMARY, space_before=12, space_after=3),
        body=body,
        note=TextStyle(size=look.small, color=style.MUTED, base=base, space_before=6),
        running=TextStyle(size=look.small, color=style.MUTED, base=base),
        table=TableStyle(
            cell, head, grid=style.LINE, head_fill=style.HEAD_FILL, zebra=None, padding_x=4, padding_y=2.5
        ),
        form=form,
        corner=TableStyle(wide, wide, grid=None, head_fill=None, zebra=None, padding_x=0, padding_y=1),
        signing=replace(form, text=replace(wide, space_before=6 * MM)),
    )


def _page(document: blocks.Document, sheet: _Sheet) -> typeset.PageStyle:
    right, left = _seen([_shortened(text) for text in document.head])
    foot_left, foot_right = _seen([document.foot, ""])
    side, tall = sheet.look.margin * MM, (sheet.look.margin + 5) * MM

    def head(_page: int, _pages: int) -> typeset.RunningLine:
        return typeset.RunningLine(right, left=left)

    def foot(page: int, pages: int) -> typeset.RunningLine:
        counted = tr("Page {page} of {pages}", page=wording.digits(page), pages=wording.digits(pages))
        return typeset.RunningLine(foot_right, counted, foot_left)

    return typeset.PageStyle(
        size=_SIZES[document.paper],
        margins=typeset.Margins(tall, side, tall, side),
        text=sheet.running,
        head=head,
        foot=foot,
        rule=style.LINE,
    )


def _is_rtl() -> bool:
    return language() == PERSIAN


def _seen(parts: Sequence[T]) -> list[T]:
    """Order parts from the right to the left, where the typesetting begins; English begins at the left."""
    return list(parts) if _is_rtl() else list(reversed(parts))


def _guided(text: str) -> str:
    """Keep addresses and numbers in their order, and in English figures without letters at the left."""
    if _is_rtl() or any(map(str.isalpha, _ISOLATES.sub("", text))):
        return typeset.isolate(text)
    return LRM + text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shortened(text: str) -> str:
    line = _one_line(text)
    return line if len(line) <= _LONGEST_RUNNING else line[: _LONGEST_RUNNING - 1].rstrip() + "…"


def _flow_of(parts: Iterable[blocks.Block], sheet: _Sheet) -> Iterator[Flowable]:
    """Yield what is printed; what stands before signatures and lines to write on leads to them."""
    for block, following in pairwise(chain(parts, [None])):
        leads = isinstance(following, blocks.Signatures | blocks.RuledLines)
        for part in _flow(block, sheet):
            yield _Leading(part) if leads else part


@dataclass(frozen=True)
class _Leading:
    """A part whose last lines or rows stay on the page of what follows."""

    part: Flowable

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield the strips of the part, a few behind, and make the last ones stay."""
        waiting: deque[Strip] = deque()
        for strip in self.part.strips(setting):
            waiting.append(strip)
            if len(waiting) > _STRIPS_WITH_SIGNATURES:
                yield waiting.popleft()
        for strip in waiting:
            strip.stays = True
            yield strip


@singledispatch
def _flow(block: object, _sheet: _Sheet) -> Iterator[Flowable]:
    raise TypeError(type(block))


@_flow.register
def _title(block: blocks.Title, sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Heading(block.text, sheet.title if block.below else sheet.lone_title, block.level)
    if block.below:
        yield typeset.Paragraph(block.below, sheet.subtitle)


@_flow.register
def _heading(block: blocks.Heading, sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Heading(block.text, sheet.heading, block.level)


@_flow.register
def _contents(block: blocks.Contents, sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Contents(block.chapters, sheet.body, wording.digits)


@_flow.register
def _paragraph(block: blocks.Paragraph, sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Paragraph(_spans(block.words), sheet.paragraph(block.align, block.indent))


@_flow.register
def _ruled_lines(block: blocks.RuledLines, _sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Rules(block.count, block.distance * MM, style.LINE)
    yield typeset.Spacer(_BELOW_LINES * MM)


@_flow.register
def _note(block: blocks.Note, sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Paragraph(block.text, sheet.note)


@_flow.register
def _picture(block: blocks.Picture, sheet: _Sheet) -> Iterator[Flowable]:
    yield pictures.figure(block.chart, height=block.height * MM, text_size=sheet.look.small, is_rtl=_is_rtl())


@_flow.register
def _spacer(block: blocks.Spacer, _sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.Spacer(block.height * MM)


@_flow.register
def _page_break(_block: blocks.PageBreak, _sheet: _Sheet) -> Iterator[Flowable]:
    yield typeset.PageBreak()


@_flow.register
def _key_values(block: blocks.KeyValues, sheet: _Sheet) -> Iterator[Flowable]:
    columns = [typeset.Column(_LABEL_SHARE), typeset.Column(1)] * block.columns
    yield typeset.Table(_seen(columns), _lines(block), sheet.form)


def _lines(block: blocks.KeyValues) -> Iterator[typeset.Row]:
    """Put the entries side by side; the last one of a short line and a wide one take what is left of it."""
    line: list[typeset.Cell] = []
    for entry in block.entries:
        if line and (entry.wide or len(line) == 2 * block.columns):
            yield _line(line, block)
            line = []
        line += [typeset.Cell(entry.label, color=style.PRIMARY, fill=style.LABEL_FILL), _cell(entry.value)]
        if entry.wide:
            yield _line(line, block)
            line = []
    if line:
        yield _line(line, block)


def _line(cells: Sequence[typeset.Cell], block: blocks.KeyValues) -> typeset.Row:
    rest = 2 * block.columns - len(cells)
    return typeset.Row(_seen([*cells[:-1], replace(cells[-1], span=1 + rest)]), least=block.height * MM)


@_flow.register
def _corner(block: blocks.Corner, sheet: _Sheet) -> Iterator[Flowable]:
    columns = [typeset.Column(_BESIDE_CORNER), typeset.Column()]
    rows = [typeset.Row(_seen([typeset.Cell(), _corner_line(entry)])) for entry in block.entries]
    yield typeset.Table(_seen(columns), rows, sheet.corner)


def _corner_line(entry: blocks.Entry) -> typeset.Cell:
    return typeset.Cell([Span(entry.label + " ", color=style.MUTED), *_spans(entry.value)])


@_flow.register
def _table(block: blocks.Table, sheet: _Sheet) -> Iterator[Flowable]:
    columns = [typeset.Column(column.width, column.label, align=column.align) for column in block.columns]
    yield typeset.Table(_seen(columns), map(_row, block.rows), sheet.table)


def _row(row: blocks.Row) -> typeset.Row:
    return typeset.Row(
        _seen([_cell_of(row.kind, cell) for cell in row.cells]),
        fill=style.ROW_FILLS[row.kind],
        keep_with_next=row.leads,
        least=row.height * MM,
    )


def _cell_of(kind: blocks.RowKind, cell: blocks.Cell) -> typeset.Cell:
    """Make a cell; the heading of a group of rows begins at the edge, whatever the column does."""
    made = _cell(cell.words, cell.span)
    return replace(made, align="start") if cell.span > 1 and kind in _HEADINGS else made


@_flow.register
def _signatures(block: blocks.Signatures, sheet: _Sheet) -> Iterator[Flowable]:
    for parts in _side_by_side(block.parts, sheet.look.signatures):
        yield typeset.Table([typeset.Column()] * len(parts), _signing(parts), sheet.signing)


def _side_by_side(parts: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Divide into lines of at most `most`, as even as can be, the longer ones first."""
    lines = -(-len(parts) // most)
    start = 0
    for line in range(lines):
        end = start + -(-(len(parts) - start) // (lines - line))
        yield parts[start:end]
        start = end


def _signing(parts: Sequence[blocks.Signatory]) -> Iterator[typeset.Row]:
    """Yield two rows that never part: the offices, and below each the room to sign."""
    yield typeset.Row(_seen([_office(part) for part in parts]), fill=style.LABEL_FILL, keep_with_next=True)
    yield typeset.Row(_seen([_room(part) for part in parts]))


def _office(part: blocks.Signatory) -> typeset.Cell:
    office = [Span(part.office, bold=True, color=style.PRIMARY)]
    below = [Span("\n" + _one_line(part.on_behalf_of))] if part.on_behalf_of else []
    return typeset.Cell(office + below, align="center")


def _room(part: blocks.Signatory) -> typeset.Cell:
    return typeset.Cell(
        [
            Span(tr("Full name: "), color=style.MUTED),
            Span(_one_line(part.name) + "\n"),
            Span(tr("Date: "), color=style.MUTED),
            Span(part.date + "\n"),
            Span(tr("Signature: ") + _SIGNING_ROOM, color=style.MUTED),
        ]
    )


def _cell(words: blocks.Words, span: int = 1) -> typeset.Cell:
    """Make a cell; one of a single tone is kept a plain text, which the typesetting remembers."""
    if len(words) != 1:
        return typeset.Cell(_spans(words), span)
    (run,) = words
    return typeset.Cell(_guided(run.text), span, bold=run.tone is Tone.STRONG or None, color=_COLOURS[run.tone])


def _spans(words: blocks.Words) -> list[Span]:
    return [
        Span(typeset.isolate(run.text), bold=run.tone is Tone.STRONG or None, color=_COLOURS[run.tone]) for run in words
    ]
