"""Reading a file of GanttProject."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from app.domain.working_days import DAYS_OFF
from app.exchange.guard import damaged, too_large
from app.exchange.plans.carried import SEPARATOR
from app.exchange.plans.gan import EARLIEST, KINDS, WEEK
from app.exchange.plans.gan_writing import FIELDS
from app.exchange.plans.plan_file import CARRIED, GIVEN, MOST_TASKS, MOST_TIES, DayOff, PlanFile, Remark, Task, Tie
from app.exchange.plans.xml_stream import elements
from app.i18n import tr

_NAMES: Final = {own: name for name, own in FIELDS.items()}
_WHOLE: Final = re.compile(r"-?\d{1,19}")


@dataclass
class _Reading:
    """What has been read so far."""

    tasks: list[Task] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    people: Mapping[str, list[str]] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)


def read_gan(data: bytes) -> PlanFile:
    """Read a plan.

    Raises:
        RefusedFileError: it is no such file, or is built to do harm.
    """
    root = next((element for name, element in elements(data, {"project"}) if name == "project"), None)
    if root is None or root.find("tasks") is None:
        raise damaged()
    reading = _Reading(people=_people(root), properties=_properties(root))
    waiting: list[tuple[Element, str | None]] = [(one, None) for one in reversed(root.findall("tasks/task"))]
    while waiting:
        element, parent = waiting.pop()
        if len(reading.tasks) >= MOST_TASKS or len(reading.ties) > MOST_TIES:
            raise too_large()
        task = _task(reading, element, parent)
        reading.tasks.append(task)
        reading.ties += _ties(element, task.key)
        waiting += [(one, task.key) for one in reversed(element.findall("task"))]
    days_off, days = _calendar(reading, root)
    return PlanFile(
        title=root.get("name", ""),
        start=_day(root.get("view-date", "")),
        tasks=tuple(reading.tasks),
        ties=tuple(_known_ties(reading)),
        days_off=days_off,
        days=days,
        remarks=tuple(reading.remarks),
    )


def _task(reading: _Reading, element: Element, parent: str | None) -> Task:
    key = element.get("id") or f"_{len(reading.tasks)}"
    texts = _texts(reading, element)
    told = texts.pop("given", None)
    given = None if told is None else frozenset(told.split(","))
    is_part = element.find("task") is not None
    third = _day(element.get("thirdDate", "")) if element.get("thirdDate-constraint") == EARLIEST else None
    if key in reading.people and "responsible" not in texts:
        texts["responsible"] = SEPARATOR.join(reading.people[key])
    own = {name: texts.pop(name) for name in tuple(texts) if name not in CARRIED}
    start, duration = _day(element.get("start", "")), _whole(element.get("duration", ""))
    progress = _whole(element.get("complete", ""))
    return Task(
        key=key,
        parent=parent,
        title=element.get("name", ""),
        start=start,
        end=_day(own.get("end", "")),
        given=_given(given, is_part=is_part),
        by_schedule="by_schedule" in own or given is None,
        duration=duration,
        progress=progress if given is None or "progress" in given else None,
        is_milestone=element.get("meeting") == "true",
        constraint=own.get("constraint") or ("start_from" if third else "soon"),
        constraint_on=_day(own.get("constraint_on", "")) or third,
        deadline=_day(own.get("deadline", "")),
        actual_start=_day(own.get("actual_start", "")),
        actual_end=_day(own.get("actual_end", "")),
        cost=_cost(reading, element, own),
        notes=element.findtext("notes") or "",
        texts=texts,
    )


def _given(told: frozenset[str] | None, *, is_part: bool) -> frozenset[str] | None:
    """Tell what was entered; of a file of GanttProject itself the start and the duration, of a part nothing."""
    if told is not None:
        return told & frozenset(GIVEN)
    return frozenset() if is_part else frozenset({"start", "duration"})


def _texts(reading: _Reading, element: Element) -> dict[str, str]:
    """Read the fields of one's own that are ours: by their number and name, as others have numbers too."""
    found = {}
    for one in element.findall("customproperty"):
        name = _NAMES.get(one.get("taskproperty-id", ""))
        if name and reading.properties.get(one.get("taskproperty-id", "")) == name:
            found[name] = one.get("value", "")
    return found


def _properties(root: Element) -> dict[str, str]:
    ours = root.findall("tasks/taskproperties/taskproperty")
    numbers = {one.get("id", "") for one in ours if one.get("type") == "custom"}
    return {number: _NAMES[number] for number in numbers & set(_NAMES)} if len(numbers) >= len(_NAMES) else {}


def _people(root: Element) -> dict[str, list[str]]:
    names = {one.get("id", ""): one.get("name", "") for one in root.findall("resources/resource")}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one in root.findall("allocations/allocation"):
        if name := names.get(one.get("resource-id", "")):
            found[one.get("task-id", "")].append(name)
    return found


def _ties(element: Element, key: str) -> list[Tie]:
    return [
        Tie(key, one.get("id", ""), KINDS.get(one.get("type", ""), "FS"), _whole(one.get("difference", "")) or 0)
        for one in element.findall("depend")
    ]


def _known_ties(reading: _Reading) -> list[Tie]:
    titles = {task.key: task.title for task in reading.tasks}
    for tie in reading.ties:
        if tie.successor not in titles:
            text = tr("A task that is not in the file waits for it; that dependency was left out.")
            reading.remarks.append(Remark(titles[tie.predecessor], text))
    return [tie for tie in reading.ties if tie.successor in titles]


def _cost(reading: _Reading, element: Element, own: Mapping[str, str]) -> int | None:
    text = own.get("cost") or element.get("cost-manual-value", "")
    if element.get("cost-calculated") == "true" or not text:
        return None
    whole, _, rest = text.partition(".")
    if rest.strip("0"):
        text = tr("A cost with a fraction was cut to whole units of money.")
        reading.remarks.append(Remark(element.get("name", ""), text))
    value = _whole(whole)
    if value is not None and value < 0:
        reading.remarks.append(Remark(element.get("name", ""), tr("A negative cost was left out.")))
        return None
    return value


def _calendar(reading: _Reading, root: Element) -> tuple[str, tuple[DayOff, ...]]:
    week = root.find("calendars/day-types/default-week")
    off = set(DAYS_OFF["friday"]) if week is None else {day for day, name in enumerate(WEEK) if week.get(name) == "1"}
    named = next((name for name, days in DAYS_OFF.items() if set(days) == off), None)
    if named is None:
        text = tr("The days off of its week are none that the program knows; Friday was taken.")
        reading.remarks.append(Remark(tr("Calendar"), text))
    days: dict[dt.date, DayOff] = {}
    for one in root.findall("calendars/date"):
        on = _date_of(one)
        if on is None:
            text = tr("A day off without a year or that does not exist was left out.")
            reading.remarks.append(Remark(tr("Calendar"), text))
        elif one.get("type") in (None, "HOLIDAY", "WORKING_DAY"):
            days.setdefault(on, DayOff(on, (one.text or "").strip(), one.get("type") == "WORKING_DAY"))
    return named or "friday", tuple(days.values())


def _date_of(element: Element) -> dt.date | None:
    parts = [_whole(element.get(name, "")) for name in ("year", "month", "date")]
    try:
        return dt.date(*[part or 0 for part in parts])
    except (ValueError, OverflowError):
        return None


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if _WHOLE.fullmatch(text.strip()) else None
