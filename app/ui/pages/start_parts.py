"""The painted parts of the start page: the band with the name, the cards of beginnings, the rows of recent files."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.domain.text import left_to_right
from app.i18n import tr
from app.ui.pages.painted import PaintedButton, fill
from app.widgets import painting
from app.widgets.direction import is_rtl, visual
from app.widgets.labels import set_tooltip
from app.widgets.theme import font, token

_CARD_HEIGHT: Final = 148
_ROW_HEIGHT: Final = 60
_TILE: Final = 44
_RADIUS: Final = 12.0
_BAND_HEIGHT: Final = 150
_NODES: Final = ((0.05, 0.62), (0.10, 0.24), (0.155, 0.72), (0.20, 0.36), (0.265, 0.62), (0.30, 0.2), (0.345, 0.78))
_LINKS: Final = ((0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (2, 4), (5, 4))
_CENTRE_NODE: Final = 3


class Band(QWidget):
    """The name of the program on a dark ground with a drawn cluster of linked parties."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._sentence = sentence
        self.setFixedHeight(_BAND_HEIGHT)
        self.setAccessibleName(f"{title}. {sentence}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the cluster and the words."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, self.rect(), "rail", _RADIUS + 2)
            self._paint_cluster(painter)
            words = self.rect().adjusted(32, 0, -32, 0)
            middle = self.height() // 2
            title = QRect(words.left(), middle - 40, words.width(), 40)
            sentence = QRect(words.left(), middle + 6, words.width(), 26)
            painting.paint_text(painter, title, self._title, colour="rail_on", of=_big())
            painting.paint_text(painter, sentence, self._sentence, colour="rail_text", of=font("md"))

    def _paint_cluster(self, painter: QPainter) -> None:
        places = [self._place(x, y) for x, y in _NODES]
        line = QColor(token("primary"))
        line.setAlpha(150)
        painter.setPen(QPen(line, 1.6))
        for start, end in _LINKS:
            painter.drawLine(places[start], places[end])
        painter.setPen(Qt.PenStyle.NoPen)
        for number, place in enumerate(places):
            painter.setBrush(token("accent") if number == _CENTRE_NODE else token("primary"))
            radius = 9.0 if number == _CENTRE_NODE else 4.0 + number % 3
            painter.drawEllipse(place, radius, radius)

    def _place(self, x: float, y: float) -> QPointF:
        across = self.width() * (x if is_rtl() else 1 - x)
        return QPointF(across, self.height() * y)


class BeginningCard(PaintedButton):
    """One way to begin: icon, name and a sentence."""

    def __init__(self, icon: str, name: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(name, sentence, parent)
        self._icon = icon
        self.setFixedHeight(_CARD_HEIGHT)

    def sizeHint(self) -> QSize:
        """Ask for a card's width."""
        return QSize(250, _CARD_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            inner = self.rect().adjusted(18, 18, -18, -14)
            tile = visual(inner, QRect(inner.left(), inner.top(), _TILE, _TILE))
            fill(painter, tile, "tint", 10)
            painting.paint_icon(painter, tile.adjusted(11, 11, -11, -11), self._icon, colour="primary")
            name = QRect(inner.left(), inner.top() + _TILE + 8, inner.width(), 26)
            painting.paint_text(painter, name, self.text(), of=font("md", QFont.Weight.DemiBold))
            self._paint_sentence(painter, inner.adjusted(0, _TILE + 36, 0, 0))

    def _paint_ground(self, painter: QPainter) -> None:
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(token("primary" if marked else "line"), 2 if self.hasFocus() else 1))
        painter.setBrush(token("subtle" if self.isDown() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_sentence(self, painter: QPainter, rect: QRect) -> None:
        painter.setFont(font("sm"))
        painter.setPen(token("muted"))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(rect, flags, self.description)


class RecentRow(PaintedButton):
    """A project that was open lately; one whose file is gone says so."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        self.path = path
        self.is_missing = not path.exists()
        note = tr("The file is not there any more") if self.is_missing else str(path.parent)
        super().__init__(path.stem, note, parent)
        self.setFixedHeight(_ROW_HEIGHT)
        set_tooltip(self, left_to_right(str(path)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        with QPainter(self) as painter:
            self.paint_hover(painter)
            inner = self.rect().adjusted(12, 8, -12, -8)
            spot = visual(inner, QRect(inner.left(), inner.top() + 10, 22, 22))
            icon, colour = ("file-warning", "late") if self.is_missing else ("file-text", "primary")
            painting.paint_icon(painter, spot, icon, colour=colour)
            name = visual(inner, QRect(inner.left() + 36, inner.top(), inner.width() - 36, 22))
            note = visual(inner, QRect(inner.left() + 36, inner.top() + 22, inner.width() - 36, 20))
            title_colour = "muted" if self.is_missing else "text"
            painting.paint_text(painter, name, self.text(), colour=title_colour, of=font("base", QFont.Weight.Medium))
            self._paint_note(painter, note)
            self.paint_keyboard(painter)

    def _paint_note(self, painter: QPainter, rect: QRect) -> None:
        if self.is_missing:
            painting.paint_text(painter, rect, self.description, colour="late", of=font("sm"))
            return
        shown = painter.fontMetrics().elidedText(self.description, Qt.TextElideMode.ElideMiddle, rect.width())
        painting.paint_text(painter, rect, left_to_right(shown), colour="muted", of=font("sm"))


def _big() -> QFont:
    big = font("xl", QFont.Weight.Bold)
    big.setPixelSize(30)
    return big
