"""What else changes when a record does, in the same action: the last dated progress is that of its activity."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY, Status
from app.domain.schema import Row, Table, Value
from app.domain.tables.time import PROGRESS_ENTRY
from app.domain.text import isolate
from app.domain.transaction import ALIVE
from app.i18n import tr
from app.services.session import Edit, Session

_WHOLE: Final = 100


def after_change(edit: Edit, session: Session, table: Table, row: Row, before: Row) -> None:
    """Do what follows from adding or changing a record, given as it will stand and as it stood.

    Raises:
        RuleError: it does not fit what it changes.
    """
    follow = _FOLLOWING.get(table.name)
    if follow is not None:
        follow(edit, session, row)
    if before.get("activity_id") != row.get("activity_id"):
        after_removal(edit, session, table, before)


def after_removal(edit: Edit, session: Session, table: Table, row: Row) -> None:
    """Do what follows from deleting a record, given as it stood."""
    activity_id = row.get("activity_id")
    if table is PROGRESS_ENTRY and isinstance(activity_id, str):
        activity = session.row(ACTIVITY.name, activity_id)
        if activity and activity["status"] != Status.DONE:
            last = _last_percent(edit, session, activity_id)
            edit.set(ACTIVITY.name, activity_id, {"progress": last})


def _reach(edit: Edit, session: Session, row: Row) -> None:
    activity_id = row.get("activity_id")
    if not isinstance(activity_id, str):
        return
    percent = _last_percent(edit, session, activity_id)
    activity = {**(session.row(ACTIVITY.name, activity_id) or {}), **edit.pending.get((ACTIVITY.name, activity_id), {})}
    if percent is not None and percent != _WHOLE and activity.get("status") == Status.DONE:
        title = isolate(str(activity.get("title") or tr("Untitled")))
        raise RuleError(
            tr(
                "{title} is done and so counts as 100 per cent. Change its status first.",
                title=title,
            )
        )
    edit.set(ACTIVITY.name, activity_id, {"progress": percent})


def _last_percent(edit: Edit, session: Session, activity_id: str) -> Value:
    """Return the percent of the last dated entry of an activity as it will stand."""
    rows: dict[str, Row] = {str(row["id"]): row for row in session.rows(PROGRESS_ENTRY.name, activity_id=activity_id)}
    for (table, row_id), fields in edit.pending.items():
        if table == PROGRESS_ENTRY.name:
            rows[row_id] = {**(session.row(table, row_id) or {}), **fields}
    standing = (
        (str(row.get("on") or ""), row_id, row.get("percent"))
        for row_id, row in rows.items()
        if row.get("activity_id") == activity_id and row.get(ALIVE) != 0
    )
    return max(standing, default=("", "", None))[2]


_FOLLOWING: Final[Mapping[str, Callable[[Edit, Session, Row], None]]] = {PROGRESS_ENTRY.name: _reach}


def note_progress(edit: Edit, session: Session, activity_id: str, before: Row, fields: Mapping[str, Value]) -> None:
    """Keep today's progress of an activity whose fields change, in the place of an earlier entry of today.

    What is done counts as 100 per cent; of an activity with parts the status says nothing about progress.
    """
    reached, was = _reached({**before, **fields}), _reached(before)
    if reached == was or ("progress" not in fields and session.count(ACTIVITY.name, parent_id=activity_id)):
        return
    day = today().isoformat()
    known = session.values(PROGRESS_ENTRY.name, "id", activity_id=activity_id, on=day)
    if reached is None:
        for (row_id,) in known:
            edit.delete(PROGRESS_ENTRY.name, str(row_id))
    elif known:
        edit.set(PROGRESS_ENTRY.name, str(known[-1][0]), {"percent": reached})
    else:
        edit.insert(PROGRESS_ENTRY.name, {"activity_id": activity_id, "on": day, "percent": reached})


def _reached(row: Row) -> Value:
    return _WHOLE if row.get("status") == Status.DONE else row.get("progress")


def entry_on(session: Session, activity_id: str, on: dt.date) -> str | None:
    """Return the id of the entry of an activity on a day."""
    known = session.values(PROGRESS_ENTRY.name, "id", activity_id=activity_id, on=on.isoformat())
    return str(known[-1][0]) if known else None
