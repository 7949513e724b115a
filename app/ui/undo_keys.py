"""Whose undo Ctrl+Z is: the text field's or the project's."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QTextEdit


class UndoKeys(QObject):
    """An event filter of the application: a text field with nothing typed leaves Ctrl+Z to the project."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the key on behalf of a field that has nothing of its own to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if not undo and not event.matches(QKeySequence.StandardKey.Redo):
            return False
        if not isinstance(watched, QLineEdit | QTextEdit) or _has_own(watched, undo=undo):
            return False
        event.ignore()
        return True


def _has_own(field: QLineEdit | QTextEdit, *, undo: bool) -> bool:
    typed = field if isinstance(field, QLineEdit) else field.document()
    return typed.isUndoAvailable() if undo else typed.isRedoAvailable()
