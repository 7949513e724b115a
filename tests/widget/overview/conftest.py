"""The overview page over a real project with something due, something missing and something new."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import i18n
from app.domain.records import TABLE_BY_NAME
from app.services import editing, planning
from app.services.session import Author, Session, create
from app.services.settings import SettingsStore
from app.ui.pages.overview import OverviewPage
from tests.helpers.plan_shell import QuietShell

TODAY = dt.date.today()  # noqa: DTZ011 what the page takes for today


def days(count: int) -> dt.date:
    """Return a day counted from today."""
    return TODAY + dt.timedelta(count)


@dataclass
class Opened:
    """A page with its project; `ids` finds what was made by its name."""

    page: OverviewPage
    session: Session
    shell: QuietShell
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, **values: object) -> str:
        """Add a record and let the page look again."""
        made = editing.add(self.session, TABLE_BY_NAME[kind], values)
        self.page.reload(None)
        return made


@pytest.fixture
def empty(qtbot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    """Show the page of a project that holds nothing."""
    i18n.set_language(i18n.PERSIAN)
    session = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    shell = QuietShell(session=session, settings=SettingsStore(tmp_path))
    page = OverviewPage(shell)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.open_session(session)
    page.reload(None)
    with qtbot.waitSignal(page.glance.arrived):
        page.show()
    yield Opened(page, session, shell)
    page.open_session(None)
    session.close()
    i18n.set_language(i18n.ENGLISH)


@pytest.fixture
def opened(empty: Opened) -> Opened:
    """Fill the project with an actor, meetings and an agreement with an obligation."""
    session, ids = empty.session, empty.ids
    phase = planning.add_activity(session, None, "فاز")
    ids["activity"] = planning.add_activity(session, phase, "فعالیت")
    ids["actor"] = editing.add(session, TABLE_BY_NAME["actor"], {"name": "سپهر"})
    ids["meeting"] = editing.add(
        session, TABLE_BY_NAME["meeting"], {"title": "جلسه شورا", "on": days(2), "start_time": "10:00"}
    )
    ids["agreement"] = editing.add(session, TABLE_BY_NAME["agreement"], {"title": "تفاهم", "number": "۱"})
    ids["obligation"] = editing.add(
        session,
        TABLE_BY_NAME["obligation"],
        {"agreement_id": ids["agreement"], "title": "قسط", "due": days(-3), "person_id": ids["actor"]},
    )
    empty.page.reload(None)
    return empty
