"""Writing a plan as MS Project XML."""

import datetime as dt
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET

from app.domain.working_days import DAYS_OFF
from app.exchange.plans.carried import names_in
from app.exchange.plans.mspdi import (
    CONSTRAINTS,
    DAY_TYPES,
    FIELDS,
    HUNDREDTHS,
    KINDS,
    LONGEST_TEXT,
    MINUTES_A_DAY,
    NAMESPACE,
    TENTHS_A_DAY,
)
from app.exchange.plans.plan_file import CARRIED, PlanFile, Remark, Task, Tie
from app.exchange.spreadsheet import in_xml
from app.i18n import mark, tr

_MORNING: Final = "08:00:00"
_EVENING: Final = "17:00:00"
_HOURS: Final = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))
_CALENDAR: Final = "1"
_DAYS_FORMAT: Final = "7"
_CODE_OF_KIND: Final = {kind: number for number, kind in KINDS.items()}
_CODE_OF_CONSTRAINT: Final = {name: number for number, name in CONSTRAINTS.items()}
_GIVEN: Final = mark("Entered in the programme")


def document_of(plan: PlanFile) -> bytes:
    """Return the whole file."""
    root = ET.Element("Project", xmlns=NAMESPACE)
    _write(root, SaveVersion="14", Name=plan.title, Title=plan.title, ScheduleFromStart="1")
    if plan.start:
        _write(root, StartDate=_moment(plan.start, _MORNING))
    _write(root, CurrencyDigits="0", CurrencySymbol=tr("rials"), CurrencyCode="IRR", CalendarUID=_CALENDAR)
    _write(root, DefaultStartTime=_MORNING, DefaultFinishTime=_EVENING, MinutesPerDay=str(MINUTES_A_DAY))
    _write_fields(root)
    _write_calendar(root, plan)
    numbers = {task.key: number for number, task in enumerate(plan.tasks, 1)}
    _write_tasks(root, plan, numbers)
    _write_people(root, plan, numbers)
    file = BytesIO()
    ET.ElementTree(root).write(file, encoding="UTF-8", xml_declaration=True)
    return file.getvalue()


def lost(plan: PlanFile) -> list[Remark]:
    """Say what MS Project will not keep of a plan."""
    return [
        Remark(
            task.title,
            tr(
                "“{field}” is longer than MS Project keeps: {count} letters.",
                field=tr(CARRIED[name]),
                count=LONGEST_TEXT,
            ),
        )
        for task in plan.tasks
        for name, text in task.texts.items()
        if len(text) > LONGEST_TEXT
    ]


