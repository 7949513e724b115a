"""Spans of time as people speak of them: this Jalali week, this month, this year."""

import datetime as dt
from typing import Final

from app.domain import jalali
from app.i18n import mark

PERIODS: Final = (
    ("coming", mark("Today and later")),
    ("week", mark("This week")),
    ("month", mark("This month")),
    ("last_month", mark("Last month")),
    ("year", mark("This year")),
    ("undated", mark("Without a date")),
)


def periods_of(day: dt.date | None, today: dt.date) -> tuple[str, ...]:
    """Name the spans that a day lies in; a week begins on Saturday."""
    if day is None:
        return ("undated",)
    there, here = jalali.from_gregorian(day), jalali.from_gregorian(today)
    months = 12 * (here.year - there.year) + here.month - there.month
    saturday = today - dt.timedelta(jalali.weekday(today))
    tests = (
        ("coming", day >= today),
        ("week", 0 <= (day - saturday).days < 7),  # noqa: PLR2004 days of a week
        ("month", months == 0),
        ("last_month", months == 1),
        ("year", there.year == here.year),
    )
    return tuple(name for name, holds in tests if holds)
