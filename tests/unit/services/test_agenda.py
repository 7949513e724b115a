"""The days of weeks and months with what happens on them."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.records import TABLE_BY_NAME
from app.domain.reminding import Dated
from app.services import editing, planning
from app.services.agenda import events, week_of, weeks_of_month
from app.services.session import Session


def day(year: int, month: int, number: int) -> dt.date:
    return jalali.to_gregorian(year, month, number)


def add(session: Session, kind: str, **values: object) -> str:
    return editing.add(session, TABLE_BY_NAME[kind], values)


def test_that_a_week_goes_from_saturday_to_friday() -> None:
    first, last = week_of(day(1405, 9, 3))
    assert (first, last) == (day(1405, 8, 30), day(1405, 9, 6))
    assert (jalali.weekday(first), jalali.weekday(last)) == (0, jalali.FRIDAY)


@pytest.mark.parametrize(("year", "length"), [(1403, 30), (1404, 29), (1408, 30)])
def test_that_a_month_is_shown_in_whole_weeks(year: int, length: int) -> None:
    first, last = weeks_of_month(day(year, 12, 10))
    assert first <= day(year, 12, 1)
    assert last >= day(year, 12, length)
    assert ((last - first).days + 1) % 7 == 0
    assert (day(year, 12, 1) - first).days < 7
    assert (last - day(year, 12, length)).days < 7


def test_that_every_kind_stands_on_its_day(session: Session) -> None:
    on = day(1405, 9, 3)
    activity = planning.add_activity(session, None, "فعالیت")
    planning.set_field(session, activity, "end", on)
    actor, group = add(session, "actor", name="سپهر"), add(session, "working_group", title="گروه")
    meeting = add(session, "meeting", title="جلسه", on=on, start_time="10:00")
    with session.edit("test") as edit:
        agreement = edit.insert("agreement", {"title": "تفاهم", "state": "in_force", "end": on.isoformat()})
    add(session, "decision", meeting_id=meeting, text="پیگیری", due=on)
    add(session, "obligation", agreement_id=agreement, title="قسط", due=on)
    add(session, "group_output", group_id=group, title="سند", due=on)
    add(session, "contact_entry", actor_id=actor, next_on=on)
    found = events(session, *week_of(on))
    assert set(found) == {on}
    assert {event.kind for event in found[on]} == set(Dated)
    assert (found[on][0].kind, found[on][0].at) == (Dated.MEETING, "10:00")


def test_that_a_repeated_obligation_stands_on_every_day_of_the_month(session: Session) -> None:
    agreement = add(session, "agreement", title="تفاهم", start=day(1403, 1, 1), end=day(1409, 1, 1))
    add(
        session,
        "obligation",
        agreement_id=agreement,
        title="گزارش",
        due=day(1403, 1, 31),
        period="monthly",
        done_until=day(1405, 11, 30),
    )
    found = events(session, day(1405, 11, 1), day(1406, 1, 31))
    assert {on: [event.is_open for event in listed] for on, listed in found.items()} == {
        day(1405, 11, 30): [False],
        day(1405, 12, 29): [True],
        day(1406, 1, 31): [True],
    }
    assert list(events(session, day(1408, 12, 1), day(1408, 12, 30))) == [day(1408, 12, 30)]
    assert events(session, day(1409, 1, 2), day(1409, 3, 1)) == {}


def test_that_what_was_called_off_is_not_shown(session: Session) -> None:
    on = day(1405, 9, 3)
    meeting = add(session, "meeting", title="جلسه", on=on, state="cancelled")
    add(session, "decision", meeting_id=meeting, text="پیگیری", due=on, state="cancelled")
    assert events(session, on, on) == {}


def test_that_meetings_of_a_day_come_by_their_hour(session: Session) -> None:
    on = day(1405, 9, 3)
    for title, hour in (("عصر", "16:00"), ("صبح", "08:30"), ("بی‌ساعت", None)):
        add(session, "meeting", title=title, on=on, start_time=hour)
    assert [event.title for event in events(session, on, on)[on]] == ["صبح", "عصر", "بی‌ساعت"]
