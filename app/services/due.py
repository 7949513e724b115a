"""Everything that falls due in a project, and putting reminders off."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

from app.domain.actor import ACTORS, CONTACT_ENTRIES
from app.domain.agreement import AGREEMENTS, PARTIES, Agreement
from app.domain.errors import RuleError
from app.domain.group import GROUP_OUTPUTS, WORKING_GROUPS
from app.domain.meeting import DECISIONS, MEETINGS
from app.domain.obligation import OBLIGATIONS
from app.domain.records import TABLE_BY_NAME
from app.domain.reminding import (
    SNOOZE_FIELDS,
    Band,
    Dated,
    Due,
    by_band,
    heard,
    in_order,
    is_silent,
    of_activities,
    of_agreements,
    of_contacts,
    of_decisions,
    of_meetings,
    of_obligations,
    of_outputs,
    put_off,
)
from app.domain.schema import Tie
from app.domain.snooze import SNOOZES, Snooze
from app.domain.tables.things import SNOOZE
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.partial import names_of_all, picked, some
from app.services.plan_reading import plan_of
from app.services.reading import all_of
from app.services.session import Pick, Session

R = TypeVar("R")
AHEAD: Final = 30
DUE_LABELS: Final[Mapping[Dated, str]] = {
    Dated.ACTIVITY: mark("Activity"),
    Dated.DECISION: mark("Follow-up"),
    Dated.AGREEMENT: mark("End of an agreement"),
    Dated.OBLIGATION: mark("Obligation"),
    Dated.OUTPUT: mark("Group output"),
    Dated.CONTACT: mark("Planned contact"),
    Dated.MEETING: mark("Meeting"),
}
_URGENT: Final = frozenset({Band.OVERDUE, Band.TODAY, Band.DAY})


def all_due(session: Session, day: dt.date, *, ahead: int = AHEAD) -> list[Due]:
    """Return what `due_on` does and what is put off, in order; cheap to ask again for the same day."""
    known = _KNOWN.get(session)
    if known is None:
        known = _KNOWN[session] = _Known()
    return known.read(session, day, ahead)


def due_on(session: Session, day: dt.date, *, ahead: int = AHEAD) -> list[Due]:
    """Return what is overdue on a day or falls due within `ahead` days after it and is not put off, in order."""
    return heard(all_due(session, day, ahead=ahead), all_of(session, SNOOZES).values(), day, ahead=ahead)


def put_off_on(session: Session, day: dt.date, *, ahead: int = AHEAD) -> list[tuple[Due, Snooze]]:
    """Return what would be due but is put off beyond a day, each with what puts it off, in order."""
    silent = put_off(all_of(session, SNOOZES).values())
    dues = all_due(session, day, ahead=ahead) if silent else ()
    return [(due, silent[due.kind, due.id]) for due in dues if is_silent(due, silent, day)]


def urgent(dues: Collection[Due]) -> list[Due]:
    """Return what is overdue or falls due today or tomorrow."""
    return [due for due in dues if due.band in _URGENT]


def how_long(days_left: int) -> str:
    """Say how far away a day is."""
    if days_left == 0:
        return tr("today")
    if days_left == 1:
        return tr("tomorrow")
    text = tr("{count} days late", count=-days_left) if days_left < 0 else tr("{count} days left", count=days_left)
    return persian_digits(text)


def banded(dues: Collection[Due]) -> dict[Band, list[Due]]:
    """Arrange by band, nearest first."""
    return by_band(dues)


def snooze(session: Session, due: Due, until: dt.date | None, reason: str, *, today: dt.date) -> None:
    """Put the reminder of a record off until a day, in the place of an earlier such wish.

    Raises:
        RuleError: the day is not after today, no reason was given, or the record is gone.
    """
    if until is None or until <= today:
        raise RuleError(tr("Choose a day after today for the reminder to come back."))
    if not reason.strip():
        raise RuleError(tr("Say why the reminder is put off."))
    column = SNOOZE_FIELDS[due.kind]
    with session.edit(mark("Put a reminder off")) as edit:
        for row in session.rows(SNOOZE.name, **{column: due.id}):
            edit.delete(SNOOZE.name, str(row["id"]))
        editing.add_in(edit, session, SNOOZE, {column: due.id, "until": until, "reason": reason.strip()})


def unsnooze(session: Session, due: Due) -> None:
    """Let a reminder that was put off be heard again."""
    with session.edit(mark("Let a reminder come again")) as edit:
        for row in session.rows(SNOOZE.name, **{SNOOZE_FIELDS[due.kind]: due.id}):
            edit.delete(SNOOZE.name, str(row["id"]))


def whole_of(session: Session, due: Due) -> str:
    """Return the id of the record that a page lists: the meeting of a decision, the agreement of an obligation."""
    table = TABLE_BY_NAME[due.kind]
    column = next((one.name for one in table.references if one.tie is Tie.PART), "")
    row = session.row(table.name, due.id) if column and not table.parent else None
    return str((row or {}).get(column) or due.id)


@dataclass(frozen=True)
class _Source:
    """How one kind of reminders is read, and the tables that it is read from."""

    read: Callable[["_Look"], Iterable[Due]]
    tables: frozenset[str]


class _Known:
    """What was due when it was last read, by kind; it must not refer to the session, which is the key to it."""

    def __init__(self) -> None:
        self._span: tuple[dt.date, int] | None = None
        self._revision = -1
        self._by_kind: dict[Dated, list[Due]] = {}
        self._all: list[Due] = []

    def read(self, session: Session, day: dt.date, ahead: int) -> list[Due]:
        if (self._span, self._revision) != ((day, ahead), session.revision):
            stale = list(self._stale(session, (day, ahead)))
            look = _Look(session, day, min(day, dt.date.max - dt.timedelta(ahead)) + dt.timedelta(ahead))
            for kind in stale:
                self._by_kind[kind] = [due for due in _SOURCES[kind].read(look) if due.on <= look.last]
            if stale:
                self._all = in_order(due for dues in self._by_kind.values() for due in dues)
            self._span, self._revision = (day, ahead), session.revision
        return self._all

    def _stale(self, session: Session, span: tuple[dt.date, int]) -> Iterator[Dated]:
        changed = session.changed_since(self._revision) if self._span == span and self._by_kind else None
        tables = None if changed is None else {table for table, _ in changed}
        return (kind for kind, source in _SOURCES.items() if tables is None or source.tables & tables)


@dataclass
class _Look:
    """One look at a project on a day, as far as a last day."""

    session: Session
    day: dt.date
    last: dt.date

    @cached_property
    def names(self) -> dict[str, str]:
        """Return what actors are called."""
        return names_of_all(self.session, ACTORS.table.name)

    @cached_property
    def agreements(self) -> list[Agreement]:
        """Return the agreements with what their life depends on."""
        return some(self.session, AGREEMENTS, (*_LIFE, "renews_id"))

    def until(self, column: str, settled: Collection[str] = ()) -> Pick:
        """Pick what has a date up to the last day and is in none of the states that settle it."""
        return Pick((column, dt.date.min, self.last), {"state": settled} if settled else {})


def _activities(look: _Look) -> Iterable[Due]:
    return of_activities(plan_of(look.session), look.day)


def _decisions(look: _Look) -> Iterable[Due]:
    decisions = picked(look.session, DECISIONS, _DECISION, look.until("due", _SETTLED))
    titles = _by_id(some(look.session, MEETINGS, ("title",)))
    return of_decisions(decisions, titles, look.names, look.day)


def _agreements(look: _Look) -> Iterable[Due]:
    return of_agreements(look.agreements, look.day)


def _obligations(look: _Look) -> Iterable[Due]:
    owed = picked(look.session, OBLIGATIONS, _OWED, look.until("due", _SETTLED))
    parties = _by_id(some(look.session, PARTIES, ("actor_id",)))
    return of_obligations(owed, _by_id(look.agreements), parties, look.names, look.day)


def _outputs(look: _Look) -> Iterable[Due]:
    outputs = picked(look.session, GROUP_OUTPUTS, ("group_id", "title", "due", "produced_on"), look.until("due"))
    return of_outputs(outputs, _by_id(some(look.session, WORKING_GROUPS, ("title", "state"))), look.day)


def _contacts(look: _Look) -> Iterable[Due]:
    return of_contacts(some(look.session, CONTACT_ENTRIES, _CONTACT), look.names, look.day)


def _meetings(look: _Look) -> Iterable[Due]:
    return of_meetings(
        picked(look.session, MEETINGS, ("title", "state", "on"), look.until("on", ("held", "cancelled"))), look.day
    )


_SETTLED: Final = ("done", "cancelled", "fulfilled", "waived")
_LIFE: Final = ("title", "state", "start", "end", "duration_months")
_DECISION: Final = ("meeting_id", "text", "owner_id", "owner_name", "due", "state")
_OWED: Final = (
    "agreement_id",
    "title",
    "party_id",
    "person_id",
    "due",
    "period",
    "period_end",
    "done_until",
    "state",
)
_CONTACT: Final = ("actor_id", "on", "person", "next_step", "next_on")
_SOURCES: Final[Mapping[Dated, _Source]] = {
    Dated.ACTIVITY: _Source(_activities, frozenset({"activity", "project"})),
    Dated.DECISION: _Source(_decisions, frozenset({"decision", "meeting", "actor"})),
    Dated.AGREEMENT: _Source(_agreements, frozenset({"agreement"})),
    Dated.OBLIGATION: _Source(_obligations, frozenset({"obligation", "agreement", "party", "actor"})),
    Dated.OUTPUT: _Source(_outputs, frozenset({"group_output", "working_group"})),
    Dated.CONTACT: _Source(_contacts, frozenset({"contact_entry", "actor"})),
    Dated.MEETING: _Source(_meetings, frozenset({"meeting"})),
}
TABLES: Final = frozenset({SNOOZE.name}.union(*(source.tables for source in _SOURCES.values())))
"""A change to one of these can change what is due."""


def _by_id(records: Sequence[R]) -> dict[str, R]:
    return {record.id: record for record in records}  # type: ignore[attr-defined]  # every record has an id


_KNOWN: Final[WeakKeyDictionary[Session, _Known]] = WeakKeyDictionary()
