"""The head over a line of days, in two tiers, and the ground below it: days off, months, years, and today."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from app.charts.shapes import LINE, LINE_STRONG, MUTED, SOFT, SUBTLE, Anchor, Box, Ink, Line, Measure, Rect, Shape, Text
from app.charts.time_scale import TimeScale
from app.domain.jalali import MONTHS, add_months, from_gregorian
from app.domain.text import persian_digits
from app.i18n import mark, tr

TODAY: Final[Ink] = "tone:today"
_ON_TODAY: Final[Ink] = "tone_ground:today"
SEASONS: Final = (mark("Spring"), mark("Summer"), mark("Autumn"), mark("Winter"))
_AIR: Final = 0.15
_SMALL: Final = 0.84
"""The size of words that do not fit otherwise."""
_DAYS_FROM: Final = 1.5
"""Widths at which days, weeks and the numbers of months are written, in sizes of the letters."""
_WEEKS_FROM: Final = 0.42
_MONTHS_FROM: Final = 1.3
_SEASONS_FROM: Final = 2.4
_OFF_FROM: Final = 3.0
"""The least width of a day, in units of the painter, at which days off are shaded."""
_MONTH_LINES_FROM: Final = 14.0
"""Closer lines are a blur: then only seasons have some."""
_MONTH: Final = 29
_QUARTER: Final = 3


@dataclass(frozen=True)
class HeadLook:
    """How a head is written: its height, the size of its letters, and how wide they come out."""

    height: float
    text_size: float
    measure: Measure

    def fits(self, words: str, room: float) -> bool:
        """Tell whether words have some room, with a little air."""
        return self.measure(words, self.text_size, False) <= room - self.text_size * _AIR  # noqa: FBT003 not bold


def head(scale: TimeScale, left: float, right: float, look: HeadLook) -> Iterator[Shape]:
    """Yield the two tiers of the head between two places; its upper edge is at 0."""
    middle = look.height / 2
    lower, upper = _tiers(scale, look)
    for start, end, words in upper(scale, left, right):
        yield from _cell(scale, (start, end), words, look, (left, 0.0, right, middle))
    for start, end, words in lower(scale, left, right):
        yield from _cell(scale, (start, end), words, look, (left, middle, right, look.height))
    yield Line((left, look.height), (right, look.height), LINE_STRONG)


Tier = Callable[[TimeScale, float, float], Iterator[tuple[dt.date, dt.date, str]]]
"""Gives the first day, the last day and the words of each cell."""


def _tiers(scale: TimeScale, look: HeadLook) -> tuple[Tier, Tier]:
    size, width = look.text_size, scale.per_day * _MONTH
    if scale.per_day >= size * _DAYS_FROM:
        return _days, _named_months
    if scale.per_day >= size * _WEEKS_FROM:
        return _weeks, _named_months
    if all(look.fits(name, width) for name in MONTHS):
        return _months, _years
    if width >= size * _MONTHS_FROM:
        return _numbers, _years
    if width * _QUARTER >= size * _SEASONS_FROM:
        return _seasons, _years
    return _none, _years


def _cell(scale: TimeScale, days: tuple[dt.date, dt.date], words: str, look: HeadLook, tier: Box) -> Iterator[Shape]:
    """Yield the line where a cell begins and its words, in the middle of what is seen of it."""
    left, right = scale.span(*days)
    begin = scale.x(days[0])
    if tier[0] <= begin <= tier[2]:
        yield Line((begin, tier[1]), (begin, tier[3]), LINE)
    left, right = max(left, tier[0]), min(right, tier[2])
    is_upper, size = not tier[1], look.text_size
    if not look.fits(words, right - left) and look.measure(words, size * _SMALL, False) <= right - left:  # noqa: FBT003 not bold
        size *= _SMALL
    if size < look.text_size or look.fits(words, right - left):
        at = ((left + right) / 2, (tier[1] + tier[3]) / 2)
        yield Text(at, words, size, SOFT if is_upper else MUTED, "center", is_upper)


def _days(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day in scale.days(left, right):
        yield day, day, persian_digits(from_gregorian(day).day)


def _weeks(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day in scale.weeks(left, right):
        yield day, day + dt.timedelta(6), persian_digits(from_gregorian(day).day)


def _months(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day, (_, month, _) in scale.months(left, right):
        yield day, _until(day, 1), MONTHS[month - 1]


def _numbers(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day, (_, month, _) in scale.months(left, right):
        yield day, _until(day, 1), persian_digits(month)


def _named_months(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day, (year, month, _) in scale.months(left, right):
        yield day, _until(day, 1), f"{MONTHS[month - 1]} {persian_digits(year)}"


def _seasons(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day, (_, month, _) in scale.months(left, right, _QUARTER):
        yield day, _until(day, _QUARTER), tr(SEASONS[(month - 1) // _QUARTER])


def _years(scale: TimeScale, left: float, right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    for day, (year, _, _) in scale.years(left, right):
        yield day, _until(day, 12), persian_digits(year)


def _none(_scale: TimeScale, _left: float, _right: float) -> Iterator[tuple[dt.date, dt.date, str]]:
    return iter(())


@lru_cache(4096)
def _until(day: dt.date, months: int) -> dt.date:
    return add_months(day, months) - dt.timedelta(1)


def ground(scale: TimeScale, seen: Box, is_off: Callable[[dt.date], bool]) -> Iterator[Shape]:
    """Yield the shades of days off and the lines where weeks, months and years begin, over the height of a box."""
    left, top, right, bottom = seen
    if scale.per_day >= _OFF_FROM:
        for day in filter(is_off, scale.days(left, right)):
            edges = scale.span(day, day)
            yield Rect((max(edges[0], left), top, min(edges[1], right), bottom), SUBTLE)
    is_wide = scale.per_day * _MONTH >= _MONTH_LINES_FROM
    for day, (_, month, _) in scale.months(left, right):
        x = scale.x(day)
        if left <= x <= right and (month == 1 or is_wide or (month - 1) % _QUARTER == 0):
            yield Line((x, top), (x, bottom), LINE_STRONG if month == 1 else LINE)


def today_line(scale: TimeScale, today: dt.date, seen: Box) -> Iterator[Shape]:
    """Yield the line of today when it is seen."""
    left, top, right, bottom = seen
    x = scale.place(scale.along(today) + scale.per_day / 2)
    if left <= x <= right and scale.first <= today <= scale.last:
        yield Line((x, top), (x, bottom), TODAY, 1.5, (4, 3))


def today_flag(scale: TimeScale, today: dt.date, seen: tuple[float, float], look: HeadLook) -> Iterator[Shape]:
    """Yield the word for today at the lower edge of the head, kept within what is seen."""
    x = scale.place(scale.along(today) + scale.per_day / 2)
    if not (seen[0] <= x <= seen[1] and scale.first <= today <= scale.last):
        return
    words, size = tr("Today"), look.text_size
    half, tall = look.measure(words, size, True) / 2 + size * 0.6, size * 1.6  # noqa: FBT003 bold
    middle = min(max(x, seen[0] + half), seen[1] - half)
    bottom = look.height
    anchor: Anchor = "center"
    yield Rect((middle - half, bottom - tall, middle + half, bottom), TODAY, radius=tall / 2)
    yield Text((middle, bottom - tall / 2), words, size, _ON_TODAY, anchor, bold=True)
