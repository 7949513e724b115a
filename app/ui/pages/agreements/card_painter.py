"""A card of the board: number, title, the day that matters, parties, how far it is kept, what is overdue."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.text import persian_digits
from app.i18n import tr
from app.services.agreement_listing import Kept, Listed
from app.ui.pages.agreements.looks import day_words, is_soon, percent_words, seal
from app.widgets import painting, written
from app.widgets.direction import visual
from app.widgets.theme import font, token

_Index = QModelIndex | QPersistentModelIndex
HEIGHT: Final = 132
_GAP: Final = 8
_PAD: Final = 12
_LINE: Final = 22
_SEAL: Final = 24
_OVERLAP: Final = 6
_MOST_SEALS: Final = 3
_PERCENT: Final = 40
_OVERDUE: Final = "triangle-alert"


@dataclass(frozen=True)
class Card:
    """What a card says."""

    listed: Listed
    parties: tuple[str, ...]
    kept: Kept

    def words(self) -> str:
        """Return all of it for a screen reader."""
        agreement = self.listed.agreement
        overdue = tr("{count} overdue", count=persian_digits(self.kept.overdue)) if self.kept.overdue else ""
        percent = tr("Fulfilment") + " " + percent_words(self.kept.percent) if self.kept.percent is not None else ""
        said = (agreement.title, agreement.number, *self.parties, day_words(self.listed), percent, overdue)
        return "، ".join(part for part in said if part)


class CardPainter(QStyledItemDelegate):
    """Paints the `Card` that an index holds under `UserRole`."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Ask for a card and the gap below it."""
        del option, index
        return QSize(0, HEIGHT + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one card."""
        card: Card | None = index.data(Qt.ItemDataRole.UserRole)
        if card is None:
            return
        view = self.parent()
        has_keyboard = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        whole: QRect = option.rect
        paint_card(painter, whole.adjusted(0, 0, 0, -_GAP), card, chosen=chosen, has_keyboard=has_keyboard)


def paint_card(painter: QPainter, box: QRect, card: Card, *, chosen: bool = False, has_keyboard: bool = False) -> None:
    """Paint a card into a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(token("primary" if chosen else "line"), 1))
    painter.setBrush(token("selection" if chosen else "surface"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.restore()
    inner = box.adjusted(_PAD, 8, -_PAD, -8)
    _paint_head(painter, QRect(inner.left(), inner.top(), inner.width(), _LINE), card)
    title = card.listed.agreement.title or tr("Untitled")
    for place, line in enumerate(two_lines(title, inner.width())):
        room = QRect(inner.left(), inner.top() + _LINE + place * _LINE, inner.width(), _LINE)
        written.write(painter, room, line, "semibold", "text")
    _paint_foot(painter, QRect(inner.left(), inner.top() + 3 * _LINE + 4, inner.width(), _SEAL), card)
    _paint_kept(painter, QRect(inner.left(), inner.bottom() - 16, inner.width(), 16), card.kept.percent)
    if has_keyboard:
        painting.paint_focus(painter, box)


def _paint_head(painter: QPainter, room: QRect, card: Card) -> None:
    """Paint the number, which is never cut short for the sake of the words beside it."""
    number, spare = persian_digits(card.listed.agreement.number), 0
    if card.kept.overdue:
        count = persian_digits(card.kept.overdue)
        words = tr("{count} overdue", count=count)
        left = room.width() - QFontMetrics(written.face("sm")).horizontalAdvance(number) - _GAP
        words = words if painting.chip_width(words, icon=_OVERDUE) <= left else count
        spare = painting.chip_width(words, icon=_OVERDUE)
        spot = visual(room, QRect(room.right() + 1 - spare, room.top(), spare, room.height()))
        written.paint_chip(painter, spot, words, tone="stopped", icon=_OVERDUE)
    written.write(painter, room, number, "sm", "primary", spare=spare + 4)


def _paint_foot(painter: QPainter, room: QRect, card: Card) -> None:
    shown = card.parties[:_MOST_SEALS]
    more = len(card.parties) - len(shown)
    seals = [seal(name) for name in shown] + ([(f"+{persian_digits(more)}", "planned")] if more else [])
    step = _SEAL - _OVERLAP
    taken = _SEAL + step * (len(seals) - 1) if seals else 0
    for place, (letter, tone) in enumerate(seals):
        left = room.right() + 1 - taken + place * step
        _paint_seal(painter, visual(room, QRect(left, room.top(), _SEAL, _SEAL)), letter, tone)
    words = day_words(card.listed)
    if words:
        colour = "late" if is_soon(card.listed) else "muted"
        icon = visual(room, QRect(room.left(), room.top() + 5, 14, 14))
        painting.paint_icon(painter, icon, "calendar", colour=colour)
        rest = visual(room, QRect(room.left() + 20, room.top(), room.width() - 20 - taken - 4, room.height()))
        written.write(painter, rest, words, "sm", colour)


def _paint_seal(painter: QPainter, spot: QRect, letter: str, tone: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(token("surface"), 2))
    painter.setBrush(token(painting.ground(tone)))
    painter.drawEllipse(QPointF(QRectF(spot).center()), _SEAL / 2, _SEAL / 2)
    painter.setPen(token(tone))
    painter.setFont(font("xs"))
    painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()


def _paint_kept(painter: QPainter, room: QRect, percent: int | None) -> None:
    if percent is None:
        return
    bar = visual(room, QRect(room.left(), room.top(), room.width() - _PERCENT, room.height()))
    painting.paint_progress(painter, bar, percent / 100, tone="done")
    spot = visual(room, QRect(room.right() + 1 - _PERCENT + 8, room.top(), _PERCENT - 8, room.height()))
    written.write(painter, spot, percent_words(percent), "sm", "muted")


@lru_cache(4096)
def two_lines(text: str, width: int, style: str = "semibold") -> tuple[str, ...]:
    """Break a title into at most two lines; the second one is elided where it is written."""
    chosen = written.face(style)
    layout = QTextLayout(text, chosen)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    end = line.textLength()
    layout.endLayout()
    rest = text[end:].strip()
    if not rest or QFontMetrics(chosen).horizontalAdvance(text) <= width:
        return (text.strip(),)
    return text[:end].strip(), rest
