"""When money is needed: the required budget spread over the months in which the work goes on."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from app.domain.budget import BudgetLine
from app.domain.jalali import add_months, to_gregorian
from app.domain.money_stages import Period, month_of
from app.domain.plan import Plan, build_plan
from app.domain.progress import Span, spans
from app.domain.progress_curve import FINE, Measured, Series, distribute, jalali_months, rounded, spread_over
from app.domain.weighing import Days

Piece = tuple[Measured, Span]


def required_by_month(plan: Plan, lines: Iterable[BudgetLine], time: tuple[Days, int]) -> dict[Period | None, int]:
    """Spread the required budget of a plan evenly over the working days of its activities, by Jalali month.

    Unplanned activities need money too. A line of an activity that names a fiscal year is needed in that year. What is
    needed in a plan without dates stands under None. The months add up to the whole.

    Args:
        plan: the plan.
        lines: the budget lines.
        time: how working days are counted, and the month in which a fiscal year begins.
    """
    whole = _with_unplanned(plan)
    measured, known = [one for one in distribute(whole) if one.cost], spans(whole)
    if not known:
        undated = rounded(sum(one.cost for one in measured))
        return {None: undated} if undated else {}
    pieces = list(_pieces(measured, known, _by_activity(lines), time[1]))
    return _spread(pieces, time[0]) if pieces else {}


def _with_unplanned(plan: Plan) -> Plan:
    activities = [node.activity for node in plan.nodes]
    if not any(activity.is_unplanned for activity in activities):
        return plan
    counted = (replace(one, is_unplanned=False) if one.is_unplanned else one for one in activities)
    return build_plan(counted, plan.start, weighing=plan.weighing)


def _by_activity(lines: Iterable[BudgetLine]) -> dict[str, list[BudgetLine]]:
    found: dict[str, list[BudgetLine]] = {}
    for line in lines:
        if line.activity_id and line.amount is not None:
            found.setdefault(line.activity_id, []).append(line)
    return found


def _pieces(
    measured: Iterable[Measured], known: Mapping[str, Span], lines: Mapping[str, list[BudgetLine]], first: int
) -> Iterator[Piece]:
    for one in measured:
        span, own = known[one.node.activity.id], lines.get(one.node.activity.id, [])
        dated = [line for line in own if line.year is not None]
        if not dated or sum(line.amount or 0 for line in own) * FINE != one.cost:
            yield one, span
            continue
        for line in own:
            cost = (line.amount or 0) * FINE
            yield replace(one, cost=cost), span if line.year is None else _within(span, line.year, first)


def _within(span: Span, year: int, first: int) -> Span:
    """Return the part of a span that lies in a fiscal year, or the whole year where none does."""
    start, end = fiscal_span(year, first)
    clipped = (max(span[0], start), min(span[1], end))
    return clipped if clipped[0] <= clipped[1] else (start, end)


def fiscal_span(year: int, first: int) -> Span:
    """Return the first and last day of a fiscal year that begins with the month `first`."""
    start = to_gregorian(year, first, 1)
    return start, add_months(start, 12) - dt.timedelta(1)


def _spread(pieces: list[Piece], days: Days) -> dict[Period | None, int]:
    months = jalali_months(min(span[0] for _, span in pieces), max(span[1] for _, span in pieces))
    series = Series.over(months)
    for one, span in pieces:
        spread_over(series, one, span, months, days)
    found: dict[Period | None, int] = {}
    for end, (before, until) in zip(months.ends, pairwise([0, *series.rials()]), strict=True):
        if until > before:
            found[month_of(end)] = until - before
    return found
