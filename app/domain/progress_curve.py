"""The S-curve and the time-phased budget: what is planned, reached and earned by the end of each Jalali month."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from typing import Final

from app.domain.jalali import add_months, days_in_month, from_gregorian, to_gregorian
from app.domain.plan import Node, Plan
from app.domain.progress import WHOLE, History, Share, Span, planned_share, spans, steps
from app.domain.weighing import Days

FINE: Final = 10**9
"""Money is spread in parts of a rial that are so fine, so that sums of any size stay exact."""
_ALL: Final[Share] = (1, 1)
_LAST: Final = dt.date(9990, 1, 1)  # months after it could leave the dates that there are


@dataclass(frozen=True)
class Measured:
    """An activity whose own progress counts, with its share of the whole and its part of the budget.

    `share` is a fraction of 1, `cost` is in rials times `FINE`.
    """

    node: Node
    share: float
    cost: int


def distribute(plan: Plan) -> list[Measured]:
    """Break the whole down to the activities whose progress is entered; shares and costs add up to the whole.

    Shares go by weight. The budget of a part goes to its parts by their budgets; what is more than theirs goes by
    weight, and where theirs are more all are cut by the same factor. Cancelled and unplanned activities get nothing,
    as they earn nothing.
    """
    needs = _needs(plan)
    weighed = plan.weighed(plan.roots)
    return _spread(plan, needs, weighed, sum(needs[phase.activity.id] for phase, _ in weighed) * FINE)


def below(plan: Plan, node: Node, cost: int) -> list[Measured]:
    """Break the cost of one activity down to those below it, by weight alone."""
    return _spread(plan, {}, [(node, 1)], cost)


def _needs(plan: Plan) -> dict[str, int]:
    """Return the budget of each activity without what is unplanned or cancelled in it."""
    needs: dict[str, int] = {}
    for node in reversed(plan.nodes):
        entered = plan.weighing.lines.get(node.activity.id) if node.activity.budget is None else node.activity.budget
        parts = plan.weighed(node.children) if node.children and entered is None else []
        needs[node.activity.id] = sum(needs[part.activity.id] for part, _ in parts) if entered is None else entered
    return needs


def _spread(plan: Plan, needs: Mapping[str, int], weighed: list[tuple[Node, int]], cost: int) -> list[Measured]:
    found: list[Measured] = []
    stack = _portions(needs, weighed, 1.0, cost)
    while stack:
        portion = stack.pop()
        parts = plan.weighed(portion.node.children) if portion.node.children else []
        is_own = portion.node.activity.progress is not None and all(part.done is None for part, _ in parts)
        if is_own or not any(weight for _, weight in parts):
            found.append(portion)
        else:
            stack.extend(_portions(needs, parts, portion.share, portion.cost))
    return found


def _portions(needs: Mapping[str, int], weighed: list[tuple[Node, int]], share: float, cost: int) -> list[Measured]:
    weights = [weight for _, weight in weighed]
    whole = sum(weights) or 1
    budgets = [needs.get(part.activity.id, 0) * FINE for part, _ in weighed]
    kept = budgets if sum(budgets) <= cost else divided(cost, budgets)
    rest = divided(cost - sum(kept), weights)
    return [
        Measured(part, share * weight / whole, own + more)
        for (part, weight), own, more in zip(weighed, kept, rest, strict=True)
    ]


def divided(amount: int, weights: Sequence[int]) -> list[int]:
    """Divide a whole amount by weights; what rounding leaves over falls to the later ones, so that the sum is exact."""
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    ends = [amount * upto // whole for upto in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


@dataclass(frozen=True)
class Months:
    """Consecutive spans of time by their last days."""

    ends: tuple[dt.date, ...]

    def place(self, day: dt.date) -> int:
        """Return which of them a day lies in; the number of them when it lies after all."""
        return bisect_left(self.ends, day)


def jalali_months(first: dt.date, last: dt.date) -> Months:
    """Return the Jalali months from that of one day to that of another."""
    (year, month, _), end = from_gregorian(first), from_gregorian(last)
    count = (end.year - year) * 12 + end.month - month + 1
    begin = year * 12 + month - 1
    return Months(tuple(_last_day(*divmod(at, 12)) for at in range(begin, begin + max(count, 1))))


def _last_day(year: int, before: int) -> dt.date:
    try:
        return to_gregorian(year, before + 1, days_in_month(year, before + 1))
    except (ValueError, OverflowError):  # beyond the last year that dates can have
        return dt.date.max


def programme_months(first: dt.date, last: dt.date) -> Months:
    """Return the months of a programme that begins on a day, until the one that a last day lies in."""
    ends: list[dt.date] = []
    while not ends or ends[-1] < last:
        ends.append(_day_before(first, len(ends) + 1))
    return Months(tuple(ends))


def _day_before(first: dt.date, months: int) -> dt.date:
    try:
        return add_months(first, months) - dt.timedelta(1)
    except (ValueError, OverflowError):
        return dt.date.max


def months_passed(first: dt.date, day: dt.date) -> Fraction:
    """Count the months of a programme that have passed at the end of a day, the running one as a fraction."""
    after = min(day, _LAST) + dt.timedelta(1)
    if after <= first:
        return Fraction(0)
    start, end = from_gregorian(first), from_gregorian(after)
    whole = (end.year - start.year) * 12 + end.month - start.month
    if add_months(first, whole) > after:
        whole -= 1
    begun, next_one = add_months(first, whole), add_months(first, whole + 1)
    return whole + Fraction((after - begun).days, (next_one - begun).days)


@dataclass
class Series:
    """What was added up by month: fractions of 1 and fine rials, cumulative once read."""

    shares: list[float]
    costs: list[int]

    @classmethod
    def over(cls, months: Months) -> "Series":
        """Begin with nothing."""
        return cls([0.0] * (len(months.ends) + 1), [0] * (len(months.ends) + 1))

    def add(self, place: int, share: float, cost: int) -> None:
        """Let something happen in a month."""
        self.shares[place] += share
        self.costs[place] += cost

    def percents(self) -> list[float]:
        """Return the shares up to the end of each month, in per cent."""
        return [round(WHOLE * share, 9) for share in accumulate(self.shares[:-1])]

    def rials(self) -> list[int]:
        """Return the money up to the end of each month, in whole rials."""
        return [rounded(cost) for cost in accumulate(self.costs[:-1])]

    def exact_rials(self) -> list[Fraction]:
        """Return the money up to the end of each month, not rounded."""
        return [Fraction(cost, FINE) for cost in accumulate(self.costs[:-1])]


def rounded(fine: int) -> int:
    """Return whole rials of fine ones."""
    return (2 * fine + FINE) // (2 * FINE)


def planned_series(measured: Iterable[Measured], known: Mapping[str, Span], months: Months, days: Days) -> Series:
    """Spread shares and costs over the time in which they are planned."""
    series = Series.over(months)
    for one in measured:
        span = known.get(one.node.activity.id)
        if span is not None:
            spread_over(series, one, span, months, days)
    return series


def spread_over(series: Series, one: Measured, span: Span, months: Months, days: Days) -> None:
    """Add one activity to a series."""
    share, cost, is_milestone = 0.0, 0, one.node.activity.is_milestone
    first, last = months.place(span[1] if is_milestone else span[0]), months.place(span[1])
    for place in range(first, last + 1):
        end = months.ends[place] if place < len(months.ends) else span[1]
        part, whole = _ALL if place == last else planned_share(span, end, days, is_milestone=is_milestone)
        now, spent = one.share * part / whole, one.cost * part // whole
        series.add(place, now - share, spent - cost)
        share, cost = now, spent


def planned_cost(measured: Iterable[Measured], known: Mapping[str, Span], day: dt.date, days: Days) -> Fraction:
    """Return the money that is planned for the time until the end of a day."""
    fine = 0
    for one in measured:
        span = known.get(one.node.activity.id)
        if span is not None:
            part, whole = planned_share(span, day, days, is_milestone=one.node.activity.is_milestone)
            fine += one.cost * part // whole
    return Fraction(fine, FINE)


@dataclass(frozen=True)
class Reality:
    """The plan of today and how its activities came to where they are."""

    plan: Plan
    history: History
    starts: Mapping[str, dt.date | None] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, history: History) -> "Reality":
        """Look at the plan of today."""
        return cls(plan, history, {node.activity.id: plan.window(node)[0] for node in plan.nodes})

    def changes(self, node: Node) -> Iterable[tuple[dt.date | None, float]]:
        """Yield by how many per cent an activity came forward on which day, from its first step."""
        before = 0.0
        for step in steps(node, self.history.get(node.activity.id, ()), self.starts.get(node.activity.id)):
            yield step.on, step.percent - before
            before = step.percent


def today_of(measured: Iterable[Measured], real: Reality) -> list[Measured]:
    """Bring what a frozen plan measured down to the activities of today that have an own progress."""
    found: list[Measured] = []
    for one in measured:
        node = real.plan.by_id.get(one.node.activity.id)
        if node is not None:
            found.extend(below(real.plan, node, one.cost))
    return found


def reached_series(measured: Iterable[Measured], real: Reality, months: Months, day: dt.date) -> Series:
    """Add up what was reached by month, until a day."""
    series = Series.over(months)
    for one in measured:
        for on, change in real.changes(one.node):
            if on is None or on <= day:
                place = 0 if on is None else months.place(on)
                series.add(place, one.share * change / WHOLE, _part(one.cost, change))
    return series


def _part(cost: int, percent: float) -> int:
    return cost * round(percent * FINE) // (WHOLE * FINE)


def earned_cost(measured: Iterable[Measured], reached: Mapping[str, float | None]) -> Fraction:
    """Return the money that is earned by what was reached."""
    return Fraction(sum(_part(one.cost, reached.get(one.node.activity.id) or 0) for one in measured), FINE)


def span_of_time(plan: Plan, more: Iterable[dt.date]) -> Span | None:
    """Return the first and last day of a plan and some other days; None where there is none."""
    days = [*more, *(day for span in spans(plan).values() for day in span)]
    return (min(days), max(days)) if days else None
