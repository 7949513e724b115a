"""The page of the plan over a real project file with three phases."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from app.domain.plan import Activity, Plan
from app.services import planning
from app.services.plan_reading import plan_of
from app.services.session import Author, Session, create
from app.ui.pages.plan import PlanPage
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

START = dt.date(2026, 3, 21)
TREE = (
    ("study", None, "شناخت"),
    ("values", "study", "ارزش‌های خوشه"),
    ("actors", "study", "بازیگران"),
    ("demand", "actors", "گردآوری اطلاعات طرف تقاضا"),
    ("supply", "actors", "گردآوری اطلاعات طرف عرضه"),
    ("agent", "study", "عامل توسعه"),
    ("doing", None, "اجرا"),
    ("market", "doing", "تحلیل بازار"),
    ("law", "doing", "بررسی قوانین"),
    ("closing", None, "ارزیابی"),
)


@dataclass
class Opened:
    """A page with its project; `ids` finds an activity by its name in `TREE`."""

    page: PlanPage
    session: Session
    shell: QuietShell
    ids: dict[str, str] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The plan as the project holds it."""
        return plan_of(self.session)

    def activity(self, name: str) -> Activity:
        """Read an activity from the project."""
        return self.plan.by_id[self.ids[name]].activity

    def choose(self, *names: str) -> None:
        """Select rows."""
        self.page.tree.choose([self.ids[name] for name in names])

    def chosen(self) -> list[str]:
        """Name the selected rows."""
        names = {value: name for name, value in self.ids.items()}
        return [names.get(one, "?") for one in self.page.tree.chosen_ids()]

    def shown(self) -> list[str]:
        """List the titles of the model in the order of the table, indented by two blanks a level."""
        return list(_titles(self.page, QModelIndex(), ""))

    def trigger(self, name: str) -> None:
        """Run a command of the tree."""
        self.page.actions_of_tree[name].trigger()


def _titles(page: PlanPage, parent: QModelIndex, blanks: str) -> Iterator[str]:
    for row in range(page.model.rowCount(parent)):
        index = page.model.index(row, 0, parent)
        yield f"{blanks}{index.data(Qt.ItemDataRole.EditRole)}"
        yield from _titles(page, index, f"{blanks}  ")


def fill(session: Session) -> dict[str, str]:
    """Write the sample tree; return the ids by name."""
    ids: dict[str, str] = {}
    planning.set_project_field(session, "start", START)
    for name, parent, title in TREE:
        ids[name] = planning.add_activity(session, ids[parent] if parent else None, title)
    planning.set_field(session, ids["study"], "months", (1, 3))
    planning.set_field(session, ids["doing"], "months", (3, 8))
    planning.set_field(session, ids["market"], "mechanisms", ("market_analysis",))
    planning.set_field(session, [ids["demand"], ids["supply"]], "responsible", ("دبیرخانه خوشه",))
    return ids


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open a new, empty project file."""
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@pytest.fixture
def empty(qapp: QApplication, session: Session) -> Iterator[Opened]:
    """Show a project without activities."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    shell = QuietShell(session)
    opened = Opened(PlanPage(shell), session, shell)
    leave = session.subscribe(opened.page.reload)
    opened.page.resize(1274, 708)
    opened.page.show()
    opened.page.open_session(session)
    opened.page.reload(None)
    yield opened
    leave()
    opened.page.open_session(None)
    opened.page.reload(None)
    opened.page.close()
    opened.page.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def opened(empty: Opened) -> Opened:
    """Show the sample project."""
    empty.ids.update(fill(empty.session))
    empty.page.open_session(empty.session)
    empty.page.reload(None)
    empty.page.tree.set_open([empty.ids[name] for name in ("study", "actors", "doing")])
    empty.page.form.turn_to(0)
    return empty
