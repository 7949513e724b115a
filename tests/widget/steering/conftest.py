"""The page of plan versions, risks and strategies over a real project file with two activities."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from app.services import planning
from app.services.session import Session
from app.ui.pages.steering.page import SteeringPage
from tests.helpers.plan_shell import QuietShell
from tests.widget.records.conftest import Desk, desk, session, shell

__all__ = ["desk", "session", "shell"]


@dataclass
class Opened:
    """The page with its project."""

    page: SteeringPage
    session: Session
    shell: QuietShell
    activities: list[str] = field(default_factory=list)

    def part(self, key: str) -> Any:
        """Turn to one of the registers."""
        return self.page.show_part(key)


@pytest.fixture
def opened(session: Session, shell: QuietShell, desk: Desk) -> Iterator[Opened]:
    """Show the page; the plan has a phase with one activity."""
    phase = planning.add_activity(session, None, "شناخت")
    more = {"start": "1404/01/01", "end": "1404/01/31", "budget": 1_000}
    activity = planning.add_activity(session, phase, "مصاحبه با خبرگان", more=more)
    page = SteeringPage(shell)
    leave = session.subscribe(page.reload)
    desk.show(page, 1270, 700)
    page.open_session(session)
    page.reload(None)
    page.restore_place({})
    yield Opened(page, session, shell, [phase, activity])
    leave()
    page.open_session(None)
