"""Working groups over time."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.errors import RuleError
from app.domain.group import GROUP_MEMBERS, WORKING_GROUPS
from app.domain.meeting import MEETINGS
from app.domain.tables.groups import GROUP_MEMBER, GROUP_OUTPUT, WORKING_GROUP
from app.domain.tables.meetings import MEETING
from app.domain.tables.people import ACTOR
from app.services import editing, groups
from app.services.groups import Standing
from app.services.reading import one, where
from app.services.session import Session

TODAY = jalali.to_gregorian(1405, 3, 1)


@pytest.fixture
def group(session: Session) -> str:
    """Add a group."""
    return editing.add(session, WORKING_GROUP, {"title": "گروه داده", "start": "1405/01/15"})


@pytest.fixture
def actor(session: Session) -> str:
    """Add a person."""
    return editing.add(session, ACTOR, {"name": "سارا کریمی", "kind": "person"})


def _join(session: Session, group: str, actor: str, on: dt.date | None = None) -> str:
    return editing.add(session, GROUP_MEMBER, {"group_id": group, "actor_id": actor, "start": on})


def test_that_a_member_who_leaves_stays_in_the_history(session: Session, group: str, actor: str) -> None:
    groups.leave(session, _join(session, group, actor, jalali.to_gregorian(1405, 1, 15)), TODAY)
    assert [row.end for row in where(session, GROUP_MEMBERS, group_id=group)] == [TODAY]


def test_that_nobody_leaves_before_joining(session: Session, group: str, actor: str) -> None:
    member = _join(session, group, actor, TODAY)
    with pytest.raises(RuleError):
        groups.leave(session, member, TODAY - dt.timedelta(1))


def test_that_closing_a_group_needs_its_last_day(session: Session, group: str) -> None:
    with pytest.raises(RuleError):
        groups.set_group_state(session, group, "closed")
    groups.set_group_state(session, group, "closed", TODAY)
    assert (one(session, WORKING_GROUPS, group).state, one(session, WORKING_GROUPS, group).end) == ("closed", TODAY)


def test_that_a_group_that_opens_again_has_no_last_day(session: Session, group: str) -> None:
    groups.set_group_state(session, group, "closed", TODAY)
    groups.set_group_state(session, group, "active")
    assert one(session, WORKING_GROUPS, group).end is None


def test_that_a_group_cannot_close_before_it_was_formed(session: Session, group: str) -> None:
    with pytest.raises(RuleError):
        groups.set_group_state(session, group, "closed", jalali.to_gregorian(1405, 1, 14))


def test_that_the_next_meeting_of_a_group_invites_all(session: Session, group: str, actor: str) -> None:
    _join(session, group, actor)
    meeting = groups.add_group_meeting(session, group, TODAY)
    assert one(session, MEETINGS, meeting).title == "جلسه گروه داده"
    assert session.count("attendance", meeting_id=meeting, actor_id=actor) == 1


def test_that_a_group_is_seen_at_a_glance(session: Session, group: str, actor: str) -> None:
    editing.add(session, GROUP_MEMBER, {"group_id": group, "actor_id": actor, "role": "chair"})
    for on, state in (("1405/02/01", "held"), ("1405/03/10", "planned"), ("1405/03/05", "planned")):
        editing.add(session, MEETING, {"group_id": group, "on": on, "state": state})
    editing.add(session, MEETING, {"group_id": group, "on": "1405/03/02", "state": "cancelled"})
    editing.add(session, GROUP_OUTPUT, {"group_id": group, "due": "1405/02/31"})
    editing.add(session, GROUP_OUTPUT, {"group_id": group, "produced_on": "1405/02/31"})
    assert groups.standings(session, TODAY) == {
        group: Standing(("سارا کریمی",), (), 1, 3, 2, 1, 1, jalali.to_gregorian(1405, 3, 5))
    }
