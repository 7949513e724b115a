"""The plan as the project holds it, read again only where it changed: one edit must not read ten thousand rows."""

from typing import Final
from weakref import WeakKeyDictionary

from app.domain.plan import ACTIVITY, Activity, Plan, activity_from_row, build_plan
from app.domain.project import PROJECT, PROJECT_ID, Project, project_from_row
from app.services.session import ChangeSet, Session


def project_of(session: Session) -> Project:
    """Read the programme's own data."""
    return project_from_row(session.row(PROJECT.name, PROJECT_ID))


def plan_of(session: Session) -> Plan:
    """Read the whole plan as it stands now."""
    known = _KNOWN.get(session)
    if known is None:
        known = _KNOWN[session] = _KnownPlan(session)
    return known.plan(session)


class _KnownPlan:
    """The activities of one project between two changes; it must not refer to its session, which keeps it alive."""

    def __init__(self, session: Session) -> None:
        self._activities: dict[str, Activity] = {}
        self._changed = {str(row["id"]) for row in session.rows(ACTIVITY.name)}
        self._plan: Plan | None = None
        session.subscribe(self._on_change)

    def plan(self, session: Session) -> Plan:
        for activity_id in self._changed:
            self._read(session, activity_id)
        self._changed.clear()
        if self._plan is None:
            self._plan = build_plan(self._activities.values(), project_of(session).start)
        return self._plan

    def _read(self, session: Session, activity_id: str) -> None:
        row = session.row(ACTIVITY.name, activity_id)
        if row is None:
            self._activities.pop(activity_id, None)
        else:
            self._activities[activity_id] = activity_from_row(row)

    def _on_change(self, changes: ChangeSet) -> None:
        self._plan = None
        self._changed.update(row_id for table, row_id in changes.rows if table == ACTIVITY.name)


_KNOWN: Final[WeakKeyDictionary[Session, _KnownPlan]] = WeakKeyDictionary()
