"""The programme at a glance: figures, what is due, phases, what is missing, what is new."""

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import tr
from app.services.overview import Overview, overview_of
from app.services.plan_reading import plan_of
from app.services.session import Session
from app.ui.pages.overview.parts import Figure
from app.ui.pages.overview.phases import PhasesCard
from app.ui.scrolling import centred_column
from app.ui.shell import Shell
from app.widgets.later import after_paint
from app.widgets.theme import set_kind

if TYPE_CHECKING:
    from app.services.figures import Figures
    from app.ui.pages.overview.cards import MissingCard, NewsCard
    from app.ui.pages.overview.due_card import DueCard

_GAP: Final = 16
_WIDTH: Final = 1480
_NARROW: Final = 1020
_ROOM: Final = 360
_FIGURES: Final = (
    ("chart-pie", "progress"),
    ("users", "primary"),
    ("calendar-days", "planned"),
    ("handshake", "done"),
    ("clipboard-list", "primary"),
    ("triangle-alert", "late"),
)
Today = Callable[[], dt.date]


class Glance(QWidget):
    """Looks at the open project when it is told to; what takes longer follows after the first paint.

    `arrived` comes when what is due is there for the first time.
    """

    arrived = Signal()

    def __init__(self, shell: Shell, today: Today, device: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._today, self._device = shell, today, device
        self._session: Session | None = None
        self._visit: object = None
        self._is_there = False
        self._waiting: list[Callable[[Session], None]] = []
        self.figures = QGridLayout()
        self.figures.setSpacing(_GAP)
        self._columns = QHBoxLayout()
        self._sides = (QVBoxLayout(), QVBoxLayout())
        self._is_narrow = False
        self.phases = PhasesCard(shell.go)
        self._room = QFrame()
        self._tiles = [Figure(icon, tone) for icon, tone in _FIGURES]
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._show_next)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(centred_column(_WIDTH, self._parts()))
        self._place_figures()
        after_paint(self, self._arrive)

    @cached_property
    def due(self) -> "DueCard":
        """Return the card of what is due, made when it is first asked for."""
        from app.ui.pages.overview.due_card import DueCard  # noqa: PLC0415 the first paint does not wait for it

        card = DueCard(self._shell, self._today)
        self._sides[0].insertWidget(0, card)
        self._room.hide()
        self._room.deleteLater()
        card.show()  # now and not with the next layout: a card that is not shown takes no keyboard
        if self._session is not None:
            card.show_session(self._session)
        return card

    @cached_property
    def missing(self) -> "MissingCard":
        """Return the card of what is missing, made when it is first asked for."""
        from app.ui.pages.overview.cards import MissingCard  # noqa: PLC0415 the first paint does not wait for it

        card = MissingCard(self._shell.go)
        self._sides[1].insertWidget(1, card)
        return card

    @cached_property
    def news(self) -> "NewsCard":
        """Return the card of what is new, made when it is first asked for."""
        from app.ui.pages.overview.cards import NewsCard  # noqa: PLC0415 the first paint does not wait for it

        card = NewsCard(self._shell.go)
        self._sides[0].insertWidget(self._sides[0].count() - 1, card)
        return card

    def show_session(self, session: Session | None, visit: object) -> None:
        """Look at a project, or at none; `visit` is what is remembered of the agent's last one."""
        is_other = session is not self._session
        self._session, self._visit = session, visit
        self._waiting = []
        if session is None:
            return
        if is_other and self._is_there:
            self._is_there = False
            self.due.clear()
            after_paint(self, self._arrive)
        seen = overview_of(plan_of(session), self._today())
        self.phases.show_overview(seen)
        self._tiles[0].tell(*_done(seen))
        if self._is_there:
            self.due.show_session(session)
            self._begin_rest()

    def focus_due(self) -> bool:
        """Put the keyboard into what is due; False when there is nothing, or not yet."""
        return self._is_there and self.due.focus_list()

    def _arrive(self) -> None:
        self._is_there = True
        if self._session is not None:
            self.due.show_session(self._session)
            self._begin_rest()
        self.arrived.emit()

    def _begin_rest(self) -> None:
        """Show the rest card by card, so that a large project keeps nobody waiting."""
        self._waiting = [self._show_figures, self._show_missing, self._show_news]
        self._later.start()

    def _show_next(self) -> None:
        if self._session is not None and self._waiting:
            self._waiting.pop(0)(self._session)
            self._later.start()

    def _show_figures(self, session: Session) -> None:
        from app.services.figures import figures_of  # noqa: PLC0415 the first paint does not wait for it

        told = _told(figures_of(session, self._today()), self.due.late)
        for tile, (figure, words) in zip(self._tiles[1:], told, strict=True):
            tile.tell(figure, words)

    def _show_missing(self, session: Session) -> None:
        from app.services.missing import gaps  # noqa: PLC0415 the first paint does not wait for it

        self.missing.show_gaps(session, gaps(session, self._today()))

    def _show_news(self, session: Session) -> None:
        from app.services.visits import news, visit_of  # noqa: PLC0415 the first paint does not wait for it

        self.news.show_news(news(session, visit_of(self._visit), self._device()))

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
        if self.isVisible():
            self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange once the size is known, so that the first paint is not of another arrangement."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
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
        for stretch, column in zip((3, 2), self._sides, strict=True):
            column.setSpacing(_GAP)
            columns.addLayout(column, stretch)
        set_kind(self._room, "card")
        self._room.setMinimumHeight(_ROOM)
        self._sides[0].addWidget(self._room)
        self._sides[1].addWidget(self.phases)
        for column in self._sides:
            column.addStretch()
        return [top, below]


def _done(seen: Overview) -> tuple[str, str]:
    progress = tr("{percent}%", percent=seen.progress) if seen.progress is not None else "—"
    return progress, tr("{done} of {count} activities", done=seen.counts.done, count=seen.counts.activities)


def _told(figures: "Figures", late: int) -> list[tuple[str, str]]:
    kept = tr("{percent}%", percent=figures.kept) if figures.kept is not None else "—"
    return [
        (str(figures.actors), tr("Actors · {count} core", count=figures.core_firms)),
        (str(figures.meetings_held), tr("Meetings · {count} ahead", count=figures.meetings_planned)),
        (str(figures.in_force), tr("In force · of {count}", count=figures.agreements)),
        (kept, tr("Obligations kept")),
        (str(late), tr("Overdue")),
    ]
