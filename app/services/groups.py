"""Working groups: who joins and leaves, how they open and close, and how they stand at a glance."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.actor import ACTORS
from app.domain.group import GROUP_MEMBERS, GROUP_OUTPUTS, WORKING_GROUPS, GroupMember, GroupOutput
from app.domain.group_rules import is_member, is_overdue
from app.domain.meeting import MEETINGS, Meeting
from app.domain.tables.groups import GROUP_MEMBER, WORKING_GROUP
from app.i18n import mark, tr
from app.services.editing import change_in
from app.services.meetings import add_meeting
from app.services.reading import all_of, find, one
from app.services.session import Session

_CLOSED = "closed"
R = TypeVar("R", GroupMember, GroupOutput, Meeting)


@dataclass(frozen=True)
class Standing:
    """A working group at a glance; chairs and secretaries by name."""

    chairs: tuple[str, ...] = ()
    secretaries: tuple[str, ...] = ()
    members: int = 0
    meetings: int = 0
    outputs: int = 0
    produced: int = 0
    overdue: int = 0
    next_meeting: dt.date | None = None


def standings(session: Session, today: dt.date) -> dict[str, Standing]:
    """Look at all working groups on a day."""
    members = _by_group(all_of(session, GROUP_MEMBERS).values())
    outputs = _by_group(all_of(session, GROUP_OUTPUTS).values())
    meetings = _by_group(all_of(session, MEETINGS).values())
    return {
        group: _standing(session, today, members[group], outputs[group], meetings[group])
        for group in all_of(session, WORKING_GROUPS)
    }


def leave(session: Session, member_ids: str | Sequence[str], on: dt.date) -> None:
    """Let members leave their group on a day; that they were in it stays known.

    Raises:
        RuleError: one is gone, or would leave before having joined.
    """
    with session.edit(mark("Leave a working group")) as edit:
        for member_id in [member_ids] if isinstance(member_ids, str) else member_ids:
            change_in(edit, session, GROUP_MEMBER, member_id, {"end": on})


def set_group_state(session: Session, group_id: str, state: str, end: dt.date | None = None) -> None:
    """Change the state of a group; a closed one has a day that it was closed on, another has none.

    Raises:
        RuleError: it would be closed without a day or before it was formed, or is gone.
    """
    end = end or one(session, WORKING_GROUPS, group_id).end
    with session.edit(mark("Change the state of a working group")) as edit:
        change_in(edit, session, WORKING_GROUP, group_id, {"state": state, "end": end if state == _CLOSED else None})


def add_group_meeting(session: Session, group_id: str, on: dt.date | None = None) -> str:
    """Plan the next meeting of a group, named after it, with all its members invited.

    Raises:
        RuleError: the group is gone.
    """
    group = one(session, WORKING_GROUPS, group_id)
    title = tr("Meeting of {group}", group=group.title) if group.title else ""
    return add_meeting(session, {"title": title, "group_id": group_id, "on": on})


def _by_group(records: Iterable[R]) -> defaultdict[str | None, list[R]]:
    found: defaultdict[str | None, list[R]] = defaultdict(list)
    for record in records:
        found[record.group_id].append(record)
    return found


def _standing(
    session: Session,
    today: dt.date,
    members: Sequence[GroupMember],
    outputs: Sequence[GroupOutput],
    meetings: Sequence[Meeting],
) -> Standing:
    present = [member for member in members if is_member(member, today)]
    coming = [meeting.on for meeting in meetings if meeting.on and meeting.on >= today and meeting.state == "planned"]
    return Standing(
        _names(session, present, "chair"),
        _names(session, present, "secretary"),
        len({member.actor_id for member in present}),
        sum(meeting.state != "cancelled" for meeting in meetings),
        len(outputs),
        sum(output.produced_on is not None for output in outputs),
        sum(is_overdue(output, today) for output in outputs),
        min(coming, default=None),
    )


def _names(session: Session, members: Iterable[GroupMember], role: str) -> tuple[str, ...]:
    found = (find(session, ACTORS, member.actor_id) for member in members if member.role == role)
    return tuple(actor.name for actor in found if actor is not None)
