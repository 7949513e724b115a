"""Shortcuts with Latin letters under a Persian keyboard layout.

With Persian as the only X11 layout Qt finds no Latin key to fall back to, so Ctrl+S never fires. The filter here
takes the place of the key on the keyboard, names the Latin letter of that place, and offers the keystroke again.
"""

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_ROWS: Final = ((24, "qwertyuiop"), (38, "asdfghjkl"), (52, "zxcvbnm"))
_LETTER_OF_PLACE: Final = {first + place: letter for first, row in _ROWS for place, letter in enumerate(row)}
"""X11 and Wayland key codes, which count places on the keyboard, not letters."""

_ARABIC_BLOCK: Final = range(0x600, 0x700)
_CONTROL_CODES: Final = 64


class LatinShortcuts(QObject):
    """An event filter for the whole application: `app.installEventFilter(LatinShortcuts(app))`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sending = False
        self._used = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer Ctrl with a Persian letter again as Ctrl with the Latin letter of the same key."""
        if self._sending or not isinstance(event, QKeyEvent):
            return False
        letter = _latin_letter(event)
        if not letter:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._override(watched, event, letter)
        if event.type() == QEvent.Type.KeyPress:
            return self._press(watched, event, letter)
        return False

    def _override(self, watched: QObject, event: QKeyEvent, letter: str) -> bool:
        """Ask the widget first, such as an editor for Ctrl+C, then the shortcuts of the window."""
        again = self._send(watched, event, letter)
        self._used = not again.isAccepted() and _trigger(QKeySequence(_combination(event, letter)))
        event.setAccepted(again.isAccepted() or self._used)
        return event.isAccepted()

    def _press(self, watched: QObject, event: QKeyEvent, letter: str) -> bool:
        used, self._used = self._used, False
        if not used:
            self._send(watched, event, letter)
        return True

    def _send(self, watched: QObject, event: QKeyEvent, letter: str) -> QKeyEvent:
        key = Qt.Key(ord(letter.upper()))
        again = QKeyEvent(event.type(), key, event.modifiers(), chr(key.value - _CONTROL_CODES))
        again.setAccepted(event.type() == QEvent.Type.KeyPress)
        self._sending = True
        try:
            QCoreApplication.sendEvent(watched, again)
        finally:
            self._sending = False
        return again


def _latin_letter(event: QKeyEvent) -> str:
    """Return the Latin letter of the pressed place when Ctrl is held and the layout gives a Persian one."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.key() not in _ARABIC_BLOCK:
        return ""
    if sys.platform == "win32":
        # Windows names letter keys by their Latin letters whatever the layout types.
        code = chr(event.nativeVirtualKey()) if event.nativeVirtualKey() < ord("[") else ""
        return code.lower() if code.isalpha() else ""
    return _LETTER_OF_PLACE.get(event.nativeScanCode(), "")


def _combination(event: QKeyEvent, letter: str) -> QKeyCombination:
    return QKeyCombination(event.modifiers(), Qt.Key(ord(letter.upper())))


def _trigger(keys: QKeySequence) -> bool:
    """Fire the first enabled shortcut or action of the active window that has `keys`."""
    window = QApplication.activeWindow()
    if window is None:
        return False
    for shortcut in window.findChildren(QShortcut):
        if keys in shortcut.keys() and shortcut.isEnabled() and _is_reached(shortcut, shortcut.context()):  # noqa: SIM118 not a dict
            shortcut.activated.emit()
            return True
    for action in window.findChildren(QAction):
        if keys in action.shortcuts() and action.isEnabled() and _is_reached(action, action.shortcutContext()):
            action.trigger()
            return True
    return False


def _is_reached(owner: QObject, context: Qt.ShortcutContext) -> bool:
    """Tell whether a shortcut applies where the keyboard is now."""
    if context in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut):
        return True
    widget, focus = owner.parent(), QApplication.focusWidget()
    if not isinstance(widget, QWidget) or focus is None:
        return False
    inside = context == Qt.ShortcutContext.WidgetWithChildrenShortcut and widget.isAncestorOf(focus)
    return widget is focus or inside
