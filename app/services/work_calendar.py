"""The working calendar as people see and change it: holidays and the programme's own days."""

from app.domain.jalali import from_gregorian
from app.domain.tables.time import CALENDAR_DAY
from app.services import editing
from app.services.session import Session
from app.services.working_time import SpecialDay, calendar_of, own_days, shipped_holidays, shipped_years

__all__ = [
    "SpecialDay",
    "add_day",
    "calendar_of",
    "calendar_years",
    "shipped_holidays",
    "shipped_years",
    "special_days",
]


def special_days(session: Session, year: int) -> list[SpecialDay]:
    """Return the holidays and the programme's own days of a Jalali year, by date."""
    own = [day for day in own_days(session) if from_gregorian(day.on).year == year]
    decided = {day.on for day in own}
    shipped = [
        SpecialDay(**{**vars(day), "is_replaced": day.on in decided})
        for day in shipped_holidays()
        if from_gregorian(day.on).year == year
    ]
    return sorted([*shipped, *own], key=lambda day: (day.on, day.id))


def calendar_years(session: Session) -> list[int]:
    """Return the Jalali years of which the calendar knows something: those shipped and those of its own days."""
    first, last = shipped_years()
    return sorted({*range(first, last + 1), *(from_gregorian(day.on).year for day in own_days(session))})


def add_day(session: Session, on: object, title: str = "", *, is_working: bool = False) -> str:
    """Add a day of the programme's own, a holiday or an extra working day, and return its id.

    Raises:
        RuleError: the day is none, or the programme decided about it already.
    """
    return editing.add(session, CALENDAR_DAY, {"on": on, "title": title, "is_working": int(is_working)})
