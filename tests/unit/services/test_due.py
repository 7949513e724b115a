"""What falls due in a project, across kinds and leap years, and putting reminders off."""

import datetime as dt
from collections.abc import Mapping

import pytest

from app.domain import jalali
from app.domain.errors import RuleError
from app.domain.records import TABLE_BY_NAME
from app.domain.reminding import Band, Dated
from app.services import editing, planning
from app.services.due import all_due, banded, due_on, put_off_on, snooze, unsnooze, urgent, whole_of
from app.services.session import Session

DAY = jalali.to_gregorian(1405, 9, 3)


def day(year: int, month: int, number: int) -> dt.date:
    return jalali.to_gregorian(year, month, number)


def add(session: Session, kind: str, **values: object) -> str:
    return editing.add(session, TABLE_BY_NAME[kind], values)


def everything(session: Session) -> Mapping[Dated, str]:
    """Make one record of each kind that falls due on `DAY`."""
    activity = planning.add_activity(session, None, "فعالیت")
    planning.set_field(session, activity, "end", DAY)
    actor, group = add(session, "actor", name="سپهر"), add(session, "working_group", title="گروه")
    meeting = add(session, "meeting", title="جلسه", on=DAY)
    with session.edit("test") as edit:
        agreement = edit.insert("agreement", {"title": "تفاهم", "state": "in_force", "end": DAY.isoformat()})
    return {
        Dated.ACTIVITY: activity,
        Dated.DECISION: add(session, "decision", meeting_id=meeting, text="پیگیری", due=DAY, owner_id=actor),
        Dated.AGREEMENT: agreement,
        Dated.OBLIGATION: add(session, "obligation", agreement_id=agreement, title="قسط", due=DAY),
        Dated.OUTPUT: add(session, "group_output", group_id=group, title="سند", due=DAY),
        Dated.CONTACT: add(session, "contact_entry", actor_id=actor, on=day(1405, 9, 1), next_on=DAY),
        Dated.MEETING: meeting,
    }


def test_that_every_kind_is_heard_on_its_day(session: Session) -> None:
    made = everything(session)
    found = due_on(session, DAY)
    assert {due.kind: due.id for due in found} == made
    assert {due.band for due in found} == {Band.TODAY}


def test_that_what_was_closed_is_heard_no_more(session: Session) -> None:
    made = everything(session)
    planning.set_field(session, made[Dated.ACTIVITY], "status", "done")
    due_on(session, DAY)
    editing.change(session, TABLE_BY_NAME["decision"], made[Dated.DECISION], {"state": "done"})
    editing.change(session, TABLE_BY_NAME["obligation"], made[Dated.OBLIGATION], {"state": "waived"})
    editing.change(session, TABLE_BY_NAME["group_output"], made[Dated.OUTPUT], {"produced_on": DAY})
    editing.change(session, TABLE_BY_NAME["meeting"], made[Dated.MEETING], {"state": "held"})
    assert {due.kind for due in due_on(session, DAY)} == {Dated.AGREEMENT, Dated.CONTACT}


def test_that_undo_brings_a_reminder_back(session: Session) -> None:
    made = everything(session)
    editing.change(session, TABLE_BY_NAME["decision"], made[Dated.DECISION], {"state": "done"})
    assert Dated.DECISION not in {due.kind for due in due_on(session, DAY)}
    session.undo()
    assert Dated.DECISION in {due.kind for due in due_on(session, DAY)}


def test_that_a_new_name_of_the_owner_is_told(session: Session) -> None:
    everything(session)
    due_on(session, DAY)
    (actor,) = session.rows("actor")
    editing.change(session, TABLE_BY_NAME["actor"], str(actor["id"]), {"name": "آوا"})
    assert {due.owner for due in due_on(session, DAY) if due.kind is Dated.DECISION} == {"آوا"}


@pytest.mark.parametrize(
    ("end", "today", "left"),
    [
        (day(1403, 12, 30), day(1404, 1, 1), -1),
        (day(1403, 12, 30), day(1403, 12, 29), 1),
        (day(1408, 12, 30), day(1408, 12, 1), 29),
        (day(1404, 1, 1), day(1403, 12, 29), 2),
        (day(1405, 1, 1), day(1404, 12, 29), 1),
        (day(1409, 1, 1), day(1408, 12, 29), 2),
    ],
)
def test_that_days_are_counted_across_leap_years(session: Session, end: dt.date, today: dt.date, left: int) -> None:
    add(session, "meeting", title="جلسه", on=end)
    assert [due.days_left for due in due_on(session, today)] == [left]


