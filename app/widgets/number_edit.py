"""Whole and decimal numbers in any of the three digit sets, shown in Persian."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.text import LRM, grouped, latin_digits, persian_digits, without_controls
from app.i18n import tr
from app.widgets.entry import Entry
from app.widgets.field import InputError

Number = int | float

_POINTS: Final = str.maketrans({"٫": ".", "/": ".", "−": "-", "–": "-", "٬": None, ",": None, "،": None})
_LONGEST: Final = 40
_BLANKS: Final = re.compile(r"[\s٪%]+")


class NumberEdit(Entry):
    """A number within a range; nothing typed means not entered (None).

    Args:
        minimum: the smallest number allowed.
        maximum: the largest number allowed.
        decimals: digits after the point; 0 gives `int` values, more gives `float` values rounded to them.
        unit: painted after the number, such as "٪".
        step: what the Up and Down keys add; Page Up and Page Down add ten of it.
    """

    def __init__(  # noqa: PLR0913 all are keywords that describe one number
        self,
        parent: QWidget | None = None,
        *,
        name: str = "",
        minimum: Number = 0,
        maximum: Number = 100,
        decimals: int = 0,
        unit: str = "",
        step: Number = 1,
    ) -> None:
        super().__init__(parent, name=name, unit=unit)
        self._minimum, self._maximum = minimum, maximum
        self._decimals = decimals
        self._step = step
        self.setMaxLength(_LONGEST)

    def value(self) -> Number | None:
        """Return the last good number; None when nothing is entered."""
        return self._value if isinstance(self._value, int | float) else None

    def set_value(self, value: Number | None) -> None:
        """Show `value`."""
        self._assign(value)

    def set_range(self, minimum: Number, maximum: Number) -> None:
        """Change the numbers allowed from now on."""
        self._minimum, self._maximum = minimum, maximum

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with the arrow and page keys."""
        steps = _STEPS.get(event.key())
        if steps is None or event.modifiers() & Qt.KeyboardModifier.AltModifier or self.isReadOnly():
            super().keyPressEvent(event)
        else:
            self._step_by(steps)

    def _step_by(self, steps: int) -> None:
        if not self._reads():
            return
        now = self._parse(self.text())
        start = self._minimum - self._step * steps if now is None else now
        moved = min(max(start + self._step * steps, self._minimum), self._maximum)
        self.setText(self._show(self._rounded(moved)))
        self.set_error("")
        self.edited.emit()

    def _parse(self, text: str) -> Number | None:
        bare = without_controls(text).replace(self._unit, "") if self._unit else without_controls(text)
        typed = _BLANKS.sub("", latin_digits(bare)).translate(_POINTS)
        if not typed:
            return None
        if not re.fullmatch(r"-?(\d+\.?\d*|\.\d+)", typed, re.ASCII) or (not self._decimals and "." in typed):
            raise InputError(self._complaint())
        number = self._rounded(float(typed) if self._decimals else int(typed))
        if not self._minimum <= number <= self._maximum:
            raise InputError(self._complaint())
        return number

    def _complaint(self) -> str:
        bounds = {"low": self._show(self._minimum), "high": self._show(self._maximum)}
        if self._decimals:
            return tr("Type a number from {low} to {high}.", **bounds)
        return tr("Type a whole number from {low} to {high}.", **bounds)

    def _rounded(self, number: Number) -> Number:
        return round(number, self._decimals) if self._decimals else int(number)

    def _show(self, value: object) -> str:
        if not isinstance(value, int | float):
            return ""
        if not self._decimals:
            return grouped(int(value))
        digits = persian_digits(f"{abs(value):.{self._decimals}f}".rstrip("0").rstrip(".")).replace(".", "٫")
        return f"{LRM}−{digits}" if value < 0 else digits


_STEPS: Final[dict[int, int]] = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}
