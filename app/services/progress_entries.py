"""Writing down how far an activity has come on a day; the last day decides what the activity shows."""

import datetime as dt

from app.domain.tables.time import PROGRESS_ENTRY
from app.i18n import mark
from app.services import editing
from app.services.following import entry_on
from app.services.session import Session


def record_progress(
    session: Session, activity_id: str, percent: int, on: dt.date, *, cause: str | None = None, note: str | None = None
) -> str:
    """Add the progress of an activity on a day, or change what was written for that day; return the id of the entry.

    A cause or note of None leaves what was written for that day.

    Raises:
        RuleError: a value does not fit, the activity is gone, or it is done and the progress is less.
    """
    known = entry_on(session, activity_id, on)
    said = {name: text for name, text in (("cause", cause), ("note", note)) if text is not None}
    values = {"percent": percent, **said}
    label = mark("Record progress")
    if known is None:
        return editing.add(session, PROGRESS_ENTRY, {"activity_id": activity_id, "on": on, **values}, label=label)
    editing.change(session, PROGRESS_ENTRY, known, values, label=label)
    return known
