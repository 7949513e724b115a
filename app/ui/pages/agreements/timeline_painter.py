"""What the timeline paints: the head with years and months, bars of validity, diamonds of what is owed, today."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from app.domain.jalali import MONTHS
from app.domain.obligation import Obligation
from app.domain.obligation_schedule import due_dates
from app.domain.tables.agreements import STATE_LABELS
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.agreement_listing import Listed
from app.ui.pages.agreements.looks import TONES
from app.ui.pages.agreements.time_scale import TimeScale
from app.widgets import painting, written
from app.widgets.direction import visual
from app.widgets.theme import font, token

ROW: Final = 46
HEAD: Final = 46
BAR: Final = 22
DIAMOND: Final = 6
_MONTH_NAMES_FROM: Final = 46
_MONTH_NUMBERS_FROM: Final = 20
_MONTH_LINES_FROM: Final = 8


@dataclass(frozen=True)
class Mark:
    """A day on which something is owed; `look` is kept, overdue or coming."""

    obligation_id: str
    title: str
    day: dt.date
    look: str


def marks_of(owed: list[Obligation], listed: Listed, until: dt.date) -> tuple[Mark, ...]:
    """Return the days on which the obligations of an agreement fall due."""
    return tuple(
        Mark(one.id, one.title, day, _look(one, day, listed.day))
        for one in owed
        if one.state != "waived"
        for day in due_dates(one, listed.end, until)
    )


def _look(owed: Obligation, day: dt.date, today: dt.date) -> str:
    if owed.state == "fulfilled" or (owed.done_until is not None and day <= owed.done_until):
        return "kept"
    return "overdue" if day < today else "coming"


def validity(listed: Listed, until: dt.date) -> tuple[dt.date, dt.date, bool] | None:
    """Return the first and last day of a bar and whether it is open at the end; None: nothing is known."""
    start = listed.agreement.start or listed.agreement.signed_on
    if start is None:
        return (listed.end, listed.end, False) if listed.end else None
    if listed.end is None:
        return start, max(until, start), True
    return (start, listed.end, False) if start <= listed.end else None


def paint_months(painter: QPainter, scale: TimeScale, height: int, taken: QRect) -> None:
    """Paint the names of years and months, and lines down where they begin; `taken` is not written over."""
    width = 30.4 * scale.per_day
    for day, (_, month, _) in scale.months():
        left, right = scale.span(day, day + dt.timedelta(days=29))
        edge = round(scale.x(day))
        if month == 1:
            painter.fillRect(QRect(edge, 0, 1, height), token("line_strong"))
        elif width >= _MONTH_LINES_FROM:
            painter.fillRect(QRect(edge, HEAD // 2, 1, height), token("line"))
        if width >= _MONTH_NUMBERS_FROM:
            words = MONTHS[month - 1] if width >= _MONTH_NAMES_FROM else persian_digits(month)
            box = QRectF(left, HEAD / 2, right - left, HEAD / 2)
            _centre(painter, box, words, "muted", taken)
    _paint_years(painter, scale)


def _paint_years(painter: QPainter, scale: TimeScale) -> None:
    """Write each year in the middle of what is seen of it."""
    years: dict[int, list[dt.date]] = {}
    for day, (year, _, _) in scale.months():
        years.setdefault(year, []).append(day)
    for year, days in years.items():
        left, right = scale.span(days[0], days[-1] + dt.timedelta(days=29))
        seen = QRectF(max(left, 0), 0, min(right, scale.room) - max(left, 0), HEAD / 2)
        _centre(painter, seen, persian_digits(year), "text_soft")


def _centre(painter: QPainter, box: QRectF, words: str, colour: str, taken: QRect | None = None) -> None:
    painter.setFont(font("sm"))
    width = QFontMetrics(painter.font()).horizontalAdvance(words)
    needed = QRectF(box.center().x() - width / 2, box.top(), width, box.height())
    if width <= box.width() and (taken is None or not needed.intersects(QRectF(taken))):
        painter.setPen(token(colour))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def today_chip(scale: TimeScale, today: dt.date) -> QRect:
    """Return where the name of today stands in the head; empty when today is not seen."""
    x = round(scale.x(today))
    if not 0 <= x <= scale.room:
        return QRect()
    width = painting.chip_width(tr("Today"))
    left = min(max(x - width // 2, 0), scale.room - width)
    return QRect(left, HEAD // 2 - 1, width, painting.CHIP_HEIGHT)


def paint_today(painter: QPainter, scale: TimeScale, today: dt.date, height: int, chip: QRect) -> None:
    """Paint the line of today with its name in the head."""
    if chip.isValid():
        painter.fillRect(QRect(round(scale.x(today)) - 1, HEAD - 2, 2, height), token("primary"))
        written.paint_chip(painter, chip, tr("Today"), tone="primary")


def paint_bar(painter: QPainter, scale: TimeScale, top: int, listed: Listed, marks: Sequence[Mark]) -> None:
    """Paint the stretch of days on which an agreement is valid, with its state unless diamonds would cover it."""
    stretch = validity(listed, scale.last)
    if stretch is None:
        return
    start, end, is_open = stretch
    left, right = scale.span(start, end)
    if right < 0 or left > scale.room:
        return
    left, right = max(left, -8), min(right, scale.room + 8)
    tone = TONES[listed.state]
    box = QRectF(left, top + (ROW - BAR) / 2, max(right - left, 3), BAR)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(token(tone), 1.2, Qt.PenStyle.DashLine if is_open else Qt.PenStyle.SolidLine)
    painter.setPen(pen)
    painter.setBrush(token(painting.ground(tone)))
    painter.drawRoundedRect(box, 5, 5)
    painter.restore()
    inner = QRect(max(round(left), 0) + 8, round(box.top()), round(min(right, scale.room) - max(left, 0)) - 16, BAR)
    words = tr(STATE_LABELS[listed.state])
    width = QFontMetrics(written.face("sm")).horizontalAdvance(words)
    spot = visual(inner, QRect(inner.left(), inner.top(), width, inner.height()))
    covered = any(spot.left() - DIAMOND <= scale.x(mark.day) <= spot.right() + DIAMOND for mark in marks)
    if width <= inner.width() and not covered:
        written.write(painter, inner, words, "sm", tone)


def paint_mark(painter: QPainter, x: float, middle: float, look: str) -> None:
    """Paint a diamond: full where kept, full with a sign of exclamation where overdue, hollow where to come."""
    tone = {"kept": "done", "overdue": "stopped", "coming": "text_soft"}[look]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(token(tone), 1.6))
    painter.setBrush(token("surface" if look == "coming" else tone))
    size = DIAMOND
    corners = [
        QPointF(x, middle - size),
        QPointF(x + size, middle),
        QPointF(x, middle + size),
        QPointF(x - size, middle),
    ]
    painter.drawPolygon(QPolygonF(corners))
    if look == "overdue":
        painter.setPen(QPen(token("surface"), 1.6))
        painter.drawLine(QPointF(x, middle - 3), QPointF(x, middle + 0.5))
        painter.drawPoint(QPointF(x, middle + 3))
    painter.restore()
