"""What the chart shows of a project: its rows, the plan version behind them, the arrows between them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from app.charts.gantt_rows import GanttRow, Timetable, timetable
from app.charts.gantt_ties import NO_TIES, Tie, Ties, ties_of
from app.charts.time_scale import range_of
from app.domain.dependency import DEPENDENCIES, Dependency
from app.domain.jalali import add_months
from app.domain.plan import Plan
from app.domain.plan_spans import Span, rows_of
from app.services.plan_reading import plan_of
from app.services.reading import all_of
from app.services.session import Session

_BEFORE: Final = 1
_AFTER: Final = 3
"""Months around the plan, so that there is somewhere to drag to."""


@dataclass(frozen=True)
class Shown:
    """What the agent chose to see: branches that are closed, a plan version, the critical path."""

    closed: frozenset[str] = frozenset()
    version: str = ""
    critical: bool = False


@dataclass(frozen=True)
class ChartTable:
    """The rows that are shown, by the ids of their activities, from top to bottom."""

    table: Timetable
    ids: tuple[str, ...] = ()
    ties: Ties = NO_TIES
    closed: frozenset[str] = frozenset()
    dependencies: Mapping[str, Dependency] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.table.plan

    def row(self, activity_id: str) -> GanttRow:
        """Return the row of an activity."""
        return self.table.row(activity_id, is_open=activity_id not in self.closed)

    def days(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day of the line of time."""
        start = self.plan.start
        first, last = range_of((*self.table.days(), *([start] if start else [])), start or self.table.today)
        return add_months(first, -_BEFORE), add_months(last, _AFTER)

    def whole(self) -> Span | None:
        """Return the days from the first start to the last end."""
        spans = self.table.spans.values()
        return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def table_of(session: Session, shown: Shown, visible: frozenset[str] | None, today: dt.date) -> ChartTable:
    """Read what is shown of a project; `visible` are the ids that a filter lets through, None for all."""
    plan = plan_of(session)
    made = timetable(plan, today, base=_base(session, shown.version), critical=_critical(session, shown))
    ids = tuple(node.activity.id for node in rows_of(plan, shown.closed, visible))
    dependencies = all_of(session, DEPENDENCIES)
    return ChartTable(made, ids, ties_of(_ties(dependencies.values(), ids)), shown.closed, dependencies)


def _ties(dependencies: Iterable[Dependency], ids: tuple[str, ...]) -> Iterable[Tie]:
    places = {name: place for place, name in enumerate(ids)}
    for one in dependencies:
        source, target = places.get(one.predecessor_id or ""), places.get(one.successor_id or "")
        if source is not None and target is not None and source != target:
            yield Tie(one.id, source, target, one.kind)


def _base(session: Session, version: str) -> Plan | None:
    if not version:
        return None
    from app.services.versions import frozen_plan  # noqa: PLC0415 only when a version is shown

    return frozen_plan(session, version)


def _critical(session: Session, shown: Shown) -> frozenset[str]:
    del session, shown
    return frozenset()
