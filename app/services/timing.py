"""Giving activities their time: moving and stretching them in days, and what waits for what.

Each function is one action that the user can undo. Dates given here are set by hand: the schedule leaves them alone.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from app.domain.dependency import DEPENDENCIES, Dependency
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY, Plan
from app.domain.plan_spans import Origin, Span, spans_of
from app.domain.tables.time import DEPENDENCY, DEPENDENCY_LABELS
from app.domain.text import isolate
from app.i18n import mark, tr
from app.services.editing import add_in
from app.services.plan_reading import plan_of
from app.services.reading import all_of, gone
from app.services.removing import remove_in
from app.services.session import Edit, Session

_MOST_NAMED: Final = 6
_EARLIEST: Final = dt.date(1900, 1, 1)
_LATEST: Final = dt.date(2200, 1, 1)


def shift(session: Session, ids: Sequence[str], days: int) -> None:
    """Move activities by days; a part moves with all that lies in it.

    Raises:
        RuleError: one is gone, or none of them has a time yet.
    """
    plan = _plan_with(session, ids)
    spans = spans_of(plan)
    moved = {one: spans[one] for one in moved_with(plan, spans, ids)}
    if not moved:
        raise RuleError(tr("This activity has no time of its own yet. Give it its dates first."))
    with session.edit(mark("Move activities in time")) as edit:
        for activity_id, span in moved.items():
            _set(edit, activity_id, span.moved(days))


def moved_with(plan: Plan, spans: Mapping[str, Span], ids: Iterable[str]) -> list[str]:
    """Return what moves when activities are moved: they and all in them that has a time of its own.

    One that is only drawn in the time of the part above it gets this time when it is moved itself.
    """
    chosen = set(ids)
    whole = {node.activity.id: node for one in chosen for node in plan.by_id[one].walk()}
    own = {Origin.OWN: whole, Origin.ABOVE: chosen}
    return [one for one in whole if one in spans and one in own.get(spans[one].origin, ())]


def set_span(session: Session, activity_id: str, start: dt.date, end: dt.date) -> None:
    """Give an activity its first and last day.

    Raises:
        RuleError: it is gone, or the end lies before the start.
    """
    _plan_with(session, [activity_id])
    if end < start:
        raise RuleError(tr("The end date cannot be before the start date."))
    with session.edit(mark("Change the execution time")) as edit:
        _set(edit, activity_id, Span(start, end))


def stretch(session: Session, ids: Sequence[str], days: int) -> None:
    """Move the ends of activities by days; each stays at least a day long.

    Raises:
        RuleError: one is gone, or none of them has a time yet.
    """
    plan = _plan_with(session, ids)
    spans = spans_of(plan)
    changed = {one: spans[one] for one in ids if one in spans and spans[one].origin is not Origin.PARTS}
    if not changed:
        raise RuleError(tr("This activity has no time of its own yet. Give it its dates first."))
    with session.edit(mark("Change the execution time")) as edit:
        for activity_id, span in changed.items():
            _set(edit, activity_id, Span(span.start, max(span.start, span.end + dt.timedelta(days))))


def tie(session: Session, predecessor: str, successor: str, kind: str = "FS") -> str:
    """Let one activity wait for another; return the id of the dependency.

    Raises:
        RuleError: one is gone, one lies in the other, they are tied already, or it would go round in a circle.
    """
    check_tie(session, predecessor, successor, kind)
    with session.edit(mark("Add a dependency")) as edit:
        return _add(edit, session, predecessor, successor, kind)


def tie_chain(session: Session, ids: Sequence[str]) -> None:
    """Let each activity wait for the end of the one before it, in one action; those tied already stay as they are.

    Raises:
        RuleError: as `tie`.
    """
    tied = {(one.predecessor_id, one.successor_id) for one in all_of(session, DEPENDENCIES).values()}
    wanted = [pair for pair in pairwise(ids) if pair not in tied]
    for first, second in wanted:
        check_tie(session, first, second)
    with session.edit(mark("Add dependencies")) as edit:
        for first, second in wanted:
            _add(edit, session, first, second, "FS")


def untie(session: Session, dependency_id: str) -> None:
    """Delete a dependency.

    Raises:
        RuleError: it is gone.
    """
    if session.row(DEPENDENCY.name, dependency_id) is None:
        raise gone(DEPENDENCY)
    with session.edit(mark("Delete a dependency")) as edit:
        remove_in(edit, session, DEPENDENCY.name, [dependency_id])


def check_tie(session: Session, predecessor: str, successor: str, kind: str = "FS") -> None:
    """Make sure that one activity may wait for another.

    Raises:
        RuleError: as `tie`.
    """
    plan = _plan_with(session, [predecessor, successor])
    if kind not in DEPENDENCY_LABELS:
        raise RuleError(tr("There is no kind of dependency named “{kind}”.", kind=kind))
    if predecessor == successor:
        raise RuleError(tr("An activity cannot wait for itself."))
    if successor in above(plan, predecessor) or predecessor in above(plan, successor):
        raise RuleError(tr("A part and what lies in it cannot wait for each other: they run at the same time."))
    ties = all_of(session, DEPENDENCIES).values()
    if any((one.predecessor_id, one.successor_id) == (predecessor, successor) for one in ties):
        raise RuleError(
            tr(
                "{second} already waits for {first}.",
                first=_named(plan, predecessor),
                second=_named(plan, successor),
            )
        )
    way = _way(plan, ties, successor, predecessor)
    if way:
        raise RuleError(
            tr(
                "This would go round in a circle: {names}. Delete one of these dependencies first.",
                names=" ← ".join(_named(plan, one) for one in _shortened([*way, successor])),
            )
        )


def words_of_tie(plan: Plan, tie: Dependency) -> str:
    """Say in one line what waits for what, and how."""
    return tr(
        "{second} waits for {first} ({kind})",
        first=_named(plan, tie.predecessor_id or ""),
        second=_named(plan, tie.successor_id or ""),
        kind=tr(DEPENDENCY_LABELS.get(tie.kind, tie.kind)),
    )


def _add(edit: Edit, session: Session, predecessor: str, successor: str, kind: str) -> str:
    values = {"predecessor_id": predecessor, "successor_id": successor, "kind": kind, "lag": 0}
    return add_in(edit, session, DEPENDENCY, values)


def _set(edit: Edit, activity_id: str, span: Span) -> None:
    if span.start < _EARLIEST or span.end > _LATEST:
        raise RuleError(tr("This day lies too far from today to be meant."))
    edit.set(
        ACTIVITY.name,
        activity_id,
        {"start": span.start.isoformat(), "end": span.end.isoformat(), "dates_by": "hand"},
    )


def _plan_with(session: Session, ids: Sequence[str]) -> Plan:
    plan = plan_of(session)
    if any(one not in plan.by_id for one in ids):
        raise gone(ACTIVITY)
    return plan


def _named(plan: Plan, activity_id: str) -> str:
    node = plan.by_id.get(activity_id)
    return f"«{isolate((node and node.activity.title) or tr('Untitled'))}»"


def _shortened(way: list[str]) -> list[str]:
    return way if len(way) <= _MOST_NAMED else [*way[: _MOST_NAMED - 1], way[-1]]


def above(plan: Plan, activity_id: str) -> Iterator[str]:
    """Yield the parts that an activity stands in, from the nearest to its phase."""
    here = plan.parent_of(activity_id)
    while here is not None:
        yield here
        here = plan.parent_of(here)


def _way(plan: Plan, ties: Iterable[Dependency], start: str, goal: str) -> list[str]:
    """Return how one waits for another through dependencies and parts, both named; nothing when it does not."""
    after: dict[str, list[str]] = {}
    for one in ties:
        if one.predecessor_id and one.successor_id in plan.by_id:
            after.setdefault(one.predecessor_id, []).append(str(one.successor_id))
    goals = {goal, *above(plan, goal), *(node.activity.id for node in plan.by_id[goal].walk())}
    came: dict[str, str] = {start: ""}
    stack = [start]
    while stack:
        here = stack.pop()
        if here in goals:
            return _back(came, here)
        # What waits for a part waits for all that lies in it, and what lies in a part waits with it.
        nexts = [*after.get(here, ()), *(below.activity.id for below in plan.by_id[here].children)]
        nexts += [one for part in above(plan, here) for one in after.get(part, ())]
        for one in nexts:
            if one not in came:
                came[one] = here
                stack.append(one)
    return []


def _back(came: Mapping[str, str], last: str) -> list[str]:
    way = [last]
    while came[way[-1]]:
        way.append(came[way[-1]])
    return way[::-1]
