"""A meeting noted in haste."""

import pytest

from app.domain import jalali
from app.domain.errors import RuleError
from app.domain.meeting import ATTENDANCES, DECISIONS, MEETINGS
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.note_taking import Note, add_decisions, note_meeting
from app.services.reading import one, where
from app.services.session import Session

TODAY = jalali.to_gregorian(1405, 2, 10)


def _actor(session: Session, name: str) -> str:
    return editing.add(session, ACTOR, {"name": name, "kind": "person"})


def test_that_a_note_without_a_date_was_held_today(session: Session) -> None:
    meeting = one(session, MEETINGS, note_meeting(session, Note("شورا"), TODAY))
    assert (meeting.on, meeting.state, meeting.number) == (TODAY, "held", "۱")


def test_that_a_meeting_to_come_is_planned(session: Session) -> None:
    meeting = one(session, MEETINGS, note_meeting(session, Note("شورا", "۱۴۰۵/۰۲/۱۱"), TODAY))
    assert meeting.state == "planned"


def test_that_attendees_are_matched_to_the_registry_or_kept_as_guests(session: Session) -> None:
    actor = _actor(session, "علی‌رضا کریمی")
    meeting = note_meeting(session, Note("شورا", attendees=("دكتر عليرضا كريمي", "نادری")), TODAY)
    people = [
        (row.actor_id, row.name, row.role, row.presence) for row in where(session, ATTENDANCES, meeting_id=meeting)
    ]
    assert people == [(actor, "", "member", "present"), (None, "نادری", "guest", "present")]


def test_that_one_attendee_typed_twice_is_there_once(session: Session) -> None:
    _actor(session, "سارا کریمی")
    meeting = note_meeting(session, Note("شورا", attendees=("سارا کریمی", "خانم سارا کریمی")), TODAY)
    assert session.count("attendance", meeting_id=meeting) == 1


def test_that_unknown_people_are_added_on_request(session: Session) -> None:
    note = Note("شورا", attendees=("دکتر نادری", "نادری"), adds_people=True)
    meeting = note_meeting(session, note, TODAY)
    assert [(row["name"], row["kind"]) for row in session.rows("actor")] == [("نادری", "person")]
    assert session.count("attendance", meeting_id=meeting) == 1


def test_that_an_organisation_that_attends_is_added_as_one(session: Session) -> None:
    note_meeting(session, Note("شورا", attendees=("دانشگاه یزد",), adds_people=True), TODAY)
    assert session.rows("actor")[0]["kind"] != "person"


def test_that_those_asked_in_an_interview_are_interviewees(session: Session) -> None:
    _actor(session, "سارا کریمی")
    meeting = note_meeting(session, Note("گفت‌وگو", kind="interview", attendees=("سارا کریمی", "نادری")), TODAY)
    assert [one.role for one in where(session, ATTENDANCES, meeting_id=meeting)] == ["interviewee", "interviewee"]


def test_that_decisions_find_their_owners(session: Session) -> None:
    present, other = _actor(session, "علی رضایی"), _actor(session, "سارا کریمی")
    note = Note(
        "شورا",
        attendees=("علی رضایی", "مینا نادری"),
        decisions="الف / رضایی / ۱۴۰۵/۰۳/۰۱\nب / سارا کریمی\nپ / نادری\nت / کسی دیگر\nث",
    )
    decisions = where(session, DECISIONS, meeting_id=note_meeting(session, note, TODAY))
    assert [(row.text, row.owner_id, row.owner_name) for row in decisions] == [
        ("الف", present, ""),
        ("ب", other, ""),
        ("پ", None, "مینا نادری"),
        ("ت", None, "کسی دیگر"),
        ("ث", None, ""),
    ]
    assert decisions[0].due == jalali.to_gregorian(1405, 3, 1)


def test_that_a_note_is_taken_back_whole(session: Session) -> None:
    note_meeting(session, Note("شورا", attendees=("الف",), decisions="ب", adds_people=True), TODAY)
    session.undo()
    assert [session.count(table) for table in ("meeting", "attendance", "decision", "actor")] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "note",
    [Note(" "), Note("شورا", "1404/12/30"), Note("شورا", kind="party"), Note("شورا", decisions="الف / 1404/12/30")],
)
def test_that_a_note_that_cannot_be_kept_leaves_nothing(session: Session, note: Note) -> None:
    with pytest.raises(RuleError):
        note_meeting(session, note, TODAY)
    assert session.count("meeting") == 0


def test_that_typed_decisions_of_a_meeting_find_owners_among_those_who_were_there(session: Session) -> None:
    actor = _actor(session, "علی رضایی")
    meeting = note_meeting(session, Note("شورا", attendees=("علی رضایی",)), TODAY)
    added = add_decisions(session, meeting, "الف / رضایی\nب", TODAY)
    assert [(row.id, row.owner_id) for row in where(session, DECISIONS, meeting_id=meeting)] == [
        (added[0], actor),
        (added[1], None),
    ]
