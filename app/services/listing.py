"""Whole registers as plain values for other programs: every stored field, names beside ids, parts, what follows today.

A reference `group_id` has the name of what it refers to beside it as `group`. What is computed stands under
`computed`, so that no name of a field is taken twice; parts of a record stand under the name of their table.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Final

from app.domain import obligation_schedule as schedule
from app.domain.actor import ACTORS, CONTACT_ENTRIES, CONTACTS, MEMBERSHIPS, RATINGS, Membership
from app.domain.agreement import AGREEMENT_EVENTS, AGREEMENT_VERSIONS, AGREEMENTS, CLAUSES, PARTIES
from app.domain.agreement_life import days_left, last_day, state_on
from app.domain.follow_up import is_open, is_overdue
from app.domain.group import GROUP_MEMBERS, GROUP_OUTPUTS, WORKING_GROUPS
from app.domain.meeting import AGENDA_ITEMS, ANSWERS, ATTENDANCES, DECISIONS, MEETINGS
from app.domain.obligation import OBLIGATIONS
from app.domain.reading import Register
from app.domain.records import TABLE_BY_NAME
from app.domain.relation import MARKET_SHEETS, RELATIONS
from app.domain.schema import Table
from app.domain.tables.things import LINK
from app.domain.text import sort_key
from app.services import groups
from app.services.actors import roles_of, standing_of
from app.services.reading import all_of
from app.services.session import Session

Listed = dict[str, Any]
_ID: Final = "_id"
_LAST: Final = dt.date.max


def listed(session: Session, kind: str, today: dt.date) -> list[Listed]:
    """Return the records of a kind, a key of `KINDS`, in the order of their page."""
    shape = KINDS[kind]
    lister = _Lister(session, today)
    found = [lister.record(shape, record) for record in all_of(session, shape.register).values()]
    return sorted(found, key=lambda one: (shape.order(one), one["id"]))


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


@dataclass(frozen=True)
class Shape:
    """What is told of a kind: its register, its parts with the columns that tie them, its order, what is computed."""

    register: Register[Any]
    parts: tuple[tuple[Register[Any], str], ...]
    order: Callable[[Listed], Any]
    compute: Callable[["_Lister", Any, Listed], Listed]


@dataclass
class _Lister:
    """Reads what the records of one listing need, each table once."""

    session: Session
    today: dt.date
    _names: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _parts: dict[str, Mapping[str, list[Any]]] = field(default_factory=dict)

    @cached_property
    def roles(self) -> Mapping[str, list[Membership]]:
        """Return what every person is in organisations today."""
        return roles_of(self.session, self.today)

    @cached_property
    def standings(self) -> Mapping[str, groups.Standing]:
        """Return how every working group stands today."""
        return groups.standings(self.session, self.today)

    def record(self, shape: Shape, record: Any) -> Listed:
        told = self._told(shape.register.table, record)
        for register, column in shape.parts:
            told[register.table.name] = [
                self._told(register.table, part) for part in self.parts(register, column, record.id)
            ]
        told |= {"links": self._links(shape.register.table.name, record.id)} if _is_linked(shape) else {}
        return {**told, "computed": shape.compute(self, record, told)}

    def parts(self, register: Register[Any], column: str, whole: str) -> list[Any]:
        """Return the parts of a record in their order."""
        name = f"{register.table.name}.{column}"
        if name not in self._parts:
            grouped: defaultdict[str, list[Any]] = defaultdict(list)
            for part in all_of(self.session, register).values():
                grouped[getattr(part, column) or ""].append(part)
            for found in grouped.values():
                found.sort(key=lambda part: (getattr(part, "sort", ""), part.id))
            self._parts[name] = grouped
        return self._parts[name].get(whole, [])

    def name(self, table: str, row_id: str | None) -> str:
        """Return what a record is called; blank where there is none."""
        if table not in self._names:
            naming = TABLE_BY_NAME[table].naming or "title"
            rows = self.session.values(table, "id", naming)
            self._names[table] = {str(one): str(name or "") for one, name in rows}
        return self._names[table].get(row_id or "", "")

    def _told(self, table: Table, record: Any) -> Listed:
        told: Listed = dict(vars(record))
        for column in table.references:
            told.setdefault(column.name.removesuffix(_ID), self.name(column.refers_to, told[column.name]) or None)
        return told

    def _links(self, table: str, row_id: str) -> list[Listed]:
        if "link" not in self._parts:
            self._parts["link"] = _linked(self.session)
        places = self._parts["link"].get(f"{table} {row_id}", [])
        return [{"kind": kind, "id": other, "name": self.name(kind, other)} for kind, other in places]


def _is_linked(shape: Shape) -> bool:
    return any(column.refers_to == shape.register.table.name for column in LINK.references)


def _linked(session: Session) -> dict[str, list[Any]]:
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for row in session.rows(LINK.name):
        ends = [(column.refers_to, str(row[column.name])) for column in LINK.references if row[column.name]]
        for here in ends:
            found[" ".join(here)].extend(there for there in ends if there != here)
    return found


def _actor(lister: _Lister, actor: Any, told: Listed) -> Listed:
    stands = standing_of(lister.session, actor.id)
    now = stands.current
    last = max((entry["on"] for entry in told["contact_entry"] if entry["on"]), default=None)
    roles = lister.roles.get(actor.id, [])
    return {
        "standing": asdict(now),
        "desired": asdict(stands.desired),
        "grid": now.grid,
        "salience": now.salience,
        "roles": [
            {"organisation_id": role.organisation_id, "role": role.role}
            | {"organisation": lister.name("actor", role.organisation_id)}
            for role in roles
        ],
        "relations": sum(len(lister.parts(RELATIONS, column, actor.id)) for column in ("from_id", "to_id")),
        "last_contact": last,
    }


def _meeting(lister: _Lister, _meeting: Any, told: Listed) -> Listed:
    decisions = lister.parts(DECISIONS, "meeting_id", told["id"])
    presences = [row["presence"] for row in told["attendance"]]
    return {
        "decisions": len(decisions),
        "open_follow_ups": sum(map(is_open, decisions)),
        "overdue_follow_ups": sum(is_overdue(one, lister.today) for one in decisions),
        "present": presences.count("present"),
        "absent": presences.count("absent"),
        "invited": presences.count("invited"),
    }


def _group(lister: _Lister, group: Any, _told: Listed) -> Listed:
    return asdict(lister.standings[group.id])


def _agreement(lister: _Lister, agreement: Any, _told: Listed) -> Listed:
    owed, end = lister.parts(OBLIGATIONS, "agreement_id", agreement.id), last_day(agreement)
    return {
        "state": state_on(agreement, lister.today),
        "last_day": end,
        "days_left": days_left(agreement, lister.today),
        "fulfilment": schedule.fulfilment_of_all(owed, end, lister.today),
        "next_due": min((due for one in owed if (due := schedule.next_due(one, end))), default=None),
        "overdue_obligations": schedule.overdue_count(owed, end, lister.today),
        "parties": [
            lister.name("actor", party.actor_id) or party.role
            for party in lister.parts(PARTIES, "agreement_id", agreement.id)
        ],
    }


def _obligation(lister: _Lister, owed: Any, _told: Listed) -> Listed:
    agreement = all_of(lister.session, AGREEMENTS).get(owed.agreement_id or "")
    party = all_of(lister.session, PARTIES).get(owed.party_id or "")
    end = last_day(agreement) if agreement else None
    due = schedule.next_due(owed, end)
    return {
        "next_due": due,
        "days_left": (due - lister.today).days if due else None,
        "is_overdue": schedule.is_overdue(owed, end, lister.today),
        "fulfilment": schedule.fulfilment(owed, end, lister.today),
        "owner": lister.name("actor", owed.person_id) or lister.name("actor", party.actor_id if party else None),
        "party": lister.name("actor", party.actor_id if party else None),
    }


def _nothing(_lister: _Lister, _record: Any, _told: Listed) -> Listed:
    return {}


def _by(name: str) -> Callable[[Listed], Any]:
    return lambda one: sort_key(str(one[name] or ""))


def _newest(one: Listed) -> tuple[int, str]:
    return -(one["on"] or _LAST).toordinal(), str(one["start_time"])


KINDS: Final[Mapping[str, Shape]] = {
    "actors": Shape(
        ACTORS,
        (
            (CONTACTS, "actor_id"),
            (MEMBERSHIPS, "person_id"),
            (RATINGS, "actor_id"),
            (CONTACT_ENTRIES, "actor_id"),
            (MARKET_SHEETS, "actor_id"),
        ),
        _by("name"),
        _actor,
    ),
    "relations": Shape(RELATIONS, (), lambda one: (_by("from")(one), _by("to")(one), one["flow"]), _nothing),
    "meetings": Shape(
        MEETINGS,
        tuple((register, "meeting_id") for register in (ATTENDANCES, AGENDA_ITEMS, ANSWERS, DECISIONS)),
        _newest,
        _meeting,
    ),
    "groups": Shape(WORKING_GROUPS, ((GROUP_MEMBERS, "group_id"), (GROUP_OUTPUTS, "group_id")), _by("title"), _group),
    "agreements": Shape(
        AGREEMENTS,
        tuple(
            (register, "agreement_id")
            for register in (PARTIES, CLAUSES, AGREEMENT_VERSIONS, AGREEMENT_EVENTS, OBLIGATIONS)
        ),
        _by("number"),
        _agreement,
    ),
    "obligations": Shape(
        OBLIGATIONS, (), lambda one: (one["computed"]["next_due"] or _LAST, one["title"]), _obligation
    ),
}
