"""Holding meetings."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.errors import RuleError
from app.domain.meeting import ATTENDANCES, DECISIONS, MEETINGS
from app.domain.tables.groups import GROUP_MEMBER, WORKING_GROUP
from app.domain.tables.meetings import ATTENDANCE, DECISION, MEETING
from app.domain.tables.people import ACTOR
from app.services import editing, meetings
from app.services.reading import one, where
from app.services.session import Session

TODAY = jalali.to_gregorian(1405, 3, 1)


def _actor(session: Session, name: str) -> str:
    return editing.add(session, ACTOR, {"name": name, "kind": "person"})


def _group(session: Session, *members: tuple[str, str]) -> str:
    group = editing.add(session, WORKING_GROUP, {"title": "گروه داده"})
    for actor, role in members:
        editing.add(session, GROUP_MEMBER, {"group_id": group, "actor_id": actor, "role": role})
    return group


def _attendees(session: Session, meeting: str) -> list[tuple[str | None, str]]:
    return [(row.actor_id, row.role) for row in where(session, ATTENDANCES, meeting_id=meeting)]


def test_that_meetings_of_a_group_are_numbered_apart(session: Session) -> None:
    group = _group(session)
    for _ in range(2):
        meetings.add_meeting(session, {"group_id": group})
    meetings.add_meeting(session, {"title": "دیگر"})
    meetings.add_meeting(session, {"kind": "interview"})
    proposed = [meetings.propose_number(session, group), meetings.propose_number(session, None)]
    assert [*proposed, meetings.propose_number(session, None, "panel")] == ["۳", "۲", "۱"]


def test_that_a_number_that_was_typed_is_kept(session: Session) -> None:
    meeting = meetings.add_meeting(session, {"number": "ب-۵"})
    assert one(session, MEETINGS, meeting).number == "ب-۵"


def test_that_all_members_are_invited_with_their_offices(session: Session) -> None:
    chair, adviser = _actor(session, "الف"), _actor(session, "ب")
    group = _group(session, (chair, "chair"), (adviser, "adviser"))
    meeting = editing.add(session, MEETING, {"group_id": group})
    assert meetings.invite_group(session, meeting) == 2
    assert _attendees(session, meeting) == [(chair, "chair"), (adviser, "member")]


def test_that_the_meeting_after_one_asks_the_same_people(session: Session) -> None:
    actor = _actor(session, "الف")
    first = meetings.add_meeting(session, {"title": "هفتگی", "kind": "panel", "place": "سالن", "on": TODAY})
    editing.add(session, ATTENDANCE, {"meeting_id": first, "actor_id": actor})
    editing.add(session, ATTENDANCE, {"meeting_id": first, "name": "مدعو"})
    following = one(session, MEETINGS, meetings.add_next(session, first))
    kept = (following.title, following.kind, following.place, following.number, following.on, following.state)
    assert kept == ("هفتگی", "panel", "سالن", "۲", None, "planned")
    assert _attendees(session, following.id) == [(actor, "member")]


def test_that_nobody_is_invited_twice(session: Session) -> None:
    chair = _actor(session, "الف")
    meeting = meetings.add_meeting(session, {"group_id": _group(session, (chair, "chair"))})
    assert meetings.invite_group(session, meeting) == 0


def test_that_who_left_before_the_day_is_not_invited(session: Session) -> None:
    actor = _actor(session, "الف")
    group = _group(session, (actor, "member"))
    member = str(session.rows("group_member")[0]["id"])
    editing.change(session, GROUP_MEMBER, member, {"end": "1405/01/31"})
    before = meetings.add_meeting(session, {"group_id": group, "on": "1405/01/31"})
    after = meetings.add_meeting(session, {"group_id": group, "on": "1405/02/01"})
    assert (len(_attendees(session, before)), len(_attendees(session, after))) == (1, 0)


def test_that_a_meeting_without_a_group_cannot_invite_one(session: Session) -> None:
    with pytest.raises(RuleError):
        meetings.invite_group(session, editing.add(session, MEETING, {"title": "الف"}))


def test_that_an_invitation_of_a_group_is_one_action(session: Session) -> None:
    group = _group(session, (_actor(session, "الف"), "member"), (_actor(session, "ب"), "member"))
    meeting = editing.add(session, MEETING, {"group_id": group})
    meetings.invite_group(session, meeting)
    session.undo()
    assert _attendees(session, meeting) == []


def test_that_marking_the_rest_leaves_what_was_noted(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "الف"})
    for name, presence in (("الف", "absent"), ("ب", "invited"), ("پ", "invited")):
        editing.add(session, ATTENDANCE, {"meeting_id": meeting, "name": name, "presence": presence})
    assert meetings.mark_the_rest(session, meeting, "present") == 2
    assert [row.presence for row in where(session, ATTENDANCES, meeting_id=meeting)] == ["absent", "present", "present"]


def test_that_a_finished_decision_remembers_its_day_until_it_is_opened_again(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "الف"})
    decision = editing.add(session, DECISION, {"meeting_id": meeting, "text": "ب"})
    days: list[dt.date | None] = []
    for state in ("done", "cancelled", "open"):
        meetings.set_decision_state(session, decision, state, on=TODAY)
        days.append(one(session, DECISIONS, decision).done_on)
    assert days == [TODAY, TODAY, None]


def test_that_an_unknown_state_of_a_decision_is_refused(session: Session) -> None:
    meeting = editing.add(session, MEETING, {"title": "الف"})
    decision = editing.add(session, DECISION, {"meeting_id": meeting, "text": "ب"})
    with pytest.raises(RuleError):
        meetings.set_decision_state(session, decision, "forgotten", on=TODAY)


def test_that_the_next_meeting_shows_what_the_last_left(session: Session) -> None:
    group = _group(session)
    first = meetings.add_meeting(session, {"group_id": group, "on": "1403/12/29"})
    editing.add(session, DECISION, {"meeting_id": first, "text": "ب", "due": "1403/12/30"})
    second = meetings.add_meeting(session, {"group_id": group, "on": "1404/01/01"})
    found = meetings.follow_ups_of(session, second, TODAY)
    assert [(row.decision.text, row.meeting.id, row.is_overdue) for row in found] == [("ب", first, True)]
