"""Payment in instalments: what each comes to, and when it may be paid.

An instalment is a fixed amount or a percentage of the budget of its activity. Percentages are counted in whole rials,
rounded down; the last one with a percentage takes what rounding left over, so that together they are exactly the
percentage of the budget that they name. An instalment may be paid once the physical progress of its activity has come
to what it needs.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from app.domain.budget import Instalment
from app.i18n import mark

WHOLE: Final = 100


class Payment(StrEnum):
    """Where an instalment stands."""

    PAID = "paid"
    PARTLY = "partly"
    PAYABLE = "payable"
    WAITING = "waiting"
    UNKNOWN = "unknown"


PAYMENT_LABELS: Final[Mapping[str, str]] = {
    Payment.PAID: mark("Paid"),
    Payment.PARTLY: mark("Paid in part"),
    Payment.PAYABLE: mark("May be paid"),
    Payment.WAITING: mark("Waits for the progress"),
    Payment.UNKNOWN: mark("Amount not known"),
}


@dataclass(frozen=True)
class Payable:
    """An instalment with what it comes to and what was paid of it, in rials; amount None: there is no budget yet."""

    instalment: Instalment
    amount: int | None
    paid: int
    state: Payment

    @property
    def rest(self) -> int | None:
        """Return what is still to be paid."""
        return None if self.amount is None else max(0, self.amount - self.paid)


def amounts(instalments: Sequence[Instalment], budget: int | None) -> list[int | None]:
    """Return what the instalments of one activity come to, in their order."""
    shared = [one.percent for one in instalments if one.amount is None and one.percent is not None]
    if budget is None or not shared:
        return [one.amount for one in instalments]
    parts = [budget * percent // WHOLE for percent in shared]
    parts[-1] = budget * sum(shared) // WHOLE - sum(parts[:-1])
    following = iter(parts)
    return [one.amount if one.amount is not None or one.percent is None else next(following) for one in instalments]


def payables(
    instalments: Sequence[Instalment], budget: int | None, done: float | None, paid: Mapping[str, int]
) -> list[Payable]:
    """Return where the instalments of one activity stand, given its budget, its progress and what was paid of each."""
    return [
        Payable(one, amount, paid.get(one.id, 0), _state(one, amount, paid.get(one.id, 0), done))
        for one, amount in zip(instalments, amounts(instalments, budget), strict=True)
    ]


def _state(one: Instalment, amount: int | None, paid: int, done: float | None) -> Payment:
    if amount is None:
        return Payment.UNKNOWN
    if paid >= amount:
        return Payment.PAID
    if one.progress and (done or 0) < one.progress:
        return Payment.WAITING
    return Payment.PARTLY if paid > 0 else Payment.PAYABLE


def percents_over(instalments: Iterable[Instalment]) -> bool:
    """Tell whether the instalments of one activity are more than the whole of its budget."""
    return sum(one.percent or 0 for one in instalments if one.amount is None) > WHOLE


def overlapping(instalments: Iterable[Instalment]) -> tuple[Instalment, Instalment] | None:
    """Return two instalments of one activity whose periods share a day; a period with one end is that day."""
    dated = ((period, one) for one in instalments if (period := period_of(one)) is not None)
    for (earlier, one), (later, other) in pairwise(sorted(dated, key=lambda pair: (pair[0], pair[1].id))):
        if later[0] <= earlier[1]:
            return one, other
    return None


def period_of(one: Instalment) -> tuple[dt.date, dt.date] | None:
    """Return the period of an instalment."""
    start, end = one.start or one.end, one.end or one.start
    return (start, end) if start is not None and end is not None else None
