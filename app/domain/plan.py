"""The plan: phases, sections and activities as one tree of free depth, numbered by place.

A phase is an activity without a parent, a section one with children. Months are months of the programme,
counted from 1; phases may overlap. Figures that nobody entered are None, never 0.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from app.domain.jalali import add_months
from app.domain.reading import choice_of, date_of, names_of, number_of, text_of, text_or_none
from app.domain.schema import Column, Kind, Row, Table, Tie, choice, reference
from app.domain.weighing import BUDGET, BY_HAND, HAND, Days, Weighing, effective, mean
from app.i18n import mark

Path = tuple[int, ...]
LAST_MONTH: Final = 600
LONGEST_DURATION: Final = 20_000


class Status(StrEnum):
    """Where an activity stands."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


STATUS_LABELS: Final[Mapping[str, str]] = {
    Status.NOT_STARTED: mark("Not started"),
    Status.IN_PROGRESS: mark("In progress"),
    Status.DONE: mark("Done"),
    Status.STOPPED: mark("Stopped"),
    Status.CANCELLED: mark("Cancelled"),
}

MECHANISM_LABELS: Final[Mapping[str, str]] = {
    "benchmarking": mark("Benchmarking"),
    "interview": mark("Interview"),
    "meeting": mark("Meeting"),
    "stakeholder_analysis": mark("Stakeholder analysis"),
    "panel": mark("Panel"),
    "swot": mark("SWOT analysis"),
    "market_analysis": mark("Market analysis"),
    "value_chain_analysis": mark("Value chain analysis"),
    "institutional_analysis": mark("Institutional analysis"),
    "environmental_analysis": mark("Environmental analysis"),
    "situation_analysis": mark("Situation analysis"),
    "foresight": mark("Foresight"),
}

CONSTRAINT_LABELS: Final[Mapping[str, str]] = {
    "soon": mark("As soon as possible"),
    "late": mark("As late as possible"),
    "start_on": mark("Must start on"),
    "finish_on": mark("Must finish on"),
    "start_from": mark("Start no earlier than"),
    "start_until": mark("Start no later than"),
    "finish_from": mark("Finish no earlier than"),
    "finish_until": mark("Finish no later than"),
}
DATES_BY_LABELS: Final[Mapping[str, str]] = {"hand": mark("The agent"), "schedule": mark("The schedule")}

