"""What the parties of an agreement owe."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.agreements import OBLIGATION


@dataclass(frozen=True)
class Obligation:
    """Something that a party owes once or again and again until `period_end`."""

    id: str
    agreement_id: str | None = None
    clause_id: str | None = None
    title: str = ""
    party_id: str | None = None
    person_id: str | None = None
    due: dt.date | None = None
    period: str = "once"
    period_end: dt.date | None = None
    done_until: dt.date | None = None
    activity_id: str | None = None
    state: str = "open"
    fulfilment: int | None = None
    fulfilled_on: dt.date | None = None
    evidence: str = ""
    amount: int | None = None
    notes: str = ""
    sort: str = ""


OBLIGATIONS: Final = Register(OBLIGATION, Obligation)
