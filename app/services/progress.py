"""How far the programme is on a day, against the plan: physical progress, S-curve, earned value, delays.

The screens, the reports and the command line all take their figures from `progress_of`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from typing import Final

from app.domain.earned_value import Amount, EarnedSchedule, EarnedValue, earned_schedule
from app.domain.jalali import from_gregorian
from app.domain.money_entry import MONEY_ENTRIES
from app.domain.money_stages import SPENT, Period, signed
from app.domain.plan import Node, Plan, build_plan
from app.domain.progress import (
    History,
    Span,
    Standing,
    State,
    cause_of,
    delay_of,
    history_of,
    planned_on,
    reached_on,
    spans,
    state_of,
    whole_of,
)
from app.domain.progress_curve import (
    FINE,
    Measured,
    Months,
    Reality,
    distribute,
    earned_cost,
    jalali_months,
    months_passed,
    planned_cost,
    planned_series,
    programme_months,
    reached_series,
    today_of,
)
from app.domain.progress_entry import PROGRESS_ENTRIES
from app.domain.weighing import Days
from app.services.plan_reading import plan_of, project_of
from app.services.reading import all_of
from app.services.session import Session
from app.services.versions import current_baseline, frozen_plan
from app.services.working_time import days_of

_LATER: Final = dt.timedelta(5 * 366)


@dataclass(frozen=True)
class Basis:
    """The plan that is measured against: a frozen version, or today's plan where there is none (`id` blank)."""

    id: str = ""
    title: str = ""
    frozen_on: dt.date | None = None


@dataclass(frozen=True)
class ActivityProgress:
    """An activity on a day.

    `planned` and `done` are in per cent, `done` as it was known on the day; `start` and `end` are of the plan of
    today, `baseline_end` of the basis. `delay` is in days after the end in the basis; `cause` a key of the causes.
    """

    node: Node
    planned: float | None
    done: float | None
    state: State
    start: dt.date | None
    end: dt.date | None
    baseline_end: dt.date | None
    delay: int
    cause: str

    @property
    def behind(self) -> float | None:
        """Return by how many points it is behind the plan; below 0 it is ahead."""
        return None if self.planned is None else self.planned - (self.done or 0)


@dataclass(frozen=True)
class CurvePoint:
    """The end of a Jalali month: per cent and rials, cumulative; what lies after the day that was asked for is None."""

    month: Period
    end: dt.date
    planned: float | None
    done: float | None
    pv: int
    ev: int | None
    ac: int | None


@dataclass(frozen=True)
class Progress:
    """The programme on a day, in per cent and rials; `schedule` is in months of the programme."""

    day: dt.date
    basis: Basis
    weighting: str
    planned: float | None
    done: float | None
    value: EarnedValue
    schedule: EarnedSchedule
    curve: tuple[CurvePoint, ...]
    activities: tuple[ActivityProgress, ...]

    @property
    def leaves(self) -> tuple[ActivityProgress, ...]:
        """Return the activities without parts."""
        return tuple(one for one in self.activities if not one.node.children)

    @property
    def unplanned(self) -> tuple[ActivityProgress, ...]:
        """Return the activities without parts that were not planned."""
        return tuple(one for one in self.leaves if one.node.activity.is_unplanned)

    def count(self, state: State) -> int:
        """Count the activities without parts that have a state."""
        return sum(one.state is state for one in self.leaves)


def progress_of(session: Session, day: dt.date) -> Progress:
    """Look at the progress of a programme at the end of a day."""
    return _Look(session, day).progress()


