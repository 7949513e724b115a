"""The steps of money added up: required, approved, allocated, committed, spent; by place, source and time.

Every stage is a sum of its own entries; an entry that takes an earlier amount back subtracts. A stage without any entry
is None, not 0. An entry belongs to its activity, else to that of its budget line, and to its source, else to that of
its line.
"""

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final, TypeVar

from app.domain.budget import BudgetLine
from app.domain.jalali import from_gregorian
from app.domain.money_entry import MoneyEntry

K = TypeVar("K", bound=Hashable)
REQUIRED: Final = "required"
SPENT: Final = "spent"
STAGES: Final = ("approved", "allocated", "committed", SPENT)
_MONTHS: Final = 12
_QUARTER: Final = 3


@dataclass(frozen=True)
class Stages:
    """Rials at each stage; None where nothing was entered."""

    required: int | None = None
    approved: int | None = None
    allocated: int | None = None
    committed: int | None = None
    spent: int | None = None

    @property
    def unapproved(self) -> int | None:
        """Return what is required and not approved."""
        return _difference(self.required, self.approved)

    @property
    def unallocated(self) -> int | None:
        """Return what is approved and not allocated."""
        return _difference(self.approved, self.allocated)

    @property
    def uncommitted(self) -> int | None:
        """Return what is allocated and not committed."""
        return _difference(self.allocated, self.committed)

    @property
    def unspent(self) -> int | None:
        """Return what is approved and not spent: the balance."""
        return _difference(self.approved, self.spent)

    @property
    def in_hand(self) -> int | None:
        """Return what is allocated and not spent."""
        return _difference(self.allocated, self.spent)

    @property
    def owed(self) -> int | None:
        """Return what is committed and not spent."""
        return _difference(self.committed, self.spent)

    def __add__(self, other: "Stages") -> "Stages":
        return Stages(*(_sum(getattr(self, one.name), getattr(other, one.name)) for one in fields(self)))


NO_MONEY: Final = Stages()


def _difference(whole: int | None, part: int | None) -> int | None:
    return None if whole is None else whole - (part or 0)


def _sum(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def signed(entry: MoneyEntry) -> int:
    """Return the amount of an entry, below 0 where it takes money back."""
    return -(entry.amount or 0) if entry.is_reversal else entry.amount or 0


class Adding(dict[K, dict[str, int]]):
    """Sums by key and stage on their way."""

    def add(self, key: K, stage: str, amount: int) -> None:
        """Add an amount."""
        own = self.setdefault(key, {})
        own[stage] = own.get(stage, 0) + amount

    def stages(self) -> dict[K, Stages]:
        """Return what was added up."""
        return {key: Stages(**own) for key, own in self.items()}


def activity_of(entry: MoneyEntry, lines: Mapping[str, BudgetLine]) -> str | None:
    """Return the activity that an entry belongs to."""
    line = lines.get(entry.line_id or "")
    return entry.activity_id or (line.activity_id if line else None)


def source_of(entry: MoneyEntry, lines: Mapping[str, BudgetLine]) -> str | None:
    """Return the source that an entry belongs to."""
    line = lines.get(entry.line_id or "")
    return entry.source_id or (line.source_id if line else None)


Period = tuple[int, int]
"""A Jalali month (year and month) or a quarter (fiscal year and 1 to 4)."""


def month_of(day: dt.date) -> Period:
    """Return the Jalali month of a day."""
    date = from_gregorian(day)
    return date.year, date.month


def quarter_of(month: Period, first: int) -> Period:
    """Return the quarter of the fiscal year that a month lies in; a fiscal year begins with the month `first`."""
    return fiscal_year_of(month, first), (month[1] - first) % _MONTHS // _QUARTER + 1


def fiscal_year_of(month: Period, first: int) -> int:
    """Return the fiscal year of a month: the Jalali year that it begins in."""
    return month[0] if month[1] >= first else month[0] - 1


def regrouped(months: Mapping[Period | None, Stages], first: int) -> tuple[dict[Period, Stages], dict[int, Stages]]:
    """Add months up to quarters and fiscal years; what has no month is in none of them."""
    quarters: dict[Period, Stages] = {}
    years: dict[int, Stages] = {}
    for month, stages in sorted((month, stages) for month, stages in months.items() if month is not None):
        quarter, year = quarter_of(month, first), fiscal_year_of(month, first)
        quarters[quarter] = quarters.get(quarter, NO_MONEY) + stages
        years[year] = years.get(year, NO_MONEY) + stages
    return quarters, years


def net(entries: Iterable[MoneyEntry], stage: str = SPENT, *, until: dt.date | None = None) -> int:
    """Return the sum of a stage, until the end of a day; an entry without a day counts always."""
    return sum(
        signed(entry)
        for entry in entries
        if entry.stage == stage and (until is None or entry.on is None or entry.on <= until)
    )
