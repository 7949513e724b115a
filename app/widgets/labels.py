"""Text on the screen that is never taken for rich text, because a record's title may hold anything."""

import textwrap
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from app.widgets.direction import paragraph
from app.widgets.icons import pixmap
from app.widgets.paragraphs import lay_out, paint, size_of
from app.widgets.theme import set_kind, tokens

_TOOLTIP_COLUMNS: Final = 72
_WORD_JOINER: Final = "\u2060"
_FEWEST_LETTERS: Final = 4
_MOST_LETTERS: Final = 4_000
_LONGEST_TOOLTIP: Final = 2_000


def plain(text: str) -> str:
    """Return `text` such that Qt's guess, used by tooltips, never takes it for rich text.

    A tag or an entity with an invisible word joiner after its first sign is no longer one.
    """
    return text.replace("&", f"&{_WORD_JOINER}").replace("<", f"<{_WORD_JOINER}")


def shortened(text: str, most: int) -> str:
    """Return as many letters of a text as a screen bears; one from elsewhere may have hundreds of thousands."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def tooltip_text(text: str) -> str:
    """Return `text` as a plain tooltip with lines of bearable length, also for `Qt.ToolTipRole`."""
    lines = (textwrap.fill(line, _TOOLTIP_COLUMNS) for line in shortened(text, _LONGEST_TOOLTIP).splitlines())
    return plain(paragraph("\n".join(lines)))


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give `widget` a plain tooltip."""
    widget.setToolTip(tooltip_text(text))


class PlainLabel(QLabel):
    """A label that shows its text letter for letter and in the program's reading direction.

    Args:
        text: what to show.
        kind: a look of the style sheet: h1, h2, kpi, muted, soft, field, error, code.
        elide: shorten to the width at hand and show the whole as tooltip, instead of asking for the whole width.
        wrap: break into lines.
        most: how many letters are shown; the tooltip has more.
    """

    def __init__(
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        kind: str = "",
        elide: bool = False,
        wrap: bool = False,
        most: int = _MOST_LETTERS,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self._whole = self._bounded = ""
        self._elide, self._most = elide, most
        self._has_rest = False
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if kind:
            set_kind(self, kind)
        self.setText(text)

    def text(self) -> str:
        """Return the whole text as it was set."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show `text`."""
        self._whole, self._bounded = text, shortened(text, self._most)
        self.setAccessibleName(text)
        self._show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        hint = super().sizeHint()
        if self.wordWrap():
            width = min(hint.width(), self.maximumWidth())
            return QSize(width, self.heightForWidth(width))
        return QSize(self._width_of(self._bounded), hint.height()) if self._elide else hint

    def minimumSizeHint(self) -> QSize:
        """Ask for a few letters when the rest may be elided."""
        hint = super().minimumSizeHint()
        if self.wordWrap():
            return QSize(hint.width(), self.fontMetrics().height())
        return QSize(self._width_of("…" * _FEWEST_LETTERS), hint.height()) if self._elide else hint

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text; -1 when it does not wrap."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inside = min(width, self.maximumWidth()) - margins.left() - margins.right()  # a layout may offer more
        height = size_of(self._bounded, self.font(), width=inside).height()
        return ceil(height) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint wrapped text with every line at the edge."""
        if not self.wordWrap():
            super().paintEvent(event)
            return
        QFrame.paintEvent(self, event)
        rect = self.contentsRect()
        document = lay_out(self._bounded, self.font(), width=rect.width(), alignment=self.alignment())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            rect.adjust(0, max(0, round((rect.height() - document.size().height()) / 2)), 0, 0)
        with QPainter(self) as painter:
            paint(painter, rect, document, colour=self.palette().color(self.foregroundRole()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide to the new width."""
        super().resizeEvent(event)
        if self._elide:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction and the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange):
            self._show()

    def _show(self) -> None:
        shown = self._bounded
        if self._elide:
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        if self._elide or shown != self._whole or self._has_rest:
            self._has_rest = shown != self._whole
            set_tooltip(self, self._whole if self._has_rest else "")
        super().setText(paragraph(shown))

    def _width_of(self, text: str) -> int:
        margins = self.contentsMargins()
        return self.fontMetrics().horizontalAdvance(text) + margins.left() + margins.right() + 2


class IconLabel(QLabel):
    """An icon that stands by itself and follows the theme; screen readers pass over it."""

    def __init__(
        self, icon: str = "", parent: QWidget | None = None, *, colour: str = "text_soft", size: int = 20
    ) -> None:
        super().__init__(parent)
        self._size = size
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_icon(icon, colour=colour)

    def show_icon(self, icon: str, *, colour: str = "text_soft") -> None:
        """Show another Lucide icon in the token named `colour`."""
        self._icon, self._colour = icon, colour
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._icon:
            shade = getattr(tokens(), self._colour)
            self.setPixmap(pixmap(self._icon, shade, size=self._size, ratio=self.devicePixelRatioF()))
