"""The board and the timeline as pictures of the page."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout

from app.domain.clock import today
from app.services.agreement_listing import AgreementListing
from app.ui.pages.agreements.board import Board
from app.ui.pages.agreements.card_painter import Card
from app.ui.pages.agreements.timeline import Timeline, TimelineRow
from app.ui.pages.agreements.timeline_painter import marks_of
from app.ui.records.views import RecordView

Listing = Callable[[], AgreementListing]
Ask = Callable[[str, str], Any]
OpenMenu = Callable[[QPoint], object]


class BoardView(RecordView):
    """The board.

    Args:
        listing: gives the agreements of the open project.
        why_not: tells why an agreement cannot come into a state.
        step: takes a step.
        menu: opens the menu of what is chosen.
    """

    def __init__(self, listing: Listing, why_not: Callable[[str, str], str], step: Ask, menu: OpenMenu) -> None:
        super().__init__()
        self._listing = listing
        self.board = Board(self._card, why_not)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 0, 12, 0)
        box.addWidget(self.board)
        self.board.chosen.connect(lambda agreement_id: self.chosen.emit([agreement_id]))
        self.board.opened.connect(lambda _agreement_id: self.entered.emit())
        self.board.step_asked.connect(step)
        self.board.menu_asked.connect(lambda _agreement_id, place: menu(place))

    def _card(self, agreement_id: str) -> Card:
        listing = self._listing()
        return Card(listing.all()[agreement_id], listing.parties(agreement_id), listing.kept(agreement_id))

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show agreements in the columns of their states, those that end sooner first."""
        known = self._listing().all() if ids else {}
        by_state: dict[str, list[str]] = {}
        for agreement_id in ids:
            if agreement_id in known:
                by_state.setdefault(known[agreement_id].state, []).append(agreement_id)
        for column in by_state.values():
            column.sort(key=lambda one: known[one].end or dt.date.max)
        self.board.show_ids(by_state)

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the first of the chosen."""
        self.board.choose(ids[0] if ids else "")

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid dragging."""
        self.board.set_writable(writable)

    def setFocus(self, *_reason: Any) -> None:
        """Put the keyboard on a card."""
        self.board.focus_main()


class TimelineOfPage(RecordView):
    """The timeline.

    Args:
        listing: gives the agreements of the open project.
        obligation: shows an obligation.
        menu: opens the menu of what is chosen.
    """

    def __init__(self, listing: Listing, obligation: Callable[[str], object], menu: OpenMenu) -> None:
        super().__init__()
        self._listing = listing
        self._rows: dict[str, TimelineRow] = {}
        self.timeline = Timeline(self._row)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.timeline)
        view = self.timeline.view
        view.chosen.connect(lambda agreement_id: self.chosen.emit([agreement_id]))
        view.opened.connect(lambda _agreement_id: self.entered.emit())
        view.obligation_opened.connect(obligation)
        view.menu_asked.connect(lambda _agreement_id, place: menu(place))

    def _row(self, agreement_id: str, until: dt.date) -> TimelineRow:
        row = self._rows.get(agreement_id)
        if row is None:
            listed, owed = self._listing().all()[agreement_id], self._listing().obligations(agreement_id)
            row = self._rows[agreement_id] = TimelineRow(listed, marks_of(owed, listed, until))
        return row

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show agreements in the order of their beginnings."""
        known = self._listing().all() if ids else {}
        self._rows = {}
        shown = [one for one in ids if one in known]
        shown.sort(key=lambda one: known[one].agreement.start or known[one].end or dt.date.max)
        days = [day for one in shown for day in (known[one].agreement.start, known[one].end) if day is not None]
        self.timeline.view.show_ids(shown, days, today())

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the first of the chosen."""
        if ids:
            self.timeline.view.choose(ids[0])

    def setFocus(self, *_reason: Any) -> None:
        """Put the keyboard on the rows."""
        self.timeline.view.setFocus()