ACTIVITY: Final = Table(
    "activity",
    (
        reference("parent_id", "activity", Tie.PART, mark("Part of")),
        Column("sort", Kind.ORDER, longest=2_000),
        Column("title", Kind.TEXT, mark("Title"), longest=2_000),
        Column("month_from", Kind.INTEGER, mark("From month"), minimum=1, maximum=LAST_MONTH),
        Column("month_to", Kind.INTEGER, mark("To month"), minimum=1, maximum=LAST_MONTH),
        Column("start", Kind.DATE, mark("Start date")),
        Column("end", Kind.DATE, mark("End date")),
        Column("weight", Kind.INTEGER, mark("Weight"), maximum=1_000_000),
        choice("status", mark("Status"), STATUS_LABELS),
        Column("progress", Kind.INTEGER, mark("Progress"), maximum=100),
        Column("mechanisms", Kind.LIST, mark("Execution mechanism")),
        Column("responsible", Kind.LIST, mark("Responsible party")),
        Column("stakeholders", Kind.LIST, mark("Stakeholders")),
        Column("budget", Kind.MONEY, mark("Required budget")),
        Column("outputs", Kind.LONG_TEXT, mark("Expected output")),
        Column("indicators", Kind.LONG_TEXT, mark("Success indicators")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("printed_code", Kind.TEXT, mark("Document code"), longest=200),
        Column("printed_title", Kind.TEXT, mark("Title as printed"), longest=2_000),
        Column("printed_mechanism", Kind.TEXT, mark("Mechanism as printed"), longest=2_000),
        Column("reading_notes", Kind.LIST, mark("Notes of reading")),
        Column("title_is_ours", Kind.INTEGER, mark("Title proposed by the program"), maximum=1),
        Column("duration", Kind.INTEGER, mark("Duration in working days"), maximum=LONGEST_DURATION, since=3),
        Column("is_milestone", Kind.INTEGER, mark("Milestone"), maximum=1, since=3),
        choice("constraint", mark("Constraint of the schedule"), CONSTRAINT_LABELS, "soon", since=3),
        Column("constraint_on", Kind.DATE, mark("Date of the constraint"), since=3),
        Column("deadline", Kind.DATE, mark("Deadline"), since=3),
        choice("dates_by", mark("Dates set by"), DATES_BY_LABELS, "hand", since=3),
        Column("is_unplanned", Kind.INTEGER, mark("Unplanned activity"), maximum=1, since=3),
        Column("actual_start", Kind.DATE, mark("Actual start"), since=3),
        Column("actual_end", Kind.DATE, mark("Actual end"), since=3),
        reference("project_id", "strategy", Tie.FREE, mark("Strategic project"), since=3),
    ),
    parent="parent_id",
    title=mark("Activity"),
    naming="title",
)


@dataclass(frozen=True)
class Activity:
    """One row of the plan.

    `months` is the first and last programme month; `start` and `end` are dates that the agent fixed, which
    come before the months. `weight` counts among siblings, see `weighing`. `progress` is 0 to 100 per cent,
    `budget` whole rials, `duration` working days. Dates set by "schedule" were placed by the program and may be
    moved by it again; `deadline` is only watched. `project` is the id of the strategic project that it serves.
    """

    id: str
    parent: str | None = None
    sort: str = ""
    title: str = ""
    months: tuple[int, int] | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    weight: int | None = None
    status: Status = Status.NOT_STARTED
    progress: int | None = None
    mechanisms: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    stakeholders: tuple[str, ...] = ()
    budget: int | None = None
    outputs: str = ""
    indicators: str = ""
    notes: str = ""
    printed_code: str = ""
    printed_title: str = ""
    printed_mechanism: str = ""
    reading_notes: tuple[str, ...] = ()
    title_is_ours: bool = False
    duration: int | None = None
    is_milestone: bool = False
    constraint: str = "soon"
    constraint_on: dt.date | None = None
    deadline: dt.date | None = None
    dates_by: str = "hand"
    is_unplanned: bool = False
    actual_start: dt.date | None = None
    actual_end: dt.date | None = None
    project: str | None = None


def activity_from_row(row: Row) -> Activity:
    """Make the record of a stored row; columns that a damaged or older file lacks read as not entered."""
    get = row.get
    return Activity(
        id=str(row["id"]),
        parent=text_or_none(get("parent_id")),
        sort=text_of(get("sort")),
        title=text_of(get("title")),
        months=_months(get("month_from"), get("month_to")),
        start=date_of(get("start")),
        end=date_of(get("end")),
        weight=number_of(get("weight")),
        status=_STATUSES.get(get("status"), Status.NOT_STARTED),
        progress=number_of(get("progress")),
        mechanisms=names_of(get("mechanisms")),
        responsible=names_of(get("responsible")),
        stakeholders=names_of(get("stakeholders")),
        budget=number_of(get("budget")),
        outputs=text_of(get("outputs")),
        indicators=text_of(get("indicators")),
        notes=text_of(get("notes")),
        printed_code=text_of(get("printed_code")),
        printed_title=text_of(get("printed_title")),
        printed_mechanism=text_of(get("printed_mechanism")),
        reading_notes=names_of(get("reading_notes")),
        title_is_ours=bool(get("title_is_ours")),
        duration=number_of(get("duration")),
        is_milestone=bool(get("is_milestone")),
        constraint=choice_of(ACTIVITY.by_name["constraint"], get("constraint")),
        constraint_on=date_of(get("constraint_on")),
        deadline=date_of(get("deadline")),
        dates_by=choice_of(ACTIVITY.by_name["dates_by"], get("dates_by")),
        is_unplanned=bool(get("is_unplanned")),
        actual_start=date_of(get("actual_start")),
        actual_end=date_of(get("actual_end")),
        project=text_or_none(get("project_id")),
    )


_STATUSES: Final[Mapping[object, Status]] = {str(status): status for status in Status}


def _months(first: object, last: object) -> tuple[int, int] | None:
    if not isinstance(first, int) and not isinstance(last, int):
        return None
    known = [month for month in (first, last) if isinstance(month, int)]
    return min(known), max(known)


def dates_of_months(programme_start: dt.date, months: tuple[int, int]) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a window of programme months, counted in Jalali months."""
    return (
        add_months(programme_start, months[0] - 1),
        add_months(programme_start, months[1]) - dt.timedelta(days=1),
    )


@dataclass(frozen=True)
class Node:
    """An activity at its place in the tree.

    `path` is its number, phase first. `done` is the physical progress in per cent: entered for a leaf, the weighted
    mean of the parts for the rest, and `progress` the same in whole per cent; `budget` the rials entered here, else
    the sum of its budget lines, else that of the parts; `figure` what it weighs by. All are None where nothing was
    entered.
    """

    activity: Activity
    path: Path
    children: tuple["Node", ...] = field(repr=False, compare=False, default=())
    budget: int | None = None
    done: float | None = None
    figure: int | None = None

    @property
    def progress(self) -> int | None:
        """Return the physical progress in whole per cent."""
        return None if self.done is None else round(self.done)

    @property
    def level(self) -> int:
        """Return 1 for a phase, 2 for what stands in it, and so on."""
        return len(self.path)

    def walk(self) -> Iterator["Node"]:
        """Yield this node and all below it, in the order of the table."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True)
class Plan:
    """All activities as a numbered tree; `start` is the first day of programme month 1."""

    roots: tuple[Node, ...] = ()
    start: dt.date | None = None
    weighing: Weighing = BY_HAND

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Return every node in the order of the table."""
        return tuple(node for root in self.roots for node in root.walk())

    @cached_property
    def by_id(self) -> Mapping[str, Node]:
        """Find a node by the id of its activity."""
        return {node.activity.id: node for node in self.nodes}

    def parent_of(self, activity_id: str) -> str | None:
        """Return the part that shows an activity; None for what stands at the top."""
        parent = self.by_id[activity_id].activity.parent
        return parent if parent in self.by_id else None

    def children_of(self, parent: str | None) -> list[str]:
        """Return the ids directly under a part, or the phases, in their order."""
        nodes = self.roots if parent is None else self.by_id[parent].children
        return [node.activity.id for node in nodes]

    @cached_property
    def done(self) -> float | None:
        """Return the physical progress of the whole programme in per cent, None where nothing was entered."""
        weighed = self.weighed(self.roots)
        return mean([weight for _, weight in weighed], [phase.done for phase, _ in weighed])

    def weighed(self, parts: Sequence[Node]) -> list[tuple[Node, int]]:
        """Return the siblings that count, each with its weight."""
        return _weighed(parts, self.weighing.by)

    def dates(self, node: Node) -> tuple[dt.date | None, dt.date | None]:
        """Return the start and end of an activity: fixed dates first, then its months, then not known."""
        return _dates(node.activity, self.start)

    def window(self, node: Node) -> tuple[dt.date | None, dt.date | None]:
        """Return the dates of an activity or, where it has none, those of the nearest part above that has."""
        here: Node | None = node
        while here is not None:
            start, end = self.dates(here)
            if start or end:
                return start, end
            here = self.by_id.get(here.activity.parent or "")
        return None, None


def build_plan(activities: Iterable[Activity], start: dt.date | None = None, *, weighing: Weighing = BY_HAND) -> Plan:
    """Arrange activities by their `sort` keys (ties by id) and number them by place.

    One whose parent is missing stands at the top, so that nothing is ever hidden.
    """
    rows = {activity.id: activity for activity in activities}
    children: dict[str | None, list[Activity]] = {}
    for activity in rows.values():
        children.setdefault(activity.parent if activity.parent in rows else None, []).append(activity)
    for siblings in children.values():
        siblings.sort(key=lambda activity: (activity.sort, activity.id))
    return Plan(_number_nodes(children, start, weighing), start, weighing)


def _number_nodes(
    children: Mapping[str | None, Sequence[Activity]], start: dt.date | None, weighing: Weighing
) -> tuple[Node, ...]:
    """Build nodes from the leaves up, without recursion: a plan may be deeper than Python's stack."""
    order: list[tuple[Activity, Path]] = []
    stack: list[tuple[Activity, Path]] = [
        (activity, (place,)) for place, activity in reversed(list(enumerate(children.get(None, ()), 1)))
    ]
    while stack:
        activity, path = stack.pop()
        order.append((activity, path))
        below = list(enumerate(children.get(activity.id, ()), 1))
        stack.extend((child, (*path, place)) for place, child in reversed(below))
    done: dict[str, Node] = {}
    for activity, path in reversed(order):
        parts = tuple(done[child.id] for child in children.get(activity.id, ()))
        budget = _budget(activity, parts, weighing.lines)
        figure = _figure(activity, parts, budget, (start, weighing))
        done[activity.id] = Node(activity, path, parts, budget, _done(activity, parts, weighing.by), figure)
    return tuple(done[activity.id] for activity in children.get(None, ()))


def _dates(activity: Activity, start: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    if start is None or activity.months is None:
        return activity.start, activity.end
    first, last = dates_of_months(start, activity.months)
    return activity.start or first, activity.end or last


def _weighed(parts: Sequence[Node], by: str) -> list[tuple[Node, int]]:
    standing = [part for part in parts if part.activity.status is not Status.CANCELLED]
    planned = [part for part in standing if not part.activity.is_unplanned]
    counted = planned or standing
    return list(zip(counted, effective([part.figure for part in counted], by), strict=True))


def _done(activity: Activity, parts: Sequence[Node], by: str) -> float | None:
    if not parts:
        return 100 if activity.status is Status.DONE else activity.progress
    weighed = _weighed(parts, by)
    below = mean([weight for _, weight in weighed], [part.done for part, _ in weighed])
    return activity.progress if below is None else below


def _budget(activity: Activity, parts: Sequence[Node], lines: Mapping[str, int]) -> int | None:
    entered = lines.get(activity.id) if activity.budget is None else activity.budget
    return budget_of_parts(parts) if entered is None else entered


def budget_of_parts(parts: Sequence[Node]) -> int | None:
    """Add up what parts need; cancelled ones need nothing. None where no budget was entered."""
    known = [part.budget for part in parts if part.budget is not None and part.activity.status is not Status.CANCELLED]
    return sum(known) if known else None


def _figure(
    activity: Activity, parts: Sequence[Node], budget: int | None, time: tuple[dt.date | None, Weighing]
) -> int | None:
    start, weighing = time
    if weighing.by == HAND:
        return activity.weight
    if weighing.by == BUDGET:
        return budget
    if parts:
        known = [part.figure for part, _ in _weighed(parts, weighing.by) if part.figure is not None]
        return sum(known) if known else None
    return _duration(activity, start, weighing.days)


def _duration(activity: Activity, start: dt.date | None, days: Days) -> int | None:
    if activity.is_milestone or activity.duration is not None:
        return 0 if activity.is_milestone else activity.duration
    first, last = _dates(activity, start)
    return days(first, last) if first is not None and last is not None and first <= last else None