class _Look:
    """One look on a day: the plan of today, the plan that is measured against, and what is known of both."""

    def __init__(self, session: Session, day: dt.date) -> None:
        self.day = day
        self.days: Days = days_of(session)
        self.plan = plan_of(session)
        self.weighting = project_of(session).weighting
        self.basis, self.base = _basis(session, self.plan)
        self.history: History = history_of(all_of(session, PROGRESS_ENTRIES).values())
        self.spent = [one for one in all_of(session, MONEY_ENTRIES).values() if one.stage == SPENT]
        self.known = spans(self.base)
        self.measured = distribute(self.base)
        self.real = Reality.of(self.plan, self.history)
        self.reached = reached_on(self.plan, self.history, day)

    def progress(self) -> Progress:
        planned = planned_on(self.base, self.day, self.days)
        earning = self.earning()
        return Progress(
            day=self.day,
            basis=self.basis,
            weighting=self.weighting,
            planned=whole_of(self.base, planned),
            done=whole_of(self.plan, self.reached),
            value=self.value(earning),
            schedule=self.schedule(earning),
            curve=self.curve(earning),
            activities=self.activities(planned),
        )

    def earning(self) -> list[Measured]:
        return self.measured if self.base is self.plan else today_of(self.measured, self.real)

    def value(self, earning: list[Measured]) -> EarnedValue:
        return EarnedValue(
            bac=Fraction(sum(one.cost for one in self.measured), FINE),
            pv=planned_cost(self.measured, self.known, self.day, self.days),
            ev=earned_cost(earning, self.reached),
            ac=sum(signed(one) for one in self.spent if one.on is None or one.on <= self.day),
        )

    def schedule(self, earning: list[Measured]) -> EarnedSchedule:
        if not self.known:
            return EarnedSchedule(None, 0)
        first, last = _whole_span(self.known)
        first = min(self.plan.start or first, first)
        months = programme_months(first, last)
        planned: list[Amount] = list(planned_series(self.measured, self.known, months, self.days).exact_rials())
        return earned_schedule(planned, earned_cost(earning, self.reached), months_passed(first, self.day))

    def curve(self, earning: list[Measured]) -> tuple[CurvePoint, ...]:
        months = self.months()
        if months is None:
            return ()
        planned = planned_series(self.measured, self.known, months, self.days)
        done = reached_series(distribute(self.plan), self.real, months, self.day)
        earned = reached_series(earning, self.real, months, self.day)
        lines = (planned.percents(), planned.rials(), done.percents(), earned.rials(), self.actual(months))
        now = months.place(self.day)
        has_progress = any(value is not None for value in self.reached.values())
        return tuple(
            CurvePoint(
                month=from_gregorian(end)[:2],
                end=end,
                planned=planned_share if self.known else None,
                done=done_share if place <= now and has_progress else None,
                pv=pv,
                ev=ev if place <= now else None,
                ac=ac if place <= now else None,
            )
            for place, (end, planned_share, pv, done_share, ev, ac) in enumerate(zip(months.ends, *lines, strict=True))
        )

    def months(self) -> Months | None:
        """Return the months of the plan and of all that has happened until the day."""
        events = [one.on for own in self.history.values() for one in own if one.on and one.on <= self.day]
        events += [one.on for one in self.spent if one.on and one.on <= self.day]
        days = [*events, *(day for span in self.known.values() for day in span)]
        if not days:
            return None
        last = max(days)
        reach = last + _LATER if last < dt.date.max - _LATER else dt.date.max
        return jalali_months(min(days), max(last, min(self.day, reach)))

    def actual(self, months: Months) -> list[int]:
        sums = [0] * (len(months.ends) + 1)
        for one in self.spent:
            if one.on is None or one.on <= self.day:
                sums[months.place(one.on) if one.on else 0] += signed(one)
        return list(accumulate(sums[:-1]))

    def activities(self, planned: Mapping[str, float | None]) -> tuple[ActivityProgress, ...]:
        found: dict[str, ActivityProgress] = {}
        for node in reversed(self.plan.nodes):
            found[node.activity.id] = self.activity(node, planned.get(node.activity.id), found)
        return tuple(found[node.activity.id] for node in self.plan.nodes)

    def activity(self, node: Node, planned: float | None, below: Mapping[str, ActivityProgress]) -> ActivityProgress:
        row_id, parts = node.activity.id, [below[part.activity.id] for part in node.children]
        start, end = self.window(node, parts)
        baseline_end = self.baseline_end(row_id, parts)
        done, due = self.reached[row_id], baseline_end or end
        late_parts = any(part.state is State.LATE for part in parts)
        standing = Standing(done, planned, start, end, baseline_end, late_parts)
        own = cause_of(self.history.get(row_id, ()), self.day)
        return ActivityProgress(
            node=node,
            planned=planned,
            done=done,
            state=state_of(node, standing, self.day),
            start=start,
            end=end,
            baseline_end=baseline_end,
            delay=delay_of(node, due, self.day, done=done),
            cause=own or _cause_below(parts),
        )

    def window(self, node: Node, parts: Sequence[ActivityProgress]) -> tuple[dt.date | None, dt.date | None]:
        """Return the own dates of an activity, else those of its parts, else those of the part above it."""
        own = self.plan.dates(node)
        if any(own) or not parts:
            return own if any(own) else self.plan.window(node)
        starts, ends = [one.start for one in parts if one.start], [one.end for one in parts if one.end]
        return min(starts, default=None), max(ends, default=None)

    def baseline_end(self, row_id: str, parts: Sequence[ActivityProgress]) -> dt.date | None:
        frozen = self.base.by_id.get(row_id)
        if frozen is None:
            return None
        ends = [one.baseline_end for one in parts if one.baseline_end]
        return max(ends) if ends and not any(self.base.dates(frozen)) else self.base.window(frozen)[1]


def _cause_below(parts: Iterable[ActivityProgress]) -> str:
    """Take the cause of the part with the longest delay."""
    caused = [part for part in parts if part.cause and part.delay]
    return max(caused, key=lambda part: part.delay).cause if caused else ""


def _basis(session: Session, plan: Plan) -> tuple[Basis, Plan]:
    version = current_baseline(session)
    if version is None:
        return Basis(), plan
    frozen = frozen_plan(session, version.id)
    # The budgets of a version hold its lines, and its activities weigh as the programme weighs today's.
    weighing = replace(plan.weighing, lines={})
    weighed = build_plan((node.activity for node in frozen.nodes), frozen.start, weighing=weighing)
    return Basis(version.id, version.title, version.frozen_on), weighed


def _whole_span(known: Mapping[str, Span]) -> Span:
    return min(start for start, _ in known.values()), max(end for _, end in known.values())
