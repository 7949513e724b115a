"""Scheduling a plan: a network of its activities is solved, and the solution read back as dates and problems.

Moments are counted in working days, as `WorkCalendar` does: an activity begins where its first day begins and ends
where its last day ends. A milestone that waits for something is reached at the end of its day, any other at the
beginning.

What the agent fixed by hand stays where it is; what happened stays where it happened; all else is placed as early as it
can be after the programme's start, its window of months, its constraint and what it waits for. A tie of a whole part
holds for what lies in it: it begins with its first activity and ends with its last.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

from app.domain.critical_path import FROM_FINISH, NO_LINK, TO_FINISH
from app.domain.dependency import Dependency
from app.domain.plan import Plan
from app.domain.schedule import Problem, Reason, Schedule, Timing, Trouble
from app.domain.schedule_network import PlanNetwork
from app.domain.schedule_spans import Span
from app.domain.working_days import WorkCalendar


def schedule(plan: Plan, dependencies: Iterable[Dependency], calendar: WorkCalendar) -> Schedule:
    """Calculate the schedule of a plan."""
    net = PlanNetwork(plan, dependencies, calendar)
    if net.spans.anchor is None:
        return Schedule(problems=tuple(_problems_of_input(plan, net)))
    return _Reading(plan, net, calendar).schedule()


def _problems_of_input(plan: Plan, net: PlanNetwork) -> Iterator[Problem]:
    if plan.start is None and plan.nodes:
        yield Problem(Trouble.NO_START)
    for one in net.unknown:
        ends = (one.predecessor_id, one.successor_id)
        yield Problem(Trouble.UNKNOWN, tuple(end for end in ends if end in plan.by_id and end is not None), one.id)


@dataclass(slots=True)
class _Extent:
    """How far an activity or part reaches, in working days; the least ends are of what has not happened yet."""

    first: float
    last: float
    least_start: float
    least_finish: float
    timing: Timing


def _whole(parts: Sequence[_Extent]) -> _Extent:
    """Return how far a part reaches with what lies in it."""
    if len(parts) == 1:
        return parts[0]
    starts, ends, early_starts, early_finishes, late_starts, late_finishes, totals, frees, critical, fixed = zip(
        *(one.timing for one in parts), strict=True
    )
    return _Extent(
        min(one.first for one in parts),
        max(one.last for one in parts),
        min(one.least_start for one in parts),
        min(one.least_finish for one in parts),
        Timing(
            min(starts),
            max(ends),
            min(early_starts),
            max(early_finishes),
            min(late_starts),
            max(late_finishes),
            min(totals),
            min(frees),
            any(critical),
            all(fixed),
        ),
    )


class _Reading:
    """Turns the solution of a network into dates and problems."""

    def __init__(self, plan: Plan, net: PlanNetwork, calendar: WorkCalendar) -> None:
        self._plan = plan
        self._net = net
        self._calendar = calendar
        self._solution = net.network.solve()
        self._days: dict[int, dt.date] = {}
        self._extents: dict[str, _Extent] = {}

    def schedule(self) -> Schedule:
        for name, span in self._net.leaves.items():
            self._extents[name] = self._extent(span, self._net.numbers[name])
        self._gather()
        return Schedule(
            {name: self._extents[name].timing for name in self._net.live if name in self._extents},
            {name: self._reason(name, span) for name, span in self._net.leaves.items()},
            tuple(self._problems()),
        )

    def _gather(self) -> None:
        """Let the parts reach as far as what lies in them."""
        for name, node in reversed(self._net.live.items()):
            if name in self._net.filled:
                inside = (self._extents.get(child.activity.id) for child in node.children)
                self._extents[name] = _whole([extent for extent in inside if extent is not None])

    def _extent(self, span: Span, node: int) -> _Extent:
        found = self._solution
        planned, early, late = int(found.planned[node]), int(found.start[node]), int(found.late[node])
        start, end = self._known_dates(span, planned)
        total = late - early
        timing = Timing(
            start,
            end,
            *((start, end) if early == planned else self._dates(span, early)),
            *((start, end) if early == late else self._dates(span, late)),
            total,
            int(found.free[node]),
            total <= 0 and not span.is_done,
            span.is_fixed,
        )
        first, last = planned - (1 if span.at_end else 0), planned + span.duration
        return _Extent(first, last, inf if span.has_begun else first, inf if span.is_done else last, timing)

    def _known_dates(self, span: Span, moment: int) -> tuple[dt.date, dt.date]:
        """Return what was fixed or happened as it stands, on days off too, else what was calculated."""
        start, end = self._dates(span, moment)
        return span.dates[0] or min(start, span.dates[1] or start), span.dates[1] or max(end, span.dates[0] or end)

    def _dates(self, span: Span, moment: int) -> tuple[dt.date, dt.date]:
        start = self._day(moment - 1 if span.at_end else moment)
        return start, self._day(moment + span.duration - 1) if span.duration else start

    def _day(self, number: int) -> dt.date:
        day = self._days.get(number)
        if day is None:
            day = self._days[number] = self._calendar.day(number)
        return day

    def _reason(self, name: str, span: Span) -> Reason:
        node = self._net.numbers[name]
        if span.is_late and self._solution.planned[node] > self._solution.start[node]:
            return Reason("late")
        cause = self._solution.causes[node]
        while cause is not None and cause[2] == NO_LINK:
            cause = self._solution.causes[cause[0]]
        if cause is None:
            return Reason(span.limit)
        tie = self._net.ties[cause[2]]
        return Reason("dependency", tie.predecessor_id or "", tie.id)

    def _problems(self) -> Iterator[Problem]:
        yield from _problems_of_input(self._plan, self._net)
        yield from (Problem(Trouble.CYCLE, self._net.named(circle)) for circle in self._solution.cycles)
        for number, tie in enumerate(self._net.ties):
            missing = 0 if number in self._solution.dropped else self._missing(tie)
            if missing > 0:
                ends = (str(tie.predecessor_id), str(tie.successor_id))
                yield Problem(Trouble.CONTRADICTION, ends, tie.id, days=missing)
        yield from self._broken_constraints()
        yield from self._missed_deadlines()
        yield from self._outside()
        guessed = (name for name, span in self._net.leaves.items() if span.is_guessed)
        yield from (Problem(Trouble.NO_DURATION, (name,)) for name in guessed)

    def _missing(self, tie: Dependency) -> int:
        """Return how many working days a dependency is broken by; what has happened is not told to wait."""
        before, after = self._extents[str(tie.predecessor_id)], self._extents[str(tie.successor_id)]
        moment = (before.last if tie.kind in FROM_FINISH else before.first) + (tie.lag or 0)
        if tie.kind in TO_FINISH:
            reached = after.least_finish
        else:
            span = self._net.leaves.get(str(tie.successor_id))
            reached = after.least_start + (1 if span and span.at_end and tie.kind == "FS" else 0)
        return 0 if reached >= moment else int(moment - reached)

    def _broken_constraints(self) -> Iterator[Problem]:
        for name, span in self._net.leaves.items():
            activity = self._plan.by_id[name].activity
            day = activity.constraint_on
            if day is None or activity.constraint in ("soon", "late") or span.has_begun:
                continue
            days = self._breach(activity.constraint, day, self._extents[name])
            if days:
                yield Problem(Trouble.CONSTRAINT, (name,), on=day, days=days)

    def _breach(self, constraint: str, day: dt.date, extent: _Extent) -> int:
        """Return how many working days a constraint is broken by."""
        is_start = constraint.startswith("start")
        reached = extent.first if is_start else extent.last
        least = self._calendar.before(day) if is_start else self._calendar.through(day)
        most = max(self._calendar.through(day) - 1, least) if is_start and constraint == "start_on" else least
        if constraint == "start_until":
            most = self._calendar.through(day) - 1
        too_early, too_late = max(0, least - reached), max(0, reached - most)
        if constraint.endswith("from"):
            return int(too_early)
        return int(too_late if constraint.endswith("until") else too_early or too_late)

    def _missed_deadlines(self) -> Iterator[Problem]:
        for name, node in self._net.live.items():
            deadline, extent = node.activity.deadline, self._extents.get(name)
            if deadline is not None and extent is not None:
                late = extent.last - self._calendar.through(deadline)
                if late > 0:
                    yield Problem(Trouble.DEADLINE, (name,), on=deadline, days=int(late))

    def _outside(self) -> Iterator[Problem]:
        first = self._plan.start
        least = -inf if first is None else self._calendar.before(first)
        last = self._net.spans.last_day
        most = self._calendar.through(last)
        for name in self._net.leaves:
            extent = self._extents[name]
            if extent.first < least:
                yield Problem(Trouble.OUTSIDE, (name,), on=first, days=int(least - extent.first))
            elif extent.last > most:
                yield Problem(Trouble.OUTSIDE, (name,), on=last, days=int(extent.last - most))
