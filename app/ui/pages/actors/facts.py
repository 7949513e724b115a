"""What a page of actors shows beside their own fields: read for the rows on show, for all only to sort by it."""

import datetime as dt
from collections.abc import Mapping

from app.domain import jalali
from app.domain.actor import CONTACT_ENTRIES, CONTACTS, MEMBERSHIPS, RATINGS, Actor
from app.domain.meeting import ATTENDANCES, MEETINGS
from app.domain.standing import Position, grid_class, standing
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import tr
from app.services.reading import find, where
from app.services.relations import degrees
from app.services.session import Session
from app.ui.records.source import RecordSource

_NUMBERS = ("mobile", "phone")
_HELD = "held"
_DESIRED = "desired"


class ActorFacts:
    """Facts of single actors, forgotten with every change."""

    def __init__(self, source: RecordSource[Actor]) -> None:
        self._source = source
        self._revision: tuple[Session | None, int] = (None, -1)
        self._positions: dict[str, Position] = {}

    @property
    def session(self) -> Session | None:
        """Return the open project."""
        return self._source.session

    def position(self, actor_id: str) -> Position:
        """Return where an actor is."""
        self._refresh()
        if actor_id not in self._positions and self.session is not None:
            self._positions[actor_id] = standing(where(self.session, RATINGS, actor_id=actor_id)).current
        return self._positions.get(actor_id, Position())

    def phone(self, actor_id: str) -> str:
        """Return the first number under which an actor is reached."""
        contacts = where(self.session, CONTACTS, actor_id=actor_id) if self.session else []
        numbers = [contact.value for channel in _NUMBERS for contact in contacts if contact.channel == channel]
        return left_to_right(persian_digits(numbers[0])) if numbers else ""

    def role(self, actor_id: str) -> str:
        """Return what a person is in which organisation."""
        if self.session is None:
            return ""
        roles = where(self.session, MEMBERSHIPS, person_id=actor_id)
        if not roles:
            return ""
        role = max(roles, key=lambda one: (one.end is None, one.start or dt.date.min, one.id))
        row = self.session.row("actor", role.organisation_id or "") or {}
        parts = (role.role, str(row.get("name") or ""))
        return "، ".join(isolate(part) for part in parts if part)

    def last_contact(self, actor_id: str) -> str:
        """Return the day of the last contact or held meeting with an actor."""
        if self.session is None:
            return ""
        contacts = [entry.on for entry in where(self.session, CONTACT_ENTRIES, actor_id=actor_id)]
        met = (
            find(self.session, MEETINGS, one.meeting_id) for one in where(self.session, ATTENDANCES, actor_id=actor_id)
        )
        days = (*contacts, *(meeting.on for meeting in met if meeting is not None and meeting.state == _HELD))
        latest = max((day for day in days if day), default=None)
        return left_to_right(jalali.short(latest)) if latest else ""

    def last_contacts(self) -> Mapping[str, str]:
        """Return the stored day of the last contact or held meeting of all actors, for sorting."""
        session = self.session
        if session is None:
            return {}
        held = {meeting: on for meeting, on in session.values("meeting", "id", "on", state=_HELD) if on}
        met = ((actor, held.get(meeting)) for actor, meeting in session.values("attendance", "actor_id", "meeting_id"))
        latest: dict[str, str] = {}
        for actor, on in (*session.values("contact_entry", "actor_id", "on"), *met):
            if actor and on and str(on) > latest.get(str(actor), ""):
                latest[str(actor)] = str(on)
        return latest

    def values_of(self, scale: str) -> dict[str, int]:
        """Return the present value of every actor on a scale, for sorting: only what is needed is read."""
        latest: dict[str, tuple[str, str]] = {}
        found: dict[str, int] = {}
        rows = self.session.values("rating", "actor_id", "on", "id", "aim", scale) if self.session else []
        for actor, on, row_id, aim, value in rows:
            age = (str(on or ""), str(row_id))
            if isinstance(value, int) and aim != _DESIRED and age >= latest.get(str(actor), ("", "")):
                latest[str(actor)], found[str(actor)] = age, value
        return found

    def grid_classes(self) -> dict[str, str]:
        """Return the class of every placed actor on the grid, for sorting."""
        power, interest = self.values_of("power"), self.values_of("interest")
        return {actor: grid_class(power[actor], interest[actor]) for actor in power.keys() & interest.keys()}

    def degrees(self) -> Mapping[str, int]:
        """Return how many relations every actor has."""
        return degrees(self.session) if self.session else {}

    def _refresh(self) -> None:
        now = (self.session, self.session.revision if self.session else -1)
        if now != self._revision:
            self._revision, self._positions = now, {}


def attitude_words(value: int | None) -> str:
    """Say whether an actor is for or against, with the number."""
    if value is None:
        return ""
    if value == 0:
        return tr("Neutral")
    return tr("In favour") if value > 0 else tr("Against")


def attitude_tone(value: int | None) -> str:
    """Return the tone of the chip of an attitude."""
    return "planned" if not value else "done" if value > 0 else "stopped"
