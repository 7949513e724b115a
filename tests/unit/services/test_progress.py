"""Progress of a programme as the project holds it: entries, plan versions, earned value, the curve."""

import contextlib
import datetime as dt
from fractions import Fraction

import pytest

from app.domain import jalali
from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.progress import State
from app.domain.tables.money import MONEY_ENTRY
from app.domain.tables.time import PROGRESS_ENTRY
from app.services import editing, planning
from app.services.plan_reading import plan_of
from app.services.progress import progress_of
from app.services.progress_entries import record_progress
from app.services.session import Session
from app.services.versions import Freezing, freeze
from app.services.work_calendar import add_day, shipped_holidays


@pytest.fixture
def activity(session: Session) -> str:
    """Make an activity of two months in a phase; the programme begins with the year 1405."""
    planning.set_project_fields(session, {"start": "1405/01/01", "days_off": "none"})
    _work_on_holidays(session)
    phase = planning.add_activity(session, None, "فاز")
    return planning.add_activity(session, phase, "فعالیت", more={"months": [1, 2], "budget": 620})


def _work_on_holidays(session: Session) -> None:
    """Let every day of the first two months be a working day, so that shares of time are plain numbers."""
    for day in shipped_holidays():
        if _day(1405, 1, 1) <= day.on <= _day(1405, 2, 31):
            with contextlib.suppress(RuleError):
                add_day(session, day.on, is_working=True)


def _day(year: int, month: int, day: int) -> dt.date:
    return jalali.to_gregorian(year, month, day)


def _entries(session: Session) -> list[tuple[object, ...]]:
    return sorted(session.values("progress_entry", "on", "percent"), key=str)


def _percent(session: Session, activity: str) -> int | None:
    return plan_of(session).by_id[activity].progress


def test_that_changing_progress_keeps_the_day(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "progress", 30)
    planning.set_field(session, activity, "progress", 40)
    assert _entries(session) == [(today().isoformat(), 40)]


def test_that_one_undo_takes_progress_and_its_day_back(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "progress", 30)
    session.undo()
    assert (_entries(session), _percent(session, activity)) == ([], None)


def test_that_clearing_progress_clears_the_day(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "progress", 30)
    planning.set_field(session, activity, "progress", None)
    assert _entries(session) == []


def test_that_other_fields_leave_progress_alone(session: Session, activity: str) -> None:
    planning.set_fields(session, activity, {"title": "نو", "progress": None, "status": "in_progress"})
    assert _entries(session) == []


def test_that_what_becomes_done_came_to_the_whole_today(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "status", "done")
    assert _entries(session) == [(today().isoformat(), 100)]


def test_that_a_new_activity_with_progress_has_a_day(session: Session, activity: str) -> None:
    planning.add_activity(session, None, "دیگر", more={"progress": 5})
    assert activity
    assert _entries(session) == [(today().isoformat(), 5)]


def test_that_the_last_dated_entry_sets_the_progress(session: Session, activity: str) -> None:
    later = record_progress(session, activity, 50, _day(1405, 2, 1))
    record_progress(session, activity, 20, _day(1405, 1, 15), cause="funding")
    assert _percent(session, activity) == 50
    editing.change(session, PROGRESS_ENTRY, later, {"percent": 60})
    assert _percent(session, activity) == 60
    editing.remove(session, PROGRESS_ENTRY, later)
    assert _percent(session, activity) == 20


def test_that_an_entry_that_moves_takes_its_progress_along(session: Session, activity: str) -> None:
    entry = record_progress(session, activity, 50, _day(1405, 2, 1))
    other = planning.add_activity(session, None, "دیگر")
    editing.change(session, PROGRESS_ENTRY, entry, {"activity_id": other})
    assert (_percent(session, activity), _percent(session, other)) == (None, 50)


def test_that_a_day_has_one_progress(session: Session, activity: str) -> None:
    day = _day(1403, 12, 30)
    first = record_progress(session, activity, 50, day, cause="staff", note="شرح")
    assert record_progress(session, activity, 60, day) == first
    (row,) = session.rows("progress_entry")
    assert (row["percent"], row["cause"], row["note"]) == (60, "staff", "شرح")


def test_that_what_is_done_is_not_less(session: Session, activity: str) -> None:
    planning.set_field(session, activity, "status", "done")
    with pytest.raises(RuleError, match="انجام‌شده"):
        record_progress(session, activity, 60, today() + dt.timedelta(1))
    record_progress(session, activity, 60, today() - dt.timedelta(1))
    assert _percent(session, activity) == 100


