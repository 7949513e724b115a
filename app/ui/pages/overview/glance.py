"""The programme at a glance: figures, what is due, phases, what is missing, what is new."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.reminding import Band
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.due import due_on
from app.services.figures import Figures, figures_of
from app.services.missing import gaps
from app.services.overview import Overview, overview_of
from app.services.planning import plan_of
from app.services.session import Session
from app.services.visits import Visit, news
from app.ui.pages.overview.cards import MissingCard, NewsCard, PhasesCard
from app.ui.pages.overview.due_card import DueCard
from app.ui.pages.overview.parts import Figure
from app.ui.scrolling import centred_column
from app.ui.shell import Shell

_GAP: Final = 16
_WIDTH: Final = 1480
_NARROW: Final = 1020
Today = Callable[[], dt.date]


class Glance(QWidget):
    """Looks at the open project when it is told to; what takes longer follows after the first paint."""

    def __init__(self, shell: Shell, today: Today, device: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._device = today, device
        self._session: Session | None = None
        self._visit: Visit | None = None
        self.figures = QGridLayout()
        self.figures.setSpacing(_GAP)
        self._columns = QHBoxLayout()
        self._is_narrow = False
        self.due = DueCard(shell, today)
        self.phases, self.missing, self.news = PhasesCard(shell.go), MissingCard(shell.go), NewsCard(shell.go)
        self._tiles: list[Figure] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_rest)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred_column(_WIDTH, self._parts()))

    def show_session(self, session: Session | None, visit: Visit | None) -> None:
        """Look at a project, or at none; `visit` is the agent's last one."""
        self._session, self._visit = session, visit
        if session is None:
            self._later.stop()
            return
        today = self._today()
        seen = overview_of(plan_of(session), today)
        late = sum(due.band is Band.OVERDUE for due in due_on(session, today))
        self._show_figures(seen, figures_of(session, today), late)
        self.phases.show_overview(seen)
        self.due.show_session(session)
        self._later.start()

    def _show_rest(self) -> None:
        if self._session is not None:
            self.missing.show_gaps(self._session, gaps(self._session, self._today()))
            self.news.show_news(news(self._session, self._visit, self._device()))

    def _show_figures(self, seen: Overview, figures: Figures, late: int) -> None:
        for tile in self._tiles:
            tile.hide()
            tile.deleteLater()
        self._tiles = [
            Figure(icon, tone, persian_digits(figure), persian_digits(words))
            for icon, tone, figure, words in _told(seen, figures, late)
        ]
        self._place_figures()

    def _place_figures(self) -> None:
        """Put the figures in one row, or in two on a narrow screen."""
        in_a_row = len(self._tiles) // 2 if self._is_narrow else len(self._tiles)
        for column in range(len(self._tiles)):
            self.figures.setColumnStretch(column, 1 if column < in_a_row else 0)
        for place, tile in enumerate(self._tiles):
            self.figures.addWidget(tile, place // in_a_row, place % in_a_row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns below one another on a narrow screen."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._columns.setDirection(below if is_narrow else beside)
            self._place_figures()

    def _parts(self) -> list[QWidget]:
        top, below = QWidget(), QWidget()
        self.figures.setContentsMargins(0, 0, 0, 0)
        top.setLayout(self.figures)
        below.setLayout(self._columns)
        columns = self._columns
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(_GAP)
        for stretch, cards in ((3, (self.due, self.news)), (2, (self.phases, self.missing))):
            column = QVBoxLayout()
            column.setSpacing(_GAP)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
            columns.addLayout(column, stretch)
        return [top, below]


def _told(seen: Overview, figures: Figures, late: int) -> list[tuple[str, str, str, str]]:
    counts = seen.counts
    progress = tr("{percent}%", percent=seen.progress) if seen.progress is not None else "—"
    done = tr("{done} of {count} activities", done=counts.done, count=counts.activities)
    ahead = tr("Meetings · {count} ahead", count=figures.meetings_planned)
    kept = tr("{percent}%", percent=figures.kept) if figures.kept is not None else "—"
    return [
        ("chart-pie", "progress", progress, done),
        ("users", "primary", str(figures.actors), tr("Actors · {count} core", count=figures.core_firms)),
        ("calendar-days", "planned", str(figures.meetings_held), ahead),
        ("handshake", "done", str(figures.in_force), tr("In force · of {count}", count=figures.agreements)),
        ("clipboard-list", "primary", kept, tr("Obligations kept")),
        ("triangle-alert", "late", str(late), tr("Overdue")),
    ]
