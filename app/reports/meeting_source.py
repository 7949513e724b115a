"""Everything about one meeting that its papers say, taken out of the project."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.actor import MEMBERSHIPS, Actor
from app.domain.follow_up import FollowUp
from app.domain.group import WORKING_GROUPS, WorkingGroup
from app.domain.guide import GUIDES, Guide
from app.domain.meeting import (
    AGENDA_ITEMS,
    ANSWERS,
    ATTENDANCES,
    DECISIONS,
    MEETINGS,
    AgendaItem,
    Answer,
    Attendance,
    Decision,
    Meeting,
)
from app.i18n import tr
from app.reports import wording
from app.reports.blocks import Words, words
from app.reports.gathering import activity_codes, actors_of, frame_of
from app.reports.report import Frame, Options
from app.services.meetings import follow_ups_of
from app.services.reading import find, one, where
from app.services.session import Session


@dataclass(frozen=True)
class MeetingFile:
    """A meeting with its parts; `people` are the actors named in it, `homes` the organisations of the people."""

    frame: Frame
    meeting: Meeting
    attendance: tuple[Attendance, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    answers: tuple[Answer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    earlier: tuple[FollowUp, ...] = ()
    group: WorkingGroup | None = None
    guide: Guide | None = None
    people: Mapping[str, Actor] | None = None
    homes: Mapping[str, str] | None = None
    activities: Mapping[str, str] | None = None

    def name(self, actor_id: str | None, otherwise: str = "") -> str:
        """Name an actor; one that is not in the registry by what was written instead."""
        actor = (self.people or {}).get(actor_id or "")
        return actor.name if actor else otherwise

    def attendee(self, attendance: Attendance) -> str:
        """Name somebody at the meeting."""
        return self.name(attendance.actor_id, attendance.name)

    def behalf(self, attendance: Attendance) -> str:
        """Tell for whom somebody comes."""
        return attendance.on_behalf_of or (self.homes or {}).get(attendance.actor_id or "", "")

    def owner(self, decision: Decision) -> Words:
        """Name who follows a decision up."""
        return wording.entered(self.name(decision.owner_id, decision.owner_name))

    def with_role(self, *roles: str) -> str:
        """Name all who have one of these roles."""
        return wording.names(self.attendee(one) for one in self.attendance if one.role in roles)


def gather(session: Session, options: Options, today: dt.date) -> MeetingFile:
    """Take out one meeting.

    Raises:
        RuleError: it is gone.
    """
    meeting = one(session, MEETINGS, options.subject)
    attendance = tuple(where(session, ATTENDANCES, meeting_id=meeting.id))
    decisions = tuple(where(session, DECISIONS, meeting_id=meeting.id))
    earlier = tuple(follow_ups_of(session, meeting.id, today))
    owners = (*(made.owner_id for made in decisions), *(before.decision.owner_id for before in earlier))
    people = actors_of(session, [*(there.actor_id for there in attendance), *owners])
    return MeetingFile(
        frame_of(session, today),
        meeting,
        attendance,
        tuple(where(session, AGENDA_ITEMS, meeting_id=meeting.id)),
        tuple(where(session, ANSWERS, meeting_id=meeting.id)),
        decisions,
        earlier,
        find(session, WORKING_GROUPS, meeting.group_id),
        find(session, GUIDES, meeting.guide_id),
        people,
        _homes(session, people.values(), today),
        activity_codes(session, (made.activity_id for made in decisions)),
    )


def _homes(session: Session, people: Iterable[Actor], today: dt.date) -> Mapping[str, str]:
    """Tell in which organisation each person is now, with the role there."""
    found = {person.id: _home(session, person, today) for person in people if person.kind == "person"}
    return {one: home for one, home in found.items() if home}


def _home(session: Session, person: Actor, today: dt.date) -> str:
    present = [
        role for role in where(session, MEMBERSHIPS, person_id=person.id) if role.end is None or role.end >= today
    ]
    names = {one: actor.name for one, actor in actors_of(session, [role.organisation_id for role in present]).items()}
    return wording.names(names[role.organisation_id] for role in present[:1] if role.organisation_id in names)


def when(meeting: Meeting) -> Words:
    """Say the day with its weekday."""
    return words(wording.weekday_and_day(meeting.on)) if meeting.on else wording.not_entered()


def hours(meeting: Meeting) -> Words:
    """Say from which hour to which."""
    said = wording.hours(meeting.start_time, meeting.end_time)
    return words(said) if said else wording.not_entered()


def title_of(meeting: Meeting) -> str:
    """Return the title, or a stand-in where none was entered."""
    return meeting.title.strip() or tr("(untitled)")
