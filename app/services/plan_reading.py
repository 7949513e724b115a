"""The plan as the project holds it, read again only where it changed: one edit must not read ten thousand rows."""

from typing import Final
from weakref import WeakKeyDictionary

from app.domain.plan import ACTIVITY, Activity, Plan, activity_from_row, build_plan
from app.domain.project import PROJECT, PROJECT_ID, Project, project_from_row
from app.domain.tables.money import BUDGET_LINE
from app.domain.tables.time import CALENDAR_DAY
from app.domain.weighing import DURATION, Days, Weighing, calendar_days
from app.services.session import Session
from app.services.working_time import days_of


def project_of(session: Session) -> Project:
    """Read the programme's own data."""
    return project_from_row(session.row(PROJECT.name, PROJECT_ID))


def plan_of(session: Session) -> Plan:
    """Read the whole plan as it stands now."""
    known = _KNOWN.get(session)
    if known is None:
        known = _KNOWN[session] = _KnownPlan()
    return known.plan(session)


class _KnownPlan:
    """The activities of one project as last read; it must not refer to its session, which is its key."""

    def __init__(self) -> None:
        self._activities: dict[str, Activity] = {}
        self._revision = -1
        self._plan = Plan()
        self._weighing = Weighing()

    def plan(self, session: Session) -> Plan:
        if self._revision != session.revision:
            changed = session.changed_since(self._revision) if self._revision >= 0 else None
            self._read(session, changed)
            project = project_of(session)
            self._weigh(session, project, changed)
            self._plan = build_plan(self._activities.values(), project.start, weighing=self._weighing)
            self._revision = session.revision
        return self._plan

    def _weigh(self, session: Session, project: Project, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None or any(table in _WEIGHED_BY for table, _ in changed):
            lines = _sums_of_lines(session)
            self._weighing = Weighing(project.weighting, lines, _days(session, project.weighting))

    def _read(self, session: Session, changed: frozenset[tuple[str, str]] | None) -> None:
        if changed is None:
            self._activities = {str(row["id"]): activity_from_row(row) for row in session.rows(ACTIVITY.name)}
            return
        for activity_id in (row_id for table, row_id in changed if table == ACTIVITY.name):
            row = session.row(ACTIVITY.name, activity_id)
            if row is None:
                self._activities.pop(activity_id, None)
            else:
                self._activities[activity_id] = activity_from_row(row)


_WEIGHED_BY: Final = frozenset({PROJECT.name, BUDGET_LINE.name, CALENDAR_DAY.name})


def _sums_of_lines(session: Session) -> dict[str, int]:
    """Add up the budget lines of each activity that has some with an amount."""
    sums: dict[str, int] = {}
    for activity_id, amount in session.values(BUDGET_LINE.name, "activity_id", "amount"):
        if isinstance(activity_id, str) and isinstance(amount, int):
            sums[activity_id] = sums.get(activity_id, 0) + amount
    return sums


def _days(session: Session, weighting: str) -> Days:
    return days_of(session) if weighting == DURATION else calendar_days


_KNOWN: Final[WeakKeyDictionary[Session, _KnownPlan]] = WeakKeyDictionary()
