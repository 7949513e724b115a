"""The page of the actors over a real project file."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.actor import ACTORS, Actor
from app.services.actors import add_actor
from app.services.reading import one
from app.services.session import Author, Session, create
from app.services.settings import load_settings
from app.ui.pages.actors import ActorsPage
from app.ui.records.child_list import ChildList
from app.ui.records.dialog import RecordDialog
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

LINES = {
    "pars": "شرکت پارس؛ صنعت؛ #چاپ",
    "chamber": "اتاق بازرگانی؛ نهاد پشتیبان",
    "tehran": "دانشگاه تهران؛ ۰۲۱۶۱۱۱۳۰۰۰",
    "nouri": "دکتر سارا نوری",
}


@dataclass
class Opened:
    """The page with its project; `ids` finds an actor by its name in `LINES`."""

    page: ActorsPage
    session: Session
    shell: QuietShell
    ids: dict[str, str] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """Read an actor."""
        return one(self.session, ACTORS, self.ids[name])

    def choose(self, *names: str) -> None:
        """Select actors."""
        self.page.choose([self.ids[name] for name in names])

    def chosen(self) -> list[str]:
        """Name the selected actors."""
        names = {value: name for name, value in self.ids.items()}
        return [names.get(row_id, "?") for row_id in self.page.chosen()]

    def shown(self) -> list[str]:
        """Read the names in the table."""
        model = self.page.table.records
        return [model.cell(row, 0).text for row in range(model.rowCount())]

    def cell(self, name: str, key: str) -> str:
        """Read a cell."""
        model = self.page.table.records
        keys = [column.key for column in model.columns]
        return model.cell(model.row_of(self.ids[name]), keys.index(key)).text

    def list_of(self, table: str, place: int = 0) -> "ChildList[object]":
        """Turn to the list of the rows of a table in the form."""
        self.page.form.reveal(table)
        lists = [
            one for one in self.page.form.sections(table) if isinstance(one, ChildList) and one.table.name == table
        ]
        return lists[place]

    def type_into(self, table: str, text: str, place: int = 0) -> None:
        """Type a line into a list and press Enter."""
        line = self.list_of(table, place).line
        line.setText(text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    def dialog(self) -> RecordDialog:
        """Return the dialog that was opened last."""
        return self.page.window().findChildren(RecordDialog)[-1]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open a new project file."""
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@pytest.fixture
def empty(qapp: QApplication, qtbot: QtBot, session: Session) -> Iterator[Opened]:
    """Show a project without actors."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    shell = QuietShell(session, settings=load_settings())
    page = ActorsPage(shell)
    qtbot.addWidget(page)
    leave = session.subscribe(page.reload)
    page.resize(1274, 708)
    with qtbot.waitActive(page):
        page.show()
    page.open_session(session)
    page.reload(None)
    yield Opened(page, session, shell)
    leave()
    page.open_session(None)
    page.reload(None)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def opened(empty: Opened) -> Opened:
    """Show some actors."""
    empty.ids.update({name: add_actor(empty.session, line) for name, line in LINES.items()})
    empty.page.open_session(empty.session)
    empty.page.reload(None)
    assert empty.page.form.parts
    return empty
