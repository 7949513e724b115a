"""What the chart shows of a project: its rows, the plan version behind them, the arrows between them."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from app.charts.gantt_rows import GanttRow, Timetable
from app.charts.gantt_ties import NO_TIES, Tie, Ties, ties_of
from app.charts.time_scale import range_of
from app.domain.dependency import DEPENDENCIES, Dependency
from app.domain.jalali import add_months
from app.domain.plan import Plan
from app.domain.plan_spans import Origin, Span, rows_of, spans_of
from app.domain.tables.steering import PLAN_VERSION
from app.services.plan_reading import plan_of
from app.services.reading import all_of
from app.services.session import Session

T = TypeVar("T")
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


class TableMaker:
    """Reads what is shown of a project; what did not change since the last time is kept."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._ids: tuple[str, ...] = ()

    def make(self, session: Session, shown: Shown, visible: frozenset[str] | None, today: dt.date) -> ChartTable:
        """Return the chart; `visible` are the ids that a filter lets through, None for all."""
        plan, dependencies = plan_of(session), all_of(session, DEPENDENCIES)
        spans = self._kept("spans", lambda: spans_of(plan), plan)
        base = self._kept("base", lambda: base_of(session, shown.version), shown.version, session.revision)
        made = Timetable(plan, today, spans, base, _critical(session, shown))
        ids = self._kept("ids", lambda: self._same(_ids(plan, shown, visible)), plan, shown.closed, visible)
        ties = self._kept("ties", lambda: ties_of(_ties(dependencies.values(), ids)), ids, dependencies)
        return ChartTable(made, ids, ties, shown.closed, dependencies)

    def _same(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return the rows of the last time when they are equal, so that what hangs on them is kept."""
        self._ids = self._ids if self._ids == ids else ids
        return self._ids

    def _kept(self, name: str, make: Callable[[], T], *causes: object) -> T:
        known = self._known.get(name)
        if known is None or any(now is not before for now, before in zip(causes, known[0], strict=True)):
            known = self._known[name] = (causes, make())
        kept: T = known[1]
        return kept


def base_of(session: Session, version: str) -> dict[str, Span]:
    """Return the days of the activities in a plan version; nothing for no version or one that is gone."""
    if not version or session.row(PLAN_VERSION.name, version) is None:
        return {}
    from app.services.versions import frozen_plan  # noqa: PLC0415 only when a version is shown

    spans = spans_of(frozen_plan(session, version))
    return {key: span for key, span in spans.items() if span.origin is Origin.OWN}


def _ids(plan: Plan, shown: Shown, visible: frozenset[str] | None) -> tuple[str, ...]:
    return tuple(node.activity.id for node in rows_of(plan, shown.closed, visible))


def _ties(dependencies: Iterable[Dependency], ids: tuple[str, ...]) -> Iterable[Tie]:
    places = {name: place for place, name in enumerate(ids)}
    for one in dependencies:
        source, target = places.get(one.predecessor_id or ""), places.get(one.successor_id or "")
        if source is not None and target is not None and source != target:
            yield Tie(one.id, source, target, one.kind)


def _critical(session: Session, shown: Shown) -> frozenset[str]:
    if not shown.critical:
        return frozenset()
    from app.services.scheduling import schedule_of  # noqa: PLC0415 only when the critical path is shown

    return schedule_of(session).critical
