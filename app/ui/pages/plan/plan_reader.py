"""The plan as the project holds it, read again only where it changed: one edit must not read ten thousand rows."""

from app.domain.plan import ACTIVITY, Activity, Plan, activity_from_row, build_plan
from app.domain.project import Project
from app.services.planning import project_of
from app.services.session import ChangeSet, Session


class PlanReader:
    """Keeps the activities of one project between two changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._activities: dict[str, Activity] = {}
        self.project = Project()

    def read(self, changes: ChangeSet | None) -> Plan:
        """Return the plan as it stands now; `changes` are those since the last call, None means any."""
        self.project = project_of(self._session)
        if changes is None:
            rows = self._session.rows(ACTIVITY.name)
            self._activities = {str(row["id"]): activity_from_row(row) for row in rows}
        else:
            for table, row_id in changes.rows:
                if table == ACTIVITY.name:
                    self._read_again(row_id)
        return build_plan(self._activities.values(), self.project.start)

    def _read_again(self, row_id: str) -> None:
        row = self._session.row(ACTIVITY.name, row_id)
        if row is None:
            self._activities.pop(row_id, None)
        else:
            self._activities[row_id] = activity_from_row(row)
