"""Which column holds what: told by the header where there is one, by the contents, and row by row.

A layout gives fields by their distance from the code column, so that it can be moved and mirrored. Pasted
tables change direction in the middle, carry their title beside the code or at the far end, and have headers
in the one order or the other: every layout that is possible is weighed against what the cells look like.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.domain.text import search_key
from app.exchange.cells import CellKind, kind_of, read_code, unit_of
from app.exchange.grid import Line
from app.exchange.lexicon import CUSTOMARY_ORDER, HEADINGS, Field

_LONGEST_HEADING: Final = 60
_FEWEST_HEADINGS: Final = 3
_SAMPLE: Final = 400
_ALIGNED_BONUS: Final = 3
_MOST_CODE_COLUMNS: Final = 6
_CODE_FITS: Final = {CellKind.NUMBER: 1, CellKind.EMPTY: -1}
_NOWHERE: Final = -3
_MOVE_COST: Final = 3

_FITS: Final[Mapping[Field, Mapping[CellKind, int]]] = {
    Field.TITLE: {CellKind.TEXT: 3, CellKind.PARTY: 1, CellKind.MECHANISM: 0},
    Field.TIME: {CellKind.TIME: 2, CellKind.NUMBER: 1},
    Field.BUDGET: {CellKind.MONEY: 2, CellKind.NUMBER: 1},
    Field.MECHANISM: {CellKind.MECHANISM: 1, CellKind.PARTY: -1, CellKind.TEXT: 0},
    Field.RESPONSIBLE: {CellKind.PARTY: 1, CellKind.MECHANISM: -1, CellKind.TEXT: 0},
    Field.STAKEHOLDERS: {CellKind.PARTY: 1, CellKind.MECHANISM: -1, CellKind.TEXT: 0},
    Field.OUTPUT: {CellKind.TEXT: 0, CellKind.MECHANISM: -1, CellKind.PARTY: -1, CellKind.NUMBER: -1},
    Field.INDICATORS: {CellKind.TEXT: 0, CellKind.MECHANISM: -1, CellKind.PARTY: -1, CellKind.NUMBER: -1},
    Field.OTHER: dict.fromkeys(CellKind, 0),
}
_MISFIT: Final = -2


@dataclass(frozen=True)
class Header:
    """A line that names columns: fields by column, and what a bare number means in the budget column."""

    fields: Mapping[int, Field]
    budget_unit: int = 1


@dataclass(frozen=True)
class Layout:
    """Fields by distance from the code column; `order` is that of the columns going away from it.

    `mirrored` tells that it runs against the rest of the table, `aligned` that the columns stand where the
    header has them, so that a cell in the wrong one can be told, `named` that a header names them at all.
    """

    fields: Mapping[int, Field]
    order: tuple[Field, ...]
    mirrored: bool = False
    aligned: bool = True
    named: bool = True


@dataclass(frozen=True)
class PlacedLine:
    """A line with its code column and layout; `starts_mirrored` tells that the line before was not mirrored."""

    line: Line
    code_column: int
    layout: Layout
    starts_mirrored: bool = False

    def field_at(self, column: int) -> Field | None:
        """Name the field of a column; None beyond the layout."""
        return Field.CODE if column == self.code_column else self.layout.fields.get(column - self.code_column)


def read_header(line: Line) -> Header | None:
    """Read a line as the names of columns; None when it is a row of the table or anything else."""
    if any(read_code(cell) for cell in line.cells):
        return None
    named = {column: _heading(cell) for column, cell in enumerate(line.cells) if cell}
    if len(set(named.values()) - {Field.OTHER}) < _FEWEST_HEADINGS:
        return None
    budget = next((line.cells[column] for column, field in named.items() if field is Field.BUDGET), "")
    return Header(named, unit_of(budget))


def _heading(cell: str) -> Field:
    key = search_key(cell)
    if len(key) > _LONGEST_HEADING:
        return Field.OTHER
    return next((field for field, pattern in HEADINGS.items() if pattern.search(key)), Field.OTHER)


def place_lines(lines: Sequence[Line], header: Header | None) -> Iterator[PlacedLine]:
    """Find the code column and the layout of every line, in order."""
    columns = _code_columns(lines)
    main = _main_layout([_kinds(line) for line in lines[:_SAMPLE]], header, columns[0])
    states = [(column, layout) for layout in _row_layouts(main) for column in columns]
    was_mirrored = False
    for line, state in zip(lines, _likeliest(lines, states), strict=True):
        column, layout = states[state]
        yield PlacedLine(line, column, layout, starts_mirrored=layout.mirrored and not was_mirrored)
        was_mirrored = layout.mirrored


def _likeliest(lines: Sequence[Line], states: Sequence[tuple[int, Layout]]) -> list[int]:
    """Choose a state for every line so that all fit best together (Viterbi): blocks keep their layout.

    To move to a layout that does not stand as the header has it costs; a tie stays with the line before.
    """
    totals = [0 if layout.aligned else -_MOVE_COST for _, layout in states]
    came_from: list[list[int]] = []
    for line in lines:
        kinds = _kinds(line)
        leaders = _leaders(totals, states)
        origins = [_origin(totals, states, state, leaders) for state in range(len(states))]
        totals = [
            totals[origin] - _cost(states, origin, state) + _row_fit(kinds, *states[state])
            for state, origin in enumerate(origins)
        ]
        came_from.append(origins)
    path: list[int] = []
    state = max(range(len(states)), key=lambda place: totals[place])
    for origins in reversed(came_from):
        path.append(state)
        state = origins[state]
    return path[::-1]


def _leaders(totals: Sequence[int], states: Sequence[tuple[int, Layout]]) -> list[int]:
    """Name the best state among the aligned and among the other ones: no other can be the best to come from."""
    kinds = (True, False)
    groups = ([state for state, (_, layout) in enumerate(states) if layout.aligned is kind] for kind in kinds)
    return [max(group, key=lambda state: totals[state]) for group in groups]


def _origin(totals: Sequence[int], states: Sequence[tuple[int, Layout]], state: int, leaders: Sequence[int]) -> int:
    best = max(leaders, key=lambda other: totals[other] - _cost(states, other, state))
    return best if totals[best] - _cost(states, best, state) > totals[state] else state


def _cost(states: Sequence[tuple[int, Layout]], origin: int, state: int) -> int:
    return _MOVE_COST if states[origin][1].aligned and not states[state][1].aligned else 0


def _kinds(line: Line) -> dict[int, CellKind]:
    return {column: kind for column, cell in enumerate(line.cells) if (kind := kind_of(cell)) is not CellKind.EMPTY}


def _code_columns(lines: Sequence[Line]) -> list[int]:
    """List the columns that hold codes, the fullest first; each covers rows that none before it does."""
    rest = [{column for column, cell in enumerate(line.cells) if read_code(cell)} for line in lines]
    columns: list[int] = []
    while len(columns) < _MOST_CODE_COLUMNS:
        count = Counter(column for row in rest for column in row)
        if not count:
            break
        best = max(count, key=lambda column: (count[column], -column))
        columns.append(best)
        rest = [row for row in rest if best not in row]
    return columns or [-1]


def _main_layout(rows: Sequence[Mapping[int, CellKind]], header: Header | None, code: int) -> Layout:
    def worth(layout: Layout) -> int:
        bonus = _ALIGNED_BONUS if header and _is_aligned(layout, header, code) else 0
        return bonus + sum(_row_fit(row, code, layout) for row in rows if row.get(code) is CellKind.NUMBER)

    return replace(max(_possible_layouts(header), key=worth), named=header is not None)


def _is_aligned(layout: Layout, header: Header, code: int) -> bool:
    return all(
        layout.fields.get(column - code) in (field, Field.TITLE)
        for column, field in header.fields.items()
        if field is not Field.CODE
    )


def _possible_layouts(header: Header | None) -> Iterator[Layout]:
    if header and Field.CODE in header.fields.values():
        code = next(column for column, field in header.fields.items() if field is Field.CODE)
        base = {column - code: field for column, field in header.fields.items() if column != code}
        for sign in (1, -1):
            yield from _with_title({sign * distance: field for distance, field in base.items()})
        return
    order = _header_order(header) if header else CUSTOMARY_ORDER
    for sequence in (order, order[::-1]):
        for sign in (1, -1):
            for start in (1, 2):
                yield from _with_title({sign * (start + place): field for place, field in enumerate(sequence)})


def _header_order(header: Header) -> tuple[Field, ...]:
    first, last = min(header.fields), max(header.fields)
    return tuple(header.fields.get(column, Field.OTHER) for column in range(first, last + 1))


def _with_title(fields: Mapping[int, Field]) -> Iterator[Layout]:
    """Yield the places that a title may have: its own heading, else a column without one, else the last."""
    order = tuple(fields[distance] for distance in sorted(fields, key=abs) if fields[distance] is not Field.TITLE)
    if Field.TITLE in fields.values():
        yield Layout(fields, order)
        return
    low, high = min(fields), max(fields)
    inside = [distance for distance in range(low, high) if distance and distance not in fields]
    outside = {1, -1, low - 1, high + 1} - {0, *fields}
    ends = sorted({low, high}, key=abs, reverse=True)
    for distance in (*ends, *sorted(outside, key=abs), *inside):
        yield Layout({**fields, distance: Field.TITLE}, order)


def _row_layouts(main: Layout) -> list[Layout]:
    """List the main layout, the one with the title at the other end of the columns, and both mirrored."""
    title = next(distance for distance, field in main.fields.items() if field is Field.TITLE)
    sign = 1 if sum(main.fields) > 0 else -1
    if abs(title) == 1:
        moved = {sign * (1 + place): field for place, field in enumerate(main.order)} | {
            sign * len(main.order): Field.TITLE
        }
    else:
        moved = {sign * (2 + place): field for place, field in enumerate(main.order)} | {sign: Field.TITLE}
    other = Layout(moved, main.order, aligned=False, named=False)
    return [main, other, _mirrored(main), _mirrored(other)]


def _mirrored(layout: Layout) -> Layout:
    return replace(layout, fields={-distance: field for distance, field in layout.fields.items()}, mirrored=True)


def _row_fit(row: Mapping[int, CellKind], code: int, layout: Layout) -> int:
    total = _CODE_FITS.get(row.get(code, CellKind.EMPTY), _NOWHERE)
    for column, kind in row.items():
        if column != code:
            field = layout.fields.get(column - code)
            total += _NOWHERE if field is None else _FITS[field].get(kind, _MISFIT)
    return total
