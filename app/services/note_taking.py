"""Noting a meeting in haste: a few typed fields become a meeting with attendees and decisions, in one action."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.actor import ACTORS, Actor
from app.domain.actor_line import guessed
from app.domain.errors import RuleError
from app.domain.meeting import ATTENDANCES
from app.domain.quick_note import (
    NoSuchDayError,
    TypedDecision,
    bare_name,
    known_names,
    match,
    match_among,
    read_decisions,
)
from app.domain.tables.meetings import ATTENDANCE, DECISION, MEETING
from app.domain.tables.people import ACTOR
from app.domain.text import isolate, search_key
from app.i18n import mark, tr
from app.services.editing import add_in, checked
from app.services.meetings import add_meeting_in
from app.services.reading import all_of, where
from app.services.session import Edit, Session

Owner = tuple[str, str]
"""The column of a decision that holds an owner, and its value."""


@dataclass(frozen=True)
class Note:
    """What is typed about a meeting.

    `on` is a date or how one is typed, blank for today; `attendees` are names as typed; `decisions` holds one a line,
    as `app.domain.quick_note.read_decisions` takes them. With `adds_people` names that the registry lacks are added
    to it, else they are guests of this meeting alone.
    """

    title: str
    on: dt.date | str | None = None
    kind: str = "meeting"
    attendees: tuple[str, ...] = ()
    decisions: str = ""
    minutes: str = ""
    group_id: str | None = None
    adds_people: bool = False


def note_meeting(session: Session, note: Note, today: dt.date) -> str:
    """Keep a meeting that was noted, held unless it is still to come, and return its id.

    Raises:
        RuleError: it has no title, a value does not fit, or a deadline is no day of the calendar.
    """
    if not note.title.strip():
        raise RuleError(tr("A meeting needs a title. Type what it was about."))
    decisions = decisions_of(note.decisions, today)
    on = _day(note.on, today)
    state = "held" if on <= today else "planned"
    values = {"title": note.title, "on": on, "kind": note.kind, "minutes": note.minutes, "group_id": note.group_id}
    with session.edit(mark("Note a meeting")) as edit:
        meeting = add_meeting_in(edit, session, {**values, "state": state}, invites=False)
        known = dict(known_actors(session))
        present = _attend(edit, session, meeting, note, known)
        for decision in decisions:
            add_in(edit, session, DECISION, {"meeting_id": meeting, **_fields(decision, known, present)})
    return meeting


def add_decisions(session: Session, meeting_id: str, text: str, today: dt.date) -> list[str]:
    """Add typed decisions, one a line, to a meeting; return their ids.

    Raises:
        RuleError: a deadline is no day of the calendar, or the meeting is gone.
    """
    decisions = decisions_of(text, today)
    known, present = known_actors(session), _attendees(session, meeting_id)
    with session.edit(mark("Add a decision")) as edit:
        return [
            add_in(edit, session, DECISION, {"meeting_id": meeting_id, **_fields(decision, known, present)})
            for decision in decisions
        ]


def decisions_of(text: str, today: dt.date) -> list[TypedDecision]:
    """Read typed decisions, one a line.

    Raises:
        RuleError: a deadline is no day of the calendar.
    """
    try:
        return read_decisions(text, today)
    except NoSuchDayError as error:
        raise RuleError(
            tr("The deadline in “{line}” is no day of the calendar. Type it like ۱۴۰۵/۰۱/۳۱.", line=isolate(error.line))
        ) from error


def usual_role(kind: str, *, in_registry: bool) -> str:
    """Return what somebody is in a meeting of a kind until it is said otherwise."""
    if kind == "interview":
        return "interviewee"
    return "member" if in_registry else "guest"


def known_actors(session: Session) -> Mapping[str, str]:
    """Map the folded names of all actors to their ids, for telling while typing who is known."""
    actors = all_of(session, ACTORS)
    known = _KNOWN.get(session)
    if known is None or known[0] is not actors:
        known = _KNOWN[session] = (actors, known_names(actors.values()))
    return known[1]


_KNOWN: Final[WeakKeyDictionary[Session, tuple[Mapping[str, Actor], Mapping[str, str]]]] = WeakKeyDictionary()


def _day(on: dt.date | str | None, today: dt.date) -> dt.date:
    stored = checked(MEETING, {"on": on})["on"]
    return dt.date.fromisoformat(str(stored)) if stored else today


def _attend(edit: Edit, session: Session, meeting: str, note: Note, known: dict[str, str]) -> dict[str, Owner]:
    """Put the attendees down; return their names with what each would be as an owner of decisions."""
    presence = "present" if edit.pending[MEETING.name, meeting]["state"] == "held" else "invited"
    present: dict[str, Owner] = {}
    for name in note.attendees:
        actor = match(name, known)
        if actor is None and note.adds_people:
            kind = "organisation" if "helix" in guessed(name) else "person"
            actor = add_in(edit, session, ACTOR, {"kind": kind, **guessed(name), "name": bare_name(name)})
            known[search_key(bare_name(name))] = actor
        owner = ("owner_id", actor) if actor else ("owner_name", name)
        if owner not in present.values():
            who = {"actor_id": actor} if actor else {"name": name}
            role = usual_role(note.kind, in_registry=actor is not None)
            add_in(edit, session, ATTENDANCE, {"meeting_id": meeting, "presence": presence, "role": role, **who})
        present[name] = owner
    return present


def _attendees(session: Session, meeting_id: str) -> dict[str, Owner]:
    people = where(session, ATTENDANCES, meeting_id=meeting_id)
    actors = all_of(session, ACTORS)
    present: dict[str, Owner] = {}
    for person in people:
        if person.actor_id and person.actor_id in actors:
            present[actors[person.actor_id].name] = ("owner_id", person.actor_id)
        elif person.name:
            present[person.name] = ("owner_name", person.name)
    return present


def _fields(decision: TypedDecision, known: Mapping[str, str], present: Mapping[str, Owner]) -> dict[str, object]:
    owner = _owner(decision.owner, known, present)
    return {"text": decision.text, "due": decision.due, **({owner[0]: owner[1]} if owner else {})}


def _owner(name: str, known: Mapping[str, str], present: Mapping[str, Owner]) -> Owner | None:
    """Tell who follows up: somebody who was there and is meant by part of the name, an actor, or only a name."""
    if not name:
        return None
    actor = match(name, known)
    if actor:
        return "owner_id", actor
    return match_among(name, present) or ("owner_name", name)
