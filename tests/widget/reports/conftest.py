"""A window's worth of surroundings for the page of the reports: look, direction, a project and a listening shell."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.errors import UserError
from app.services import planning
from app.services.opening import Author
from app.services.session import Session, create
from app.services.settings import SettingsStore
from app.ui.shell import Offer
from app.ui.tasks import Progress, Task, run_task, wait_for_all
from app.widgets import theme

T = TypeVar("T")
COUNT = 5


@dataclass
class Surroundings:
    """A shell that remembers what it was told."""

    session: Session | None
    settings: SettingsStore
    told: list[tuple[str, str]] = field(default_factory=list)
    offers: list[Offer | None] = field(default_factory=list)
    gone_to: list[str] = field(default_factory=list)

    def writable(self) -> bool:
        """Tell whether there is a project."""
        return self.session is not None

    def tell(self, text: str, *, kind: str = "info", action: Offer | None = None) -> None:
        """Remember what was said."""
        self.told.append((kind, text))
        self.offers.append(action)

    def tell_error(self, error: UserError) -> None:
        """Remember an error."""
        self.told.append(("error", str(error)))

    def run(self, label: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> Task:
        """Run work as the window does, without a panel."""
        return run_task(work, done=done, failed=self.tell_error, label=label)

    def go(self, page: str, row_id: str | None = None) -> None:
        """Remember the page."""
        del row_id
        self.gone_to.append(page)

    def do(self, action: str) -> None:
        """Refuse: pages of reports do no actions of the window."""
        raise NotImplementedError(action)

    def open_file(self, path: Path) -> None:
        """Refuse: reports open no projects."""
        raise NotImplementedError(path)

    def wear_theme(self) -> None:
        """Refuse: reports change no theme."""
        raise NotImplementedError

    def change_language(self, language: str) -> None:
        """Refuse: reports change no language."""
        raise NotImplementedError(language)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(qapp, dark=False)
    yield
    wait_for_all()
    for window in qapp.topLevelWidgets():
        window.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = create(tmp_path / "programme.khooshe", Author("مریم", "0" * 32))
    phase = planning.add_activity(opened, None, "شناخت خوشه")
    for number in range(COUNT):
        planning.add_activity(opened, phase, f"گفتگوی شماره {number}")
    yield opened
    opened.close()


@pytest.fixture
def shell(session: Session, tmp_path: Path) -> Surroundings:
    return Surroundings(session, SettingsStore(tmp_path))
