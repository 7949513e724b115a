"""How much the parts of a plan weigh: the one rule by which figures of parts become the figure of the whole.

Weights come from one of three places, which the programme chooses:
hand: the weight that was entered; a part without one weighs 1.
budget: the required budget; a part without one weighs nothing.
duration: the working days; a part without dates weighs nothing, and so does a milestone.
Where no part has a budget or a duration, all weigh the same. Cancelled parts never count, and unplanned ones only
where a part of the plan has no others.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

HAND: Final = "hand"
BUDGET: Final = "budget"
DURATION: Final = "duration"
_KEPT_DIGITS: Final = 9  # 62.5 must not become 62.500000001 on its way up
Days = Callable[[dt.date, dt.date], int]
"""Counts the working days from a day to another, both included."""


def calendar_days(first: dt.date, last: dt.date) -> int:
    """Count the days from a day to another, both included, as if all were working days."""
    return max(0, (last - first).days + 1)


@dataclass(frozen=True)
class Weighing:
    """Where weights come from, and what they need beside the activities: sums of budget lines, a working calendar."""

    by: str = HAND
    lines: Mapping[str, int] = field(default_factory=dict)
    days: Days = calendar_days


BY_HAND: Final = Weighing()


def effective(figures: Sequence[int | None], by: str) -> list[int]:
    """Return how much siblings weigh by their figures."""
    if by == HAND:
        return [1 if figure is None else figure for figure in figures]
    known = [figure or 0 for figure in figures]
    return known if any(known) else [1] * len(known)


def mean(weights: Sequence[int], values: Sequence[float | None]) -> float | None:
    """Return the weighted mean, in which a value that nobody entered counts as 0; None where there is none at all."""
    whole = sum(weights)
    if not whole or all(value is None for value in values):
        return None
    summed = sum(weight * (value or 0) for weight, value in zip(weights, values, strict=True))
    return round(summed / whole, _KEPT_DIGITS)
