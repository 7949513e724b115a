"""The words beside the pointer while something is dragged: the new dates, or why it cannot be."""

from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from app.ui.pages.gantt.pointer import Pointer
from app.widgets.direction import is_rtl
from app.widgets.theme import font, token

_WIDEST: Final = 420
_AWAY: Final = QPoint(14, 18)
_EDGE: Final = 4


def paint_beside(painter: QPainter, room: QRect, pointer: Pointer) -> None:
    """Write in a room what letting go would do."""
    words = pointer.words()
    if not words:
        return
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.setFont(font("sm"))
    size = painter.boundingRect(QRect(0, 0, _WIDEST, room.height()), flags, words).size()
    box = QRectF(QPointF(pointer.at + _AWAY), size).adjusted(0, 0, 20, 10)
    box.moveLeft(max(min(box.left(), room.width() - box.width() - _EDGE), _EDGE))
    box.moveTop(min(box.top(), room.height() - box.height() - _EDGE))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(token("stopped" if pointer.is_refused() else "primary"))
    painter.setBrush(token("surface"))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(token("stopped" if pointer.is_refused() else "text"))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
    painter.drawText(box, flags, words)
