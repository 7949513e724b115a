"""Pieces of the kit over a real project file with a few actors."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.session import Author, Session, create
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell

NAMES = ("شرکت پارس", "اتاق بازرگانی", "دانشگاه تهران", "پارک فناوری", "چاپخانه ملی")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Open a new project file."""
    made = create(tmp_path / "programme.khooshe", Author("مریم رضایی", "device-1"))
    yield made
    made.close()


@pytest.fixture
def actors(session: Session) -> dict[str, str]:
    """Enter some actors; ids by name."""
    return {name: editing.add(session, ACTOR, {"name": name}) for name in NAMES}


@pytest.fixture
def shell(session: Session) -> QuietShell:
    """Stand for the window."""
    return QuietShell(session)


@dataclass
class Desk:
    """Shows widgets as the program does."""

    qtbot: QtBot

    def show(self, widget: QWidget, width: int = 420, height: int = 600) -> None:
        """Show a widget with the keyboard in it."""
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        with self.qtbot.waitActive(widget):
            widget.show()


@pytest.fixture
def desk(qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    """Dress the program and read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if theme.is_dark() or not qapp.styleSheet():
        theme.apply(qapp, dark=False)
    yield Desk(qtbot)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
