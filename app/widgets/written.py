"""Lines of text and chips painted many times a frame: what costs time, shaping and eliding, is done once and kept."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTextOption

from app.widgets import painting
from app.widgets.direction import in_order, is_rtl, visual
from app.widgets.theme import font, is_dark, token, tokens


def write(painter: QPainter, room: QRect, text: str, style: str, colour: str, *, spare: int = 0) -> int:
    """Write a line at the leading side of `room`, vertically centred; return the width it took.

    Args:
        painter: on the viewport.
        room: where the line may stand.
        text: plain text; what is too long is elided.
        style: base, semibold, bold or sm.
        colour: a name in `Tokens`.
        spare: pixels at the trailing side to leave free.
    """
    if not text:
        return 0
    line = _shaped(text, style, max(room.width() - spare, 0))
    size = line.size()
    width = round(size.width())
    left = room.right() + 1 - width if is_rtl() else room.left()
    painter.setFont(face(style))
    painter.setPen(QColor(getattr(tokens(), colour)))
    painter.drawStaticText(QPointF(left, room.top() + (room.height() - size.height()) / 2), line)
    return width


def paint_chip(painter: QPainter, cell: QRect, text: str, *, tone: str, icon: str = "") -> None:
    """Paint a chip at the leading side of `cell`, vertically centred and no wider than it."""
    width = min(painting.chip_width(text, icon=icon), cell.width())
    picture = _chip((text, tone, icon), width, painter.device().devicePixelRatioF(), is_dark())
    top = cell.top() + (cell.height() - painting.CHIP_HEIGHT) // 2
    painter.drawPixmap(visual(cell, QRect(cell.left(), top, width, painting.CHIP_HEIGHT)).topLeft(), picture)


def paint_ground(painter: QPainter, row: QRect, *, selected: bool, hovered: bool, current: bool) -> None:
    """Paint the ground of a row, the line under it and the sign of the row that the keyboard is on."""
    ground = "selection" if selected else "subtle" if hovered else ""
    if ground:
        painter.fillRect(row, token(ground))
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), token("line"))
    if current:
        painter.fillRect(visual(row, QRect(row.left(), row.top(), 3, row.height())), token("primary"))


@cache
def face(style: str) -> QFont:
    """Return the font of a style."""
    weights = {"bold": QFont.Weight.Bold, "semibold": QFont.Weight.DemiBold}
    return font("sm" if style == "sm" else "base", weights.get(style, QFont.Weight.Normal))


@lru_cache(maxsize=4096)
def _shaped(text: str, style: str, width: int) -> QStaticText:
    chosen = face(style)
    line = QStaticText(in_order(QFontMetrics(chosen).elidedText(text, Qt.TextElideMode.ElideRight, width)))
    line.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight)
    line.setTextOption(option)
    line.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    line.prepare(font=chosen)
    return line


@lru_cache(maxsize=256)
def _chip(look: tuple[str, str, str], width: int, ratio: float, dark: bool) -> QPixmap:  # noqa: ARG001, FBT001 the theme is part of the key
    text, tone, icon = look
    picture = QPixmap(round(width * ratio), round(painting.CHIP_HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painting.paint_chip(painter, QRect(0, 0, width, painting.CHIP_HEIGHT), text, tone=tone, icon=icon)
    return picture
