"""The painted parts of the overview: a figure, a phase with its ring, an activity that falls due."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import tr
from app.services.overview import Phase
from app.ui.pages.painted import PaintedButton, fill
from app.widgets import painting
from app.widgets.direction import is_rtl, visual
from app.widgets.labels import PlainLabel, set_tooltip
from app.widgets.theme import font, set_kind, token

_TILE: Final = 44
_PHASE_HEIGHT: Final = 72
_RING: Final = 56
_RING_PEN: Final = 6
_TRACK: Final = 190
_ROOM_FOR_TRACK: Final = 520
_CIRCLE: Final = 360 * 16
_SOON: Final = 14


class Figure(QFrame):
    """A number that says something about the programme; blank until it is told."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._figure, self._words = PlainLabel(kind="kpi"), PlainLabel(kind="muted", elide=True)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self._figure)
        text.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(_Tile(icon, tone))
        row.addLayout(text, 1)

    def tell(self, figure: str, words: str) -> None:
        """Show a number and what it counts."""
        self._figure.setText(persian_digits(figure))
        self._words.setText(persian_digits(words))


class _Tile(QWidget):
    """An icon on a ground in its tone."""

    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(_TILE, _TILE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, self.rect(), painting.ground(self._tone), 10)
            painting.paint_icon(painter, self.rect().adjusted(11, 11, -11, -11), self._icon, colour=self._tone)


class PhaseRow(PaintedButton):
    """A phase with a ring of its progress and its window in the time of the programme.

    Args:
        phase: what to show.
        note: the words below the title.
        now: today as a fraction of the programme's time.
        parent: the card.
    """

    def __init__(self, phase: Phase, note: str, now: float | None, parent: QWidget | None = None) -> None:
        node = phase.node
        title = tr(
            "Phase {number}: {title}", number=persian_digits(node.path[0]), title=node.activity.title or tr("Untitled")
        )
        super().__init__(title, note, parent)
        self._progress = node.progress
        self._span = phase.span
        self._now = now
        self.setFixedHeight(_PHASE_HEIGHT)
        set_tooltip(self, title)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        with QPainter(self) as painter:
            self.paint_hover(painter)
            inner = self.rect().adjusted(10, 8, -10, -8)
            self._paint_ring(painter, visual(inner, QRect(inner.left(), inner.top(), _RING, _RING)))
            room = _TRACK + 24 if self._has_track() else 0
            name = inner.adjusted(_RING + 14, 6, -room, -28)
            note = inner.adjusted(_RING + 14, 30, -room, -4)
            painting.paint_text(painter, visual(inner, name), self.text(), of=font("base", QFont.Weight.DemiBold))
            painting.paint_text(painter, visual(inner, note), self.description, colour="muted", of=font("sm"))
            self._paint_window(painter, inner)
            self.paint_keyboard(painter)

    def _has_track(self) -> bool:
        """Tell whether the window is known and there is room to show it beside the title."""
        return self._span is not None and self.width() >= _ROOM_FOR_TRACK

    def _paint_window(self, painter: QPainter, inner: QRect) -> None:
        if self._span is None or not self._has_track():
            return
        track = QRect(inner.right() - _TRACK, inner.center().y() - 4, _TRACK, 8)
        first, last = (round(part * _TRACK) for part in self._span)
        window = QRect(track.left() + first, track.top(), max(last - first, 8), track.height())
        fill(painter, visual(inner, track), "line", 4)
        fill(painter, visual(inner, window), "primary", 4)
        if self._now is not None:
            today = QRect(track.left() + round(self._now * _TRACK) - 1, track.top() - 6, 2, track.height() + 12)
            fill(painter, visual(inner, today), "stopped", 1)

    def _paint_ring(self, painter: QPainter, rect: QRect) -> None:
        circle = QRectF(rect).adjusted(4, 4, -4, -4)
        pen = QPen(token("line"), _RING_PEN)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle)
        if self._progress:
            pen.setColor(token("done" if self._progress == 100 else "primary"))  # noqa: PLR2004 per cent
            painter.setPen(pen)
            turn = 1 if is_rtl() else -1
            painter.drawArc(circle, _CIRCLE // 4, turn * _CIRCLE * self._progress // 100)
        shown = tr("{percent}%", percent=self._progress) if self._progress is not None else "—"
        painter.setPen(token("text"))
        painter.setFont(font("xs", QFont.Weight.DemiBold))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, persian_digits(shown))
