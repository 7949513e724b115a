"""How many attendees and open decisions each meeting has, counted again only after they changed."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from app.domain.follow_up import is_open, is_overdue
from app.domain.meeting import DECISIONS, Decision
from app.services.reading import all_of
from app.services.session import Session


class MeetingCounts:
    """Counts by the id of the meeting."""

    def __init__(self) -> None:
        self._seen: tuple[Session | None, int] = (None, -1)
        self._decisions: Mapping[str, Decision] = {}
        self.attendees: Mapping[str, int] = {}
        self.present: Mapping[str, int] = {}
        self.open: Mapping[str, int] = {}
        self.overdue: Mapping[str, int] = {}

    def refresh(self, session: Session | None, today: dt.date) -> None:
        """Count again what has changed."""
        if session is None:
            self.attendees, self.present, self.open, self.overdue = {}, {}, {}, {}
            return
        if self._is_touched(session):
            rows = session.values("attendance", "meeting_id", "presence")
            self.attendees = Counter(str(meeting) for meeting, _ in rows)
            self.present = Counter(str(meeting) for meeting, presence in rows if presence == "present")
        decisions = all_of(session, DECISIONS)
        if decisions is not self._decisions:
            self._decisions = decisions
            waiting = [one for one in decisions.values() if is_open(one)]
            self.open = Counter(str(one.meeting_id) for one in waiting)
            self.overdue = Counter(str(one.meeting_id) for one in waiting if is_overdue(one, today))
        self._seen = (session, session.revision)

    def _is_touched(self, session: Session) -> bool:
        known, revision = self._seen
        changed = session.changed_since(revision) if known is session else None
        return changed is None or any(table == "attendance" for table, _ in changed)
