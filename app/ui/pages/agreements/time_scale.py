"""Days on a line that runs from right to left, or from left to right where the program reads so."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.domain.jalali import JalaliDate, add_months, from_gregorian, to_gregorian

LEAST: Final = 0.25
MOST: Final = 14.0
_FURTHEST: Final = 12_000  # days from today that a wrongly typed year may stretch the line to


@dataclass(frozen=True)
class TimeScale:
    """`first` to `last` at `per_day` pixels; `offset` pixels are scrolled away and `room` are seen.

    Places are measured from the left edge of the room.
    """

    first: dt.date
    last: dt.date
    per_day: float
    room: int
    offset: int = 0
    mirrored: bool = True

    @property
    def length(self) -> int:
        """Return the pixels that the whole line takes."""
        return round(((self.last - self.first).days + 1) * self.per_day)

    def x(self, day: dt.date) -> float:
        """Return where a day begins."""
        along = (day - self.first).days * self.per_day - self.offset
        return self.room - along if self.mirrored else along

    def day_at(self, x: float) -> dt.date:
        """Return the day at a place."""
        along = (self.room - x if self.mirrored else x) + self.offset
        days = int(along // self.per_day)
        return self.first + dt.timedelta(days=max(0, min(days, (self.last - self.first).days)))

    def span(self, start: dt.date, end: dt.date) -> tuple[float, float]:
        """Return the left and right side of a stretch of days, both included."""
        sides = self.x(start), self.x(end) + (-self.per_day if self.mirrored else self.per_day)
        return min(sides), max(sides)

    def seen(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day that are seen."""
        sides = self.day_at(0), self.day_at(self.room)
        return min(sides), max(sides)

    def months(self) -> Iterator[tuple[dt.date, JalaliDate]]:
        """Yield the first day of each Jalali month that is seen, wholly or in part."""
        begin, end = self.seen()
        year, month, _ = from_gregorian(begin)
        day = to_gregorian(year, month, 1)
        while day <= end:
            yield day, from_gregorian(day)
            day = add_months(day, 1)


def range_of(days: list[dt.date], today: dt.date) -> tuple[dt.date, dt.date]:
    """Return the days that a line shows: a month around all that is on it, and never less than a year around today."""
    near = [day for day in days if abs((day - today).days) <= _FURTHEST]
    first, last = min([*near, add_months(today, -3)]), max([*near, add_months(today, 9)])
    return add_months(first, -1), add_months(last, 1)
