"""Days on a line: Jalali months and years, weeks from Saturday, from right to left or from left to right.

Places are measured from the left edge of the whole line.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.domain.jalali import FIRST_DAY, JalaliDate, add_months, from_gregorian, to_gregorian, weekday

LEAST: Final = 0.2
MOST: Final = 40.0
_WEEK: Final = 7
_LATEST: Final = JalaliDate(10_000, 1, 1)
_YEAR: Final = 12
_FURTHEST: Final = 12_000
"""Days from the middle that a wrongly typed year may stretch the line to."""


@dataclass(frozen=True)
class TimeScale:
    """The days from `first` to `last`, each `per_day` wide; time runs to the left when it comes `from_right`."""

    first: dt.date
    last: dt.date
    per_day: float
    from_right: bool = True

    @property
    def length(self) -> float:
        """Return how long the whole line is."""
        return ((self.last - self.first).days + 1) * self.per_day

    def along(self, day: dt.date) -> float:
        """Return how far the beginning of a day lies from the beginning of the line, along time."""
        return (day - self.first).days * self.per_day

    def place(self, along: float) -> float:
        """Return the place of what lies some way along time."""
        return self.length - along if self.from_right else along

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        return self.place(self.along(day))

    def day_at(self, x: float) -> dt.date:
        """Return the day at a place; before and after the line, its first and last one."""
        days = int(self.place(x) // self.per_day)
        return self.first + dt.timedelta(days=max(0, min(days, (self.last - self.first).days)))

    def span(self, start: dt.date, end: dt.date) -> tuple[float, float]:
        """Return the left and right side of a stretch of days, both included."""
        sides = self.x(start), self.place(self.along(end) + self.per_day)
        return min(sides), max(sides)

    def seen(self, left: float, right: float) -> tuple[dt.date, dt.date]:
        """Return the first and last day between two places."""
        days = self.day_at(left), self.day_at(right)
        return min(days), max(days)

    def months(self, left: float, right: float, step: int = 1) -> Iterator[tuple[dt.date, JalaliDate]]:
        """Yield the first day of each Jalali month between two places, or of every third one, in part or whole."""
        begin, end = self.seen(left, right)
        months = _months(begin_of_month(self.first), self.last)
        place = max(bisect_right(months, (begin, _LATEST)) - 1, 0)
        place -= (months[place][1].month - 1) % step
        if place < 0:
            year = months[0][1].year
            first = (months[0][1].month - 1) // step * step + 1
            yield to_gregorian(year, first, 1), JalaliDate(year, first, 1)
            place += step
        for number in range(place, len(months), step):
            if months[number][0] > end:
                break
            yield months[number]

    def years(self, left: float, right: float) -> Iterator[tuple[dt.date, JalaliDate]]:
        """Yield the first day of each Jalali year between two places."""
        return self.months(left, right, _YEAR)

    def weeks(self, left: float, right: float) -> Iterator[dt.date]:
        """Yield the Saturdays from the one before a place to another."""
        begin, end = self.seen(left, right)
        day = begin - dt.timedelta(weekday(begin))
        while day <= end:
            yield day
            day += dt.timedelta(_WEEK)

    def days(self, left: float, right: float) -> Iterator[dt.date]:
        """Yield the days between two places."""
        begin, end = self.seen(left, right)
        for number in range((end - begin).days + 1):
            yield begin + dt.timedelta(number)


def range_of(days: Iterable[dt.date], near: dt.date) -> tuple[dt.date, dt.date]:
    """Return whole Jalali months around days; without any, a year from the month of `near`.

    A day decades away from `near` is a slip of the keyboard and does not count.
    """
    known = [day for day in days if abs((day - near).days) <= _FURTHEST and day > FIRST_DAY]
    first, last = min(known, default=near), max(known, default=add_months(near, _YEAR - 1))
    return begin_of_month(first), add_months(begin_of_month(last), 1) - dt.timedelta(1)


def begin_of_month(day: dt.date) -> dt.date:
    """Return the first day of the Jalali month of a day."""
    year, month, _ = from_gregorian(day)
    return to_gregorian(year, month, 1)


@lru_cache(8)
def _months(first: dt.date, last: dt.date) -> list[tuple[dt.date, JalaliDate]]:
    """Return the months of a line, found once: a frame must not convert hundreds of days."""
    found, day = [], first
    while day <= last:
        found.append((day, from_gregorian(day)))
        day = add_months(day, 1)
    return found
