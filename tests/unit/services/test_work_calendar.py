"""The working days of a programme: what comes with the program, and what the programme decides itself."""

import datetime as dt
from itertools import pairwise

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import from_gregorian, is_leap, to_gregorian
from app.domain.tables.people import ACTOR
from app.domain.tables.time import CALENDAR_DAY
from app.services import editing
from app.services.planning import set_project_field
from app.services.session import Session
from app.services.work_calendar import add_day, calendar_of, shipped_holidays, shipped_years, special_days

ASHURA = to_gregorian(1405, 4, 4)
PLAIN = to_gregorian(1405, 9, 2)
EVERY_YEAR = [(1, 1), (1, 2), (1, 3), (1, 4), (1, 12), (1, 13), (3, 14), (3, 15), (11, 22), (12, 29)]
YEARS = range(shipped_years()[0], shipped_years()[1] + 1)


@pytest.mark.parametrize("year", YEARS)
def test_that_each_year_has_its_solar_holidays(year: int) -> None:
    found = {tuple(from_gregorian(day.on)) for day in shipped_holidays() if not day.is_lunar}
    last = [(12, 30)] if is_leap(year) else []
    assert {(year, *day) for day in [*EVERY_YEAR, *last]} == {day for day in found if day[0] == year}


@pytest.mark.parametrize("year", YEARS)
def test_that_each_year_has_its_lunar_holidays(year: int) -> None:
    lunar = [day for day in shipped_holidays() if day.is_lunar and from_gregorian(day.on).year == year]
    assert 16 <= len(lunar) <= 19  # a lunar year has 17 and is eleven days shorter


def test_that_lunar_years_follow_each_other() -> None:
    days = [day.on for day in shipped_holidays() if day.title.startswith("عاشورا")]
    assert {(after - before).days for before, after in pairwise(days)} <= {353, 354, 355, 356}


def test_that_only_lunar_holidays_to_come_are_estimated() -> None:
    estimated = [day for day in shipped_holidays() if day.is_estimated]
    assert all(day.is_lunar and day.on > dt.date(2026, 12, 31) for day in estimated)


def test_that_holidays_of_the_country_are_off(session: Session) -> None:
    assert not calendar_of(session).is_working(ASHURA)


def test_that_the_programme_can_work_on_a_holiday(session: Session) -> None:
    add_day(session, ASHURA, is_working=True)
    assert calendar_of(session).is_working(ASHURA)


def test_that_the_programme_can_have_holidays_of_its_own(session: Session) -> None:
    calendar_of(session)
    add_day(session, "1405/09/02", "سالگرد اتحادیه")
    assert not calendar_of(session).is_working(PLAIN)


def test_that_the_week_of_the_programme_counts(session: Session) -> None:
    set_project_field(session, "days_off", "thursday")
    assert not calendar_of(session).is_working(to_gregorian(1405, 9, 5))


def test_that_a_calendar_is_kept_while_nothing_about_it_changes(session: Session) -> None:
    before = calendar_of(session)
    set_project_field(session, "title", "x")
    kept = calendar_of(session)
    editing.add(session, ACTOR, {"name": "x"})
    assert calendar_of(session) is kept is not before


def test_that_a_day_is_decided_about_once(session: Session) -> None:
    add_day(session, PLAIN)
    with pytest.raises(RuleError):
        add_day(session, PLAIN, is_working=True)


def test_that_a_day_can_be_decided_about_otherwise(session: Session) -> None:
    day = add_day(session, PLAIN)
    editing.change(session, CALENDAR_DAY, day, {"is_working": 1})
    assert calendar_of(session).is_working(PLAIN)


def test_that_a_day_of_the_calendar_has_a_date(session: Session) -> None:
    with pytest.raises(RuleError):
        add_day(session, None)


def test_that_the_days_of_a_year_tell_what_the_programme_decided(session: Session) -> None:
    own = add_day(session, ASHURA, "کار نیمه‌وقت", is_working=True)
    days = [day for day in special_days(session, 1405) if day.on == ASHURA]
    assert [(day.id, day.is_working, day.is_replaced) for day in days] == [("", False, True), (own, True, False)]
