"""Paints one row of the plan; what costs time, shaping and eliding text, is done once and kept."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap

from app.domain.plan import STATUS_LABELS, Node, Plan, Status
from app.domain.text import code, isolate
from app.i18n import tr
from app.ui.pages.plan import wording
from app.ui.pages.plan.tree_model import Column
from app.widgets import painting, written
from app.widgets.direction import visual
from app.widgets.theme import is_dark
from app.widgets.tokens import ROW_HEIGHT
from app.widgets.written import face, paint_chip, write

STATUS_LOOK: Final[Mapping[Status, tuple[str, str]]] = {
    Status.NOT_STARTED: ("planned", "circle-dashed"),
    Status.IN_PROGRESS: ("progress", "play"),
    Status.DONE: ("done", "circle-check"),
    Status.STOPPED: ("stopped", "circle-pause"),
    Status.CANCELLED: ("planned", "ban"),
}
"""Tone and icon of a status."""

INDENT: Final = 20
_PAD: Final = 8
_GAP: Final = 10
_ARROW: Final = 16
_MARK: Final = 14
_PERCENT: Final = 38
_LINE_OFFSET: Final = 10
_WIDTHS: Final = {Column.STATUS: 112, Column.PROGRESS: 100, Column.DATES: 92}


@dataclass(frozen=True)
class RowState:
    """How a row is to look beside what it says."""

    selected: bool = False
    current: bool = False
    hovered: bool = False
    open: bool = False
    branch: bool = False
    hit: bool = True


def column_width(column: Column) -> int:
    """Return the pixels of a column that does not stretch."""
    return _WIDTHS[column]


def paint_row(
    painter: QPainter, plan: Plan, node: Node, columns: Sequence[QRect], *, state: RowState, today: dt.date
) -> None:
    """Paint a whole row.

    Args:
        painter: on the viewport.
        plan: what `node` belongs to.
        node: the activity.
        columns: rectangles by `Column`; the first begins after the indentation of the level.
        state: how it looks.
        today: the day that "late" counts from.
    """
    muted = not state.hit
    shown = [column for column in Column if not columns[column].isEmpty()]
    _paint_activity(painter, node, columns[Column.ACTIVITY], muted=muted)
    _paint_status(painter, node.activity.status, columns[Column.STATUS])
    if Column.PROGRESS in shown:
        _paint_progress(painter, node, columns[Column.PROGRESS], muted=muted)
    if Column.DATES in shown:
        _paint_dates(painter, wording.window(plan, node, today), columns[Column.DATES])


def paint_ground(painter: QPainter, row: QRect, state: RowState) -> None:
    """Paint the ground of a row, the line under it and the sign of the current row."""
    written.paint_ground(painter, row, selected=state.selected, hovered=state.hovered, current=state.current)


def paint_arrow(painter: QPainter, place: QRect, *, opened: bool) -> None:
    """Paint the arrow of a branch in the middle of `place`."""
    spot = QRect(place.center() - QPoint(_ARROW // 2 - 1, _ARROW // 2 - 1), QSize(_ARROW, _ARROW))
    painting.paint_icon(painter, spot, "chevron-down" if opened else "chevron-right", colour="text_soft")


def title_room(node: Node, cell: QRect) -> QRect:
    """Return the part of the first cell where the title stands, for the editor."""
    taken = painting.badge_width(code(node.path)) + _GAP
    return visual(cell, QRect(cell.left() + taken, cell.top(), cell.width() - taken, cell.height()))


def _paint_activity(painter: QPainter, node: Node, cell: QRect, *, muted: bool) -> None:
    path = code(node.path)
    badge = _badge(path, bool(node.children), painter.device().devicePixelRatioF(), is_dark())
    spot = visual(cell, QRect(cell.left(), cell.top() + (ROW_HEIGHT - painting.BADGE_HEIGHT) // 2, *_size(badge)))
    painter.drawPixmap(spot.topLeft(), badge)
    room = title_room(node, cell)
    below = wording.second_line(node)
    untitled = not node.activity.title
    colour = "muted" if muted or untitled else "text"
    ours = node.activity.title_is_ours and not untitled
    spare = _MARK + _PAD if ours else _PAD
    title, rest = wording.title(node), ""
    if not below:
        title, rest = _halves(title, _weight(node), room.width() - spare)
    height = _LINE_OFFSET if below or rest else 0
    line = room.adjusted(0, -height, 0, -height)
    width = write(painter, line, isolate(title), _weight(node), colour, spare=spare)
    if ours:
        _paint_mark(painter, line, width)
    under = room.adjusted(0, _LINE_OFFSET, 0, _LINE_OFFSET)
    write(painter, under, rest and isolate(rest), _weight(node), colour, spare=_PAD)
    write(painter, under, below, "sm", "muted", spare=_PAD)


def _paint_mark(painter: QPainter, line: QRect, after: int) -> None:
    top = line.top() + (line.height() - _MARK) // 2
    spot = visual(line, QRect(line.left() + after + 5, top, _MARK, _MARK))
    painting.paint_icon(painter, spot, "sparkles", colour="muted")


def _weight(node: Node) -> str:
    return "bold" if node.level == 1 else "semibold" if node.children else "base"


def _paint_status(painter: QPainter, status: Status, cell: QRect) -> None:
    tone, icon = STATUS_LOOK[status]
    inside = visual(cell, cell.adjusted(_PAD - 2, 0, 0, 0))
    paint_chip(painter, inside, tr(STATUS_LABELS[status]), tone=tone, icon=icon)


def _paint_progress(painter: QPainter, node: Node, cell: QRect, *, muted: bool) -> None:
    inside = cell.adjusted(_PAD, 0, -_PAD, 0)
    words = visual(inside, QRect(inside.left(), inside.top(), _PERCENT, inside.height()))
    known = node.progress is not None
    write(painter, words, wording.percent(node.progress), "sm", "text_soft" if known and not muted else "muted")
    bar = visual(inside, QRect(inside.left() + _PERCENT, inside.top(), inside.width() - _PERCENT, inside.height()))
    tone = "done" if node.progress == 100 else "primary"  # noqa: PLR2004 per cent
    painting.paint_progress(painter, bar, (node.progress or 0) / 100, tone=tone)


def _paint_dates(painter: QPainter, dates: wording.Window, cell: QRect) -> None:
    inside = cell.adjusted(_PAD, 0, -_PAD, 0)
    plain = "muted" if dates.inherited else "text_soft"
    write(painter, inside.adjusted(0, -_LINE_OFFSET, 0, -_LINE_OFFSET), dates.first, "sm", plain)
    line = inside.adjusted(0, _LINE_OFFSET, 0, _LINE_OFFSET)
    width = write(painter, line, dates.second, "sm", "late" if dates.late else plain)
    if dates.late:
        spot = visual(line, QRect(line.left() + width + 4, line.top() + (line.height() - 12) // 2, 12, 12))
        painting.paint_icon(painter, spot, "triangle-alert", colour="late")


@lru_cache(maxsize=4096)
def _halves(text: str, style: str, width: int) -> tuple[str, str]:
    """Part a text that is too long for one line between two words; the rest is empty when it fits."""
    metrics = QFontMetrics(face(style))
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    words = text.split(" ")
    fitting = [place for place in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:place])) <= width]
    place = fitting[-1] if fitting else len(words)
    return " ".join(words[:place]), " ".join(words[place:])


def _size(picture: QPixmap) -> tuple[int, int]:
    size = picture.deviceIndependentSize()
    return round(size.width()), round(size.height())


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


@lru_cache(maxsize=2048)
def _badge(text: str, parted: bool, ratio: float, dark: bool) -> QPixmap:  # noqa: ARG001, FBT001 the theme is part of the key
    width = painting.badge_width(text)
    picture = _blank(width, painting.BADGE_HEIGHT, ratio)
    with QPainter(picture) as painter:
        tone = "primary" if parted else "planned"
        painting.paint_badge(painter, QRect(0, 0, width, painting.BADGE_HEIGHT), text, tone=tone)
    return picture