@pytest.mark.parametrize(
    ("kept", "due"),
    [
        (None, day(1403, 11, 30)),
        (day(1403, 11, 30), day(1403, 12, 30)),
        (day(1403, 12, 30), day(1404, 1, 30)),
        (day(1404, 11, 30), day(1404, 12, 29)),
        (day(1408, 11, 30), day(1408, 12, 30)),
    ],
)
def test_that_a_month_after_a_thirtieth_knows_leap_years(session: Session, kept: dt.date | None, due: dt.date) -> None:
    agreement = add(session, "agreement", title="تفاهم")
    first = day(1403, 11, 30)
    add(session, "obligation", agreement_id=agreement, title="گزارش", due=first, period="monthly", done_until=kept)
    assert [one.on for one in all_due(session, day(1403, 1, 1), ahead=3_000)] == [due]


def test_that_bands_come_nearest_first(session: Session) -> None:
    for ahead in (29, -3, 0, 1, 5, 31):
        add(session, "meeting", title=str(ahead), on=DAY + dt.timedelta(ahead))
    bands = banded(due_on(session, DAY))
    assert {band: [due.title for due in dues] for band, dues in bands.items()} == {
        Band.OVERDUE: ["-3"],
        Band.TODAY: ["0"],
        Band.DAY: ["1"],
        Band.WEEK: ["5"],
        Band.MONTH: ["29"],
    }
    assert [due.title for due in urgent(due_on(session, DAY))] == ["-3", "0", "1"]


def test_that_a_reminder_put_off_is_silent_until_its_day(session: Session) -> None:
    made = everything(session)
    until = DAY + dt.timedelta(5)
    for due in due_on(session, DAY):
        snooze(session, due, until, "در سفر", today=DAY)
    assert due_on(session, until - dt.timedelta(1)) == []
    assert len(due_on(session, until)) == len(made)
    assert {found.reason for _, found in put_off_on(session, DAY)} == {"در سفر"}


def test_that_putting_off_again_replaces_the_earlier_day(session: Session) -> None:
    add(session, "meeting", title="جلسه", on=DAY)
    (due,) = due_on(session, DAY)
    snooze(session, due, DAY + dt.timedelta(9), "یک", today=DAY)
    snooze(session, due, DAY + dt.timedelta(2), "دو", today=DAY)
    assert [row["reason"] for row in session.rows("snooze")] == ["دو"]
    assert due_on(session, DAY + dt.timedelta(2)) != []


def test_that_a_reminder_can_come_again_before_its_day(session: Session) -> None:
    add(session, "meeting", title="جلسه", on=DAY)
    (due,) = due_on(session, DAY)
    snooze(session, due, DAY + dt.timedelta(9), "دلیل", today=DAY)
    unsnooze(session, due)
    assert due_on(session, DAY) == [due]


@pytest.mark.parametrize(("until", "reason"), [(DAY, "دلیل"), (None, "دلیل"), (DAY + dt.timedelta(1), " ")])
def test_that_putting_off_asks_for_a_later_day_and_a_reason(
    session: Session, until: dt.date | None, reason: str
) -> None:
    add(session, "meeting", title="جلسه", on=DAY)
    (due,) = due_on(session, DAY)
    with pytest.raises(RuleError):
        snooze(session, due, until, reason, today=DAY)
    assert session.count("snooze") == 0


def test_that_a_deleted_record_takes_its_put_off_reminder_along(session: Session) -> None:
    meeting = add(session, "meeting", title="جلسه", on=DAY)
    (due,) = due_on(session, DAY)
    snooze(session, due, DAY + dt.timedelta(9), "دلیل", today=DAY)
    editing.remove(session, TABLE_BY_NAME["meeting"], meeting)
    assert session.count("snooze") == 0


def test_that_a_part_leads_to_the_record_that_its_page_lists(session: Session) -> None:
    made = everything(session)
    wholes = {due.kind: whole_of(session, due) for due in due_on(session, DAY)}
    assert wholes[Dated.DECISION] == made[Dated.MEETING]
    assert wholes[Dated.OBLIGATION] == made[Dated.AGREEMENT]
    assert wholes[Dated.ACTIVITY] == made[Dated.ACTIVITY]
    assert wholes[Dated.CONTACT] == str(session.rows("actor")[0]["id"])
