"""The timeline: when each agreement is valid and when what is owed in it falls due.

Time runs in reading direction. Keys: Up and Down choose, Left and Right go along time, + and - zoom, Home goes to
today, Enter opens. The table of agreements holds the same in words.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QToolTip, QVBoxLayout, QWidget

from app.domain.jalali import short
from app.domain.text import left_to_right, persian_digits
from app.i18n import tr
from app.services.agreement_listing import Listed
from app.ui.pages.agreements import timeline_painter as paint
from app.ui.pages.agreements.card_painter import two_lines
from app.ui.pages.agreements.looks import day_words, left_words
from app.ui.pages.agreements.time_scale import LEAST, MOST, TimeScale, range_of
from app.ui.pages.agreements.timeline_painter import DIAMOND, HEAD, ROW, Mark
from app.widgets import written
from app.widgets.buttons import IconButton
from app.widgets.direction import is_rtl
from app.widgets.labels import PlainLabel, tooltip_text
from app.widgets.theme import token

_NAMES: Final = 240
_ZOOM: Final = 1.25
_USUAL: Final = 1.6
_STEP: Final = 60
_AHEAD_OF_TODAY: Final = 0.35


@dataclass(frozen=True)
class TimelineRow:
    """An agreement with the days on which what is owed in it falls due."""

    listed: Listed
    marks: tuple[Mark, ...]


class TimelineView(QAbstractScrollArea):
    """Paints the rows that are seen.

    Args:
        row_of: makes the row of an agreement, up to a day, when it is seen.
    """

    chosen = Signal(str)
    opened = Signal(str)
    obligation_opened = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, row_of: Callable[[str, dt.date], TimelineRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_of = row_of
        self._ids: list[str] = []
        self._current = ""
        self._today = dt.date.min
        self._range = (dt.date(2025, 1, 1), dt.date(2026, 1, 1))
        self.per_day = _USUAL
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Timeline of agreements"))
        self.setAccessibleDescription(tr("The table holds the same in words."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)

    # ---- what is shown

    def show_ids(self, ids: Sequence[str], days: list[dt.date], today: dt.date) -> None:
        """Show other agreements; `days` are all that must lie on the line."""
        first = self._today == dt.date.min
        self._ids, self._today = list(ids), today
        self._range = range_of(days, today)
        if self._current not in self._ids:
            self._current = ""
        self._fit()
        if first:
            self.go_to(today)
        self.viewport().update()

    def scale(self) -> TimeScale:
        """Return how days lie now."""
        offset = self.horizontalScrollBar().value()
        room = max(self.viewport().width() - _NAMES, 1)
        return TimeScale(*self._range, self.per_day, room, offset, mirrored=is_rtl())

    def current_id(self) -> str:
        """Return the chosen agreement; blank: none is."""
        return self._current

    def choose(self, agreement_id: str) -> None:
        """Choose a row and bring it into view."""
        if agreement_id not in self._ids:
            return
        self._current = agreement_id
        top = self._ids.index(agreement_id) * ROW
        bar, room = self.verticalScrollBar(), self.viewport().height() - HEAD
        bar.setValue(min(max(bar.value(), top + ROW - room), top))
        row = self._row(agreement_id)
        self.setAccessibleDescription("، ".join((row.listed.agreement.title, day_words(row.listed))))
        self.viewport().update()

    def go_to(self, day: dt.date) -> None:
        """Bring a day into view."""
        scale = self.scale()
        along = (day - self._range[0]).days * self.per_day
        self.horizontalScrollBar().setValue(round(along - scale.room * _AHEAD_OF_TODAY))

    def go_to_today(self) -> None:
        """Bring today into view."""
        self.go_to(self._today)

    def zoom(self, factor: float, *, at: float | None = None) -> None:
        """Show days wider or narrower, keeping the day at a place where it is."""
        scale = self.scale()
        x = scale.room / 2 if at is None else at
        day = scale.day_at(x)
        self.per_day = min(max(self.per_day * factor, LEAST), MOST)
        self._fit()
        kept = (day - self._range[0]).days * self.per_day
        self.horizontalScrollBar().setValue(round(kept - (scale.room - x if scale.mirrored else x)))
        self.viewport().update()

    def _fit(self) -> None:
        scale = self.scale()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, scale.length - scale.room))
        across.setPageStep(scale.room)
        across.setSingleStep(_STEP)
        room = max(self.viewport().height() - HEAD, 0)
        down.setRange(0, max(0, len(self._ids) * ROW - room))
        down.setPageStep(max(room, 1))
        down.setSingleStep(ROW)

    def _row(self, agreement_id: str) -> TimelineRow:
        return self._row_of(agreement_id, self._range[1])

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is seen."""
        scale, height = self.scale(), self.viewport().height()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), token("surface"))
            for place in self._seen_rows():
                self._paint_ground(painter, place)
            painter.save()
            painter.translate(self._line_left(), 0)
            painter.setClipRect(QRect(0, 0, scale.room, height))
            chip = paint.today_chip(scale, self._today)
            paint.paint_months(painter, scale, height, chip)
            painter.setClipRect(QRect(0, HEAD, scale.room, height))
            for place in self._seen_rows():
                self._paint_row(painter, scale, place)
            painter.setClipRect(QRect(0, 0, scale.room, height))
            paint.paint_today(painter, scale, self._today, height, chip)
            painter.restore()
            self._paint_names(painter)

    def _line_left(self) -> int:
        return 0 if is_rtl() else _NAMES

    def _seen_rows(self) -> range:
        top = self.verticalScrollBar().value()
        room = max(self.viewport().height() - HEAD, 0)
        return range(top // ROW, min(len(self._ids), -(-(top + room) // ROW)))

    def _top(self, place: int) -> int:
        return HEAD + place * ROW - self.verticalScrollBar().value()

    def _paint_ground(self, painter: QPainter, place: int) -> None:
        box = QRect(0, self._top(place), self.viewport().width(), ROW)
        here = self._ids[place] == self._current
        written.paint_ground(painter, box, selected=here, hovered=False, current=here and self.hasFocus())

    def _paint_row(self, painter: QPainter, scale: TimeScale, place: int) -> None:
        row, top = self._row(self._ids[place]), self._top(place)
        paint.paint_bar(painter, scale, top, row.listed, row.marks)
        for mark in row.marks:
            x = scale.x(mark.day)
            if -DIAMOND <= x <= scale.room + DIAMOND:
                paint.paint_mark(painter, x, top + ROW / 2, mark.look)

    def _paint_names(self, painter: QPainter) -> None:
        whole = self.viewport().rect()
        left = whole.width() - _NAMES if is_rtl() else 0
        painter.setClipRect(QRect(left, HEAD, _NAMES, whole.height()))
        for place in self._seen_rows():
            agreement = self._row(self._ids[place]).listed.agreement
            box = QRect(left + 12, self._top(place), _NAMES - 24, ROW)
            title = two_lines(agreement.title or tr("Untitled"), box.width(), "base")
            written.write(painter, box.adjusted(0, -10, 0, -10), title[0], "base", "text")
            if len(title) > 1:
                written.write(painter, box.adjusted(0, 11, 0, 11), title[1], "base", "text")
            else:
                written.write(painter, box.adjusted(0, 11, 0, 11), persian_digits(agreement.number), "sm", "muted")
        painter.setClipping(False)
        painter.fillRect(QRect(left if is_rtl() else _NAMES - 1, 0, 1, whole.height()), token("line_strong"))
        painter.fillRect(QRect(0, HEAD - 1, whole.width(), 1), token("line_strong"))

    # ---- mouse and keys

    def id_at(self, y: int) -> str:
        """Return the agreement at a height of the viewport; blank: there is none."""
        place = (y - HEAD + self.verticalScrollBar().value()) // ROW
        return self._ids[place] if y >= HEAD and 0 <= place < len(self._ids) else ""

    def mark_at(self, place: QPoint) -> Mark | None:
        """Return the diamond at a place of the viewport."""
        agreement_id = self.id_at(place.y())
        if not agreement_id:
            return None
        scale, x = self.scale(), place.x() - self._line_left()
        near = [mark for mark in self._row(agreement_id).marks if abs(scale.x(mark.day) - x) <= DIAMOND + 1]
        return min(near, key=lambda mark: abs(scale.x(mark.day) - x), default=None) if 0 <= x <= scale.room else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row."""
        self._take(self.id_at(event.position().toPoint().y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there."""
        mark = self.mark_at(event.position().toPoint())
        if mark is not None:
            self.obligation_opened.emit(mark.obligation_id)
        elif self._current:
            self.opened.emit(self._current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, go along time with Shift."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position().x() - self._line_left()
            self.zoom(_ZOOM if turned > 0 else 1 / _ZOOM, at=at)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._go_along(-1 if turned > 0 else 1)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, go along, zoom, open."""
        key, keys = event.key(), Qt.Key
        if key in (keys.Key_Up, keys.Key_Down):
            self._go(-1 if key == keys.Key_Up else 1)
        elif key in (keys.Key_PageUp, keys.Key_PageDown):
            rows = max(1, (self.viewport().height() - HEAD) // ROW - 1)
            self._go(-rows if key == keys.Key_PageUp else rows)
        elif key in (keys.Key_Left, keys.Key_Right):
            self._go_along(1 if (key == keys.Key_Left) == is_rtl() else -1)
        elif key in (keys.Key_Plus, keys.Key_Equal, keys.Key_Minus):
            self.zoom(1 / _ZOOM if key == keys.Key_Minus else _ZOOM)
        elif key == keys.Key_Home:
            self.go_to_today()
        elif key in (keys.Key_Return, keys.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row."""
        if self._current:
            self.menu_asked.emit(self._current, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tooltip_text(self.words_at(event.pos())), self.viewport())
            return True
        return super().viewportEvent(event)

    def words_at(self, place: QPoint) -> str:
        """Return what is told of a place of the viewport."""
        mark, agreement_id = self.mark_at(place), self.id_at(place.y())
        if mark is not None:
            return "\n".join((mark.title, left_to_right(short(mark.day)), left_words((mark.day - self._today).days)))
        if not agreement_id:
            return ""
        listed = self._row(agreement_id).listed
        said = (listed.agreement.title, persian_digits(listed.agreement.number), day_words(listed))
        return "\n".join(part for part in said if part)

    def resizeEvent(self, _event: object) -> None:
        """Fit the scroll bars."""
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: names stay beside what moves."""
        self.viewport().update()

    def _go(self, rows: int) -> None:
        place = self._ids.index(self._current) + rows if self._current else 0
        if self._ids:
            self._take(self._ids[max(0, min(place, len(self._ids) - 1))])

    def _go_along(self, steps: int) -> None:
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + steps * _STEP)

    def _take(self, agreement_id: str) -> None:
        if agreement_id and agreement_id != self._current:
            self.choose(agreement_id)
            self.chosen.emit(agreement_id)


class Timeline(QWidget):
    """The view with what its diamonds mean and buttons for zooming."""

    def __init__(self, row_of: Callable[[str, dt.date], TimelineRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = TimelineView(row_of, self)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 6)
        head.setSpacing(6)
        for look, words in (("kept", tr("Kept")), ("overdue", tr("Overdue")), ("coming", tr("To come"))):
            head.addWidget(_Sample(look))
            head.addWidget(PlainLabel(words, kind="muted"))
            head.addSpacing(8)
        head.addStretch(1)
        for icon, words, do in (
            ("zoom-in", tr("Show days wider"), lambda: self.view.zoom(_ZOOM)),
            ("zoom-out", tr("Show days narrower"), lambda: self.view.zoom(1 / _ZOOM)),
            ("calendar", tr("Go to today"), self.view.go_to_today),
        ):
            button = IconButton(icon, words, kind="small")
            button.clicked.connect(do)
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.view, 1)


class _Sample(QWidget):
    def __init__(self, look: str) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint.paint_mark(painter, 8, 8, self._look)
