"""A month of the Jalali calendar to choose a day from, by mouse and by keyboard."""

import datetime as dt
from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain import jalali
from app.domain.text import persian_digits
from app.i18n import tr
from app.widgets.buttons import IconButton, text_button
from app.widgets.direction import is_rtl
from app.widgets.labels import PlainLabel
from app.widgets.theme import font, set_kind, token

EARLIEST: Final = jalali.to_gregorian(1200, 1, 1)
LATEST: Final = jalali.to_gregorian(1599, 12, 29)
"""The days that can be chosen: well inside the years for which the calendar's rule is the official one."""

_COLUMNS: Final = 7
_ROWS: Final = 6
_CELL: Final = QSize(40, 34)
_HEAD: Final = 26
_INITIALS: Final = "شیدسچپج"
_FADED: Final = 140
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_CHOOSING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DayGrid(QWidget):
    """The days of one Jalali month, weeks from Saturday.

    Arrows move the mark, Page Up and Page Down turn months and with Shift years, Home goes to today.
    """

    picked = Signal(object)
    moved = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = self._current = today
        self._chosen: dt.date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Calendar"))

    def sizeHint(self) -> QSize:
        """Ask for seven columns and six weeks."""
        return QSize(_CELL.width() * _COLUMNS, _HEAD + _CELL.height() * _ROWS)

    def current(self) -> dt.date:
        """Return the day under the keyboard's mark."""
        return self._current

    def show_date(self, chosen: dt.date | None) -> None:
        """Mark `chosen` and turn to its month, or to today."""
        self._chosen = chosen
        self.move_to(chosen or self._today)

    def move_to(self, day: dt.date) -> None:
        """Move the keyboard's mark."""
        self._current = min(max(day, EARLIEST), LATEST)
        self.setAccessibleName(jalali.full(self._current))
        self.moved.emit(self._current)
        self.update()

    def turn(self, months: int) -> None:
        """Move by Jalali months."""
        self.move_to(jalali.add_months(self._current, months))

    def first_shown(self) -> dt.date:
        """Return the Saturday that begins the first row."""
        first = self._current - dt.timedelta(jalali.from_gregorian(self._current).day - 1)
        return first - dt.timedelta(jalali.weekday(first))

    def day_at(self, point: QPoint) -> dt.date | None:
        """Return the day drawn at a point."""
        row, column = (point.y() - _HEAD) // _CELL.height(), point.x() // _CELL.width()
        if point.y() < _HEAD or not (0 <= row < _ROWS and 0 <= column < _COLUMNS):
            return None
        return self.first_shown() + dt.timedelta(row * _COLUMNS + _mirrored(column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or choose by keys."""
        key = event.key()
        year = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key in _STEPS:
            across = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            self.move_to(self._current + dt.timedelta(_STEPS[key] * (-1 if across and not is_rtl() else 1)))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn((12 if year else 1) * (-1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self.move_to(self._today)
        elif key in _CHOOSING:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn months."""
        self.turn(-1 if event.angleDelta().y() > 0 else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.picked.emit(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the initials of the weekdays and the days."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_head(painter)
            painter.setFont(font("base"))
            for place in range(_ROWS * _COLUMNS):
                self._paint_day(painter, self.first_shown() + dt.timedelta(place), _cell(place))

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font("sm"))
        for column, initial in enumerate(_INITIALS):
            painter.setPen(token("stopped" if column == jalali.FRIDAY else "muted"))
            box = QRectF(_mirrored(column) * _CELL.width(), 0, _CELL.width(), _HEAD)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initial)

    def _paint_day(self, painter: QPainter, day: dt.date, cell: QRectF) -> None:
        box = cell.adjusted(3, 2, -3, -2)
        if day == self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("primary"))
            painter.drawRoundedRect(box, 8, 8)
        elif day == self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(token("tint"))
            painter.drawRoundedRect(box, 8, 8)
        if day == self._current and self.hasFocus():
            painter.setPen(QPen(token("text" if day == self._chosen else "primary"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 8, 8)
        painter.setPen(self._ink(day))
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, persian_digits(jalali.from_gregorian(day).day))

    def _ink(self, day: dt.date) -> QColor:
        if day == self._chosen:
            return token("on_primary")
        ink = token("stopped" if jalali.weekday(day) == jalali.FRIDAY else "text")
        if jalali.from_gregorian(day).month != jalali.from_gregorian(self._current).month:
            ink.setAlpha(_FADED)
        return ink


class CalendarPopup(QFrame):
    """A day grid with month buttons, "today" and "no date", that closes when a day is picked.

    `picked` carries the day, or None for no date.
    """

    picked = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Choose a date"))
        set_kind(self, "popup")
        self._today = today
        self._title = PlainLabel(kind="h2")
        self.grid = DayGrid(today, self)
        self.grid.moved.connect(self._retitle)
        self.grid.picked.connect(self._pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.addLayout(self._header())
        box.addWidget(self.grid)
        box.addLayout(self._footer())

    def open_at(self, chosen: dt.date | None, below: QWidget) -> None:
        """Show the popup under `below`, moved as far as needed to stay on the screen."""
        self.grid.show_date(chosen)
        size = self.sizeHint()
        left = below.width() - size.width() if is_rtl() else 0
        corner = below.mapToGlobal(QPoint(left, below.height() + 3))
        screen = below.screen().availableGeometry()
        corner.setX(max(screen.left(), min(corner.x(), screen.right() - size.width())))
        if corner.y() + size.height() > screen.bottom():
            corner.setY(max(screen.top(), below.mapToGlobal(QPoint(0, -3)).y() - size.height()))
        self.move(corner)
        self.show()
        self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for icon, name, months in (
            ("chevrons-left", tr("Previous year"), -12),
            ("chevron-left", tr("Previous month"), -1),
            ("", "", 0),
            ("chevron-right", tr("Next month"), 1),
            ("chevrons-right", tr("Next year"), 12),
        ):
            if months == 0:
                row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignCenter)
                continue
            button = IconButton(icon, name, self)
            button.clicked.connect(lambda _checked=False, step=months: self.grid.turn(step))
            row.addWidget(button)
        return row

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(text_button(tr("Today"), kind="flat", clicked=lambda: self._pick(self._today)))
        row.addStretch()
        row.addWidget(text_button(tr("No date"), kind="flat", clicked=lambda: self._pick(None)))
        return row

    def _retitle(self, day: dt.date) -> None:
        year, month, _ = jalali.from_gregorian(day)
        self._title.setText(persian_digits(f"{jalali.MONTHS[month - 1]} {year}"))

    def _pick(self, day: dt.date | None) -> None:
        self.picked.emit(day)
        self.close()


def _mirrored(column: int) -> int:
    return _COLUMNS - 1 - column if is_rtl() else column


def _cell(place: int) -> QRectF:
    row, column = divmod(place, _COLUMNS)
    x = _mirrored(column) * _CELL.width()
    return QRectF(x, _HEAD + row * _CELL.height(), _CELL.width(), _CELL.height())
