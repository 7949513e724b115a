"""A bar inside a page that tells something and may offer one thing to do about it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget
from shiboken6 import isValid

from app.i18n import tr
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import IconLabel, PlainLabel
from app.widgets.theme import set_kind

_MOST_LETTERS: Final = 600
_LOOKS: Final = {
    "info": ("info", "progress"),
    "success": ("circle-check", "done"),
    "warning": ("triangle-alert", "late"),
    "error": ("circle-x", "stopped"),
}


class MessageBar(QFrame):
    """Hidden until `tell` is called; hidden again by its close button, by its action or by `clear`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(parent=self)
        self._text = PlainLabel(wrap=True, most=_MOST_LETTERS)
        self._action: QPushButton | None = None
        self._before: QWidget | None = None
        self._close = IconButton("x", tr("Close the message"), self, kind="small")
        self._close.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 8, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def text(self) -> str:
        """Return what the bar says; empty when it is hidden."""
        return self._text.text() if not self.isHidden() else ""

    def tell(
        self, text: str, *, kind: str = "info", action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """Show a plain text.

        Args:
            text: what to say.
            kind: info, success, warning or error.
            action: the words of a button beside the text.
            on_action: what that button does; the bar closes first.
        """
        icon, tone = _LOOKS[kind]
        set_kind(self, f"bar-{kind}")
        self._icon.show_icon(icon, colour=tone)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._offer(action, on_action)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Hide the bar; the keyboard goes back to where it came from, not to the next widget there happens to be."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus and self._before is not None and isValid(self._before):
            self._before.setFocus()
        self.closed.emit()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and not (old is not None and self.isAncestorOf(old)):
            self._before = old

    def _offer(self, action: str, on_action: Callable[[], object] | None) -> None:
        if self._action is not None:
            self._action.hide()
            self._action.deleteLater()
            self._action = None
        if not action or on_action is None:
            return

        def act() -> None:
            self.clear()
            on_action()

        self._action = text_button(action, kind="flat", clicked=act)
        self._row.insertWidget(2, self._action)
