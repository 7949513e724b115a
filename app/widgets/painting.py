"""Small pictures that delegates and widgets share: status chip, progress bar, code badge.

Every function paints inside the rectangle it is given and mirrors itself with the program's direction. Tones are
the names of colour pairs in `Tokens`: planned, progress, done, stopped, late; `primary` stands on `tint`.
"""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from app.widgets import icons
from app.widgets.direction import in_order, is_rtl, visual
from app.widgets.theme import font, token, tokens

CHIP_HEIGHT: Final = 24
BADGE_HEIGHT: Final = 22
BAR_HEIGHT: Final = 6
_ICON: Final = 14
_PAD: Final = 9
_GAP: Final = 5
_PLAIN: Final = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine


def ground(tone: str) -> str:
    """Return the token of the ground that a tone's text stands on."""
    return "tint" if tone == "primary" else f"{tone}_bg"


def chip_width(text: str, *, icon: str = "") -> int:
    """Return the pixels that `paint_chip` wants for its whole text."""
    return QFontMetrics(_chip_font()).horizontalAdvance(text) + 2 * _PAD + (_ICON + _GAP if icon else 0) + 2


def paint_chip(painter: QPainter, rect: QRect, text: str, *, tone: str, icon: str = "") -> QRect:
    """Paint a rounded chip at the leading side of `rect`, vertically centred; the text elides when it must.

    Returns:
        the rectangle of the chip.
    """
    width = min(chip_width(text, icon=icon), rect.width())
    top = rect.top() + (rect.height() - CHIP_HEIGHT) // 2
    chip = visual(rect, QRect(rect.left(), top, width, CHIP_HEIGHT))
    painter.save()
    _round(painter, chip, ground(tone), CHIP_HEIGHT / 2)
    inside = chip.adjusted(_PAD, 0, -_PAD, 0)
    if icon:
        spot = visual(inside, QRect(inside.left(), top + (CHIP_HEIGHT - _ICON) // 2, _ICON, _ICON))
        paint_icon(painter, spot, icon, colour=tone)
        room = _ICON + _GAP
        inside = inside.adjusted(0, 0, -room, 0) if is_rtl() else inside.adjusted(room, 0, 0, 0)
    _write(painter, inside, text, tone)
    painter.restore()
    return chip


def paint_icon(painter: QPainter, rect: QRect, name: str, *, colour: str) -> None:
    """Paint a Lucide icon in the token named `colour`, sharp on the painter's device."""
    ratio = painter.device().devicePixelRatioF()
    shade = getattr(tokens(), colour)
    painter.drawPixmap(rect.topLeft(), icons.pixmap(name, shade, size=rect.width(), ratio=ratio))


def paint_progress(painter: QPainter, rect: QRect, fraction: float | None, *, tone: str = "primary") -> None:
    """Paint a bar filled from the leading side; `fraction` from 0 to 1, None leaves it empty."""
    top = rect.top() + (rect.height() - BAR_HEIGHT) // 2
    track = QRect(rect.left(), top, rect.width(), BAR_HEIGHT)
    painter.save()
    _round(painter, track, "line", BAR_HEIGHT / 2)
    filled = round(track.width() * min(max(fraction or 0.0, 0.0), 1.0))
    if filled:
        bar = visual(track, QRect(track.left(), top, max(filled, BAR_HEIGHT), BAR_HEIGHT))
        _round(painter, bar, tone, BAR_HEIGHT / 2)
    painter.restore()


def badge_width(text: str) -> int:
    """Return the pixels that `paint_badge` wants."""
    return max(QFontMetrics(_chip_font()).horizontalAdvance(text) + 2 * (_PAD - 1), BADGE_HEIGHT + 4)


def paint_badge(painter: QPainter, rect: QRect, text: str, *, tone: str = "primary") -> QRect:
    """Paint a code, already isolated by `text.code`, on a small ground at the leading side of `rect`.

    Returns:
        the rectangle of the badge.
    """
    width = min(badge_width(text), rect.width())
    top = rect.top() + (rect.height() - BADGE_HEIGHT) // 2
    badge = visual(rect, QRect(rect.left(), top, width, BADGE_HEIGHT))
    painter.save()
    _round(painter, badge, ground(tone), 6)
    _write(painter, badge, text, tone)
    painter.restore()
    return badge


def paint_text(painter: QPainter, rect: QRect, text: str, *, colour: str = "text", of: QFont | None = None) -> None:
    """Paint one line of plain text at the leading side of `rect`, elided when it must be."""
    painter.save()
    painter.setFont(of or font())
    painter.setPen(token(colour))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
    side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, in_order(shown))
    painter.restore()


def paint_focus(painter: QPainter, rect: QRect, *, radius: float = 8, colour: str = "primary") -> None:
    """Paint the ring that shows where the keyboard is."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = painter.pen()
    pen.setColor(token(colour))
    pen.setWidth(2)
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_dot(painter: QPainter, centre: QPointF, *, tone: str, radius: float = 4.5) -> None:
    """Paint a small disc in the colour of a tone."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(token(tone))
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def _chip_font() -> QFont:
    return font("sm", QFont.Weight.Medium)


def _round(painter: QPainter, rect: QRect, colour: str, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(token(colour))
    painter.drawRoundedRect(QRectF(rect), radius, radius)


def _write(painter: QPainter, rect: QRect, text: str, colour: str) -> None:
    painter.setFont(_chip_font())
    painter.setPen(token(colour))
    painter.drawText(
        rect, _PLAIN, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 1)
    )
