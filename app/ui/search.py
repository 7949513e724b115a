"""The search box of the header."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.i18n import tr
from app.ui.found import Find, Found
from app.widgets.direction import write_rtl
from app.widgets.labels import set_tooltip
from app.widgets.theme import set_icon, set_kind

if TYPE_CHECKING:
    from app.ui.hits import HitPanel

_WAIT: Final = 90
_PAGE: Final = 8
_MOVES: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
_TAKES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OURS: Final = frozenset((*_MOVES, *_TAKES, Qt.Key.Key_Escape))


class SearchBox(QLineEdit):
    """Type part of a word, go through the hits with the arrows, open one with Enter; Escape closes the list.

    `begun` comes when the keyboard comes here; `opened(Found)` tells which hit the agent wants.
    """

    opened = Signal(object)
    begun = Signal()

    def __init__(self, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._panel: HitPanel | None = None
        self._before: QWidget | None = None
        set_kind(self, "search")
        write_rtl(self)
        self.setPlaceholderText(tr("Search everything (Ctrl+K)"))
        self.setAccessibleName(tr("Search everything"))
        set_tooltip(self, tr("Type the beginning of a word: activities, actors, meetings, groups, agreements, files."))
        self.setMinimumWidth(180)
        self.setMaximumWidth(420)
        glass = QAction(tr("Search"), self)
        set_icon(glass, "search")
        glass.triggered.connect(self.search_now)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.search_now)
        self.textEdited.connect(lambda: self._wait.start(_WAIT))

    def begin(self) -> None:
        """Put the keyboard here with the old words selected."""
        self._before = self.window().focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def search_now(self) -> None:
        """Show the hits of what is typed."""
        self._wait.stop()
        words = self.text().strip()
        if not words:
            self.close_list()
            return
        if self._panel is None:
            from app.ui.hits import HitPanel  # noqa: PLC0415 not before the first search

            self._panel = HitPanel(self.window(), self._open)
        self._panel.show_hits(self._find(words), self)

    def search_again(self) -> None:
        """Show what is found now, if hits are on show."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_hits(self._find(self.text().strip()), self)

    def close_list(self) -> None:
        """Hide the hits."""
        if self._panel is not None:
            self._panel.hide()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the list from being taken as shortcuts of the page."""
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.ShortcutOverride and event.key() in _OURS:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, open a hit, or leave."""
        key = Qt.Key(event.key())
        if key in _MOVES and self._panel is not None:
            self._panel.step(_MOVES[key])
        elif key in _TAKES:
            self._take()
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let what is needed for searching be made ready."""
        super().focusInEvent(event)
        self.begun.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the hits when the keyboard goes elsewhere."""
        super().focusOutEvent(event)
        self.close_list()

    def _take(self) -> None:
        if self._wait.isActive() or self._panel is None or self._panel.isHidden():
            self.search_now()
        found = self._panel.marked() if self._panel is not None and not self._panel.isHidden() else None
        if found is not None:
            self._open(found)

    def _leave(self) -> None:
        self.close_list()
        self.clear()
        if self._before is not None and self._before is not self:
            self._before.setFocus()

    def _open(self, found: Found) -> None:
        self.close_list()
        self.opened.emit(found)