def _write(parent: ET.Element, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = in_xml(value)


def _moment(day: dt.date, time: str) -> str:
    return f"{day.isoformat()}T{time}"


def _write_fields(root: ET.Element) -> None:
    fields = ET.SubElement(root, "ExtendedAttributes")
    for name, (number, own) in FIELDS.items():
        _write(
            ET.SubElement(fields, "ExtendedAttribute"),
            FieldID=number,
            FieldName=own,
            Alias=tr(CARRIED.get(name, _GIVEN)),
        )


def _write_calendar(root: ET.Element, plan: PlanFile) -> None:
    calendar = ET.SubElement(ET.SubElement(root, "Calendars"), "Calendar")
    _write(calendar, UID=_CALENDAR, Name=tr("Calendar of the programme"), IsBaseCalendar="1", BaseCalendarUID="-1")
    week = ET.SubElement(calendar, "WeekDays")
    for number, day in sorted(DAY_TYPES.items()):
        works = day not in DAYS_OFF[plan.days_off]
        entry = ET.SubElement(week, "WeekDay")
        _write(entry, DayType=number, DayWorking=str(int(works)))
        if works:
            _write_hours(entry)
    days = ET.SubElement(calendar, "Exceptions")
    for one in plan.days:
        entry = ET.SubElement(days, "Exception")
        _write(entry, EnteredByOccurrences="1")
        period = ET.SubElement(entry, "TimePeriod")
        _write(period, FromDate=_moment(one.on, "00:00:00"), ToDate=_moment(one.on, "23:59:00"))
        _write(entry, Occurrences="1", Name=one.title, Type="1", DayWorking=str(int(one.is_working)))
        if one.is_working:
            _write_hours(entry)


def _write_hours(parent: ET.Element) -> None:
    times = ET.SubElement(parent, "WorkingTimes")
    for begin, end in _HOURS:
        _write(ET.SubElement(times, "WorkingTime"), FromTime=begin, ToTime=end)


def _write_tasks(root: ET.Element, plan: PlanFile, numbers: Mapping[str, int]) -> None:
    before: dict[str, list[Tie]] = {}
    for tie in plan.ties:
        before.setdefault(tie.successor, []).append(tie)
    parts = {task.parent for task in plan.tasks}
    levels: dict[str | None, int] = {None: 0}
    tasks = ET.SubElement(root, "Tasks")
    for task in plan.tasks:
        levels[task.key] = levels.get(task.parent, 0) + 1
        entry = ET.SubElement(tasks, "Task")
        number = str(numbers[task.key])
        _write(entry, UID=number, ID=number, Name=task.title, Active="1", Manual=str(int(not task.by_schedule)))
        _write(entry, OutlineLevel=str(levels[task.key]), Summary=str(int(task.key in parts)))
        _write_times(entry, task)
        _write_ties(entry, before.get(task.key, ()), numbers)
        _write_texts(entry, task)


def _write_times(entry: ET.Element, task: Task) -> None:
    moments = (
        ("Start", task.start, _MORNING),
        ("Finish", task.end, _MORNING if task.is_milestone else _EVENING),
        ("ActualStart", task.actual_start, _MORNING),
        ("ActualFinish", task.actual_end, _EVENING),
        ("ConstraintDate", task.constraint_on, _MORNING),
        ("Deadline", task.deadline, _EVENING),
    )
    _write(entry, **{name: _moment(day, time) for name, day, time in moments if day})
    _write(entry, Milestone=str(int(task.is_milestone)), ConstraintType=_CODE_OF_CONSTRAINT[task.constraint])
    if task.duration is not None:
        _write(entry, Duration=f"PT{task.duration * MINUTES_A_DAY // 60}H0M0S", DurationFormat=_DAYS_FORMAT)
    if task.progress is not None:
        _write(entry, PercentComplete=str(task.progress))
    if task.cost is not None:
        _write(entry, FixedCost=str(task.cost * HUNDREDTHS), Cost=str(task.cost * HUNDREDTHS))
    if task.notes:
        _write(entry, Notes=task.notes)


def _write_ties(entry: ET.Element, ties: Iterable[Tie], numbers: Mapping[str, int]) -> None:
    for tie in ties:
        link = ET.SubElement(entry, "PredecessorLink")
        _write(link, PredecessorUID=str(numbers[tie.predecessor]), Type=_CODE_OF_KIND[tie.kind], CrossProject="0")
        _write(link, LinkLag=str(tie.lag * TENTHS_A_DAY), LagFormat=_DAYS_FORMAT)


def _write_texts(entry: ET.Element, task: Task) -> None:
    given = {} if task.given is None else {"given": ",".join(sorted(task.given)) or "-"}
    for name, text in {**task.texts, **given}.items():
        _write(ET.SubElement(entry, "ExtendedAttribute"), FieldID=FIELDS[name][0], Value=text)


def _write_people(root: ET.Element, plan: PlanFile, numbers: Mapping[str, int]) -> None:
    """Write who is responsible as resources, which is where other programs look."""
    named = {task.key: names_in(task.texts.get("responsible", "")) for task in plan.tasks}
    people = {
        name: number for number, name in enumerate(dict.fromkeys(n for names in named.values() for n in names), 1)
    }
    resources = ET.SubElement(root, "Resources")
    for name, number in people.items():
        _write(ET.SubElement(resources, "Resource"), UID=str(number), ID=str(number), Name=name, Type="1")
    assignments = ET.SubElement(root, "Assignments")
    pairs = ((key, name) for key, names in named.items() for name in names)
    for number, (key, name) in enumerate(pairs, 1):
        entry = ET.SubElement(assignments, "Assignment")
        _write(entry, UID=str(number), TaskUID=str(numbers[key]), ResourceUID=str(people[name]), Units="1")
