"""When obligations fall due, whether they are kept, and how far an agreement is fulfilled.

A repeated obligation falls due on `due` and every period of Jalali months after it, counted from `due` so that the
31st never drifts, up to its own last time or the last day of its agreement. `done_until` is the last of those days that
was kept; keeping one keeps all before it.
"""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from itertools import count, takewhile
from typing import Final

from app.domain.jalali import add_months, from_gregorian
from app.domain.obligation import Obligation

MONTHS_OF: Final = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
_CLOSED: Final = frozenset({"fulfilled", "waived"})
_WHOLE: Final = 100


def is_repeated(obligation: Obligation) -> bool:
    """Tell whether an obligation falls due again and again."""
    return obligation.period in MONTHS_OF and obligation.due is not None


def limit_of(obligation: Obligation, agreement_end: dt.date | None) -> dt.date | None:
    """Return the last day on which a repeated obligation may fall due; None: it goes on without end."""
    return obligation.period_end or agreement_end


def due_dates(obligation: Obligation, agreement_end: dt.date | None, until: dt.date) -> tuple[dt.date, ...]:
    """Return the days on which an obligation falls due up to a day, whether they were kept or not."""
    due, step = obligation.due, MONTHS_OF.get(obligation.period)
    if due is None or due > until:
        return ()
    if step is None:
        return (due,)
    limit = limit_of(obligation, agreement_end)
    last = until if limit is None else min(until, limit)
    days = takewhile(lambda day: day is not None and day <= last, (_day(due, step * at) for at in count()))
    return tuple(day for day in days if day is not None)


def due_between(
    obligation: Obligation, agreement_end: dt.date | None, first: dt.date, last: dt.date
) -> tuple[dt.date, ...]:
    """Return the days from `first` to `last` on which an obligation falls due, without walking there from its start."""
    due, step = obligation.due, MONTHS_OF.get(obligation.period)
    if due is None or due > last:
        return ()
    if step is None:
        return (due,) if due >= first else ()
    limit = limit_of(obligation, agreement_end)
    final = last if limit is None else min(last, limit)
    begin = _times(due, step, first - dt.timedelta(1))
    days = takewhile(lambda day: day is not None and day <= final, (_day(due, step * at) for at in count(begin)))
    return tuple(day for day in days if day is not None)


def next_due(obligation: Obligation, agreement_end: dt.date | None) -> dt.date | None:
    """Return the day on which an obligation falls due next, past days that were not kept included; None: no more."""
    due, step = obligation.due, MONTHS_OF.get(obligation.period)
    if due is None or obligation.state in _CLOSED:
        return None
    if step is None:
        return due
    kept = obligation.done_until
    day = due if kept is None or kept < due else _day(due, step * _times(due, step, kept))
    limit = limit_of(obligation, agreement_end)
    return None if day is None or (limit is not None and day > limit) else day


def is_overdue(obligation: Obligation, agreement_end: dt.date | None, day: dt.date) -> bool:
    """Tell whether an obligation fell due before a day and was not kept."""
    due = next_due(obligation, agreement_end)
    return due is not None and due < day


def fulfilment(obligation: Obligation, agreement_end: dt.date | None, day: dt.date) -> int | None:
    """Return how far an obligation is kept on a day, in per cent; None: it does not count (waived, or not due yet).

    One that falls due once is kept as far as was entered, else not at all. A repeated one is kept by the share of the
    times that were due by the day; times that were kept ahead count as due.
    """
    if obligation.state == "waived":
        return None
    if obligation.state == "fulfilled":
        return _WHOLE
    due, step = obligation.due, MONTHS_OF.get(obligation.period)
    if step is None or due is None:
        return obligation.fulfilment or 0
    limit = limit_of(obligation, agreement_end)
    kept_until = obligation.done_until
    kept = _times(due, step, _earlier(kept_until, limit)) if kept_until is not None else 0
    asked = max(kept, _times(due, step, _earlier(day, limit)))
    return round(kept * _WHOLE / asked) if asked else None


def fulfilment_of_all(obligations: Iterable[Obligation], agreement_end: dt.date | None, day: dt.date) -> int | None:
    """Return how far an agreement is kept on a day: the plain mean of its obligations that count; None: none does."""
    figures = [figure for one in obligations if (figure := fulfilment(one, agreement_end, day)) is not None]
    return round(sum(figures) / len(figures)) if figures else None


def overdue_count(obligations: Iterable[Obligation], agreement_end: dt.date | None, day: dt.date) -> int:
    """Count the obligations that fell due before a day and were not kept."""
    return sum(is_overdue(one, agreement_end, day) for one in obligations)


def _earlier(day: dt.date, limit: dt.date | None) -> dt.date:
    return day if limit is None else min(day, limit)


@lru_cache(8192)
def _day(due: dt.date, months: int) -> dt.date | None:
    try:
        return add_months(due, months)
    except (ValueError, OverflowError):  # beyond the last year that dates can have
        return None


@lru_cache(8192)
def _times(due: dt.date, step: int, until: dt.date) -> int:
    """Count the days due up to a day, without walking through them."""
    if until < due:
        return 0
    first, last = from_gregorian(due), from_gregorian(until)
    passed = ((last.year - first.year) * 12 + last.month - first.month) // step
    day = _day(due, passed * step)
    return passed + (day is not None and day <= until)
