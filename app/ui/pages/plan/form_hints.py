"""What the form says under its fields: sums of the parts, dates that months mean, amounts in words."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from app.domain import jalali, money
from app.domain.plan import LAST_MONTH, Node, Plan, Status, dates_of_months
from app.domain.text import isolate
from app.i18n import tr

Months = tuple[int, int]


def progress_is_computed(node: Node) -> bool:
    """Tell whether progress comes from the parts or from the status, not from the keyboard."""
    return bool(node.children) or node.activity.status is Status.DONE


def budget_is_computed(node: Node) -> bool:
    """Tell whether the budget is the sum of the parts because none is entered here."""
    return bool(node.children) and node.activity.budget is None and node.budget is not None


def computed(field: str, node: Node) -> bool:
    """Tell whether a field shows a figure of `Node` and cannot be typed in."""
    test = _COMPUTED.get(field)
    return test is not None and test(node)


def shown_value(field: str, node: Node) -> object:
    """Return what the form shows in a field."""
    return getattr(node if computed(field, node) else node.activity, field)


def hint(field: str, plan: Plan, node: Node) -> str:
    """Return what to say under a field of one activity."""
    make = _HINTS.get(field)
    return make(plan, node) if make else ""


def months_hint(start: dt.date | None, months: Months | None) -> str:
    """Say which days a window of programme months means."""
    if months is None or not 1 <= months[0] <= months[1] <= LAST_MONTH:
        return ""
    if start is None:
        return tr("Enter the start of the programme to see the dates of these months.")
    first, last = dates_of_months(start, months)
    return tr("{start} to {end}", start=isolate(jalali.long(first)), end=isolate(jalali.long(last)))


def _progress(_plan: Plan, node: Node) -> str:
    if node.children:
        return tr("Computed from the parts")
    return tr("Done counts as 100 per cent.") if node.activity.status is Status.DONE else ""


def _budget(_plan: Plan, node: Node) -> str:
    if budget_is_computed(node):
        return tr("Computed from the parts")
    amount = node.activity.budget
    return "" if amount is None else money.in_words(amount)


def _months(plan: Plan, node: Node) -> str:
    if node.activity.months is not None:
        return months_hint(plan.start, node.activity.months)
    start, end = plan.window(node)
    if node.activity.start or node.activity.end or not (start and end):
        return ""
    return tr("Inherited: {start} to {end}", start=isolate(jalali.long(start)), end=isolate(jalali.long(end)))


def _start(plan: Plan, node: Node) -> str:
    start, _ = plan.dates(node)
    return tr("From the months: {date}", date=jalali.short(start)) if start and node.activity.start is None else ""


def _end(plan: Plan, node: Node) -> str:
    _, end = plan.dates(node)
    return tr("From the months: {date}", date=jalali.short(end)) if end and node.activity.end is None else ""


def _duration(plan: Plan, node: Node) -> str:
    if node.children:
        return tr("A part lasts as long as what lies in it.")
    if node.activity.is_milestone:
        return tr("A milestone takes no time.")
    has_dates = node.activity.duration is None and any(plan.window(node))
    return tr("As long as its dates or months.") if has_dates else ""


def _dates_by(_plan: Plan, node: Node) -> str:
    is_fixed = node.activity.dates_by == "hand" and bool(node.activity.start or node.activity.end)
    return tr("Automatic scheduling never moves these dates.") if is_fixed and not node.children else ""


def _weight(_plan: Plan, node: Node) -> str:
    return tr("Counts as 1 among its siblings.") if node.activity.weight is None else ""


_COMPUTED: Final[Mapping[str, Callable[[Node], bool]]] = {
    "progress": progress_is_computed,
    "budget": budget_is_computed,
}
_HINTS: Final[Mapping[str, Callable[[Plan, Node], str]]] = {
    "progress": _progress,
    "budget": _budget,
    "months": _months,
    "start": _start,
    "end": _end,
    "weight": _weight,
    "duration": _duration,
    "dates_by": _dates_by,
}
