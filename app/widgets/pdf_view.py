"""The pages of a PDF below one another, drawn as they come into sight, with zoom and keys."""

from bisect import bisect_right
from collections import OrderedDict
from enum import Enum, auto
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QWidget

from app.i18n import tr
from app.widgets.painting import paint_focus
from app.widgets.pdf_pages import POINTS_PER_INCH, PdfPages
from app.widgets.theme import token

_GAP: Final = 16
_SCREEN_DPI: Final = 96
_STEP: Final = 1.2
_LEAST, _MOST = 0.2, 4.0
_REMEMBERED: Final = 6
_LINE: Final = 48
_LONGEST_TEXT: Final = 4_000


class Fit(Enum):
    """What the zoom follows while the view changes its size."""

    WIDTH = auto()
    PAGE = auto()
    NOTHING = auto()


class PdfView(QAbstractScrollArea):
    """A reader of one PDF. Pages are counted from 0; a zoom of 1 is the printed size."""

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: PdfPages | None = None
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._rects: list[QRect] = []
        self._zoom = 1.0
        self._fit = Fit.WIDTH
        self._page = 0
        self.setAccessibleName(tr("Preview of the report"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Qt turns the values of horizontal scroll bars round in right-to-left widgets.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF at the same place as far as it has it, or nothing; the former one is closed."""
        former, self._pages = self._pages, pages
        if former is not None:
            former.close()
        self._pictures.clear()
        self._lay_out()
        self._on_scrolled()
        self._describe()

    def pages(self) -> PdfPages | None:
        """Return what is shown."""
        return self._pages

    def page(self) -> int:
        """Return the page being read: that in the upper part of the view."""
        return self._page

    def go_to(self, page: int) -> None:
        """Bring the head of a page, or of the nearest one there is, into sight."""
        if self._rects:
            chosen = min(max(page, 0), len(self._rects) - 1)
            self.verticalScrollBar().setValue(self._rects[chosen].top() - _GAP)

    def zoom(self) -> float:
        """Return the zoom."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom to a fixed size, between a fifth of the printed size and four times."""
        self._fit = Fit.NOTHING
        self._zoom_to(zoom)

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.set_zoom(self._zoom / _STEP)

    def fit_to(self, fit: Fit) -> None:
        """Follow the width of the view, or its width and height, from now on."""
        self._fit = fit
        self._lay_out()

    def fit(self) -> Fit:
        """Return what the zoom follows."""
        return self._fit

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends by Home and End, zoom by plus and minus; arrows and Page Up and Down scroll."""
        steps = {
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(len(self._rects)),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            step()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        seen = event.rect().translated(left, top)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), token("subtle"))
            painter.translate(-left, -top)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(token("line_strong"))
            for number in self._numbers_in(seen):
                rect = self._rects[number]
                painter.drawPixmap(rect, self._picture(number))
                painter.drawRect(rect.adjusted(-1, -1, 0, 0))
            if self.hasFocus():
                painter.resetTransform()
                paint_focus(painter, self.viewport().rect())

    def _numbers_in(self, seen: QRect) -> list[int]:
        first = max(bisect_right(self._rects, seen.top(), key=lambda rect: rect.top()) - 1, 0)
        numbers = []
        for number in range(first, len(self._rects)):
            if self._rects[number].top() > seen.bottom():
                break
            numbers.append(number)
        return numbers

    def _picture(self, number: int) -> QPixmap:
        """Return a page at the sharpness of the screen; the last few are remembered."""
        ratio = self.devicePixelRatioF()
        key = (number, round(self._zoom * ratio * 1000))
        if key not in self._pictures and self._pages is not None:
            scale = self._zoom * ratio * _SCREEN_DPI / POINTS_PER_INCH
            self._pictures[key] = QPixmap.fromImage(self._pages.picture(number, scale))
        self._pictures.move_to_end(key)
        while len(self._pictures) > _REMEMBERED:
            self._pictures.popitem(last=False)
        return self._pictures[key]

    def _zoom_to(self, zoom: float) -> None:
        bounded = min(max(zoom, _LEAST), _MOST)
        if bounded != self._zoom:
            self._zoom = bounded
            self.zoom_changed.emit(bounded)
        self._arrange()

    def _lay_out(self) -> None:
        """Find the zoom that fits and place the pages."""
        if self._pages is None or self._fit is Fit.NOTHING:
            self._arrange()
            return
        room = self.viewport().size() - QSize(2 * _GAP, 2 * _GAP)
        pixels = _SCREEN_DPI / POINTS_PER_INCH
        zoom = room.width() / (max(size.width() for size in self._pages.sizes) * pixels)
        if self._fit is Fit.PAGE:
            zoom = min(zoom, room.height() / (max(size.height() for size in self._pages.sizes) * pixels))
        self._zoom_to(zoom)

    def _arrange(self) -> None:
        """Place the pages in the middle, one below the other, and keep what is in sight there."""
        bar = self.verticalScrollBar()
        place = bar.value() / max(bar.maximum() + bar.pageStep(), 1)
        self._rects = self._placed()
        whole = self._rects[-1].bottom() + _GAP if self._rects else 0
        wide = max((rect.width() for rect in self._rects), default=0) + 2 * _GAP
        view = self.viewport().size()
        bar.setPageStep(view.height())
        bar.setRange(0, max(whole - view.height(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(wide - view.width(), 0))
        bar.setValue(round(place * (bar.maximum() + bar.pageStep())))
        self.viewport().update()

    def _placed(self) -> list[QRect]:
        scale = self._zoom * _SCREEN_DPI / POINTS_PER_INCH
        sizes = [(size * scale).toSize() for size in self._pages.sizes] if self._pages else []
        wide = max([self.viewport().width(), *(size.width() + 2 * _GAP for size in sizes)])
        tops = accumulate((size.height() + _GAP for size in sizes), initial=_GAP)
        return [
            QRect((wide - size.width()) // 2, top, size.width(), size.height())
            for size, top in zip(sizes, tops, strict=False)
        ]

    def _on_scrolled(self) -> None:
        page = self._page_at(self.verticalScrollBar())
        if page != self._page:
            self._page = page
            self._describe()
            self.page_changed.emit(page)
        self.viewport().update()

    def _page_at(self, bar: QScrollBar) -> int:
        """Find the page being read: that in the upper part of the view, at the end the last one."""
        if 0 < bar.maximum() == bar.value():
            return len(self._rects) - 1
        line = bar.value() + self.viewport().height() // 4
        return max(bisect_right(self._rects, line, key=lambda rect: rect.top()) - 1, 0)

    def _describe(self) -> None:
        """Let a screen reader read the page in sight."""
        inside = self._pages is not None and self._page < len(self._pages)
        self.setAccessibleDescription(self._pages.text(self._page)[:_LONGEST_TEXT] if self._pages and inside else "")
