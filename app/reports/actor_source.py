"""Actors with all that is known of them, taken out of the project."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.charts.power_interest import GridChart
from app.charts.relation_map import MapChart
from app.charts.sources import grid_chart, map_chart
from app.domain.actor import (
    ACTORS,
    CONTACT_ENTRIES,
    CONTACTS,
    MEMBERSHIPS,
    RATINGS,
    Actor,
    Contact,
    ContactEntry,
    Membership,
    Rating,
)
from app.domain.agreement import AGREEMENTS, PARTIES, Agreement, Party
from app.domain.errors import RuleError
from app.domain.group import GROUP_MEMBERS, WORKING_GROUPS, GroupMember, WorkingGroup
from app.domain.meeting import ATTENDANCES, MEETINGS, Attendance, Meeting
from app.domain.reading import Register
from app.domain.relation import MARKET_SHEETS, RELATIONS, MarketSheet, Relation
from app.domain.standing import UNRATED, Standing
from app.domain.tables.people import HELIX_LABELS
from app.domain.text import sort_key
from app.i18n import tr
from app.reports.gathering import actors_of, frame_of, grouped
from app.reports.report import Frame, Options
from app.services.actors import standings
from app.services.reading import all_of, find, one, where
from app.services.relations import degrees, network
from app.services.session import Session

R = TypeVar("R")
Many = Mapping[str, Sequence[R]]
RATINGS_PART, LOG, GRID, MAP = "ratings", "log", "grid", "map"
_HELIXES = {key: place for place, key in enumerate(HELIX_LABELS)}


@dataclass(frozen=True)
class ActorBook:
    """The actors that are printed, and what belongs to them by their ids; `known` are all actors that are named.

    `roles` are those of people in organisations, by the person, `staff` the same by the organisation; `talks` is the
    log of contacts, empty when it is left out.
    """

    frame: Frame
    chosen: Sequence[Actor]
    known: Mapping[str, Actor]
    contacts: Many[Contact]
    roles: Many[Membership]
    staff: Many[Membership]
    ratings: Many[Rating]
    outgoing: Many[Relation]
    incoming: Many[Relation]
    sheets: Many[MarketSheet]
    meetings: Many[tuple[Meeting, Attendance]]
    agreements: Many[tuple[Agreement, Party]]
    groups: Many[tuple[WorkingGroup, GroupMember]]
    talks: Many[ContactEntry]
    standings: Mapping[str, Standing]
    grid: GridChart | None = None
    map: MapChart | None = None

    def name(self, actor_id: str | None) -> str:
        """Name an actor."""
        actor = self.known.get(actor_id or "")
        return (actor.name.strip() if actor else "") or tr("(untitled)")

    def standing(self, actor: Actor) -> Standing:
        """Tell where an actor stands by its ratings."""
        return self.standings.get(actor.id, UNRATED)


def gather(session: Session, options: Options, today: dt.date) -> ActorBook:
    """Take out all actors that are not archived, or a single one.

    Raises:
        RuleError: there is none.
    """
    chosen = [one(session, ACTORS, options.subject)] if options.subject else _every(session)
    if not chosen:
        raise RuleError(tr("There is no actor yet. Add the first one on the page “Actors”, then print."))
    taken = _Taker(session, options.subject)
    roles, staff = taken.of(MEMBERSHIPS, "person_id"), taken.of(MEMBERSHIPS, "organisation_id")
    outgoing, incoming = taken.of(RELATIONS, "from_id"), taken.of(RELATIONS, "to_id")
    return ActorBook(
        frame_of(session, today),
        chosen,
        _known(session, chosen, (outgoing, incoming), (roles, staff)) if options.subject else all_of(session, ACTORS),
        taken.of(CONTACTS, "actor_id"),
        roles,
        staff,
        taken.of(RATINGS, "actor_id"),
        outgoing,
        incoming,
        taken.of(MARKET_SHEETS, "actor_id"),
        _paired(session, MEETINGS, taken.of(ATTENDANCES, "actor_id"), "meeting_id"),
        _paired(session, AGREEMENTS, taken.of(PARTIES, "actor_id"), "agreement_id"),
        _paired(session, WORKING_GROUPS, taken.of(GROUP_MEMBERS, "actor_id"), "group_id"),
        taken.of(CONTACT_ENTRIES, "actor_id") if options.has(LOG) else {},
        standings(session),
        _grid(session, chosen) if options.has(GRID) and options.has(RATINGS_PART) and not options.subject else None,
        _map(session, chosen) if options.has(MAP) and not options.subject else None,
    )


def _grid(session: Session, chosen: Sequence[Actor]) -> GridChart:
    return grid_chart(chosen, standings(session), degrees=degrees(session))


def _map(session: Session, chosen: Sequence[Actor]) -> MapChart:
    """Draw the relations of those that have any; who has none would only take room."""
    known = degrees(session)
    related = {actor.id: actor for actor in chosen if known.get(actor.id)}
    return map_chart(network(session, related), related.get)


def _every(session: Session) -> list[Actor]:
    """Return the actors by their group and name."""
    present = [actor for actor in all_of(session, ACTORS).values() if not actor.is_archived]
    return sorted(present, key=lambda actor: (_HELIXES.get(actor.helix, len(_HELIXES)), sort_key(actor.name)))


@dataclass(frozen=True)
class _Taker:
    """Takes the records that point to one actor, or to any."""

    session: Session
    actor_id: str

    def of(self, register: Register[R], column: str) -> Many[R]:
        """Return the records by the actor that `column` points to."""
        if self.actor_id:
            return {self.actor_id: where(self.session, register, **{column: self.actor_id})}
        records = list(all_of(self.session, register).values())
        if "sort" in register.table.by_name:
            records.sort(key=_order)
        return grouped(records, lambda record: getattr(record, column))


def _order(record: Any) -> tuple[str, str]:  # every record of a table with an order has both
    return record.sort, record.id


def _known(
    session: Session, chosen: Sequence[Actor], flows: Iterable[Many[Relation]], roles: Iterable[Many[Membership]]
) -> Mapping[str, Actor]:
    """Return the actors that are named on the sheet of one."""
    relations = [relation for many in flows for found in many.values() for relation in found]
    memberships = [role for many in roles for found in many.values() for role in found]
    ids = {relation.from_id for relation in relations} | {relation.to_id for relation in relations}
    ids |= {role.person_id for role in memberships} | {role.organisation_id for role in memberships}
    return {**actors_of(session, ids), **{actor.id: actor for actor in chosen}}


def _paired(session: Session, register: Register[Any], parts: Many[R], column: str) -> Many[tuple[Any, R]]:
    """Put beside each part of something the record that it is part of."""
    is_one = len(parts) <= 1
    known = {} if is_one else all_of(session, register)

    def whole(part: R) -> Any:
        pointed = getattr(part, column)
        return find(session, register, pointed) if is_one else known.get(pointed or "")

    return {
        actor: tuple((found, part) for part in some if (found := whole(part)) is not None)
        for actor, some in parts.items()
    }
