"""Physical progress on a day: planned, reached, what is late and by how much. The rules are here once, also as text.

Work is planned to go on evenly over the working days of an activity; a milestone is planned for its last day.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain.plan import Node, Plan, Status
from app.domain.progress_entry import ProgressEntry
from app.domain.weighing import Days, mean
from app.i18n import mark

WHOLE: Final = 100
AT_RISK_POINTS: Final = 10
Share = tuple[int, int]
"""A fraction by its numerator and denominator."""
Span = tuple[dt.date, dt.date]
History = Mapping[str, Sequence[ProgressEntry]]
"""The dated entries of each activity, the oldest first."""
_NOTHING: Final[Share] = (0, 1)
_ALL: Final[Share] = (1, 1)


class State(StrEnum):
    """How an activity stands against its plan."""

    DONE = "done"
    LATE = "late"
    AT_RISK = "at_risk"
    ON_TIME = "on_time"
    NOT_DUE = "not_due"
    STOPPED = "stopped"
    CANCELLED = "cancelled"
    UNDATED = "undated"


STATE_LABELS: Final[Mapping[str, str]] = {
    State.DONE: mark("Done"),
    State.LATE: mark("Late"),
    State.AT_RISK: mark("At risk"),
    State.ON_TIME: mark("On time"),
    State.NOT_DUE: mark("Not begun, not due"),
    State.STOPPED: mark("Stopped"),
    State.CANCELLED: mark("Cancelled"),
    State.UNDATED: mark("Without dates"),
}
STATE_RULES: Final[Mapping[str, str]] = {
    State.DONE: mark("Its status is done, or its progress is 100 per cent."),
    State.LATE: mark("Its end date has passed and it is not done."),
    State.AT_RISK: mark(
        "Its progress is 10 points or more behind the plan, its start date has passed and nothing is done,"
        " its end in the baseline plan or its deadline has passed, or one of its parts is late."
    ),
    State.ON_TIME: mark("It runs and none of the above holds."),
    State.NOT_DUE: mark("Its start date has not come and nothing is done."),
    State.STOPPED: mark("Its status is stopped."),
    State.CANCELLED: mark("Its status is cancelled; it does not count."),
    State.UNDATED: mark("Neither it nor a part above it has dates."),
}
"""By which rule an activity has which state; the first that holds counts, cancelled and stopped before all."""
_SETTLED: Final[Mapping[Status, State]] = {Status.CANCELLED: State.CANCELLED, Status.STOPPED: State.STOPPED}


def is_done(node: Node) -> bool:
    """Tell whether an activity is done as it stands now."""
    return node.activity.status is Status.DONE or node.progress == WHOLE


def is_late(node: Node, end: dt.date | None, day: dt.date) -> bool:
    """Tell whether an activity that should have ended on `end` is late on a day."""
    return end is not None and end < day and not is_done(node) and node.activity.status not in _SETTLED


def spans(plan: Plan) -> dict[str, Span]:
    """Return from when to when each activity goes on.

    What has no date of its own takes that of the part above it, and at the top that of the whole programme. Only a
    plan without any date has no spans.
    """
    known = [date for node in plan.nodes for date in plan.dates(node) if date is not None]
    if not known:
        return {}
    whole = (min(known), max(known))
    found: dict[str, Span] = {}
    for node in plan.nodes:
        above = found.get(node.activity.parent or "", whole)
        found[node.activity.id] = _span(plan.dates(node), above)
    return found


def _span(own: tuple[dt.date | None, dt.date | None], above: Span) -> Span:
    start, end = own[0] or above[0], own[1] or above[1]
    if start <= end:
        return start, end
    single = own[1] or own[0] or end
    return single, single


def planned_share(span: Span, day: dt.date, days: Days, *, is_milestone: bool = False) -> Share:
    """Return how much of an activity should be done at the end of a day."""
    start, end = span
    if day >= end:
        return _ALL
    whole = 0 if is_milestone or day < start else days(start, end)
    return (min(days(start, day), whole), whole) if whole > 0 else _NOTHING


def planned_on(plan: Plan, day: dt.date, days: Days) -> dict[str, float | None]:
    """Return what should be done of each activity at the end of a day, in per cent; None where nothing has a date."""
    known, found = spans(plan), dict[str, float | None]()
    for node in reversed(plan.nodes):
        activity = node.activity
        value = _mean_of_parts(plan, node.children, found)
        if value is None and activity.id in known:
            part, whole = planned_share(known[activity.id], day, days, is_milestone=activity.is_milestone)
            value = WHOLE * part / whole
        found[activity.id] = value
    return found


def _mean_of_parts(plan: Plan, parts: Sequence[Node], values: Mapping[str, float | None]) -> float | None:
    if not parts:
        return None
    weighed = plan.weighed(parts)
    return mean([weight for _, weight in weighed], [values[part.activity.id] for part, _ in weighed])


def whole_of(plan: Plan, values: Mapping[str, float | None]) -> float | None:
    """Return the figure of the programme from those of its activities."""
    return _mean_of_parts(plan, plan.roots, values)


def history_of(entries: Iterable[ProgressEntry]) -> dict[str, list[ProgressEntry]]:
    """Arrange dated entries by activity, the oldest first; what a damaged file lacks is left out."""
    found: dict[str, list[ProgressEntry]] = {}
    for entry in entries:
        if entry.activity_id and entry.on is not None and entry.percent is not None:
            found.setdefault(entry.activity_id, []).append(entry)
    for own in found.values():
        own.sort(key=_age)
    return found


def _age(entry: ProgressEntry) -> tuple[dt.date, str]:
    return entry.on or dt.date.min, entry.id


@dataclass(frozen=True)
class Step:
    """From a day on an activity was done this far; None: since ever."""

    on: dt.date | None
    percent: float


def steps(node: Node, entries: Sequence[ProgressEntry], start: dt.date | None) -> list[Step]:
    """Return how an activity came to where it is; empty when nothing was entered.

    The last dated entry stands for what the activity shows now. Progress without any dated entry counts from the
    actual end of what is done, else from the (actual) start.
    """
    if node.done is None:
        return []
    if not entries:
        ended = node.activity.actual_end if node.done == WHOLE else None
        return [Step(ended or node.activity.actual_start or start, node.done)]
    earlier = [Step(entry.on, entry.percent or 0) for entry in entries[:-1]]
    return [*earlier, Step(entries[-1].on, node.done)]


def reached_on(plan: Plan, history: History, day: dt.date) -> dict[str, float | None]:
    """Return how far each activity was at the end of a day, in per cent; None where nothing was entered."""
    found: dict[str, float | None] = {}
    for node in reversed(plan.nodes):
        activity = node.activity
        value = _mean_of_parts(plan, node.children, found)
        found[activity.id] = _own(plan, node, history.get(activity.id, ()), day) if value is None else value
    return found


def _own(plan: Plan, node: Node, entries: Sequence[ProgressEntry], day: dt.date) -> float | None:
    known = steps(node, entries, plan.window(node)[0])
    past = [step.percent for step in known if step.on is None or step.on <= day]
    if past:
        return past[-1]
    return 0 if known else None


@dataclass(frozen=True)
class Standing:
    """What decides on the state of an activity on a day, beside the activity itself."""

    done: float | None
    planned: float | None
    start: dt.date | None
    end: dt.date | None
    baseline_end: dt.date | None = None
    has_late_parts: bool = False


def state_of(node: Node, standing: Standing, day: dt.date) -> State:
    """Return how an activity stands on a day, by `STATE_RULES`."""
    settled = _SETTLED.get(node.activity.status)
    if settled is not None:
        return settled
    if standing.done == WHOLE:
        return State.DONE
    if standing.start is None and standing.end is None:
        return State.UNDATED
    if standing.end is not None and standing.end < day:
        return State.LATE
    if _is_at_risk(node, standing, day):
        return State.AT_RISK
    is_waiting = standing.start is not None and standing.start > day and not standing.done
    return State.NOT_DUE if is_waiting else State.ON_TIME


def _is_at_risk(node: Node, standing: Standing, day: dt.date) -> bool:
    done = standing.done or 0
    return (
        standing.has_late_parts
        or (standing.planned is not None and standing.planned - done >= AT_RISK_POINTS)
        or (standing.start is not None and standing.start < day and not done)
        or any(end is not None and end < day for end in (standing.baseline_end, node.activity.deadline))
    )


def delay_of(node: Node, end: dt.date | None, day: dt.date, *, done: float | None) -> int:
    """Return the days that have passed since an activity should have ended, until it did or until a day."""
    if end is None or node.activity.status in _SETTLED:
        return 0
    actual = (node.activity.actual_end or end) if done == WHOLE else day
    return max(0, (min(actual, day) - end).days)


def cause_of(entries: Sequence[ProgressEntry], day: dt.date) -> str:
    """Return the last cause of a delay that was entered until a day, a key of the causes; blank where there is none."""
    causes = [entry.cause for entry in entries if entry.cause and entry.on is not None and entry.on <= day]
    return causes[-1] if causes else ""
