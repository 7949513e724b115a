"""From a plan of another program into a project: looked at first, then filled in as one action that can be undone."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from app.domain import ordering
from app.domain.calendar_day import CALENDAR_DAYS
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT, PROJECT_ID
from app.domain.schema import Value
from app.domain.tables.time import CALENDAR_DAY, DEPENDENCY
from app.domain.watching import Stage, Watch, in_pieces, unwatched
from app.exchange.plans import carried
from app.exchange.plans.plan_file import PlanFile, Remark, Task, Tie
from app.i18n import mark, tr
from app.services.field_values import activity_fields, record_fields
from app.services.outline import Outline
from app.services.reading import all_of
from app.services.session import Edit, Session

_LONGEST_TITLE: Final = CALENDAR_DAY.by_name["title"].longest


@dataclass(frozen=True)
class Incoming:
    """What would be filled in: the plan without what does not fit, whose remarks say what was left out."""

    plan: PlanFile
    fields: Mapping[str, Mapping[str, Value]]

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Return what was not taken over, with its place."""
        return self.plan.remarks


def checked(plan: PlanFile) -> Incoming:
    """Check every field and dependency; nothing is written."""
    remarks = list(plan.remarks)
    fields = {task.key: _fields(task, remarks) for task in plan.tasks}
    ties = tuple(_sound_ties(plan, remarks))
    return Incoming(replace(plan, ties=ties, remarks=tuple(remarks)), fields)


def fill(session: Session, incoming: Incoming, *, watch: Watch = unwatched) -> int:
    """Add the activities after what the plan holds, with their dependencies and days off; return how many.

    An empty programme also takes the title, the start and the week of the file. `watch` is told how far it is, and
    may stop it.

    Raises:
        RuleError: the project is read-only.
    """
    plan = incoming.plan
    is_first = not session.count(ACTIVITY.name)
    outline = Outline(session)
    with session.edit(mark("Import a plan"), watch) as edit:
        keys = _sort_keys(plan.tasks, outline)
        ids: dict[str, str] = {}
        for task in chain.from_iterable(in_pieces(plan.tasks, watch, Stage.GATHERING)):
            above = ids.get(task.parent or "")
            values = {**incoming.fields[task.key], "parent_id": above, "sort": keys[task.key]}
            ids[task.key] = edit.insert(ACTIVITY.name, values)
        for tie in plan.ties:
            ends = {"predecessor_id": ids[tie.predecessor], "successor_id": ids[tie.successor]}
            edit.insert(DEPENDENCY.name, {**ends, "kind": tie.kind, "lag": tie.lag or None})
        _add_days(edit, session, plan)
        if is_first:
            _describe(edit, session, plan)
    return len(ids)


def _fields(task: Task, remarks: list[Remark]) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for name, value in {**_plain(task), **carried.values_of(task.texts)}.items():
        try:
            fields |= activity_fields(name, value)
        except RuleError as error:
            remarks.append(Remark(task.title or tr("Untitled"), str(error)))
    start, end = fields.get("start"), fields.get("end")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        remarks.append(Remark(task.title or tr("Untitled"), tr("It ends before it starts; the end was left out.")))
        fields["end"] = None
    return fields


def _plain(task: Task) -> dict[str, object]:
    given = _given(task)
    dated = {"start", "end"} & given
    return {
        "title": " ".join(task.title.split()),
        "start": task.start if "start" in given else None,
        "end": task.end if "end" in given else None,
        "duration": task.duration if "duration" in given else None,
        "dates_by": "schedule" if task.by_schedule and dated else None,
        "progress": task.progress,
        "status": _status(task),
        "is_milestone": int(task.is_milestone) or None,
        "constraint": task.constraint if task.constraint != "soon" else None,
        "constraint_on": task.constraint_on,
        "deadline": task.deadline,
        "actual_start": task.actual_start,
        "actual_end": task.actual_end,
        "budget": task.cost,
        "notes": task.notes,
    }


def _given(task: Task) -> frozenset[str]:
    """Tell what was entered: a file of another program gives dates and durations of all that is no part."""
    return frozenset({"start", "end", "duration"}) if task.given is None else task.given


