"""Agreements between actors, with their parties, clauses, versions and steps."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.agreements import AGREEMENT, AGREEMENT_EVENT, AGREEMENT_VERSION, CLAUSE, PARTY


@dataclass(frozen=True)
class Agreement:
    """A memorandum, an agreement or an annexed contract; `amount` in whole rials."""

    id: str
    number: str = ""
    title: str = ""
    kind: str = "mou"
    state: str = "draft"
    subject: str = ""
    scope: str = ""
    signed_on: dt.date | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    duration_months: int | None = None
    amount: int | None = None
    annex_of_id: str | None = None
    renews_id: str | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class Party:
    """An actor that agrees, and who signs for it."""

    id: str
    agreement_id: str | None = None
    actor_id: str | None = None
    role: str = ""
    signatory_id: str | None = None
    signatory_name: str = ""
    signatory_post: str = ""
    signing: str = "pending"
    signed_on: dt.date | None = None
    sort: str = ""


@dataclass(frozen=True)
class Clause:
    """An article, clause or note of the present text."""

    id: str
    agreement_id: str | None = None
    kind: str = "article"
    title: str = ""
    text: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Version:
    """The whole text as it stood on a day."""

    id: str
    agreement_id: str | None = None
    label: str = ""
    on: dt.date | None = None
    text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Event:
    """A step in the life of an agreement: the `state` it came into and why."""

    id: str
    agreement_id: str | None = None
    on: dt.date | None = None
    state: str = "draft"
    reason: str = ""


AGREEMENTS: Final = Register(AGREEMENT, Agreement)
PARTIES: Final = Register(PARTY, Party)
CLAUSES: Final = Register(CLAUSE, Clause)
AGREEMENT_VERSIONS: Final = Register(AGREEMENT_VERSION, Version)
AGREEMENT_EVENTS: Final = Register(AGREEMENT_EVENT, Event)
