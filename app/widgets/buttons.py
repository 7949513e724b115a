"""Buttons in the looks of the style sheet; a button without words always has a name and a tooltip."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from app.widgets.icons import SIZE
from app.widgets.labels import set_tooltip
from app.widgets.theme import set_icon, set_kind

_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class IconButton(QToolButton):
    """A button that shows only an icon.

    Args:
        icon: the Lucide name.
        name: what it does, for screen readers and as tooltip.
        kind: a look of the style sheet: "" or "small".
        colour: the token of the icon's colour.
    """

    def __init__(
        self, icon: str, name: str, parent: QWidget | None = None, *, kind: str = "", colour: str = "text_soft"
    ) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(SIZE, SIZE))
        self.rename(name)
        set_icon(self, icon, colour=colour)
        if kind:
            set_kind(self, kind)

    def rename(self, name: str) -> None:
        """Say what the button does now."""
        self.setAccessibleName(name)
        set_tooltip(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it too: Qt gives a tool button only the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


def text_button(
    text: str, *, kind: str = "", icon: str = "", clicked: Callable[[], object] | None = None
) -> QPushButton:
    """Make a push button; `kind` is "", "primary", "danger" or "flat", `icon` a Lucide name."""
    button = QPushButton(f" {text}" if icon else text)
    button.setAccessibleName(text)
    button.setAutoDefault(True)  # Enter presses the button that has the keyboard, outside dialogs too
    if icon:
        set_icon(
            button,
            icon,
            colour={"primary": "on_primary", "danger": "stopped", "flat": "primary"}.get(kind, "text_soft"),
        )
    if kind:
        set_kind(button, kind)
    if clicked is not None:
        button.clicked.connect(lambda _checked=False: clicked())
    return button
