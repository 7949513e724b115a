"""Holding meetings: numbers, who is invited and was there, decisions and what earlier meetings left to do."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain.errors import RuleError
from app.domain.follow_up import FINISHED_STATES, FollowUp, earlier, follow_ups
from app.domain.group import GROUP_MEMBERS, WORKING_GROUPS
from app.domain.group_rules import members_on
from app.domain.meeting import ATTENDANCES, DECISIONS, MEETINGS
from app.domain.meeting_number import next_number
from app.domain.tables.meetings import ATTENDANCE, DECISION, MEETING
from app.i18n import mark, tr
from app.services.editing import add_in, change_in
from app.services.reading import all_of, one, where
from app.services.session import Edit, Session

OFFICES: Final = frozenset(("chair", "secretary"))


def propose_number(session: Session, group_id: str | None, kind: str = "meeting") -> str:
    """Return the number that the next meeting of a group, or the next of its kind without one, is likely to bear."""
    found = session.values(MEETING.name, "number", "kind", group_id=group_id)
    return next_number(str(number or "") for number, other in found if group_id or (other or "meeting") == kind)


def add_meeting(session: Session, values: Mapping[str, object], *, invites: bool = True) -> str:
    """Add a meeting with the next number, and invite the members of its group.

    Raises:
        RuleError: a value does not fit, or the group is gone.
    """
    with session.edit(mark("Add a meeting")) as edit:
        return add_meeting_in(edit, session, values, invites=invites)


def add_meeting_in(edit: Edit, session: Session, values: Mapping[str, object], *, invites: bool = True) -> str:
    """Add a meeting within an action.

    Raises:
        RuleError: as `add_meeting`.
    """
    group_id = values.get("group_id")
    group = str(group_id) if group_id else None
    number = propose_number(session, group, str(values.get("kind") or "meeting"))
    meeting = add_in(edit, session, MEETING, {"number": number, **values})
    if group and invites:
        on = edit.pending[MEETING.name, meeting].get("on")
        _invite_members(edit, session, meeting, group, dt.date.fromisoformat(str(on)) if on else None)
    return meeting


def add_next(session: Session, meeting_id: str, on: dt.date | None = None) -> str:
    """Plan the meeting after one: the same in kind, title, group, place, hours and people, with the next number.

    Raises:
        RuleError: it is gone.
    """
    last = one(session, MEETINGS, meeting_id)
    same = ("kind", "title", "group_id", "place", "start_time", "end_time")
    roles = {who.actor_id: who.role for who in where(session, ATTENDANCES, meeting_id=meeting_id) if who.actor_id}
    with session.edit(mark("Add a meeting")) as edit:
        values = {**{name: getattr(last, name) or None for name in same}, "on": on}
        meeting = add_meeting_in(edit, session, values, invites=bool(last.group_id))
        if not last.group_id:
            invite_in(edit, session, meeting, roles)
    return meeting


def invite_in(edit: Edit, session: Session, meeting_id: str, roles: Mapping[str, str]) -> int:
    """Invite actors with their roles within an action.

    Raises:
        RuleError: one of them is gone.
    """
    known = {actor for (actor,) in session.values(ATTENDANCE.name, "actor_id", meeting_id=meeting_id)}
    new = {actor_id: role for actor_id, role in roles.items() if actor_id not in known}
    for actor_id, role in new.items():
        add_in(edit, session, ATTENDANCE, {"meeting_id": meeting_id, "actor_id": actor_id, "role": role})
    return len(new)


def invite_group(session: Session, meeting_id: str) -> int:
    """Invite all who are in the group of a meeting on its day; return how many were not invited before.

    Raises:
        RuleError: the meeting is gone or has no group.
    """
    meeting = one(session, MEETINGS, meeting_id)
    if meeting.group_id is None:
        raise RuleError(tr("This meeting has no working group. Choose one first."))
    with session.edit(mark("Invite the working group")) as edit:
        return _invite_members(edit, session, meeting_id, meeting.group_id, meeting.on)


def mark_presence(session: Session, attendance_ids: Sequence[str], presence: str) -> None:
    """Note who was there.

    Raises:
        RuleError: there is no such presence, or somebody is gone from the list.
    """
    with session.edit(mark("Note the attendance")) as edit:
        for attendance_id in attendance_ids:
            change_in(edit, session, ATTENDANCE, attendance_id, {"presence": presence})


def mark_the_rest(session: Session, meeting_id: str, presence: str) -> int:
    """Note of all who are still only invited that they were there, or were not; return how many.

    Raises:
        RuleError: there is no such presence.
    """
    rest = [one.id for one in where(session, ATTENDANCES, meeting_id=meeting_id) if one.presence == "invited"]
    if rest:
        mark_presence(session, rest, presence)
    return len(rest)


def set_decision_state(session: Session, decision_ids: str | Sequence[str], state: str, *, on: dt.date) -> None:
    """Change how far decisions are; `on` is the day that they are finished on, if they become so.

    Raises:
        RuleError: there is no such state, or one is gone.
    """
    label = mark("Finish a decision") if state in FINISHED_STATES else mark("Change a decision")
    with session.edit(label) as edit:
        for decision_id in [decision_ids] if isinstance(decision_ids, str) else decision_ids:
            change_in(edit, session, DECISION, decision_id, decision_state(session, decision_id, state, on))


def decision_state(session: Session, decision_id: str, state: str, on: dt.date) -> dict[str, object]:
    """Return the fields of a decision that change when it comes into a state on a day; the first such day stays.

    Raises:
        RuleError: it is gone.
    """
    stood = one(session, DECISIONS, decision_id)
    return {"state": state, "done_on": (stood.done_on or on) if state in FINISHED_STATES else None}


def follow_ups_of(session: Session, meeting_id: str, today: dt.date) -> list[FollowUp]:
    """Return what earlier meetings of its series left for a meeting to look at.

    Raises:
        RuleError: the meeting is gone.
    """
    meeting = one(session, MEETINGS, meeting_id)
    before = earlier(meeting, all_of(session, MEETINGS).values())
    decisions = (decision for past in before for decision in where(session, DECISIONS, meeting_id=past.id))
    return follow_ups(meeting, before, decisions, today)


def _invite_members(edit: Edit, session: Session, meeting_id: str, group_id: str, on: dt.date | None) -> int:
    one(session, WORKING_GROUPS, group_id)
    members = where(session, GROUP_MEMBERS, group_id=group_id)
    present = members_on(members, on) if on else [member for member in members if member.end is None]
    roles = {
        member.actor_id: member.role if member.role in OFFICES else "member" for member in present if member.actor_id
    }
    return invite_in(edit, session, meeting_id, roles)
