"""Which days are worked on, and arithmetic in working days.

Every day has a number of working days before it; schedules are calculated with these numbers, so that a span of
working days is a plain difference, and come back to dates here.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from itertools import accumulate
from typing import Final

from app.domain.jalali import FIRST_DAY, FRIDAY

DAYS_OFF: Final[Mapping[str, tuple[int, ...]]] = {
    "friday": (FRIDAY,),
    "thursday": (FRIDAY - 1, FRIDAY),
    "saturday": (0, FRIDAY),
    "none": (),
}
"""What `Project.days_off` means: days of the Iranian week, 0 Saturday to 6 Friday."""

_WEEK: Final = 7
_FIRST: Final = FIRST_DAY.toordinal()
_LAST: Final = dt.date.max.toordinal()


class WorkCalendar:
    """The working days of a programme.

    Args:
        days_off: days of the week without work, 0 Saturday to 6 Friday; at least one day of the week is worked on.
        exceptions: days that differ from the rule of the week, each True where it is worked on.
    """

    def __init__(self, days_off: Collection[int] = (FRIDAY,), exceptions: Mapping[dt.date, bool] | None = None) -> None:
        worked = [0 if day in days_off else 1 for day in range(_WEEK)]
        self._days: Final = [day for day, works in enumerate(worked) if works]
        self._worked_before: Final = [0, *accumulate(worked)]
        differing = sorted(
            (day.toordinal(), works)
            for day, works in (exceptions or {}).items()
            if works != bool(worked[_weekday(day.toordinal())])
        )
        self._extra: Final = dict(differing)
        self._ordinals: Final = [ordinal for ordinal, _ in differing]
        self._shift: Final = [0, *accumulate(1 if works else -1 for _, works in differing)]
        self._through: Final = [self._before(ordinal + 1) for ordinal in self._ordinals]

    def is_working(self, day: dt.date) -> bool:
        """Tell whether a day is worked on."""
        ordinal = day.toordinal()
        known = self._extra.get(ordinal)
        return _weekday(ordinal) in self._days if known is None else known

    def before(self, day: dt.date) -> int:
        """Count the working days before a day, from the beginning of time: where the day begins."""
        return self._before(day.toordinal())

    def through(self, day: dt.date) -> int:
        """Count the working days up to and with a day: where the day ends."""
        return self._before(day.toordinal() + 1)

    def day(self, number: int) -> dt.date:
        """Return the working day that has `number` working days before it; one past the calendar is its last day."""
        place = bisect_right(self._through, number)
        if place < len(self._ordinals) and self._extra[self._ordinals[place]]:
            ordinal = self._ordinals[place]
            if self._before(ordinal) == number:
                return dt.date.fromordinal(ordinal)
        weeks, rest = divmod(number - self._shift[place], len(self._days))
        ordinal = weeks * _WEEK + self._days[rest] - 1
        return dt.date.fromordinal(min(max(ordinal, _FIRST), _LAST))

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return the day itself where it is worked on, else the next working day."""
        return self.day(self.before(day))

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return the day itself where it is worked on, else the working day before it."""
        return self.day(self.through(day) - 1)

    def add(self, day: dt.date, days: int) -> dt.date:
        """Go some working days on from a day, or back; 0 is the day itself or, on a day off, the next working day."""
        return self.day(self.through(day) - 1 + days) if days > 0 else self.day(self.before(day) + days)

    def count(self, first: dt.date, last: dt.date) -> int:
        """Count the working days from a day to another, both included; 0 where the last comes before the first."""
        return max(0, self.through(last) - self.before(first))

    def _before(self, ordinal: int) -> int:
        weeks, rest = divmod(ordinal + 1, _WEEK)
        return weeks * len(self._days) + self._worked_before[rest] + self._shift[bisect_left(self._ordinals, ordinal)]


def _weekday(ordinal: int) -> int:
    return (ordinal + 1) % _WEEK
