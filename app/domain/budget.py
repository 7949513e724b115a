"""Money that is needed and promised: sources, budget lines, contributions, instalments."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.money import BUDGET_LINE, CONTRIBUTION, FUNDING_SOURCE, INSTALMENT


@dataclass(frozen=True)
class FundingSource:
    """Where money comes from; `amount` is the most it gives, in rials."""

    id: str
    title: str = ""
    kind: str = "government"
    actor_id: str | None = None
    code: str = ""
    amount: int | None = None
    notes: str = ""
    sort: str = ""


@dataclass(frozen=True)
class BudgetLine:
    """A part of the budget of an activity, in rials; `year` is the Jalali fiscal year it is wanted in."""

    id: str
    activity_id: str | None = None
    code: str = ""
    title: str = ""
    category: str = ""
    amount: int | None = None
    source_id: str | None = None
    year: int | None = None
    note: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Contribution:
    """What a partner gives, in cash or in kind, in rials: promised and received."""

    id: str
    actor_id: str | None = None
    activity_id: str | None = None
    agreement_id: str | None = None
    form: str = "cash"
    title: str = ""
    amount: int | None = None
    received: int | None = None
    on: dt.date | None = None
    basis: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Instalment:
    """A percentage of the budget or a fixed amount that is paid once the physical progress has come to `progress`."""

    id: str
    activity_id: str | None = None
    agreement_id: str | None = None
    payee_id: str | None = None
    title: str = ""
    percent: int | None = None
    amount: int | None = None
    progress: int | None = None
    start: dt.date | None = None
    end: dt.date | None = None
    due: dt.date | None = None
    note: str = ""
    sort: str = ""


FUNDING_SOURCES: Final = Register(FUNDING_SOURCE, FundingSource)
BUDGET_LINES: Final = Register(BUDGET_LINE, BudgetLine)
CONTRIBUTIONS: Final = Register(CONTRIBUTION, Contribution)
INSTALMENTS: Final = Register(INSTALMENT, Instalment)
