"""The working days of a programme: its week, the holidays that come with the program, and its own days."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from app.domain.calendar_day import CALENDAR_DAYS
from app.domain.jalali import from_gregorian
from app.domain.project import PROJECT
from app.domain.tables.time import CALENDAR_DAY
from app.domain.working_days import DAYS_OFF, WorkCalendar
from app.paths import RESOURCES
from app.services import editing
from app.services.plan_reading import project_of
from app.services.reading import all_of
from app.services.session import Session

_TABLES: Final = frozenset({PROJECT.name, CALENDAR_DAY.name})


@dataclass(frozen=True)
class SpecialDay:
    """A day that is not what the week says: a holiday, or a day of the programme's own, which then has an `id`.

    `is_estimated` where the moon may still move a holiday by a day; `is_replaced` where the programme decided otherwise
    about a holiday that comes with the program.
    """

    on: dt.date
    title: str
    is_working: bool = False
    is_lunar: bool = False
    is_estimated: bool = False
    is_replaced: bool = False
    id: str = ""


@cache
def shipped_holidays() -> tuple[SpecialDay, ...]:
    """Return the holidays that come with the program, by date; several may fall on one day."""
    return tuple(
        SpecialDay(
            dt.date.fromisoformat(one["date"]),
            str(one["title"]),
            is_lunar=one["kind"] == "lunar",
            is_estimated=bool(one.get("estimated")),
        )
        for one in _shipped()["holidays"]
    )


def shipped_years() -> tuple[int, int]:
    """Return the first and the last Jalali year whose holidays come with the program."""
    first, last = _shipped()["years"]
    return int(first), int(last)


@cache
def _shipped() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((RESOURCES / "holidays.json").read_text("utf-8"))
    return content


def special_days(session: Session, year: int) -> list[SpecialDay]:
    """Return the holidays and the programme's own days of a Jalali year, by date."""
    own = [day for day in _own_days(session) if from_gregorian(day.on).year == year]
    decided = {day.on for day in own}
    shipped = [
        SpecialDay(**{**vars(day), "is_replaced": day.on in decided})
        for day in shipped_holidays()
        if from_gregorian(day.on).year == year
    ]
    return sorted([*shipped, *own], key=lambda day: (day.on, day.id))


def _own_days(session: Session) -> Iterator[SpecialDay]:
    for day in all_of(session, CALENDAR_DAYS).values():
        if day.on is not None:
            yield SpecialDay(day.on, day.title, is_working=bool(day.is_working), id=day.id)


def add_day(session: Session, on: object, title: str = "", *, is_working: bool = False) -> str:
    """Add a day of the programme's own, a holiday or an extra working day, and return its id.

    Raises:
        RuleError: the day is none, or the programme decided about it already.
    """
    return editing.add(session, CALENDAR_DAY, {"on": on, "title": title, "is_working": int(is_working)})


def calendar_of(session: Session) -> WorkCalendar:
    """Return the working days of a programme; cheap to ask again."""
    known = _KNOWN.get(session)
    if known is not None:
        changed = session.changed_since(known[0])
        if changed is not None and _TABLES.isdisjoint(table for table, _ in changed):
            return known[1]
    calendar = _read(session)
    _KNOWN[session] = (session.revision, calendar)
    return calendar


def _read(session: Session) -> WorkCalendar:
    exceptions = {day.on: False for day in shipped_holidays()}
    exceptions |= {day.on: day.is_working for day in _own_days(session)}
    return WorkCalendar(DAYS_OFF[project_of(session).days_off], exceptions)


_KNOWN: Final[WeakKeyDictionary[Session, tuple[int, WorkCalendar]]] = WeakKeyDictionary()
