"""The page of agreements over a real project file."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.agreement import AGREEMENTS, PARTIES, Agreement
from app.domain.tables.agreements import OBLIGATION
from app.services import agreements, editing
from app.services.parties import add_party
from app.services.reading import one, where
from app.services.session import Author, Session, create
from app.ui.pages.agreements import AgreementsPage
from app.ui.pages.agreements.board import Board
from app.ui.pages.agreements.board_column import CardList
from app.ui.pages.agreements.timeline import TimelineView
from app.ui.pages.agreements.views import BoardView, TimelineOfPage
from app.ui.records.dialog import RecordDialog
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

TODAY = dt.date.today()  # noqa: DTZ011 what the page takes for today


def days(count: int) -> dt.date:
    """Return a day counted from today."""
    return TODAY + dt.timedelta(days=count)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open a new project file."""
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@dataclass
class Desk:
    """The page on the screen with what a test does to it; `ids` finds an agreement by its title."""

    page: AgreementsPage
    session: Session
    shell: QuietShell
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, title: str, state: str = "draft", **values: object) -> str:
        """Add an agreement with two parties, and take it to a state on its first day, else a year ago."""
        made = agreements.add_agreement(self.session, {"title": title, **values}, on=TODAY)
        for name in ("دانشگاه تهران", "شرکت پارس"):
            add_party(self.session, made, name)
        for step in ("review", "agreed", "signed"):
            if state == "draft":
                break
            agreements.transition(self.session, made, step, days(-365), all_signed=step == "signed")
            if step == state:
                break
        self.ids[title] = made
        return made

    def owe(self, title: str, of: str, **values: object) -> str:
        """Add an obligation to an agreement."""
        return editing.add(self.session, OBLIGATION, {"agreement_id": self.ids[of], "title": title, **values})

    def agreement(self, title: str) -> Agreement:
        """Read an agreement."""
        return one(self.session, AGREEMENTS, self.ids[title])

    def signings(self, title: str) -> set[str]:
        """Return the states of the signatures of an agreement."""
        return {party.signing for party in where(self.session, PARTIES, agreement_id=self.ids[title])}

    @property
    def board(self) -> Board:
        """The board."""
        if self.page.view_key != "board":
            self.page.show_view("board")
        assert isinstance(self.page.view, BoardView)
        return self.page.view.board

    @property
    def timeline(self) -> TimelineView:
        """The timeline."""
        if self.page.view_key != "timeline":
            self.page.show_view("timeline")
        assert isinstance(self.page.view, TimelineOfPage)
        return self.page.view.timeline.view

    def cards(self, state: str) -> list[str]:
        """List the titles in a column."""
        names = {value: name for name, value in self.ids.items()}
        return [names[one] for one in self.board.columns[state].list.cards.ids]

    def said(self, state: str) -> str:
        """Return what a column says about a card that cannot come there."""
        note = self.board.columns[state].note
        return note.text() if note.isVisible() else ""

    def card_list(self, title: str) -> CardList:
        """Return the list that a card is in."""
        column = self.board.column_of(self.ids[title])
        assert column is not None
        return column.list

    def focus(self, title: str) -> CardList:
        """Put the keyboard on a card."""
        self.board.choose(self.ids[title])
        self.board.focus_main()
        return self.card_list(title)

    def drag(self, title: str, state: str, *, release: bool = True) -> CardList:
        """Take a card with the mouse to a column."""
        cards, target = self.card_list(title), self.board.columns[state].list.viewport()
        place = cards.visualRect(cards.cards.index(cards.cards.ids.index(self.ids[title]))).center()
        viewport = cards.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseMove(viewport, place + QPoint(30, 10))
        there = viewport.mapFromGlobal(target.mapToGlobal(target.rect().center()))
        QTest.mouseMove(viewport, there)
        there = viewport.mapFromGlobal(target.mapToGlobal(target.rect().center()))
        if release:
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=there)
        return cards

    def dialog(self) -> RecordDialog:
        """Return the dialog on the screen."""
        found = [one for one in self.page.window().findChildren(RecordDialog) if one.isVisible()]
        assert len(found) == 1
        return found[0]


@pytest.fixture
def desk(session: Session, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """Show the page of an empty project as the program does."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    shell = QuietShell(session)
    page = AgreementsPage(shell)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.open_session(session)
    page.reload(None)
    unsubscribe = session.subscribe(page.reload)
    with qtbot.waitActive(page):
        page.show()
    yield Desk(page, session, shell)
    unsubscribe()
    page.hide()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
