"""What each activity itself demands of its schedule: its length, its limits and the dates that are fixed."""

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from math import inf
from typing import NamedTuple

from app.domain.plan import Activity, Node, Plan, Status, dates_of_months
from app.domain.working_days import WorkCalendar

Dates = tuple[dt.date | None, dt.date | None]
Window = tuple[dt.date, dt.date]


class Span(NamedTuple):
    """The demands of one activity, in working days.

    `at_end` tells of a milestone that is reached when its day ends; `dates` are those that were fixed or happened, as
    far as known, and `has_begun` and `is_done` what happened; `is_guessed` that nothing says how long it takes; `limit`
    what keeps it from starting earlier.
    """

    duration: int
    earliest: int
    latest: float = inf
    pinned: int | None = None
    is_late: bool = False
    at_end: bool = False
    dates: Dates = (None, None)
    has_begun: bool = False
    is_done: bool = False
    is_guessed: bool = False
    limit: str = "programme"

    @property
    def is_fixed(self) -> bool:
        """Tell whether the schedule may not move it."""
        return any(self.dates)


class Spans:
    """Reads the demands of the leaves of a plan.

    Args:
        plan: the plan.
        calendar: its working days.
        waiting: the activities that wait for another one, themselves or as a part of a whole.
    """

    def __init__(self, plan: Plan, calendar: WorkCalendar, waiting: frozenset[str]) -> None:
        self._plan = plan
        self._calendar = calendar
        self._waiting = waiting

    @cached_property
    def anchor(self) -> dt.date | None:
        """Return the day before which nothing is placed: the programme's start, else the first date that is known."""
        return self._plan.start or min(self._known(), default=None)

    def _known(self) -> Iterator[dt.date]:
        for node in self._plan.nodes:
            one = node.activity
            yield from (day for day in (one.actual_start, one.start, one.end, one.actual_end) if day)

    @cached_property
    def last_day(self) -> dt.date:
        """Return the last day of the programme: that of its phases' months, else the end of time."""
        months = [root.activity.months[1] for root in self._plan.roots if root.activity.months]
        if self._plan.start is None or not months:
            return dt.date.max
        return dates_of_months(self._plan.start, (1, max(months)))[1]

    def window(self, node: Node) -> Window | None:
        """Return the days of the months of an activity or of the nearest part above that has months."""
        return self._windows[node.activity.id]

    @cached_property
    def _windows(self) -> dict[str, Window | None]:
        found: dict[str, Window | None] = {}
        for node in self._plan.nodes:
            activity = node.activity
            own = None if activity.months is None else self._own_window(activity)
            found[activity.id] = own or found.get(activity.parent or "")
        return found

    def _own_window(self, activity: Activity) -> Window | None:
        if self._plan.start is None or activity.months is None:
            return None
        return dates_of_months(self._plan.start, activity.months)

    def of(self, node: Node, *, is_tied: bool) -> Span | None:
        """Return what an activity demands; None where nothing is known about it and nothing is tied to it."""
        activity, anchor = node.activity, self.anchor or dt.date.min
        dates, window = _fixed(activity), self.window(node)
        duration = self._duration(activity, dates, window)
        if duration is None and not is_tied and not any(dates):
            return None
        is_point = activity.is_milestone or (duration == 0 and not any(dates))
        at_end = is_point and activity.id in self._waiting
        free = Span(
            1 if duration is None else duration,
            self._begin(max(window[0], anchor) if window else anchor, at_end=at_end),
            at_end=at_end,
            dates=dates,
            has_begun=activity.actual_start is not None or activity.status is Status.DONE,
            is_done=activity.status is Status.DONE,
            is_guessed=duration is None,
            limit="months" if window and window[0] > anchor else "programme",
        )
        return self._pinned(activity, free) if any(dates) else self._constrained(activity, free)

    def _duration(self, activity: Activity, dates: Dates, window: Window | None) -> int | None:
        start, end = dates
        if activity.is_milestone:
            return 0
        if start and end:
            return self._calendar.count(start, end)
        if activity.duration is not None:
            return activity.duration
        own = self._own_window(activity)
        if own and (start or end):
            return self._calendar.count(start or own[0], end or own[1])
        if own is None and not (start or end) and activity.start and activity.end:
            return self._calendar.count(activity.start, activity.end)
        return self._calendar.count(*window) if window and not (start or end) else None

    def _begin(self, day: dt.date, *, at_end: bool) -> int:
        return self._calendar.through(day) if at_end else self._calendar.before(day)

    def _pinned(self, activity: Activity, free: Span) -> Span:
        start, end = free.dates
        if activity.is_milestone and (end or start):
            pinned = self._begin(end or start or dt.date.max, at_end=free.at_end)
        elif start:
            pinned = self._calendar.before(start)
        else:
            pinned = self._calendar.through(end or dt.date.max) - free.duration
        return free._replace(pinned=pinned, limit="fixed")

    def _constrained(self, activity: Activity, free: Span) -> Span:
        day = activity.constraint_on
        if activity.constraint == "late":
            return free._replace(is_late=True)
        if day is None or activity.constraint == "soon":
            return free
        begin = self._begin(day, at_end=free.at_end)
        finish = self._calendar.through(day) - free.duration
        if activity.constraint.endswith("_on"):
            return free._replace(pinned=begin if activity.constraint == "start_on" else finish, limit="constraint")
        if activity.constraint.endswith("_until"):
            start = self._calendar.through(day) - (0 if free.at_end else 1)
            return free._replace(latest=start if activity.constraint == "start_until" else finish)
        least = begin if activity.constraint == "start_from" else finish
        return free._replace(earliest=least, limit="constraint") if least > free.earliest else free


def _fixed(activity: Activity) -> Dates:
    """Return the dates that happened or that the agent fixed."""
    planned = (activity.start, activity.end) if activity.dates_by == "hand" else (None, None)
    if activity.status is Status.DONE:
        return activity.actual_start or activity.start, activity.actual_end or activity.end
    if activity.actual_start:
        return activity.actual_start, activity.actual_end or planned[1]
    return planned
