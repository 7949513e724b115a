"""Risks, constraints of execution and issues."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.steering import RISK, RISK_RATING


@dataclass(frozen=True)
class Risk:
    """What may hold the programme up, or does, and what is done about it."""

    id: str
    title: str = ""
    kind: str = "risk"
    cause: str = ""
    effect: str = ""
    response: str = ""
    action: str = ""
    owner_id: str | None = None
    state: str = "open"
    raised_on: dt.date | None = None
    review_on: dt.date | None = None
    closed_on: dt.date | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""


@dataclass(frozen=True)
class RiskRating:
    """The likelihood and impact of a risk as rated on a day, each from 1 to 5."""

    id: str
    risk_id: str | None = None
    on: dt.date | None = None
    likelihood: int | None = None
    impact: int | None = None
    reason: str = ""


RISKS: Final = Register(RISK, Risk)
RISK_RATINGS: Final = Register(RISK_RATING, RiskRating)
