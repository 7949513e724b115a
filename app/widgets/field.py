"""What every input has in common: a value, an error shown in red and told to screen readers, and two signals."""

from typing import Any, Final, Protocol

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.widgets.labels import set_tooltip
from app.widgets.theme import restyle

_ERROR: Final = "errorText"


class Field(Protocol):
    """An input of a form.

    `committed(value)` comes when the user has changed the value and leaves the field or presses Enter; `edited()`
    comes with each change of what is typed. Setting the value by program emits neither.
    """

    @property
    def committed(self) -> SignalInstance:
        """Signal with the new value."""

    @property
    def edited(self) -> SignalInstance:
        """Signal without arguments."""

    def value(self) -> Any:
        """Return the last good value; None when nothing is entered."""

    def set_value(self, value: Any) -> None:
        """Show `value` and forget what was typed."""

    def commit(self) -> bool:
        """Take what is typed; False when it is wrong, and then it stays typed and marked."""

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""

    def error_text(self) -> str:
        """Return what is wrong, in the user's words; empty when nothing is."""


class InputError(ValueError):
    """What was typed cannot be taken; the message says why, translated."""


def mark_error(widget: QWidget, message: str) -> None:
    """Mark an input as wrong with a message, or as good again with an empty one."""
    if error_of(widget) == message and widget.property("invalid") is not None:
        return
    widget.setProperty(_ERROR, message)
    widget.setProperty("invalid", bool(message))
    widget.setAccessibleDescription(message)
    set_tooltip(widget, message)
    restyle(widget)


def claims_escape(event: QEvent) -> bool:
    """Tell whether `event` asks who wants Escape before the shortcuts of the window get it."""
    override = event.type() == QEvent.Type.ShortcutOverride
    return override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def error_of(widget: QWidget) -> str:
    """Return the message that `mark_error` put on `widget`."""
    return str(widget.property(_ERROR) or "")
