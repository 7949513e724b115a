"""Widgets around the small pictures: a status chip and a progress line to put in a layout."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.text import persian_digits
from app.widgets import painting


class StatusChip(QWidget):
    """A word on a coloured ground, with an icon so that colour is not the only sign."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: str, icon: str = "") -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_status(text, tone=tone, icon=icon)

    def show_status(self, text: str, *, tone: str, icon: str = "") -> None:
        """Show another status."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole text."""
        return QSize(painting.chip_width(self._text, icon=self._icon), painting.CHIP_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        with QPainter(self) as painter:
            painting.paint_chip(painter, self.rect(), self._text, tone=self._tone, icon=self._icon)


class ProgressLine(QWidget):
    """A thin bar; `fraction` from 0 to 1, None when not known."""

    def __init__(self, fraction: float | None = None, parent: QWidget | None = None, *, tone: str = "primary") -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_fraction(fraction, tone=tone)

    def show_fraction(self, fraction: float | None, *, tone: str = "primary") -> None:
        """Show another amount."""
        self._fraction, self._tone = fraction, tone
        self.setAccessibleName("" if fraction is None else persian_digits(f"{round(fraction * 100)}٪"))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low line."""
        return QSize(80, painting.BAR_HEIGHT + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        with QPainter(self) as painter:
            painting.paint_progress(painter, self.rect(), self._fraction, tone=self._tone)
