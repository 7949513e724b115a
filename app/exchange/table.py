"""What reading a programme table gives: rows, repairs of spelling and problems, all plain frozen data."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from app.domain.plan import Path
from app.i18n import mark

MIRRORED: Final = mark("from here on the columns are printed in mirrored order")
PARENT_FIRST: Final = mark("code printed parent-first, the other way round from the rest of the table")
CHILD_FIRST: Final = mark("code printed child-first, the other way round from the rest of the table")
CODE_MISPRINTED: Final = mark("code misprinted in the source")
CODE_MISSING: Final = mark("code missing in the source")
MISSPELLING: Final = mark("misspelling repaired")
MECHANISM_MISPLACED: Final = mark("mechanism printed in the responsible column")
PARTY_MISPLACED: Final = mark("responsible party printed in the mechanism column")

HALF_SPACE: Final = mark("half-space added")
HAMZA: Final = mark("hamza added")
LIST_COMMA: Final = mark("last comma of a list replaced by “and”")
DASH: Final = mark("hyphen between words replaced by a dash")


@dataclass(frozen=True)
class ReadRow:
    """One row of the table, with fields as those of an activity of the plan.

    `path` is the number by place, phase first; `source_line` counts the lines of the text (from 1), the rows
    of the sheet or the rows of the tables of a document. `remarks` is text whose column has no meaning for
    the plan. `notes` tell in English what was peculiar in reading: `tr` translates them for the screen.
    """

    path: Path
    source_line: int
    printed_code: str = ""
    title: str = ""
    printed_title: str = ""
    months: tuple[int, int] | None = None
    mechanisms: tuple[str, ...] = ()
    printed_mechanism: str = ""
    responsible: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    budget: int | None = None
    outputs: str = ""
    indicators: str = ""
    remarks: str = ""
    title_is_ours: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where in the source something was found: the line and the number of its row."""

    source_line: int
    path: Path


@dataclass(frozen=True)
class Repair:
    """One change of spelling: `before` as printed became `after` at letter `start` of the field read.

    For a field that lists names `start` is the number of the name in the list. `reason` is one of the English
    reasons of this module, to be translated by `tr`.
    """

    place: Place
    field: str
    before: str
    after: str
    reason: str
    start: int


@dataclass(frozen=True)
class Problem:
    """Something that could not be read; the message is already translated."""

    source_line: int
    message: str


@dataclass(frozen=True)
class ReadTable:
    """A programme table as read, in the order of its source."""

    rows: tuple[ReadRow, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()


def apply_choices(table: ReadTable, choices: Mapping[Repair, str]) -> ReadTable:
    """Put the chosen text in place of repairs: `repair.before` refuses one, any other text is the user's own.

    Repairs without a choice stay. A refused repair leaves the table, and with the last repair of a misspelling
    the row loses its note of it.
    """
    chosen: dict[Path, list[Repair]] = defaultdict(list)
    for repair in table.repairs:
        if choices.get(repair, repair.after) != repair.after:
            chosen[repair.place.path].append(repair)
    misspelt = {
        repair.place.path
        for repair in table.repairs
        if repair.reason == MISSPELLING and choices.get(repair) != repair.before
    }
    rows = tuple(
        _with_choices(row, chosen[row.path], choices, keeps_note=row.path in misspelt) if row.path in chosen else row
        for row in table.rows
    )
    return replace(table, rows=rows, repairs=_remaining(table.repairs, choices))


def _with_choices(
    row: ReadRow, repairs: Sequence[Repair], choices: Mapping[Repair, str], *, keeps_note: bool
) -> ReadRow:
    changed = row
    for repair in sorted(repairs, key=lambda repair: repair.start, reverse=True):
        value = getattr(changed, repair.field)
        chosen: dict[str, Any] = {repair.field: _chosen(value, repair, choices[repair])}
        changed = replace(changed, **chosen)
    if keeps_note:
        return changed
    return replace(changed, notes=tuple(note for note in row.notes if note != MISSPELLING))


def _chosen(value: str | tuple[str, ...], repair: Repair, text: str) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return (*value[: repair.start], text, *value[repair.start + 1 :])
    return value[: repair.start] + text + value[repair.start + len(repair.after) :]


def _remaining(repairs: Sequence[Repair], choices: Mapping[Repair, str]) -> tuple[Repair, ...]:
    """Keep what is still changed; later repairs of the same text move by what earlier choices added."""
    moved: dict[tuple[Path, str], int] = defaultdict(int)
    kept: list[Repair] = []
    for repair in repairs:
        text = choices.get(repair, repair.after)
        place = (repair.place.path, repair.field)
        if text != repair.before:
            kept.append(replace(repair, after=text, start=repair.start + moved[place]))
        if repair.field not in LISTS:
            moved[place] += len(text) - len(repair.after)
    return tuple(kept)


LISTS: Final = frozenset({"responsible", "stakeholders"})