def test_that_progress_needs_activity_day_and_percent(session: Session, activity: str) -> None:
    with pytest.raises(RuleError, match="درصد"):
        editing.add(session, PROGRESS_ENTRY, {"activity_id": activity, "on": "1405/01/01"})


def test_that_earned_value_is_taken_on_the_day(session: Session, activity: str) -> None:
    record_progress(session, activity, 25, _day(1405, 1, 31))
    record_progress(session, activity, 90, _day(1405, 2, 20))
    for amount, on in ((200, "1405/01/31"), (50, "1405/02/01")):
        editing.add(session, MONEY_ENTRY, {"amount": amount, "on": on, "activity_id": activity})
    seen = progress_of(session, _day(1405, 1, 31))
    value = seen.value
    assert (value.bac, value.pv, value.ev, value.ac) == (620, 310, 155, 200)
    assert (seen.planned, seen.done) == (50, 25)
    assert (value.spi, value.cpi) == (Fraction(1, 2), Fraction(155, 200))
    assert (seen.schedule.es, seen.schedule.at) == (Fraction(1, 2), 1)


def test_that_only_working_days_are_planned(session: Session, activity: str) -> None:
    planning.set_project_field(session, "days_off", "friday")
    assert activity
    assert progress_of(session, _day(1405, 1, 7)).value.pv == pytest.approx(620 * 6 / 54)


def test_that_the_curve_goes_by_jalali_months_until_the_day(session: Session, activity: str) -> None:
    record_progress(session, activity, 25, _day(1405, 1, 31))
    first, second = progress_of(session, _day(1405, 1, 31)).curve
    assert (first.month, first.planned, first.done, first.pv, first.ev, first.ac) == ((1405, 1), 50, 25, 310, 155, 0)
    assert (second.month, second.planned, second.done, second.pv, second.ev, second.ac) == (
        (1405, 2),
        100,
        None,
        620,
        None,
        None,
    )


def test_that_the_frozen_plan_is_measured_against(session: Session, activity: str) -> None:
    version = freeze(session, Freezing("مبنا"))
    planning.set_fields(session, activity, {"months": [3, 4], "budget": 1000})
    record_progress(session, activity, 50, _day(1405, 2, 1))
    seen = progress_of(session, _day(1405, 2, 31))
    (row,) = seen.leaves
    assert (seen.basis.id, seen.basis.title) == (version, "مبنا")
    assert (seen.value.bac, seen.value.pv, seen.value.ev) == (620, 620, 310)
    assert (row.end, row.baseline_end, row.state) == (_day(1405, 4, 31), _day(1405, 2, 31), State.AT_RISK)


def test_that_parts_that_came_later_earn_what_was_frozen(session: Session, activity: str) -> None:
    freeze(session, Freezing("مبنا"))
    parts = [planning.add_activity(session, activity, str(at)) for at in range(2)]
    record_progress(session, parts[0], 100, _day(1405, 1, 5))
    seen = progress_of(session, _day(1405, 1, 31))
    assert (seen.value.ev, seen.curve[0].ev) == (310, 310)


def test_that_today_is_measured_against_where_nothing_is_frozen(session: Session, activity: str) -> None:
    assert activity
    assert progress_of(session, _day(1405, 1, 1)).basis.id == ""


def test_that_delay_and_its_cause_go_up_the_plan(session: Session, activity: str) -> None:
    record_progress(session, activity, 50, _day(1405, 2, 1), cause="funding")
    phase, leaf = progress_of(session, _day(1405, 3, 5)).activities
    assert (leaf.state, leaf.delay, leaf.cause) == (State.LATE, 5, "funding")
    assert (phase.state, phase.delay, phase.cause) == (State.LATE, 5, "funding")


def test_that_an_empty_programme_has_no_figures(session: Session) -> None:
    seen = progress_of(session, _day(1405, 1, 1))
    assert (seen.planned, seen.done, seen.curve, seen.value.spi, seen.schedule.spi_t) == (None, None, (), None, None)


@pytest.mark.parametrize("day", [dt.date.max, jalali.FIRST_DAY])
def test_that_the_ends_of_the_calendar_are_borne(session: Session, activity: str, day: dt.date) -> None:
    planning.set_field(session, activity, "progress", 5)
    assert progress_of(session, day).value.bac == 620
