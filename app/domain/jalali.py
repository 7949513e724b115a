"""The Jalali calendar: conversion, arithmetic in Jalali months, reading and writing of dates.

Dates are kept and calculated as Gregorian `datetime.date`; Jalali is how they are typed and shown. The leap
rule is the 33-year cycle, equal to the official calendar of Iran for the years 1178 to 1633.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from app.domain.text import latin_digits, persian_digits, without_controls

MONTHS: Final = (
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
)
WEEKDAYS: Final = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
FRIDAY: Final = 6

_LEAP_IN_CYCLE: Final = (1, 5, 9, 13, 17, 22, 26, 30)
_DAYS_IN_CYCLE: Final = 12053
_FIRST_HALF_DAYS: Final = 186
_OLDEST_GREGORIAN_YEAR: Final = 1800
_MONTHS_IN_YEAR: Final = 12
_SHORT_MONTHS_FROM: Final = 7


class JalaliDate(NamedTuple):
    """Year, month (1 to 12) and day (1 to 31) of the Jalali calendar."""

    year: int
    month: int
    day: int


def is_leap(year: int) -> bool:
    """Tell whether Esfand of the Jalali `year` has 30 days."""
    return year % 33 in _LEAP_IN_CYCLE


def days_in_month(year: int, month: int) -> int:
    """Count the days of a Jalali month."""
    if month < _SHORT_MONTHS_FROM:
        return 31
    return 30 if month < _MONTHS_IN_YEAR or is_leap(year) else 29


@lru_cache(512)
def _days_before_year(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return cycles * _DAYS_IN_CYCLE + rest * 365 + sum(1 for leap in _LEAP_IN_CYCLE if leap < rest)


_EPOCH: Final = dt.date(2024, 3, 20).toordinal() - _days_before_year(1403)


def to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Convert a Jalali date.

    Raises:
        ValueError: there is no such day.
    """
    if not (1 <= month <= _MONTHS_IN_YEAR and 1 <= day <= days_in_month(year, month)):
        raise ValueError((year, month, day))
    before_month = 31 * (month - 1) if month <= _SHORT_MONTHS_FROM else _FIRST_HALF_DAYS + 30 * (month - 7)
    return dt.date.fromordinal(_EPOCH + _days_before_year(year) + before_month + day - 1)


FIRST_DAY: Final = to_gregorian(1, 1, 1)


def from_gregorian(date: dt.date) -> JalaliDate:
    """Convert a Gregorian date; not one before the calendar begins."""
    year = date.year - 621
    if to_gregorian(year, 1, 1) > date:
        year -= 1
    passed = (date - to_gregorian(year, 1, 1)).days
    if passed < _FIRST_HALF_DAYS:
        return JalaliDate(year, 1 + passed // 31, 1 + passed % 31)
    passed -= _FIRST_HALF_DAYS
    return JalaliDate(year, 7 + passed // 30, 1 + passed % 30)


def weekday(date: dt.date) -> int:
    """Return the day of the Iranian week: 0 Saturday to 6 Friday."""
    return (date.weekday() + 2) % 7


def add_months(date: dt.date, months: int) -> dt.date:
    """Move `date` by Jalali months; a day that the month lacks becomes its last day."""
    jalali = from_gregorian(date)
    year, month = divmod(jalali.year * 12 + jalali.month - 1 + months, 12)
    return to_gregorian(year, month + 1, min(jalali.day, days_in_month(year, month + 1)))


def short(date: dt.date | None) -> str:
    """Write «۱۴۰۵/۰۹/۰۲»; nothing for no date, and the Gregorian one before the calendar begins."""
    if date is None:
        return ""
    if date < FIRST_DAY:
        return persian_digits(date.isoformat())
    year, month, day = from_gregorian(date)
    return persian_digits(f"{year:04}/{month:02}/{day:02}")


def long(date: dt.date) -> str:
    """Write «۲ آذر ۱۴۰۵»."""
    year, month, day = from_gregorian(date)
    return persian_digits(f"{day} {MONTHS[month - 1]} {year}")


def full(date: dt.date) -> str:
    """Write «دوشنبه ۲ آذر ۱۴۰۵»."""
    return f"{WEEKDAYS[weekday(date)]} {long(date)}"


_RELATIVE: Final = {"دیروز": -1, "امروز": 0, "today": 0, "فردا": 1}
_SEPARATORS: Final = re.compile(r"[/\-.\s٫،_]+")
_NAMED: Final = re.compile(rf"(?:\S*شنبه|جمعه)?\s*(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{2,4}})")
_DAYS_AHEAD: Final = re.compile(r"\+?(\d{1,5})\s*روز\s*(?:بعد|دیگر)")


def parse(text: str, today: dt.date) -> dt.date | None:
    """Read a date as people type it, in any of the three digit sets.

    Understood: 1405/9/2, 1405-09-02, 14050902, ۲ آذر ۱۴۰۵, 05/9/2, 9/2 (of this year), 2/9/1405, امروز, فردا,
    دیروز, ۳ روز بعد, and Gregorian dates of 1800 and later such as 2026-11-23.

    Args:
        text: what was typed; blank means no date.
        today: the day that relative words and short forms count from.

    Raises:
        ValueError: no such day, or not a date.
    """
    typed = latin_digits(without_controls(text)).replace("ي", "ی").strip()
    if not typed:
        return None
    if typed in _RELATIVE:
        return today + dt.timedelta(_RELATIVE[typed])
    if ahead := _DAYS_AHEAD.fullmatch(typed):
        return today + dt.timedelta(int(ahead[1]))
    if named := _NAMED.fullmatch(typed):
        return to_gregorian(_full_year(int(named[3])), MONTHS.index(named[2]) + 1, int(named[1]))
    return _from_numbers(_numbers(typed, today))


def _numbers(typed: str, today: dt.date) -> tuple[int, int, int]:
    if re.fullmatch(r"\d{8}", typed):
        return int(typed[:4]), int(typed[4:6]), int(typed[6:])
    parts = _SEPARATORS.split(typed)
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):  # noqa: PLR2004 a year has four
        raise ValueError(typed)
    match [int(part) for part in parts]:
        case [month, day]:
            return from_gregorian(today).year, month, day
        case [year, month, day] if day <= 31:  # noqa: PLR2004 no month is longer
            return year, month, day
        case [day, month, year]:
            return year, month, day
    raise ValueError(typed)


def _full_year(year: int) -> int:
    return year + 1400 if year < 100 else year  # noqa: PLR2004 two digits mean this century


def _from_numbers(numbers: tuple[int, int, int]) -> dt.date:
    year = _full_year(numbers[0])
    if year >= _OLDEST_GREGORIAN_YEAR:
        return dt.date(year, numbers[1], numbers[2])
    return to_gregorian(year, numbers[1], numbers[2])
