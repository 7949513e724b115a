"""From lines of cells to the rows of a programme: columns, codes, meanings, then spelling."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from app.domain.plan import Path
from app.domain.text import isolate, search_key, without_controls
from app.exchange import cells
from app.exchange.cells import CellKind, kind_of, one_line
from app.exchange.grid import Line
from app.exchange.layout import Header, PlacedLine, place_lines, read_header
from app.exchange.lexicon import Field
from app.exchange.numbering import code_notes, number_rows
from app.exchange.respelling import respell
from app.exchange.table import MECHANISM_MISPLACED, MIRRORED, PARTY_MISPLACED, Problem, ReadRow, ReadTable
from app.i18n import tr

_FEWEST_TITLE_WORDS: Final = 4
_LONGEST_QUOTE: Final = 80
_PARTIES: Final = frozenset({Field.RESPONSIBLE, Field.STAKEHOLDERS})


@dataclass
class _Draft:
    """A row while its cells are being read; the path comes when all rows are known."""

    line: int
    code: tuple[int, ...] | None
    printed_code: str
    texts: dict[Field, list[str]] = field(default_factory=dict)
    months: tuple[int, int] | None = None
    budget: int | None = None
    notes: list[str] = field(default_factory=list)
    unread: dict[Field, str] = field(default_factory=dict)

    def text(self, kind: Field) -> str:
        return "\n".join(self.texts.get(kind, ()))

    def add(self, kind: Field, text: str) -> None:
        self.texts.setdefault(kind, []).append(text)


def read_lines(lines: Sequence[Line]) -> ReadTable:
    """Read the lines of a programme table; headers may come again on each page, blank lines anywhere."""
    problems: list[Problem] = []
    drafts: list[_Draft] = []
    for header, part in _parts(lines):
        for place in place_lines(part, header):
            draft = _draft(place, header.budget_unit if header else 1)
            if draft is None:
                problems.append(_left_out(place.line))
            else:
                drafts.append(draft)
                problems.extend(_unread(draft))
    paths = number_rows([draft.code for draft in drafts])
    known = {search_key(name) for draft in drafts for kind in _PARTIES for name in cells.parties_of(draft.text(kind))}
    notes = _notes(drafts, paths)
    rows = [_row(draft, path, known) for draft, path in zip(drafts, paths, strict=True)]
    noted = [replace(row, notes=note) for row, note in zip(rows, notes, strict=True)]
    repaired, repairs = respell(noted)
    return ReadTable(repaired, repairs, tuple(problems))


def has_header(lines: Iterable[Line]) -> bool:
    """Tell whether a line names the columns of a programme."""
    return any(read_header(line) for line in lines)


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Header | None, list[Line]]]:
    """Part the lines at headers that differ; lines before the first that hold no code are not of the table."""
    header: Header | None = None
    part: list[Line] = []
    for line in lines:
        found = read_header(line)
        if found is None:
            part.append(_with_code_apart(line))
        elif found != header:
            if _has_codes(part):
                yield header, part
            header, part = found, []
    if header or _has_codes(part):
        yield header, part


def _has_codes(part: Iterable[Line]) -> bool:
    return any(cells.read_code(cell) for line in part if len(line.cells) > 1 for cell in line.cells)


def _with_code_apart(line: Line) -> Line:
    """Part code and title where one merged cell holds both."""
    filled = [column for column, cell in enumerate(line.cells) if cell]
    if any(cells.read_code(line.cells[column]) for column in filled):
        return line
    for column in {filled[0], filled[-1]}:
        parted = cells.split_code(line.cells[column])
        if parted and (column == 0 or not parted[0][-1].isdigit()):
            texts = (*line.cells[:column], parted[0], *line.cells[column + 1 :])
            return Line(line.number, texts, parted[1])
    return line


def _left_out(line: Line) -> Problem:
    text = " ".join(cell for cell in line.cells if cell)[:_LONGEST_QUOTE]
    message = tr("Line {line} is not a row of the table and was left out: {text}", line=line.number, text=isolate(text))
    return Problem(line.number, message)


def _draft(place: PlacedLine, budget_unit: int) -> _Draft | None:
    """Read the cells of a line; None when it has neither a code nor a title in its column."""
    texts = place.line.cells
    cell = texts[place.code_column] if 0 <= place.code_column < len(texts) else ""
    draft = _Draft(place.line.number, cells.read_code(cell), " ".join(without_controls(cell).split()))
    if place.line.title:
        draft.add(Field.TITLE, place.line.title)
    for column, text in enumerate(texts):
        if text and column != place.code_column:
            _read_cell(draft, place, place.field_at(column), text, budget_unit)
    _name_untitled(draft)
    if place.starts_mirrored:
        draft.notes.insert(0, MIRRORED)
    return draft if draft.code or (not cell and draft.texts.get(Field.TITLE)) else None


def _read_cell(draft: _Draft, place: PlacedLine, column: Field | None, text: str, budget_unit: int) -> None:
    meaning = _meaning(column, text, is_named=place.layout.named)
    if meaning is Field.TIME:
        _read_time(draft, text)
    elif meaning is Field.BUDGET:
        _read_budget(draft, text, budget_unit)
    else:
        draft.add(meaning, text)
    if place.layout.aligned and meaning is Field.MECHANISM and column in _PARTIES:
        draft.notes.append(MECHANISM_MISPLACED)
    if place.layout.aligned and meaning is Field.RESPONSIBLE and column is Field.MECHANISM:
        draft.notes.append(PARTY_MISPLACED)


def _meaning(column: Field | None, text: str, *, is_named: bool) -> Field:
    """Tell what a cell holds: what it looks like comes before its column where the two cannot both be right."""
    kind = kind_of(text)
    if kind is CellKind.TIME and column is not Field.OTHER:
        return Field.TIME
    if column in (Field.TIME, Field.BUDGET, Field.TITLE):
        return column
    if kind is CellKind.MONEY and column not in (Field.OUTPUT, Field.INDICATORS, Field.OTHER):
        return Field.BUDGET
    if column is Field.MECHANISM or column in _PARTIES:
        return _who_or_how(column, text, kind)
    if not (is_named and column) and kind in (CellKind.MECHANISM, CellKind.PARTY):
        return Field.MECHANISM if kind is CellKind.MECHANISM else Field.RESPONSIBLE
    return column or Field.OTHER


def _who_or_how(column: Field, text: str, kind: CellKind) -> Field:
    if column is Field.MECHANISM:
        return Field.RESPONSIBLE if kind is CellKind.PARTY and not cells.mechanisms_of(text) else column
    return Field.MECHANISM if kind is CellKind.MECHANISM else column


def _read_time(draft: _Draft, text: str) -> None:
    months = cells.read_months(text)
    if months is None or draft.months is not None:
        draft.unread[Field.TIME] = text
    else:
        draft.months = months


def _read_budget(draft: _Draft, text: str, unit: int) -> None:
    try:
        draft.budget = cells.read_budget(text, unit)
    except ValueError:
        draft.unread[Field.BUDGET] = text


def _name_untitled(draft: _Draft) -> None:
    """Take the text of a merged cell that begins in another column for the title that the row lacks."""
    if draft.texts.get(Field.TITLE):
        return
    for kind, text in list(draft.unread.items()):
        if kind_of(text) is CellKind.TEXT:
            draft.add(Field.TITLE, draft.unread.pop(kind))
            return
    text = draft.text(Field.MECHANISM)
    if len(text.split()) >= _FEWEST_TITLE_WORDS and not cells.mechanisms_of(text):
        draft.add(Field.TITLE, text)
        del draft.texts[Field.MECHANISM]


def _unread(draft: _Draft) -> Iterator[Problem]:
    messages = {
        Field.TIME: tr("Line {line}: the time “{text}” could not be read as months of the programme."),
        Field.BUDGET: tr("Line {line}: the budget “{text}” could not be read as an amount in rials."),
    }
    for kind, text in draft.unread.items():
        yield Problem(draft.line, messages[kind].format(line=draft.line, text=isolate(one_line(text)[:_LONGEST_QUOTE])))


def _notes(drafts: Sequence[_Draft], paths: Sequence[Path]) -> list[tuple[str, ...]]:
    codes = code_notes(paths, [draft.code for draft in drafts])
    return [
        tuple(dict.fromkeys(note for note in (*draft.notes[:1], code, *draft.notes) if note))
        if draft.notes[:1] == [MIRRORED]
        else tuple(dict.fromkeys(note for note in (code, *draft.notes) if note))
        for draft, code in zip(drafts, codes, strict=True)
    ]


def _row(draft: _Draft, path: Path, known: set[str]) -> ReadRow:
    title = one_line(draft.text(Field.TITLE))
    mechanism = one_line(draft.text(Field.MECHANISM))
    return ReadRow(
        path=path,
        source_line=draft.line,
        printed_code=draft.printed_code,
        title=title,
        printed_title=title,
        months=draft.months,
        mechanisms=cells.mechanisms_of(mechanism),
        printed_mechanism=mechanism,
        responsible=cells.parties_of(draft.text(Field.RESPONSIBLE), known),
        stakeholders=cells.parties_of(draft.text(Field.STAKEHOLDERS), known),
        budget=draft.budget,
        outputs=draft.text(Field.OUTPUT),
        indicators=draft.text(Field.INDICATORS),
        remarks=draft.text(Field.OTHER),
    )
