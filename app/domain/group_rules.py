"""What a working group looks like on a day: who is in it, who leads it, what it owes."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from app.domain.group import GroupMember, GroupOutput
from app.i18n import mark

_WANTED: Final = {
    "chair": (mark("This group has no chair."), mark("This group has more than one chair.")),
    "secretary": (mark("This group has no secretary."), mark("This group has more than one secretary.")),
}


def is_member(member: GroupMember, day: dt.date) -> bool:
    """Tell whether somebody is in the group on a day; the last day still counts."""
    return (member.start is None or member.start <= day) and (member.end is None or day <= member.end)


def members_on(members: Iterable[GroupMember], day: dt.date) -> list[GroupMember]:
    """Return those that are in the group on a day."""
    return [one for one in members if is_member(one, day)]


def lacks(members: Iterable[GroupMember], day: dt.date) -> list[str]:
    """Return what is to be said about the offices of a group on a day, as msgids; a group may do without."""
    roles = [one.role for one in members_on(members, day)]
    if not roles:
        return [mark("This group has no members yet.")]
    counts = ((roles.count(role), words) for role, words in _WANTED.items())
    return [words[0] if not count else words[1] for count, words in counts if count != 1]


def is_overdue(output: GroupOutput, today: dt.date) -> bool:
    """Tell whether an output should have been produced before today."""
    return output.produced_on is None and output.due is not None and output.due < today
