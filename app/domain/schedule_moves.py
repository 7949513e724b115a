"""What automatic scheduling would change: the moves from the dates that stand to those of the schedule."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.plan import Node, Plan
from app.domain.schedule import Reason, Schedule, Timing
from app.domain.working_days import WorkCalendar

Dates = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Move:
    """New dates for one activity, and the reason for its start; it had none where `before` has none."""

    activity: str
    before: Dates
    after: tuple[dt.date, dt.date]
    reason: Reason


def moves_of(plan: Plan, found: Schedule, calendar: WorkCalendar) -> Iterator[Move]:
    """Return the moves that a schedule asks for, in the order of the table; none of what the agent fixed."""
    for node in plan.nodes:
        name = node.activity.id
        timing, reason = found.timings.get(name), found.reasons.get(name)
        if timing is not None and reason is not None and not timing.is_fixed:
            before = _standing(plan, node)
            if not _is_there(node, before, timing, calendar):
                yield Move(name, before, (timing.start, timing.end), reason)


def _standing(plan: Plan, node: Node) -> Dates:
    """Return the dates that an activity has or takes from its months."""
    activity = node.activity
    return (activity.start, activity.end) if activity.start or activity.end else plan.window(node)


def _is_there(node: Node, before: Dates, timing: Timing, calendar: WorkCalendar) -> bool:
    """Tell whether an activity stands where the schedule puts it; months may begin and end with days off."""
    start, end = before
    if start is None or end is None:
        return False
    if node.activity.start or node.activity.end:
        return before == (timing.start, timing.end)
    return (calendar.on_or_after(start), calendar.on_or_before(end)) == (timing.start, timing.end)
