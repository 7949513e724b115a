"""The days of a week or a month with what happens on them: meetings, deadlines, obligations, ends."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain import jalali
from app.domain.actor import CONTACT_ENTRIES
from app.domain.agreement import AGREEMENTS
from app.domain.agreement_life import LIVE, last_day
from app.domain.group import GROUP_OUTPUTS
from app.domain.meeting import DECISIONS, MEETINGS
from app.domain.obligation import OBLIGATIONS
from app.domain.obligation_schedule import due_between
from app.domain.plan import Status
from app.domain.reminding import PAGES, Dated
from app.domain.schema import Value
from app.services.partial import picked, some
from app.services.plan_reading import plan_of
from app.services.session import Pick, Session

WEEK: Final = 7
_OWED: Final = ("agreement_id", "title", "due", "period", "period_end", "done_until", "state")
_DUE, _PERIOD = (1 + _OWED.index(name) for name in ("due", "period"))
_LIFE: Final = ("title", "state", "start", "end", "duration_months")
_CLOSED_ACTIVITY: Final = frozenset({Status.DONE, Status.CANCELLED, Status.STOPPED})
_OVER: Final = frozenset({"terminated", "renewed"})


@dataclass(frozen=True)
class Event:
    """Something on a day; `is_open` tells whether it still waits for somebody, `at` the hour of a meeting."""

    kind: Dated
    id: str
    title: str
    on: dt.date
    at: str = ""
    is_open: bool = True

    @property
    def page(self) -> str:
        """Return the key of the page that shows it."""
        return PAGES[self.kind]


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return Saturday and Friday of the week of a day."""
    first = day - dt.timedelta(jalali.weekday(day))
    return first, first + dt.timedelta(WEEK - 1)


def weeks_of_month(day: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the whole weeks that the Jalali month of a day touches."""
    year, month, number = jalali.from_gregorian(day)
    first = day - dt.timedelta(number - 1)
    last = first + dt.timedelta(jalali.days_in_month(year, month) - 1)
    return week_of(first)[0], week_of(last)[1]


def events(session: Session, first: dt.date, last: dt.date) -> dict[dt.date, list[Event]]:
    """Return what happens from a day to another, by day; meetings come first by their hour."""
    days: dict[dt.date, list[Event]] = {}
    for read in (_meetings, _decisions, _obligations, _agreements, _outputs, _contacts, _activities):
        for event in read(session, first, last):
            days.setdefault(event.on, []).append(event)
    for found in days.values():
        found.sort(key=lambda event: (_ORDER[event.kind], event.at or "99", event.title, event.id))
    return days


_ORDER: Final = {kind: place for place, kind in enumerate(sorted(Dated, key=lambda kind: kind != Dated.MEETING))}


def _meetings(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    for one in picked(session, MEETINGS, ("title", "state", "on", "start_time"), Pick(("on", first, last))):
        if one.on is not None and one.state != "cancelled":
            yield Event(Dated.MEETING, one.id, one.title, one.on, one.start_time, one.state == "planned")


def _decisions(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    for one in picked(session, DECISIONS, ("text", "due", "state"), Pick(("due", first, last))):
        if one.due is not None and one.state != "cancelled":
            yield Event(Dated.DECISION, one.id, one.text, one.due, is_open=one.state != "done")


def _obligations(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    agreements = {one.id: one for one in some(session, AGREEMENTS, _LIFE)}
    start = first.isoformat()

    def may_fall(row: Sequence[Value]) -> bool:
        return row[_PERIOD] not in (None, "once") or str(row[_DUE]) >= start

    for one in picked(session, OBLIGATIONS, _OWED, Pick(("due", dt.date.min, last)), wanted=may_fall):
        agreement = agreements.get(one.agreement_id or "")
        if one.state == "waived" or (agreement is not None and agreement.state in _OVER):
            continue
        for on in due_between(one, last_day(agreement) if agreement else None, first, last):
            kept = one.state == "fulfilled" or (one.done_until is not None and on <= one.done_until)
            yield Event(Dated.OBLIGATION, one.id, one.title, on, is_open=not kept)


def _agreements(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    for one in some(session, AGREEMENTS, _LIFE):
        end = last_day(one)
        if end is not None and first <= end <= last and one.state in LIVE:
            yield Event(Dated.AGREEMENT, one.id, one.title, end)


def _outputs(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    for one in picked(session, GROUP_OUTPUTS, ("title", "due", "produced_on"), Pick(("due", first, last))):
        if one.due is not None:
            yield Event(Dated.OUTPUT, one.id, one.title, one.due, is_open=one.produced_on is None)


def _contacts(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    for one in picked(session, CONTACT_ENTRIES, ("next_step", "next_on"), Pick(("next_on", first, last))):
        if one.next_on is not None:
            yield Event(Dated.CONTACT, one.id, one.next_step, one.next_on)


def _activities(session: Session, first: dt.date, last: dt.date) -> Iterator[Event]:
    plan = plan_of(session)
    for node in plan.nodes:
        end = plan.window(node)[1] if not node.children else None
        if end is not None and first <= end <= last:
            activity = node.activity
            yield Event(
                Dated.ACTIVITY, activity.id, activity.title, end, is_open=activity.status not in _CLOSED_ACTIVITY
            )
