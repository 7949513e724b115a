"""What falls due, in which band, and what was put off."""

import datetime as dt

import pytest

from app.domain import reminding
from app.domain.actor import ContactEntry
from app.domain.agreement import Agreement, Party
from app.domain.group import GroupOutput, WorkingGroup
from app.domain.jalali import to_gregorian
from app.domain.meeting import Decision, Meeting
from app.domain.obligation import Obligation
from app.domain.plan import Activity, Status, build_plan
from app.domain.reminding import Band, Dated, Due
from app.domain.snooze import Snooze

DAY = to_gregorian(1403, 12, 29)


def _in(days: int) -> dt.date:
    return DAY + dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "band"),
    [
        (-400, Band.OVERDUE),
        (-1, Band.OVERDUE),
        (0, Band.TODAY),
        (1, Band.DAY),
        (2, Band.WEEK),
        (7, Band.WEEK),
        (8, Band.MONTH),
        (30, Band.MONTH),
        (31, Band.LATER),
    ],
)
def test_that_days_fall_into_bands(left: int, band: Band) -> None:
    assert reminding.band_of(left) is band


def test_that_the_leap_day_is_counted() -> None:
    due = reminding.of_meetings([Meeting("m", on=to_gregorian(1404, 1, 1))], DAY)[0]
    assert due.days_left == 2
    assert (
        reminding.of_meetings([Meeting("m", on=to_gregorian(1409, 1, 1))], to_gregorian(1408, 12, 29))[0].days_left == 2
    )


def test_that_held_and_undated_meetings_are_not_awaited() -> None:
    meetings = [Meeting("1", on=DAY, state="held"), Meeting("2"), Meeting("3", on=_in(-3))]
    assert [(due.id, due.band) for due in reminding.of_meetings(meetings, DAY)] == [("3", Band.OVERDUE)]


def test_that_an_open_decision_names_its_owner_and_meeting() -> None:
    decisions = [
        Decision("1", "m", "تهیه گزارش", owner_id="x", due=_in(1)),
        Decision("2", "m", "خرید", owner_name="رضا", due=_in(1), state="in_progress"),
        Decision("3", "m", "تمام", due=_in(1), state="done"),
    ]
    found = reminding.of_decisions(decisions, {"m": Meeting("m", title="شورا")}, {"x": "مریم"}, DAY)
    assert [(due.id, due.owner, due.whole) for due in found] == [("1", "مریم", "شورا"), ("2", "رضا", "شورا")]


def test_that_only_agreements_that_bind_expire() -> None:
    agreements = [
        Agreement("draft", end=_in(5)),
        Agreement("force", state="in_force", end=_in(5)),
        Agreement("long", state="signed", start=to_gregorian(1403, 1, 1), duration_months=12),
        Agreement("old", state="in_force", end=_in(-5)),
        Agreement("replaced", state="in_force", end=_in(5)),
        Agreement("new", renews_id="replaced"),
    ]
    found = reminding.of_agreements(agreements, DAY)
    assert {due.id: due.days_left for due in found} == {"force": 5, "long": 1, "old": -5}


def test_that_an_obligation_is_owed_by_its_person_else_by_its_party() -> None:
    owed = [
        Obligation("1", "a", title="سالن", party_id="p", due=DAY),
        Obligation("2", "a", title="مربی", party_id="p", person_id="x", due=DAY),
        Obligation("3", "ended", due=DAY),
    ]
    agreements = {"a": Agreement("a", title="آموزش"), "ended": Agreement("ended", state="terminated")}
    found = reminding.of_obligations(
        owed, agreements, {"p": Party("p", actor_id="u")}, {"u": "دانشگاه", "x": "مریم"}, DAY
    )
    assert [(due.id, due.owner, due.whole) for due in found] == [("1", "دانشگاه", "آموزش"), ("2", "مریم", "آموزش")]


def test_that_a_repeated_obligation_is_due_after_what_was_kept() -> None:
    owed = Obligation("o", due=to_gregorian(1403, 11, 30), period="monthly", done_until=to_gregorian(1403, 11, 30))
    found = reminding.of_obligations([owed], {}, {}, {}, DAY)
    assert (found[0].on, found[0].days_left) == (to_gregorian(1403, 12, 30), 1)


def test_that_outputs_are_awaited_until_produced_or_the_group_is_closed() -> None:
    outputs = [
        GroupOutput("1", "g", due=DAY),
        GroupOutput("2", "g", due=DAY, produced_on=DAY),
        GroupOutput("3", "closed", due=DAY),
    ]
    groups = {"g": WorkingGroup("g", title="آموزش"), "closed": WorkingGroup("closed", state="closed")}
    assert [(due.id, due.whole) for due in reminding.of_outputs(outputs, groups, DAY)] == [("1", "آموزش")]


def test_that_a_later_contact_settles_the_one_that_was_planned() -> None:
    entries = [
        ContactEntry("1", "x", on=_in(-10), next_step="تماس", next_on=_in(-3)),
        ContactEntry("2", "x", on=_in(-2)),
        ContactEntry("3", "y", on=_in(-10), next_step="بازدید", next_on=_in(2)),
    ]
    found = reminding.of_contacts(entries, {"y": "شرکت الف"}, DAY)
    assert [(due.id, due.title, due.whole) for due in found] == [("3", "بازدید", "شرکت الف")]


def test_that_activities_are_awaited_until_they_are_closed() -> None:
    activities = [
        Activity("phase", title="فاز"),
        Activity("run", "phase", end=_in(7), status=Status.IN_PROGRESS),
        Activity("done", "phase", end=_in(7), status=Status.DONE),
    ]
    assert [due.id for due in reminding.of_activities(build_plan(activities), DAY)] == ["run"]


def test_that_a_reminder_is_silent_until_the_later_of_two_days() -> None:
    due = Due(Dated.OBLIGATION, "o", "", _in(3), 3)
    snoozes = [Snooze("1", obligation_id="o", until=_in(9)), Snooze("2", obligation_id="o", until=_in(2))]
    assert reminding.heard([due], snoozes, _in(8)) == []
    assert reminding.heard([due], snoozes, _in(9)) == [due]


def test_that_putting_off_one_kind_leaves_the_same_id_of_another_heard() -> None:
    due = Due(Dated.MEETING, "o", "", DAY, 0)
    assert reminding.heard([due], [Snooze("1", obligation_id="o", until=_in(9))], DAY) == [due]


def test_that_far_days_are_not_heard_and_the_longest_overdue_comes_first() -> None:
    dues = [Due(Dated.MEETING, str(left), "", _in(left), left) for left in (3, -9, 31, -2)]
    assert [due.id for due in reminding.heard(dues, [], DAY)] == ["-9", "-2", "3"]
    assert list(reminding.by_band(dues)) == [Band.OVERDUE, Band.WEEK, Band.LATER]


@pytest.mark.parametrize("kind", Dated)
def test_that_every_kind_can_be_put_off_and_has_a_page(kind: Dated) -> None:
    snooze = Snooze("s", until=DAY, **{reminding.SNOOZE_FIELDS[kind]: "x"})
    assert reminding.place_of(snooze) == (kind, "x")
    assert Due(kind, "x", "", DAY, 0).page
