"""A plan as a workbook: a right-to-left sheet with real numbers and dates, each date also as Jalali text.

What it writes it reads again, also after people worked on it: columns are found by their headings, in any order.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.domain import jalali
from app.domain.plan import CONSTRAINT_LABELS
from app.domain.text import latin_digits, search_key
from app.exchange import workbook
from app.exchange.grid import Line
from app.exchange.limits import PLAN
from app.exchange.plans.plan_file import CARRIED, GIVEN, PlanFile, Remark, Task, Tie
from app.exchange.spreadsheet import Cell, Rows, Tell, write_workbook
from app.i18n import mark, tr

_DATES: Final = ("start", "end", "constraint_on", "deadline", "actual_start", "actual_end")
_HEADINGS: Final[Mapping[str, str]] = {
    "key": mark("Id"),
    "parent": mark("Part of"),
    "code": mark("Code"),
    "title": mark("Title"),
    "start": mark("Start date"),
    "end": mark("End date"),
    "duration": mark("Duration in working days"),
    "given": mark("Entered in the programme"),
    "by_schedule": mark("Dates set by the schedule"),
    "progress": mark("Progress"),
    "cost": mark("Required budget"),
    "is_milestone": mark("Milestone"),
    "constraint": mark("Constraint of the schedule"),
    "constraint_on": mark("Date of the constraint"),
    "deadline": mark("Deadline"),
    "actual_start": mark("Actual start"),
    "actual_end": mark("Actual end"),
    "ties": mark("Predecessors"),
    **CARRIED,
    "notes": mark("Notes"),
}
_JALALI: Final = mark("{date} (Jalali)")
_TIE: Final = re.compile(r"([0-9.]+)\s*(FS|SS|FF|SF)?\s*([+-]\s*\d+)?")
_MOST_EXACT: Final = 10**15
"""Spreadsheets keep fifteen digits of a number; larger amounts are written as text."""


def write_plan(target: Path, plan: PlanFile, tell: Tell | None = None) -> int:
    """Write a workbook; return how many texts were shortened to what a cell can hold.

    Raises:
        DiskError: the file cannot be written.
    """
    codes = _codes(plan.tasks)
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in plan.ties:
        ties[tie.successor].append(tie)
    rows = [list(_cells(task, codes, ties[task.key])) for task in plan.tasks]
    return write_workbook(target, Rows(tr("Programme"), list(_headings()), rows), tell)


def _codes(tasks: Sequence[Task]) -> dict[str, str]:
    counts: defaultdict[str | None, int] = defaultdict(int)
    codes: dict[str, str] = {}
    for task in tasks:
        counts[task.parent] += 1
        above = codes.get(task.parent or "")
        codes[task.key] = f"{above}.{counts[task.parent]}" if above else str(counts[task.parent])
    return codes


def _headings() -> Iterator[str]:
    for name, heading in _HEADINGS.items():
        yield tr(heading)
        if name in _DATES:
            yield tr(_JALALI, date=tr(heading))


def _cells(task: Task, codes: Mapping[str, str], ties: Sequence[Tie]) -> Iterator[Cell]:
    for name in _HEADINGS:
        value = _WRITERS.get(name, lambda one, _name=name: one.texts.get(_name))(task)
        if name == "code":
            value = codes[task.key]
        elif name == "ties":
            value = "؛ ".join(f"{codes[tie.predecessor]}{tie.kind}{tie.lag:+d}" for tie in ties) or None
        yield value
        if name in _DATES:
            yield jalali.short(value) if isinstance(value, dt.date) else None


def _amount(task: Task) -> Cell:
    return task.cost if task.cost is None or task.cost < _MOST_EXACT else str(task.cost)


def _plain(name: str) -> Callable[[Task], Any]:
    return lambda task: getattr(task, name)


_WRITERS: Final[Mapping[str, Callable[[Task], Any]]] = {
    **{name: _plain(name) for name in ("key", "parent", "title", "duration", "progress", *_DATES)},
    "cost": _amount,
    "code": lambda _task: None,
    "ties": lambda _task: None,
    "given": lambda task: None if task.given is None else ",".join(sorted(task.given)) or "-",
    "by_schedule": lambda task: int(task.by_schedule) or None,
    "is_milestone": lambda task: int(task.is_milestone) or None,
    "constraint": lambda task: None if task.constraint == "soon" else tr(CONSTRAINT_LABELS[task.constraint]),
    "notes": lambda task: task.notes or None,
}


@dataclass
class _Reading:
    """The columns of a sheet and what could not be read of it."""

    columns: Mapping[str, int]
    remarks: list[Remark]

    def text(self, line: Line, name: str) -> str:
        place = self.columns.get(name, -1)
        return line.cells[place].strip() if 0 <= place < len(line.cells) else ""

    def remark(self, line: Line, text: str) -> None:
        self.remarks.append(Remark(tr("Line {line}", line=line.number), text))

    def day(self, line: Line, name: str) -> dt.date | None:
        """Read a date, or else the Jalali text beside it, which people may have typed alone."""
        for text in (self.text(line, name), self.text(line, f"{name}_jalali")):
            if text and (day := _day(text)) is not None:
                return day
        if typed := self.text(line, name) or self.text(line, f"{name}_jalali"):
            told = tr("“{text}” is no date that exists; it was left out.", text=typed)
            self.remark(line, f"{tr(_HEADINGS[name])}: {told}")
        return None

    def number(self, line: Line, name: str) -> int | None:
        text = latin_digits(self.text(line, name)).replace(",", "").replace("٬", "")
        if not text:
            return None
        if re.fullmatch(r"\d{1,19}", text):
            return int(text)
        words = tr("“{text}” is not a whole number; it was left out.", text=text)
        self.remark(line, f"{tr(_HEADINGS[name])}: {words}")
        return None


def read_plan(data: bytes) -> PlanFile | None:
    """Read the plan of a workbook; None when no sheet has the columns of one. The call must be guarded.

    Raises:
        RefusedFileError: more rows, columns or text than the limits.
    """
    for lines in workbook.sheets_of(data, PLAN, date_text=dt.date.isoformat):
        columns = _columns(lines[0]) if lines else {}
        if {"key", "title", "start"} <= set(columns):
            return _plan(lines[1:], _Reading(columns, []))
    return None


def _columns(heading: Line) -> dict[str, int]:
    known = {}
    for name, words in _HEADINGS.items():
        for spelt in (words, tr(words)):
            known[search_key(spelt)] = name
        if name in _DATES:
            for spelt in (_JALALI.format(date=words), tr(_JALALI, date=tr(words))):
                known[search_key(spelt)] = f"{name}_jalali"
    found: dict[str, int] = {}
    for place, cell in enumerate(heading.cells):
        if column := known.get(search_key(cell)):
            found.setdefault(column, place)
    return found


def _plan(lines: Sequence[Line], reading: _Reading) -> PlanFile:
    tasks: list[Task] = []
    keys: set[str] = set()
    for line in lines:
        key = reading.text(line, "key") or f"line {line.number}"
        if not any(cell.strip() for cell in line.cells):
            continue
        if key in keys:
            reading.remark(line, tr("An id that comes twice was taken for a new activity."))
            key = f"line {line.number}"
        tasks.append(_task(reading, line, key, keys))
        keys.add(key)
    codes = {code: key for key, code in _codes(tasks).items()}
    ties = tuple(tie for line, task in zip(lines, tasks, strict=False) for tie in _ties(reading, line, task, codes))
    return PlanFile(tasks=tuple(tasks), ties=ties, remarks=tuple(reading.remarks))


def _task(reading: _Reading, line: Line, key: str, before: set[str]) -> Task:
    parent = reading.text(line, "parent") or None
    if parent is not None and parent not in before:
        reading.remark(line, tr("The part that it stands in does not come before it; it was put at the top."))
        parent = None
    given = reading.text(line, "given")
    return Task(
        key=key,
        parent=parent,
        title=reading.text(line, "title"),
        given=frozenset(given.split(",")) & frozenset(GIVEN) if given else None,
        by_schedule=latin_digits(reading.text(line, "by_schedule")) == "1",
        duration=reading.number(line, "duration"),
        progress=reading.number(line, "progress"),
        is_milestone=latin_digits(reading.text(line, "is_milestone")) == "1",
        constraint=_constraint(reading, line),
        cost=reading.number(line, "cost"),
        notes=reading.text(line, "notes"),
        texts={name: text for name in CARRIED if (text := reading.text(line, name))},
        **{name: reading.day(line, name) for name in _DATES},
    )


def _constraint(reading: _Reading, line: Line) -> str:
    typed = search_key(reading.text(line, "constraint"))
    known = {search_key(spelt): name for name, words in CONSTRAINT_LABELS.items() for spelt in (words, tr(words))}
    if typed and typed not in known:
        reading.remark(line, tr("A constraint of the schedule that the program does not know was left out."))
    return known.get(typed, "soon")


def _ties(reading: _Reading, line: Line, task: Task, codes: Mapping[str, str]) -> Iterator[Tie]:
    for text in filter(None, (part.strip() for part in reading.text(line, "ties").split("؛"))):
        found = _TIE.fullmatch(latin_digits(text))
        if found is None or found[1] not in codes:
            reading.remark(line, tr("The predecessor “{text}” was not found; it was left out.", text=text))
        else:
            yield Tie(codes[found[1]], task.key, found[2] or "FS", int((found[3] or "0").replace(" ", "")))


def _day(text: str) -> dt.date | None:
    plain = latin_digits(text)
    try:
        if re.fullmatch(r"(?:19|20|21)\d\d-\d\d-\d\d(?:[T ].*)?", plain):
            return dt.date.fromisoformat(plain[:10])
        return jalali.parse(plain, dt.date.today())  # noqa: DTZ011 the day people mean by a date without its year
    except (ValueError, OverflowError):
        return None
