"""The days of a Jalali week or month with what happens on them, painted; weeks go from Saturday to Friday."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain import jalali
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.agenda import WEEK, Event, week_of, weeks_of_month
from app.ui.pages.overview.wording import TONES
from app.ui.pages.painted import fill
from app.widgets import painting
from app.widgets.calendar_popup import EARLIEST, LATEST
from app.widgets.direction import is_rtl
from app.widgets.theme import font, token

_HEAD: Final = 30
_NUMBER: Final = 24
_LINE: Final = 20
_FADED: Final = 120
_SMALLEST: Final = QSize(WEEK * 58, 260)
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
Days = Mapping[dt.date, Sequence[Event]]


class CalendarGrid(QWidget):
    """Says `moved(day)` when another day is marked and `opened(day)` when one is to be worked on.

    Arrows move by days and weeks, Page Up and Page Down turn the week or month, with Shift the year; Home goes to
    today. Enter or a double click opens a day.
    """

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = self._day = today
        self.is_week = False
        self._events: Days = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def day(self) -> dt.date:
        """Return the marked day."""
        return self._day

    def span(self) -> tuple[dt.date, dt.date]:
        """Return the first and last day on show."""
        return week_of(self._day) if self.is_week else weeks_of_month(self._day)

    def show_events(self, events: Days) -> None:
        """Show what happens on the days of `span`."""
        self._events = events
        self._name()
        self.update()

    def move_to(self, day: dt.date) -> None:
        """Mark a day."""
        self._day = min(max(day, EARLIEST), LATEST)
        self.moved.emit(self._day)
        self._name()
        self.update()

    def turn(self, pages: int) -> None:
        """Move by weeks or Jalali months."""
        if self.is_week:
            self.move_to(self._day + dt.timedelta(WEEK * pages))
        else:
            self.move_to(jalali.add_months(self._day, pages))

    def day_at(self, point: QPoint) -> dt.date | None:
        """Return the day drawn at a point."""
        first, last = self.span()
        for place in range((last - first).days + 1):
            if self._cell(place).contains(point):
                return first + dt.timedelta(place)
        return None

    def minimumSizeHint(self) -> QSize:
        """Ask for room for seven days."""
        return _SMALLEST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, turn or open by keys."""
        key = event.key()
        if key in _STEPS:
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.move_to(self._day + dt.timedelta(_STEPS[key] * (-1 if across and not is_rtl() else 1)))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn_by_key(-1 if key == Qt.Key.Key_PageUp else 1, event.modifiers())
        elif key == Qt.Key.Key_Home:
            self.move_to(self.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self._day)
        else:
            super().keyPressEvent(event)

    def _turn_by_key(self, pages: int, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.move_to(jalali.add_months(self._day, 12 * pages))
        else:
            self.turn(pages)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the week or month."""
        self.turn(-1 if event.angleDelta().y() > 0 else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the day under the pointer."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.move_to(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer."""
        if self.day_at(event.position().toPoint()) == self._day:
            self.opened.emit(self._day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the days and the days."""
        first, last = self.span()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for column, name in enumerate(jalali.WEEKDAYS):
                cell = self._cell(column)
                painter.setFont(font("sm", QFont.Weight.DemiBold))
                painter.setPen(token("stopped" if column == jalali.FRIDAY else "muted"))
                painter.drawText(QRect(cell.left(), 0, cell.width(), _HEAD), Qt.AlignmentFlag.AlignCenter, name)
            for place in range((last - first).days + 1):
                self._paint_day(painter, first + dt.timedelta(place), self._cell(place))

    def _cell(self, place: int) -> QRect:
        first, last = self.span()
        rows = ((last - first).days + 1) // WEEK
        row, column = divmod(place, WEEK)
        column = WEEK - 1 - column if is_rtl() else column
        left, right = (self.width() * edge // WEEK for edge in (column, column + 1))
        top, bottom = (_HEAD + (self.height() - _HEAD) * edge // rows for edge in (row, row + 1))
        return QRect(left, top, right - left, bottom - top)

    def _paint_day(self, painter: QPainter, day: dt.date, cell: QRect) -> None:
        box = cell.adjusted(2, 2, -2, -2)
        painter.setPen(QPen(token("line"), 1))
        painter.setBrush(token("tint" if day == self.today else "surface"))
        painter.drawRoundedRect(box, 8, 8)
        if day == self._day:
            painter.setPen(QPen(token("primary"), 2 if self.hasFocus() else 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(6, 3, -6, -3)
        self._paint_number(painter, day, inner)
        self._paint_events(painter, self._events.get(day, ()), day, inner.adjusted(0, _NUMBER, 0, 0))

    def _paint_number(self, painter: QPainter, day: dt.date, inner: QRect) -> None:
        date = jalali.from_gregorian(day)
        shown = str(date.day)
        if self.is_week or date.day == 1:
            shown = f"{date.day} {jalali.MONTHS[date.month - 1]}"
        painter.setPen(self._ink(day))
        painter.setFont(font("sm", QFont.Weight.Bold if day == self.today else QFont.Weight.DemiBold))
        side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        place = QRect(inner.left(), inner.top(), inner.width(), _NUMBER)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, persian_digits(shown))

    def _ink(self, day: dt.date) -> QColor:
        ink = token("stopped" if jalali.weekday(day) == jalali.FRIDAY else "text")
        if not self.is_week and jalali.from_gregorian(day).month != jalali.from_gregorian(self._day).month:
            ink.setAlpha(_FADED)
        return ink

    def _paint_events(self, painter: QPainter, events: Sequence[Event], day: dt.date, room: QRect) -> None:
        fit = max(0, (room.height() + 2) // (_LINE + 2))
        shown = events if len(events) <= fit else events[: max(0, fit - 1)]
        for place, event in enumerate(shown):
            line = QRect(room.left(), room.top() + place * (_LINE + 2), room.width(), _LINE)
            tone = _tone(event, day, self.today)
            fill(painter, line, painting.ground(tone), 5)
            text = f"{persian_digits(event.at)} {event.title}" if event.at else event.title
            words = " ".join(text.split())
            painting.paint_text(painter, line.adjusted(5, 0, -5, 0), words, colour=tone, of=font("xs"))
        if len(shown) < len(events) and fit:
            line = QRect(room.left(), room.top() + len(shown) * (_LINE + 2), room.width(), _LINE)
            more = tr("{count} more", count=persian_digits(len(events) - len(shown)))
            painting.paint_text(painter, line.adjusted(5, 0, -5, 0), more, colour="muted", of=font("xs"))

    def _name(self) -> None:
        count = len(self._events.get(self._day, ()))
        words = tr("{count} entries", count=persian_digits(count)) if count else tr("nothing noted")
        self.setAccessibleName(f"{jalali.full(self._day)}، {words}")


def _tone(event: Event, day: dt.date, today: dt.date) -> str:
    if not event.is_open:
        return "planned"
    return "stopped" if day < today else TONES[event.kind]
