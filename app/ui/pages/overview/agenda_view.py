"""The agenda: a week or a month of days beside the list of what happens on the marked day, or on all of them."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain import jalali
from app.domain.errors import UserError
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.agenda import Event, events
from app.services.meetings import add_meeting
from app.services.places import spot_of
from app.services.session import Session
from app.ui.pages import MEETINGS
from app.ui.pages.overview.calendar_grid import CalendarGrid, Days
from app.ui.pages.overview.lines import Line, LineList
from app.ui.pages.overview.wording import event_lines
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_MARGIN: Final = 20
_SIDE: Final = 290
_SPANS: Final = (mark("Month"), mark("Week"))
Today = Callable[[], dt.date]


class AgendaView(QWidget):
    """Days at the leading side, their list at the other; a new meeting begins with a double click on a free day."""

    def __init__(self, shell: Shell, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._today = shell, today
        self._session: Session | None = None
        self._days: Days = {}
        self._shown: tuple[dt.date, dt.date] | None = None
        self.grid = CalendarGrid(today())
        self.list = LineList(tr("What happens on the day"))
        self.whole = QCheckBox(tr("All days on show"))
        self.new = text_button(tr("New meeting on this day"), icon="calendar-plus", clicked=self.note_meeting)
        self._title, self._day_title = PlainLabel(kind="h1"), PlainLabel(kind="h2")
        self._nothing = PlainLabel(kind="muted", wrap=True)
        self._spans = QButtonGroup(self)
        self._lay_out()
        self.grid.moved.connect(self._on_moved)
        self.grid.opened.connect(self._on_opened)
        self.list.opened.connect(self._open)
        self.whole.toggled.connect(lambda _on: self._show_list())

    def show_session(self, session: Session | None) -> None:
        """Look at a project, or at none."""
        self._session = session
        self.grid.today = self._today()
        self._read()

    def place(self) -> dict[str, object]:
        """Describe what is on show."""
        return {"week": self.grid.is_week, "whole": self.whole.isChecked()}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Show a week or month as before."""
        self.whole.setChecked(place.get("whole") is True)
        self._choose_span(is_week=place.get("week") is True)

    def focus_main(self) -> None:
        """Begin at the days."""
        self.grid.setFocus()

    def note_meeting(self) -> None:
        """Note a new meeting on the marked day and show it."""
        if self._session is None or not self._shell.writable():
            return
        try:
            meeting = add_meeting(self._session, {"on": self.grid.day()})
        except UserError as error:
            self._shell.tell_error(error)
            return
        self._shell.go(MEETINGS, meeting)

    def _on_moved(self, _day: dt.date) -> None:
        if self.grid.span() != self._shown:
            self._read()
        else:
            self._show_list()

    def _on_opened(self, day: dt.date) -> None:
        if not self._days.get(day):
            self.note_meeting()
        else:
            self.list.setFocus()
            self.list.mark_first()

    def _read(self) -> None:
        self._shown = self.grid.span()
        self._days = events(self._session, *self._shown) if self._session is not None else {}
        self.grid.show_events(self._days)
        self._title.setText(_title_of(self.grid.day(), self._shown, is_week=self.grid.is_week))
        self._show_list()

    def _show_list(self) -> None:
        day = self.grid.day()
        listed = self._days if self.whole.isChecked() else {day: self._days.get(day, ())}
        lines: list[Line] = []
        for one in sorted(listed):
            if self.whole.isChecked():
                lines.append(
                    Line(jalali.full(one), tone="stopped" if jalali.weekday(one) == jalali.FRIDAY else "muted")
                )
            lines += event_lines(listed[one], self.grid.today)
        self._day_title.setText(jalali.full(day))
        self.list.show_lines(lines)
        self.list.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self._nothing.setText(
            tr("Nothing is noted for these days.")
            if self.whole.isChecked()
            else tr("Nothing is noted for this day. Press Enter or double-click the day to note a meeting.")
        )
        self.new.setEnabled(self._session is not None and self._shell.writable())

    def _open(self, event: object) -> None:
        if isinstance(event, Event) and self._session is not None:
            spot = spot_of(self._session, (event.kind, event.id))
            if spot is not None:
                self._shell.go(spot.page, spot.id)

    def _choose_span(self, *, is_week: bool) -> None:
        self._spans.buttons()[int(is_week)].setChecked(True)
        self.grid.is_week = is_week
        self.grid.updateGeometry()
        self._read()

    def _lay_out(self) -> None:
        side = QFrame()
        set_kind(side, "card")
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 12, 14, 12)
        for part in (self._day_title, self.whole, self._nothing):
            column.addWidget(part)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self.new)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.grid, 1)
        row.addWidget(side)
        box = QVBoxLayout(self)
        box.setContentsMargins(_MARGIN, 10, _MARGIN, 16)
        box.setSpacing(8)
        box.addLayout(self._tools())
        box.addLayout(row, 1)

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        # Time runs from right to left, so that going back points to the right; the icons are mirrored with it.
        back = IconButton("chevron-left", tr("Back"), self)
        back.clicked.connect(lambda: self.grid.turn(-1))
        on = IconButton("chevron-right", tr("Onward"), self)
        on.clicked.connect(lambda: self.grid.turn(1))
        row.addWidget(back)
        row.addWidget(text_button(tr("Today"), clicked=lambda: self.grid.move_to(self._today())))
        row.addWidget(on)
        row.addSpacing(10)
        row.addWidget(self._title)
        row.addStretch()
        for place, words in enumerate(_SPANS):
            button = QToolButton()
            button.setText(tr(words))
            button.setAccessibleName(tr(words))
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, is_week=bool(place): self._choose_span(is_week=is_week))
            self._spans.addButton(button)
            row.addWidget(button)
        return row


def _title_of(day: dt.date, span: tuple[dt.date, dt.date], *, is_week: bool) -> str:
    if is_week:
        return tr("{first} to {last}", first=jalali.long(span[0]), last=jalali.long(span[1]))
    year, month, _ = jalali.from_gregorian(day)
    return persian_digits(f"{jalali.MONTHS[month - 1]} {year}")
