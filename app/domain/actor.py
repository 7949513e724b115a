"""Actors and what is known of each: contact channels, roles in organisations, ratings, contacts that were had."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.people import ACTOR, CONTACT, CONTACT_ENTRY, MEMBERSHIP, NOT_DUPLICATE, RATING


@dataclass(frozen=True)
class Actor:
    """An organisation or a person that takes part in the cluster or touches it."""

    id: str
    name: str = ""
    kind: str = "organisation"
    helix: str = ""
    sector: str = ""
    chain: str = ""
    side: str = ""
    is_core: int | None = None
    national_id: str = ""
    duties: str = ""
    interests: str = ""
    challenges: str = ""
    capabilities: str = ""
    vulnerabilities: str = ""
    other_names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: str = ""
    is_archived: int | None = None
    map_x: int | None = None
    map_y: int | None = None


@dataclass(frozen=True)
class Contact:
    """One way to reach an actor."""

    id: str
    actor_id: str | None = None
    channel: str = ""
    value: str = ""
    note: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Membership:
    """What a person is in an organisation, and since when."""

    id: str
    person_id: str | None = None
    organisation_id: str | None = None
    role: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class Rating:
    """What an actor was judged to be on a day, on the scales that were looked at; None is not judged then."""

    id: str
    actor_id: str | None = None
    on: dt.date | None = None
    aim: str = "current"
    power: int | None = None
    interest: int | None = None
    attitude: int | None = None
    legitimacy: int | None = None
    urgency: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class ContactEntry:
    """A contact that was had with an actor outside meetings."""

    id: str
    actor_id: str | None = None
    on: dt.date | None = None
    manner: str = ""
    summary: str = ""
    person: str = ""
    next_step: str = ""
    next_on: dt.date | None = None


@dataclass(frozen=True)
class NotDuplicate:
    """Two actors that look the same and were found to be different."""

    id: str
    first_id: str | None = None
    second_id: str | None = None


ACTORS: Final = Register(ACTOR, Actor)
CONTACTS: Final = Register(CONTACT, Contact)
MEMBERSHIPS: Final = Register(MEMBERSHIP, Membership)
RATINGS: Final = Register(RATING, Rating)
CONTACT_ENTRIES: Final = Register(CONTACT_ENTRY, ContactEntry)
NOT_DUPLICATES: Final = Register(NOT_DUPLICATE, NotDuplicate)
