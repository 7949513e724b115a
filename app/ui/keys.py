"""The key that opens the menu."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent


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
