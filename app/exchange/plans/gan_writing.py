"""Writing a plan as a file of GanttProject."""

import datetime as dt
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET

from app.domain.working_days import DAYS_OFF
from app.exchange.plans.carried import names_in
from app.exchange.plans.gan import DIFFERING, EARLIEST, KINDS, WEEK
from app.exchange.plans.plan_file import CARRIED, PlanFile, Task, Tie
from app.exchange.spreadsheet import in_xml
from app.i18n import mark, tr

_LABELS: Final[Mapping[str, str]] = {
    **CARRIED,
    "given": mark("Entered in the programme"),
    "constraint": mark("Constraint of the schedule"),
    "constraint_on": mark("Date of the constraint"),
    "deadline": mark("Deadline"),
    "actual_start": mark("Actual start"),
    "actual_end": mark("Actual end"),
    "by_schedule": mark("Dates set by"),
    "cost": mark("Required budget"),
    "end": mark("End date"),
}
FIELDS: Final = {name: f"tpc{number}" for number, name in enumerate(_LABELS)}
_CODE_OF_KIND: Final = {kind: number for number, kind in KINDS.items()}
_SHORTEST: Final = 1  # GanttProject knows no task of no days but a milestone


def document_of(plan: PlanFile) -> bytes:
    """Return the whole file."""
    root = ET.Element("project", {"name": in_xml(plan.title), "company": "", "version": "3.2", "locale": "fa"})
    if plan.start:
        root.set("view-date", plan.start.isoformat())
    ET.SubElement(root, "description").text = ""
    _write_calendar(root, plan)
    numbers = {task.key: str(number) for number, task in enumerate(plan.tasks)}
    _write_tasks(root, plan, numbers)
    _write_people(root, plan, numbers)
    file = BytesIO()
    ET.ElementTree(root).write(file, encoding="UTF-8", xml_declaration=True)
    return file.getvalue()


def _write_calendar(root: ET.Element, plan: PlanFile) -> None:
    calendars = ET.SubElement(root, "calendars")
    types = ET.SubElement(calendars, "day-types")
    for number in ("0", "1"):
        ET.SubElement(types, "day-type", id=number)
    off = DAYS_OFF[plan.days_off]
    week = {name: str(int(day in off)) for day, name in enumerate(WEEK)}
    ET.SubElement(types, "default-week", {"id": "1", "name": "default", **week})
    ET.SubElement(types, "only-show-weekends", value="false")
    for day in plan.days:
        entry = ET.SubElement(
            calendars,
            "date",
            year=str(day.on.year),
            month=str(day.on.month),
            date=str(day.on.day),
            type="WORKING_DAY" if day.is_working else "HOLIDAY",
        )
        entry.text = in_xml(day.title)


def _write_tasks(root: ET.Element, plan: PlanFile, numbers: Mapping[str, str]) -> None:
    tasks = ET.SubElement(root, "tasks", {"empty-milestones": "true"})
    properties = ET.SubElement(tasks, "taskproperties")
    for name, label in _LABELS.items():
        own = {"id": FIELDS[name], "name": tr(label), "type": "custom", "valuetype": "text"}
        ET.SubElement(properties, "taskproperty", own)
    after: dict[str, list[Tie]] = {}
    for tie in plan.ties:
        after.setdefault(tie.predecessor, []).append(tie)
    made: dict[str | None, ET.Element] = {None: tasks}
    for task in plan.tasks:
        entry = ET.SubElement(made[task.parent], "task", _attributes(task, numbers))
        made[task.key] = entry
        for tie in after.get(task.key, ()):
            kind, lag = _CODE_OF_KIND[tie.kind], str(tie.lag)
            ET.SubElement(entry, "depend", id=numbers[tie.successor], type=kind, difference=lag, hardness="Strong")
        if task.notes:
            ET.SubElement(entry, "notes").text = in_xml(task.notes)
        for name, text in _texts(task):
            own = {"taskproperty-id": FIELDS[name], "value": in_xml(text)}
            ET.SubElement(entry, "customproperty", own)


def _attributes(task: Task, numbers: Mapping[str, str]) -> dict[str, str]:
    start = task.start or task.end or dt.date.today()  # noqa: DTZ011 a task of the format has a start
    found = {
        "id": numbers[task.key],
        "name": in_xml(task.title),
        "meeting": "true" if task.is_milestone else "false",
        "start": start.isoformat(),
        "duration": str(0 if task.is_milestone else max(task.duration or 0, _SHORTEST)),
        "complete": str(task.progress or 0),
        "expand": "true",
    }
    if task.constraint == "start_from" and task.constraint_on:
        found |= {"thirdDate": task.constraint_on.isoformat(), "thirdDate-constraint": EARLIEST}
    if task.cost is not None:
        found |= {"cost-manual-value": str(task.cost), "cost-calculated": "false"}
    return found


def _texts(task: Task) -> Iterator[tuple[str, str]]:
    yield from task.texts.items()
    if task.given is not None:
        yield "given", ",".join(sorted((*task.given, *(["progress"] if task.progress is not None else [])))) or "-"
    if task.end:
        yield "end", task.end.isoformat()
    for name in DIFFERING:
        value = getattr(task, name)
        if value not in (None, "soon", False):
            yield name, value.isoformat() if isinstance(value, dt.date) else str(value)


def _write_people(root: ET.Element, plan: PlanFile, numbers: Mapping[str, str]) -> None:
    named = {task.key: names_in(task.texts.get("responsible", "")) for task in plan.tasks}
    people = {name: str(number) for number, name in enumerate(dict.fromkeys(n for ns in named.values() for n in ns))}
    resources = ET.SubElement(root, "resources")
    for name, number in people.items():
        ET.SubElement(resources, "resource", id=number, name=in_xml(name), function="Default:0")
    allocations = ET.SubElement(root, "allocations")
    for key, names in named.items():
        for name in names:
            pair = {"task-id": numbers[key], "resource-id": people[name], "load": "100.0", "responsible": "false"}
            ET.SubElement(allocations, "allocation", pair)
