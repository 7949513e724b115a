"""Meetings, interviews and panels, and what was said and decided there."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.meetings import AGENDA_ITEM, ANSWER, ATTENDANCE, DECISION, MEETING


@dataclass(frozen=True)
class Meeting:
    """One meeting, interview or panel."""

    id: str
    kind: str = "meeting"
    number: str = ""
    title: str = ""
    state: str = "planned"
    on: dt.date | None = None
    start_time: str = ""
    end_time: str = ""
    place: str = ""
    group_id: str | None = None
    guide_id: str | None = None
    invitation: str = ""
    minutes: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Attendance:
    """Somebody invited or present: an actor of the registry, or only a name."""

    id: str
    meeting_id: str | None = None
    actor_id: str | None = None
    name: str = ""
    role: str = "member"
    presence: str = "invited"
    on_behalf_of: str = ""
    note: str = ""
    sort: str = ""


@dataclass(frozen=True)
class AgendaItem:
    """One item of an agenda."""

    id: str
    meeting_id: str | None = None
    title: str = ""
    presenter: str = ""
    length_minutes: int | None = None
    discussion: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Answer:
    """What was answered to a question."""

    id: str
    meeting_id: str | None = None
    question_id: str | None = None
    question: str = ""
    text: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Decision:
    """A decision; it is followed up from meeting to meeting until it is done or cancelled."""

    id: str
    meeting_id: str | None = None
    text: str = ""
    owner_id: str | None = None
    owner_name: str = ""
    due: dt.date | None = None
    state: str = "open"
    done_on: dt.date | None = None
    result: str = ""
    activity_id: str | None = None
    sort: str = ""


MEETINGS: Final = Register(MEETING, Meeting)
ATTENDANCES: Final = Register(ATTENDANCE, Attendance)
AGENDA_ITEMS: Final = Register(AGENDA_ITEM, AgendaItem)
ANSWERS: Final = Register(ANSWER, Answer)
DECISIONS: Final = Register(DECISION, Decision)
