"""Reading MS Project XML."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final
from xml.etree.ElementTree import Element

from app.domain.working_days import DAYS_OFF
from app.exchange.guard import damaged, too_large
from app.exchange.plans.carried import SEPARATOR
from app.exchange.plans.mspdi import (
    CONSTRAINTS,
    DAY_TYPES,
    FIELDS,
    HUNDREDTHS,
    KINDS,
    MINUTES_A_DAY,
    TENTHS_A_DAY,
)
from app.exchange.plans.plan_file import GIVEN, MOST_TASKS, MOST_TIES, DayOff, PlanFile, Remark, Task, Tie
from app.exchange.plans.xml_stream import elements, text_in
from app.i18n import tr

_WANTED: Final = frozenset(
    "Title Name StartDate MinutesPerDay CalendarUID Calendar Task Resource Assignment ExtendedAttributes".split()
)
_DURATION: Final = re.compile(r"P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?")
_NAME_OF_FIELD: Final = {number: name for name, (number, _) in FIELDS.items()}
_FAR: Final = 3_650  # days that one exception of a calendar may last; longer ones are no holidays


@dataclass
class _Reading:
    """What has been read so far."""

    facts: dict[str, str] = field(default_factory=dict)
    tasks: list[Task] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    ties: list[tuple[str, Element]] = field(default_factory=list)
    calendars: dict[str, Element] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    assigned: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    remarks: list[Remark] = field(default_factory=list)
    minutes: int = MINUTES_A_DAY

    def remark(self, place: str, text: str) -> None:
        self.remarks.append(Remark(place, text))


def read_mspdi(data: bytes) -> PlanFile:
    """Read a plan.

    Raises:
        RefusedFileError: it is no such file, or is built to do harm.
    """
    reading = _Reading()
    for name, element in elements(data, _WANTED):
        _take(reading, name, element)
    if not reading.tasks:
        raise damaged()
    known = {task.key for task in reading.tasks}
    ties = [tie for successor, link in reading.ties if (tie := _tie(reading, successor, link, known))]
    days_off, days = _calendar(reading)
    return PlanFile(
        title=reading.facts.get("Title") or reading.facts.get("Name", ""),
        start=_day(reading.facts.get("StartDate", "")),
        tasks=tuple(_with_people(reading, task) for task in reading.tasks),
        ties=tuple(ties),
        days_off=days_off,
        days=days,
        remarks=tuple(reading.remarks),
    )


def _take(reading: _Reading, name: str, element: Element) -> None:
    if name == "Task":
        _take_task(reading, element)
    elif name == "Calendar":
        reading.calendars[text_in(element, "UID")] = element
    elif name == "Resource":
        reading.people[text_in(element, "UID")] = text_in(element, "Name")
    elif name == "Assignment":
        reading.assigned[text_in(element, "TaskUID")].append(text_in(element, "ResourceUID"))
    elif name == "MinutesPerDay":
        reading.minutes = _whole(element.text or "") or MINUTES_A_DAY
    elif name != "ExtendedAttributes":
        reading.facts.setdefault(name, (element.text or "").strip())


def _take_task(reading: _Reading, element: Element) -> None:
    number = text_in(element, "UID")
    level = _whole(text_in(element, "OutlineLevel"))
    if text_in(element, "IsNull") == "1" or level == 0 or not number:
        return  # a blank line, or the whole project as its first line
    if len(reading.tasks) >= MOST_TASKS:
        raise too_large()
    level = min(level or 1, len(reading.levels) + 1)
    del reading.levels[level - 1 :]
    parent = reading.levels[-1] if reading.levels else None
    reading.levels.append(number)
    reading.tasks.append(_task(reading, element, number, parent))
    for link in element.iter("PredecessorLink"):
        if len(reading.ties) >= MOST_TIES:
            raise too_large()
        reading.ties.append((number, link))


def _task(reading: _Reading, element: Element, number: str, parent: str | None) -> Task:
    title = text_in(element, "Name")
    texts = {
        name: text_in(one, "Value")
        for one in element.iter("ExtendedAttribute")
        if (name := _NAME_OF_FIELD.get(text_in(one, "FieldID")))
    }
    given = texts.pop("given", None)
    is_part = text_in(element, "Summary") == "1"
    told = None if given is None else frozenset(given.split(",")) & frozenset(GIVEN)
    return Task(
        key=number,
        parent=parent,
        title=title,
        start=_day(text_in(element, "Start")),
        end=_day(text_in(element, "Finish")),
        given=frozenset() if told is None and is_part else told,
        by_schedule=text_in(element, "Manual") != "1",
        duration=_duration(reading, title, text_in(element, "Duration")),
        progress=_whole(text_in(element, "PercentComplete")),
        is_milestone=text_in(element, "Milestone") == "1",
        constraint=CONSTRAINTS.get(text_in(element, "ConstraintType"), "soon"),
        constraint_on=_day(text_in(element, "ConstraintDate")),
        deadline=_day(text_in(element, "Deadline")),
        actual_start=_day(text_in(element, "ActualStart")),
        actual_end=_day(text_in(element, "ActualFinish")),
        cost=None if is_part and told is None else _cost(reading, title, element),
        notes=element.findtext("Notes") or "",
        texts=texts,
    )


def _with_people(reading: _Reading, task: Task) -> Task:
    """Take who is assigned for responsible where the file does not say it itself."""
    names = [reading.people.get(number, "") for number in reading.assigned.get(task.key, ())]
    listed = SEPARATOR.join(dict.fromkeys(filter(None, names)))
    if not listed or "responsible" in task.texts:
        return task
    return replace(task, texts={**task.texts, "responsible": listed})


def _tie(reading: _Reading, successor: str, link: Element, known: set[str]) -> Tie | None:
    predecessor = text_in(link, "PredecessorUID")
    title = (
        next((task.title for task in reading.tasks if task.key == successor), "") if predecessor not in known else ""
    )
    if predecessor not in known:
        reading.remark(title, tr("It waits for a task that is not in the file; that dependency was left out."))
        return None
    lag = _number(text_in(link, "LinkLag")) / (TENTHS_A_DAY * reading.minutes / MINUTES_A_DAY)
    if lag != round(lag):
        reading.remark(title, tr("A lag of part of a day was rounded to whole days."))
    return Tie(predecessor, successor, KINDS.get(text_in(link, "Type"), "FS"), round(lag))


def _duration(reading: _Reading, title: str, text: str) -> int | None:
    found = _DURATION.fullmatch(text)
    if not text or found is None:
        return None
    days, hours, minutes = (int(part or 0) for part in found.groups()[:3])
    exact = ((days * 24 + hours) * 60 + minutes) / reading.minutes
    if exact != round(exact):
        reading.remark(title, tr("A duration of part of a day was rounded up to whole days."))
    return ceil(exact)


def _cost(reading: _Reading, title: str, element: Element) -> int | None:
    text = text_in(element, "FixedCost")
    if not _number(text):
        text = text_in(element, "Cost") or text
    whole, rest = divmod(_hundredths(text), HUNDREDTHS)
    if rest:
        reading.remark(title, tr("A cost with a fraction was cut to whole units of money."))
    if whole < 0:
        reading.remark(title, tr("A negative cost was left out."))
        return None
    return whole if text and (whole or text_in(element, "FixedCost")) else None


def _hundredths(text: str) -> int:
    """Read a number of any size exactly."""
    found = re.fullmatch(r"(-?\d{1,30})(?:\.\d*)?", text)
    return int(found[1]) if found else 0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e15 else 0.0  # noqa: PLR2004 no lag or cost of sense; also not a number and endless


def _whole(text: str) -> int | None:
    return int(text) if re.fullmatch(r"\d{1,9}", text.strip()) else None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _calendar(reading: _Reading) -> tuple[str, tuple[DayOff, ...]]:
    """Read the week and the exceptions of the calendar of the project."""
    found = reading.calendars.get(reading.facts.get("CalendarUID", "")) or next(iter(reading.calendars.values()), None)
    if found is None or found.find(".//WeekDay") is None:
        return "friday", ()
    off = {
        DAY_TYPES[kind]
        for day in found.iter("WeekDay")
        if (kind := text_in(day, "DayType")) in DAY_TYPES and text_in(day, "DayWorking") == "0"
    }
    named = next((name for name, days in DAYS_OFF.items() if set(days) == off), None)
    if named is None:
        reading.remark(
            tr("Calendar"), tr("The days off of its week are none that the program knows; Friday was taken.")
        )
    days: dict[dt.date, DayOff] = {}
    for one in found.iter("Exception"):
        for day in _days_of(one):
            days.setdefault(day, DayOff(day, text_in(one, "Name"), text_in(one, "DayWorking") == "1"))
    return named or "friday", tuple(days.values())


def _days_of(exception: Element) -> list[dt.date]:
    first = _day(text_in(exception, "TimePeriod/FromDate"))
    last = _day(text_in(exception, "TimePeriod/ToDate")) or first
    if first is None or last is None or not 0 <= (last - first).days <= _FAR:
        return []
    return [first + dt.timedelta(step) for step in range((last - first).days + 1)]
