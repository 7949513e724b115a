"""What flows between actors, and what firms buy and sell."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.people import MARKET_SHEET, RELATION


@dataclass(frozen=True)
class Relation:
    """A flow from one actor to another; `strength` is from 1 to 5."""

    id: str
    from_id: str | None = None
    to_id: str | None = None
    flow: str = ""
    strength: int | None = None
    formality: str = ""
    frequency: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    note: str = ""


@dataclass(frozen=True)
class MarketSheet:
    """What a core firm buys or sells in one market."""

    id: str
    actor_id: str | None = None
    side: str = ""
    scope: str = ""
    market: str = ""
    product: str = ""
    volume: str = ""
    needs: str = ""
    constraints: str = ""
    notes: str = ""
    sort: str = ""


RELATIONS: Final = Register(RELATION, Relation)
MARKET_SHEETS: Final = Register(MARKET_SHEET, MarketSheet)
