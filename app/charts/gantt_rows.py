"""What a Gantt chart shows of one activity, and how its bar is told from others without colour alone."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.plan import Node, Plan, Status
from app.domain.plan_spans import Origin, Span, spans_of
from app.domain.text import code, persian_digits
from app.i18n import tr

_OPEN: Final = (Status.NOT_STARTED, Status.IN_PROGRESS)
_TONES: Final[Mapping[Status, str]] = {
    Status.NOT_STARTED: "planned",
    Status.IN_PROGRESS: "progress",
    Status.DONE: "done",
    Status.STOPPED: "stopped",
    Status.CANCELLED: "planned",
}
_WHOLE: Final = 100


@dataclass(frozen=True, slots=True)
class GanttRow:
    """One row of the chart.

    `base` is where the activity lay in the plan version behind today's plan; `is_part` has activities in it, `is_open`
    when they are shown below it.
    """

    id: str
    code: str
    title: str
    level: int
    span: Span | None = None
    tone: str = "planned"
    progress: int | None = None
    is_part: bool = False
    is_open: bool = True
    is_milestone: bool = False
    is_unplanned: bool = False
    is_late: bool = False
    is_critical: bool = False
    is_cancelled: bool = False
    deadline: dt.date | None = None
    base: Span | None = None

    @property
    def words(self) -> str:
        """Return what is written beside the bar: the title and how far it has come."""
        if self.progress is None or self.is_milestone:
            return self.title
        return f"{self.title}  {persian_digits(self.progress)}٪"


@dataclass(frozen=True)
class Timetable:
    """A plan as bars; rows are made when they are seen.

    `base` are the spans of a plan version, `critical` the ids of the activities whose delay delays the end.
    """

    plan: Plan
    today: dt.date
    spans: Mapping[str, Span]
    base: Mapping[str, Span] = field(default_factory=dict)
    critical: frozenset[str] = frozenset()

    def row(self, activity_id: str, *, is_open: bool = True) -> GanttRow:
        """Return the row of an activity."""
        node = self.plan.by_id[activity_id]
        activity, span = node.activity, self.spans.get(activity_id)
        is_late = _is_late(node, span, self.today)
        return GanttRow(
            activity_id,
            code(node.path),
            activity.title or tr("Untitled"),
            node.level,
            span,
            "late" if is_late else _TONES[activity.status],
            node.progress,
            is_part=bool(node.children),
            is_open=is_open,
            is_milestone=activity.is_milestone,
            is_unplanned=activity.is_unplanned,
            is_late=is_late,
            is_critical=activity_id in self.critical,
            is_cancelled=activity.status is Status.CANCELLED,
            deadline=activity.deadline,
            base=self.base.get(activity_id),
        )

    def days(self) -> list[dt.date]:
        """Return all days that the line of time must reach."""
        found: set[dt.date | None] = {node.activity.deadline for node in self.plan.nodes}
        for spans in (self.spans, self.base):
            found |= {span.start for span in spans.values()} | {span.end for span in spans.values()}
        return [day for day in found if day is not None]


def timetable(
    plan: Plan, today: dt.date, *, base: Plan | None = None, critical: frozenset[str] = frozenset()
) -> Timetable:
    """Make the bars of a plan, with those of a version behind them."""
    behind = {} if base is None else {key: span for key, span in spans_of(base).items() if span.origin is Origin.OWN}
    return Timetable(plan, today, spans_of(plan), behind, critical)


def _is_late(node: Node, span: Span | None, today: dt.date) -> bool:
    """Tell whether the end or the deadline of an activity has passed before it is done, or will do so as planned."""
    activity = node.activity
    if activity.status not in _OPEN or node.progress == _WHOLE or span is None or span.origin is Origin.ABOVE:
        return False
    return span.end < today or (activity.deadline is not None and activity.deadline < max(span.end, today))
