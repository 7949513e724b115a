"""From which day to which day each activity of a plan is drawn, whether it has dates of its own or not."""

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from app.domain.plan import Activity, Node, Plan, dates_of_months

Days = tuple[dt.date, dt.date]


class Origin(Enum):
    """Where the days of an activity come from: its own dates or months, those of its parts, or the part above it."""

    OWN = 1
    PARTS = 2
    ABOVE = 3


class Span(NamedTuple):
    """The first and the last day of an activity."""

    start: dt.date
    end: dt.date
    origin: Origin = Origin.OWN

    @property
    def days(self) -> int:
        """Count the days, both ends included."""
        return (self.end - self.start).days + 1

    def moved(self, days: int) -> "Span":
        """Return the same stretch some days later."""
        step = dt.timedelta(days)
        return Span(self.start + step, self.end + step)


def spans_of(plan: Plan) -> dict[str, Span]:
    """Return the days of every activity that has any; one with an end before its start lasts a day."""
    found: dict[str, Span] = {}
    known: dict[tuple[int, int], Days] = {}
    for node in reversed(plan.nodes):  # parts stand behind what they are parts of
        activity = node.activity
        if activity.start is not None and activity.end is not None:
            found[activity.id] = Span(activity.start, max(activity.start, activity.end))
        elif (span := _own(plan, activity, known) or _of_parts(node, found)) is not None:
            found[activity.id] = span
    for node in plan.nodes if len(found) < len(plan.nodes) else ():
        above = found.get(node.activity.parent or "")
        if above is not None and node.activity.id not in found:
            found[node.activity.id] = Span(above.start, above.end, Origin.ABOVE)
    return found


def _own(plan: Plan, activity: Activity, known: dict[tuple[int, int], Days]) -> Span | None:
    start, end = activity.start, activity.end
    if plan.start is not None and activity.months is not None and (start is None or end is None):
        days = known.get(activity.months)
        if days is None:
            days = known[activity.months] = dates_of_months(plan.start, activity.months)
        start, end = start or days[0], end or days[1]
    first, last = start or end, end or start
    if first is None or last is None:
        return None
    return Span(first, max(first, last))


def _of_parts(node: Node, found: Mapping[str, Span]) -> Span | None:
    known = [span for part in node.children if (span := found.get(part.activity.id)) is not None]
    if not known:
        return None
    return Span(min(span.start for span in known), max(span.end for span in known), Origin.PARTS)


def rows_of(plan: Plan, closed: frozenset[str], visible: frozenset[str] | None = None) -> Iterator[Node]:
    """Yield the nodes that are seen, in the order of the table, without the parts of `closed` branches.

    Args:
        plan: the whole plan.
        closed: ids of branches that are closed.
        visible: ids of the activities that a filter lets through; None is all.
    """
    stack = list(reversed(plan.roots))
    while stack:
        node = stack.pop()
        if visible is not None and node.activity.id not in visible:
            continue
        yield node
        if node.activity.id not in closed:
            stack.extend(reversed(node.children))
