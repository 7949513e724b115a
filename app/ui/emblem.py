"""The sign of the program: a cluster of linked parties around its agent."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_GROUND: Final = "#0E2A33"
_LINE: Final = "#35B6BE"
_AGENT: Final = "#E6B04A"
_PARTIES: Final = ((0.22, 0.30), (0.74, 0.22), (0.82, 0.68), (0.34, 0.80))
_CENTRE: Final = QPointF(0.5, 0.5)


def icon() -> QIcon:
    """Draw the sign in every size that desktops ask for."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(_drawn(size))
    return made


def _drawn(size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_GROUND))
        painter.drawRoundedRect(QRectF(0, 0, 1, 1), 0.22, 0.22)
        painter.setPen(QPen(QColor(_LINE), 0.05))
        for x, y in _PARTIES:
            painter.drawLine(_CENTRE, QPointF(x, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_LINE))
        for x, y in _PARTIES:
            painter.drawEllipse(QPointF(x, y), 0.095, 0.095)
        painter.setBrush(QColor(_AGENT))
        painter.drawEllipse(_CENTRE, 0.15, 0.15)
    return picture
