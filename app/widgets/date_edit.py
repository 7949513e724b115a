"""Jalali dates, typed in any of the usual forms or picked from a calendar."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from app.domain import jalali
from app.domain.text import persian_digits
from app.i18n import tr
from app.widgets.calendar_popup import EARLIEST, LATEST, CalendarPopup
from app.widgets.entry import Entry
from app.widgets.field import InputError
from app.widgets.theme import set_icon

_DAYS: Final[dict[int, int]] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class JalaliDateEdit(Entry):
    """A date or none; see `app.domain.jalali.parse` for the forms understood.

    Up and Down change the day, with Ctrl the month; Alt+Down or F4 opens the calendar.

    Args:
        today: tells the day that "today" and short forms count from.
    """

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "", today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        super().__init__(parent, name=name)
        self._today = today
        self.setPlaceholderText(tr("year/month/day"))
        self._open = QAction(tr("Open the calendar (Alt+Down)"), self)
        set_icon(self._open, "calendar")
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(tr("Open the calendar"))

    def value(self) -> dt.date | None:
        """Return the last good date; None when there is none."""
        return self._value if isinstance(self._value, dt.date) else None

    def set_value(self, value: dt.date | None) -> None:
        """Show `value`."""
        self._assign(value)

    def open_calendar(self) -> CalendarPopup:
        """Open the calendar at the typed date."""
        popup = CalendarPopup(self._today(), self)
        popup.picked.connect(self._take)
        popup.open_at(self._typed(), self)
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days or months, or open the calendar."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_F4 or (key in _DAYS and modifiers & Qt.KeyboardModifier.AltModifier):
            self.open_calendar()
        elif key in _DAYS and not self.isReadOnly():
            self._step(_DAYS[key], by_month=bool(modifiers & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)

    def _step(self, count: int, *, by_month: bool) -> None:
        if not self._reads():
            return
        start = self._typed()
        if start is None:
            moved = self._today()
        else:
            moved = jalali.add_months(start, count) if by_month else start + dt.timedelta(count)
        self.setText(jalali.short(min(max(moved, EARLIEST), LATEST)))
        self.set_error("")
        self.edited.emit()

    def _take(self, day: dt.date | None) -> None:
        self.setText(jalali.short(day))
        self.edited.emit()
        self.commit()

    def _typed(self) -> dt.date | None:
        return self._parse(self.text()) if self._reads() else None

    def _parse(self, text: str) -> dt.date | None:
        try:
            date = jalali.parse(text, self._today())
        except (ValueError, OverflowError):
            raise InputError(_complaint()) from None
        if date is not None and not EARLIEST <= date <= LATEST:
            raise InputError(_complaint())
        return date

    def _show(self, value: object) -> str:
        return jalali.short(value) if isinstance(value, dt.date) else ""

    def _hint(self) -> str:
        day = self._typed()
        return jalali.full(day) if day else ""

    def _while_typing(self) -> None:
        shown = persian_digits(self.text())
        if shown != self.text():
            self._replace(shown, self.cursorPosition())


def _complaint() -> str:
    return tr("There is no such date. Write it like {example}.", example=persian_digits("1405/09/02"))
