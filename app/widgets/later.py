"""A place whose widget is made once the place itself has been on the screen: the window is there sooner."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.theme import set_kind

W = TypeVar("W", bound=QWidget)


class Later(QWidget, Generic[W]):
    """Makes its widget after its first paint, or earlier when the widget is asked for."""

    def __init__(self, make: Callable[[], W], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._made: W | None = None
        set_kind(self, "page")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def made(self) -> W | None:
        """Return the widget if it has been made."""
        return self._made

    def widget(self) -> W:
        """Return the widget, made now if it was not there."""
        if self._made is None:
            self._made = self._make()
            self._box.addWidget(self._made)
        return self._made

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the widget as soon as the screen shows the rest."""
        super().paintEvent(event)
        if self._made is None:
            QTimer.singleShot(0, self, self.widget)
