"""Working groups with their members and outputs."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.groups import GROUP_MEMBER, GROUP_OUTPUT, WORKING_GROUP


@dataclass(frozen=True)
class WorkingGroup:
    """A group with a mandate."""

    id: str
    title: str = ""
    state: str = "forming"
    mandate: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    rhythm: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class GroupMember:
    """An actor in a working group; without `end` he is still in it."""

    id: str
    group_id: str | None = None
    actor_id: str | None = None
    role: str = "member"
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""
    sort: str = ""


@dataclass(frozen=True)
class GroupOutput:
    """What a group shall produce; one with a `produced_on` was produced."""

    id: str
    group_id: str | None = None
    title: str = ""
    due: dt.date | None = None
    produced_on: dt.date | None = None
    notes: str = ""
    sort: str = ""


WORKING_GROUPS: Final = Register(WORKING_GROUP, WorkingGroup)
GROUP_MEMBERS: Final = Register(GROUP_MEMBER, GroupMember)
GROUP_OUTPUTS: Final = Register(GROUP_OUTPUT, GroupOutput)
