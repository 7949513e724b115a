"""The page of meetings over a real project file with a group, its members and two meetings."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.domain.meeting import DECISIONS, MEETINGS, Decision, Meeting
from app.domain.tables.groups import GROUP_MEMBER, WORKING_GROUP
from app.domain.tables.meetings import DECISION
from app.domain.tables.people import ACTOR
from app.services import editing, meetings
from app.services.reading import find, one, where
from app.services.session import Session
from app.ui.pages.meetings.page import MeetingsPage
from tests.helpers.plan_shell import QuietShell
from tests.widget.records.conftest import Desk, desk, session, shell

__all__ = ["desk", "session", "shell"]
TODAY = dt.date.today()  # noqa: DTZ011 as the page


@dataclass
class Opened:
    """The page with its project: two meetings of a group, the first with decisions, the second tomorrow."""

    page: MeetingsPage
    session: Session
    shell: QuietShell
    group: str = ""
    first: str = ""
    second: str = ""
    late: str = ""

    def meeting(self, meeting_id: str) -> Meeting:
        """Read a meeting."""
        return one(self.session, MEETINGS, meeting_id)

    def decision(self, decision_id: str) -> Decision | None:
        """Read a decision."""
        return find(self.session, DECISIONS, decision_id)

    def decisions(self, meeting_id: str) -> list[Decision]:
        """Read the decisions of a meeting."""
        return where(self.session, DECISIONS, meeting_id=meeting_id)

    def titles(self) -> list[str]:
        """Read the first column."""
        model = self.page.table.records
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def empty(session: Session, shell: QuietShell, desk: Desk) -> Iterator[Opened]:
    """Show a project without meetings."""
    page = MeetingsPage(shell)
    leave = session.subscribe(page.reload)
    desk.show(page, 1270, 700)
    page.open_session(session)
    page.reload(None)
    yield Opened(page, session, shell)
    leave()
    page.open_session(None)
    page.reload(None)


@pytest.fixture
def opened(empty: Opened) -> Opened:
    """Enter the meetings."""
    session = empty.session
    empty.group = editing.add(session, WORKING_GROUP, {"title": "گروه داده"})
    for name, role in (("علی رضایی", "chair"), ("سارا کریمی", "member")):
        actor = editing.add(session, ACTOR, {"name": name, "kind": "person"})
        editing.add(session, GROUP_MEMBER, {"group_id": empty.group, "actor_id": actor, "role": role})
    days = {"first": TODAY - dt.timedelta(30), "second": TODAY + dt.timedelta(1)}
    for name, day in days.items():
        values = {"title": f"جلسه {name}", "group_id": empty.group, "on": day}
        setattr(empty, name, meetings.add_meeting(session, values, invites=False))
    values = {"meeting_id": empty.first, "text": "تهیه گزارش", "due": TODAY - dt.timedelta(2)}
    empty.late = editing.add(session, DECISION, values)
    editing.add(session, DECISION, {"meeting_id": empty.first, "text": "دعوت از دانشگاه"})
    empty.page.open_session(session)
    empty.page.reload(None)
    return empty