def _status(task: Task) -> str | None:
    if task.progress in (None, 0):
        return "in_progress" if task.actual_start else None
    return "done" if task.progress == 100 else "in_progress"  # noqa: PLR2004 per cent


def _sound_ties(plan: PlanFile, remarks: list[Remark]) -> Iterator[Tie]:
    """Yield the dependencies that can be kept: each once, none of a task on itself, its parts or its whole."""
    titles = {task.key: task.title for task in plan.tasks}
    wholes = {task.key: task.parent for task in plan.tasks}
    seen: set[tuple[str, str, str]] = set()
    has_circle = _has_circle(plan.ties)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for tie in plan.ties:
        place = titles.get(tie.successor) or tr("Untitled")
        pair = tie.predecessor, tie.successor, tie.kind
        if _is_above(wholes, tie.predecessor, tie.successor) or _is_above(wholes, tie.successor, tie.predecessor):
            remarks.append(Remark(place, tr("A dependency on itself or on its own part or whole was left out.")))
        elif pair in seen:
            remarks.append(Remark(place, tr("A dependency that comes twice was taken once.")))
        elif has_circle and _reaches(after, tie.successor, tie.predecessor):
            remarks.append(Remark(place, tr("A dependency that would close a circle was left out.")))
        else:
            seen.add(pair)
            after[tie.predecessor].add(tie.successor)
            yield tie


def _has_circle(ties: Sequence[Tie]) -> bool:
    """Tell at once whether dependencies close any circle, so that only then each must be looked at."""
    waits = Counter(tie.successor for tie in ties)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for tie in ties:
        after[tie.predecessor].append(tie.successor)
    free = [key for key in after if not waits[key]]
    while free:
        for successor in after[free.pop()]:
            waits[successor] -= 1
            if not waits[successor]:
                free.append(successor)
    return any(waits.values())


def _is_above(wholes: Mapping[str, str | None], upper: str, lower: str) -> bool:
    here: str | None = lower
    while here is not None:
        if here == upper:
            return True
        here = wholes.get(here)
    return False


def _reaches(after: Mapping[str, set[str]], first: str, last: str) -> bool:
    """Tell whether one waits for the other already, however far away."""
    if not after.get(first):
        return False
    waiting, known = [first], {first}
    while waiting:
        here = waiting.pop()
        if here == last:
            return True
        new = after.get(here, set()) - known
        known |= new
        waiting.extend(new)
    return False


def _sort_keys(tasks: Sequence[Task], outline: Outline) -> dict[str, str]:
    counts = Counter(task.parent for task in tasks)
    phases = outline.siblings(None)
    last = str(phases[-1]["sort"] or "") if phases else None
    spare = {parent: iter(ordering.spread(count)) for parent, count in counts.items()}
    if last:
        spare[None] = iter(_after(last, counts[None]))
    return {task.key: next(spare[task.parent]) for task in tasks}


def _after(key: str, count: int) -> list[str]:
    keys = [key]
    for _ in range(count):
        keys.append(ordering.between(keys[-1], None))
    return keys[1:]


def _add_days(edit: Edit, session: Session, plan: PlanFile) -> None:
    known = {day.on for day in all_of(session, CALENDAR_DAYS).values()}
    for day in plan.days:
        if day.on not in known:
            values = {"on": day.on, "title": day.title[:_LONGEST_TITLE], "is_working": int(day.is_working) or None}
            fields: dict[str, Value] = {}
            for name, value in values.items():
                fields |= record_fields(CALENDAR_DAY, name, value)
            edit.insert(CALENDAR_DAY.name, fields)


def _describe(edit: Edit, session: Session, plan: PlanFile) -> None:
    row = session.row(PROJECT.name, PROJECT_ID)
    wanted: dict[str, Value] = {
        "title": " ".join(plan.title.split())[: PROJECT.by_name["title"].longest] or None,
        "start": plan.start.isoformat() if isinstance(plan.start, dt.date) else None,
        "days_off": plan.days_off,
    }
    new = {name: value for name, value in wanted.items() if value and not (row or {}).get(name)}
    if row is None:
        edit.insert(PROJECT.name, new, PROJECT_ID)
    elif new:
        edit.set(PROJECT.name, PROJECT_ID, new)
