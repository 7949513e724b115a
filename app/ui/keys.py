"""Keys that belong to the whole window: whose undo Ctrl+Z is, and the menu on Alt."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
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


class MenuKey(QObject):
    """An event filter of a window: `pressed` comes when Alt is pressed and released with no other key."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._alone = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keys and let all of them pass."""
        del watched
        if isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            is_alt = event.key() == Qt.Key.Key_Alt
            if event.type() == QEvent.Type.KeyRelease and is_alt and self._alone:
                self.pressed.emit()
            # a key that is a shortcut is asked about first and then never comes as a press
            self._alone = is_alt and event.type() != QEvent.Type.KeyRelease
        elif event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut, QEvent.Type.WindowDeactivate):
            self._alone = False
        return False
