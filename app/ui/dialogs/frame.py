"""The frame of our dialogs: a title, a body, buttons at the end; Escape closes."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.widgets.labels import PlainLabel

_WINDOW_FRAME: Final = QSize(24, 48)


class Dialog(QDialog):
    """A dialog that does not stop the program; add to `body`, then `add_button` in reading order."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(16)
        box.addWidget(PlainLabel(title, kind="h1"))
        box.addLayout(self.body, 1)
        box.addLayout(self._buttons)

    def add_button(self, button: QPushButton, *, default: bool = False) -> QPushButton:
        """Put a button at the end of the row; Enter presses the default one."""
        button.setAutoDefault(default)
        button.setDefault(default)
        self._buttons.addWidget(button)
        return button


def within_screen(widget: QWidget, wanted: QSize) -> QSize:
    """Return `wanted`, or as much of it as the screen of `widget` has room for beside the frame of a window."""
    return wanted.boundedTo(widget.screen().availableSize() - _WINDOW_FRAME)
