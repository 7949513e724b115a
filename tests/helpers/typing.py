"""Typing into widgets in tests; `QTest.keyClicks` aborts the whole process on anything but ASCII."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type `text` letter by letter, as a keyboard with those letters would."""
    for letter in text:
        plain = letter.isascii() and letter.isalnum()
        key = Qt.Key(ord(letter.upper())) if plain else Qt.Key.Key_unknown
        _strike(widget, key, NO_MODIFIER, letter)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER, text: str = "") -> None:
    """Press and release one key."""
    _strike(widget, key, modifiers, text)


def _strike(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))
