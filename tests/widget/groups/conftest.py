"""The page of working groups over a real project file with one group."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.domain.group import GROUP_MEMBERS, WORKING_GROUPS, GroupMember, WorkingGroup
from app.domain.tables.groups import GROUP_MEMBER, GROUP_OUTPUT, WORKING_GROUP
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.reading import one, where
from app.services.session import Session
from app.ui.pages.groups.page import GroupsPage
from tests.helpers.plan_shell import QuietShell
from tests.widget.records.conftest import Desk, desk, session, shell

__all__ = ["desk", "session", "shell"]


@dataclass
class Opened:
    """The page with its project: a group of two with one overdue output."""

    page: GroupsPage
    session: Session
    shell: QuietShell
    group: str = ""
    output: str = ""

    def record(self) -> WorkingGroup:
        """Read the group."""
        return one(self.session, WORKING_GROUPS, self.group)

    def members(self) -> list[GroupMember]:
        """Read its members."""
        return where(self.session, GROUP_MEMBERS, group_id=self.group)

    def cell(self, key: str) -> str:
        """Read what the row of the group says."""
        table = self.page.table.records
        place = [column.key for column in table.columns].index(key)
        return table.cell(table.row_of(self.group), place).words()


@pytest.fixture
def empty(session: Session, shell: QuietShell, desk: Desk) -> Iterator[Opened]:
    """Show a project without groups."""
    page = GroupsPage(shell)
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
    """Enter the group."""
    session = empty.session
    empty.group = editing.add(session, WORKING_GROUP, {"title": "گروه داده", "state": "active"})
    for name, role in (("علی رضایی", "chair"), ("سارا کریمی", "member")):
        actor = editing.add(session, ACTOR, {"name": name, "kind": "person"})
        editing.add(session, GROUP_MEMBER, {"group_id": empty.group, "actor_id": actor, "role": role})
    values = {"group_id": empty.group, "title": "آیین‌نامه", "due": "1404/12/29"}
    empty.output = editing.add(session, GROUP_OUTPUT, values)
    empty.page.open_session(session)
    empty.page.reload(None)
    return empty
