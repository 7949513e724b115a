"""The steps that money takes: approved, allocated, committed, spent."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.money import MONEY_ENTRY


@dataclass(frozen=True)
class MoneyEntry:
    """An amount, in whole rials, that reached a stage on a day, with its document; a reversal takes it back."""

    id: str
    stage: str = "spent"
    on: dt.date | None = None
    amount: int | None = None
    is_reversal: int | None = None
    title: str = ""
    activity_id: str | None = None
    line_id: str | None = None
    source_id: str | None = None
    payee_id: str | None = None
    agreement_id: str | None = None
    instalment_id: str | None = None
    document: str = ""
    number: str = ""
    document_on: dt.date | None = None
    note: str = ""


MONEY_ENTRIES: Final = Register(MONEY_ENTRY, MoneyEntry)
