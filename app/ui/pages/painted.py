"""A button that paints itself: the pointer and the keyboard are shown on it."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.widgets import painting
from app.widgets.theme import token


class PaintedButton(QAbstractButton):
    """Subclasses paint between `paint_hover` and `paint_keyboard`.

    Args:
        name: what the button is called.
        description: the words below the name.
    """

    def __init__(self, name: str, description: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.description = description
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as a press, as the space bar is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer has gone."""
        super().leaveEvent(event)
        self.update()

    def paint_hover(self, painter: QPainter) -> None:
        """Paint the ground under the pointer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            fill(painter, self.rect(), "subtle", 8)

    def paint_keyboard(self, painter: QPainter) -> None:
        """Paint the ring that shows that the keyboard is here."""
        if self.hasFocus():
            painting.paint_focus(painter, self.rect())


def fill(painter: QPainter, rect: QRect, colour: str, radius: float) -> None:
    """Paint a rounded ground in the token named `colour`."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(token(colour))
    painter.drawRoundedRect(QRectF(rect), radius, radius)
