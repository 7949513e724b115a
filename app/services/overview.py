"""The programme at a glance: how much is done, what runs and what is late."""

import datetime as dt
from dataclasses import dataclass

from app.domain.plan import Node, Plan, Status
from app.domain.progress import is_late

Window = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class Counts:
    """How many activities there are below a part of the plan; sections and phases are not counted themselves."""

    activities: int
    done: int
    running: int
    late: int


@dataclass(frozen=True)
class Phase:
    """A phase; `span` is its window as two fractions of the programme's time, None when it has no dates."""

    node: Node
    counts: Counts
    span: tuple[float, float] | None


@dataclass(frozen=True)
class Overview:
    """The whole programme.

    `progress` is in per cent, None where nothing was entered; `now` is today as a fraction of the programme's
    time, None when it has no dates or today lies outside.
    """

    counts: Counts
    progress: int | None
    phases: tuple[Phase, ...]
    now: float | None


def overview_of(plan: Plan, today: dt.date) -> Overview:
    """Look at a plan on a day."""
    whole = _whole(plan)
    phases = tuple(
        Phase(phase, _count(plan, _leaves(phase), today), _span(plan.window(phase), whole)) for phase in plan.roots
    )
    leaves = [leaf for phase in plan.roots for leaf in _leaves(phase)]
    now = _span((today, today), whole)
    return Overview(
        counts=_count(plan, leaves, today),
        progress=None if plan.done is None else round(plan.done),
        phases=phases,
        now=now[0] if now else None,
    )


def _whole(plan: Plan) -> Window:
    windows = [plan.window(phase) for phase in plan.roots]
    starts = [start for start, _ in windows if start is not None]
    ends = [end for _, end in windows if end is not None]
    return min(starts, default=None), max(ends, default=None)


def _span(window: Window, whole: Window) -> tuple[float, float] | None:
    """Measure a window in fractions of the whole; None when it is open or lies outside."""
    (start, end), (first, last) = window, whole
    if start is None or end is None or first is None or last is None:
        return None
    days = (last - first).days + 1
    if start > end or start < first or end > last:
        return None
    return (start - first).days / days, ((end - first).days + 1) / days


def _leaves(top: Node) -> list[Node]:
    return [node for node in top.walk() if not node.children]


def _count(plan: Plan, leaves: list[Node], today: dt.date) -> Counts:
    states = [leaf.activity.status for leaf in leaves]
    late = sum(1 for leaf in leaves if _is_late(plan, leaf, today))
    return Counts(len(leaves), states.count(Status.DONE), states.count(Status.IN_PROGRESS), late)


def _is_late(plan: Plan, leaf: Node, today: dt.date) -> bool:
    end = plan.window(leaf)[1]
    return is_late(leaf, end, today)
