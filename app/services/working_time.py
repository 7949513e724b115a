"""What counts the working days of a programme: its week, the holidays that come with the program, its own days.

Plans weigh by it, so it looks at nothing that is built upon a plan.
"""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from weakref import WeakKeyDictionary

from app.domain.calendar_day import CALENDAR_DAYS
from app.domain.project import PROJECT, PROJECT_ID, project_from_row
from app.domain.tables.time import CALENDAR_DAY
from app.domain.weighing import Days
from app.domain.working_days import DAYS_OFF, WorkCalendar
from app.paths import RESOURCES
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


def own_days(session: Session) -> Iterator[SpecialDay]:
    """Yield the days that the programme decided about."""
    for day in all_of(session, CALENDAR_DAYS).values():
        if day.on is not None:
            yield SpecialDay(day.on, day.title, is_working=bool(day.is_working), id=day.id)


def days_of(session: Session) -> Days:
    """Return what counts the working days from a day to another, both included."""
    return calendar_of(session).count


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
    project = project_from_row(session.row(PROJECT.name, PROJECT_ID))
    exceptions = {day.on: False for day in shipped_holidays()}
    exceptions |= {day.on: day.is_working for day in own_days(session)}
    return WorkCalendar(DAYS_OFF[project.days_off], exceptions)


_KNOWN: Final[WeakKeyDictionary[Session, tuple[int, WorkCalendar]]] = WeakKeyDictionary()
