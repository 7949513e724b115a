"""The days that an agent wants to see in the calendar of a phone: what is open, from some day on."""

import datetime as dt
from pathlib import Path
from typing import Final

from app.exchange.plans.icalendar import Event, document_of
from app.i18n import tr
from app.services.agenda import events
from app.services.due import DUE_LABELS
from app.services.plan_reading import project_of
from app.services.session import Session
from app.storage.replace import write_atomically

_BACK: Final = dt.timedelta(30)
_AHEAD: Final = dt.timedelta(6 * 366)
_ALARM: Final = 1


def deadlines(session: Session, day: dt.date) -> list[Event]:
    """Return what is open of the last month and of the six years to come, by date."""
    found = events(session, day - _BACK, day + _AHEAD)
    return [
        Event(
            f"{one.kind}-{one.id}-{on:%Y%m%d}",
            on,
            one.title or tr("Untitled"),
            one.at,
            tr(DUE_LABELS[one.kind]),
            _ALARM,
        )
        for on in sorted(found)
        for one in found[on]
        if one.is_open
    ]


def write_calendar(session: Session, target: Path, now: dt.datetime) -> int:
    """Write the deadlines as iCalendar; return how many.

    Raises:
        DiskError: the file cannot be written.
    """
    listed = deadlines(session, now.date())
    document = document_of(project_of(session).title, listed, now)
    write_atomically(target, lambda path: path.write_bytes(document))
    return len(listed)
