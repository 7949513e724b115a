"""An hour of the day, typed in any of the usual forms."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.text import latin_digits, persian_digits, without_controls
from app.i18n import tr
from app.widgets.entry import Entry
from app.widgets.field import InputError

_FORM: Final = re.compile(r"(\d{1,2})\s*[:.٫،/ ]\s*(\d{1,2})|(\d{1,2}?)(\d{2})|(\d{1,2})", re.ASCII)
_DAY: Final = 24 * 60
_STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Up: 15,
    Qt.Key.Key_Down: -15,
    Qt.Key.Key_PageUp: 60,
    Qt.Key.Key_PageDown: -60,
}
_FIRST: Final = 9 * 60


class TimeEdit(Entry):
    """A time such as ۹:۳۰, 930 or 9; the value is "09:30", or "" when nothing is entered.

    Up and Down change it by a quarter of an hour, Page Up and Page Down by an hour.
    """

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent, name=name)
        self._value = ""
        self.setPlaceholderText(tr("hour:minute"))

    def value(self) -> str:
        """Return the last good time as it is stored."""
        return str(self._value)

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._assign(value or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow and page keys."""
        minutes = _STEPS.get(event.key())
        if minutes is None or self.isReadOnly():
            super().keyPressEvent(event)
        elif self._reads():
            self._step(minutes)

    def _step(self, minutes: int) -> None:
        now = self._parse(self.text())
        moved = (_minutes(now) + minutes) % _DAY if now else _FIRST
        self.setText(self._show(f"{moved // 60:02}:{moved % 60:02}"))
        self.set_error("")
        self.edited.emit()

    def _parse(self, text: str) -> str:
        typed = latin_digits(without_controls(text)).strip()
        if not typed:
            return ""
        found = _FORM.fullmatch(typed)
        groups = found.groups() if found else (None,) * 5
        hour = int(groups[0] or groups[2] or groups[4] or _DAY)
        minute = int(groups[1] or groups[3] or 0)
        if hour * 60 + minute >= _DAY or minute >= 60:  # noqa: PLR2004 an hour has sixty minutes
            raise InputError(tr("There is no such time. Write it like {example}.", example=persian_digits("9:30")))
        return f"{hour:02}:{minute:02}"

    def _show(self, value: object) -> str:
        return persian_digits(value).removeprefix("۰") if value else ""


def _minutes(time: str) -> int:
    hour, minute = time.split(":")
    return int(hour) * 60 + int(minute)
