"""What waits until something has been on the screen, so that the window is there sooner."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.theme import set_kind

W = TypeVar("W", bound=QWidget)


def after_paint(widget: QWidget, do: Callable[[], None]) -> None:
    """Do something once a widget that is not shown yet has been painted; one on show is taken to be so."""
    if widget.isVisible():
        QTimer.singleShot(0, widget, do)
    else:
        _Waiting(widget, do)


class _Waiting(QObject):
    """Watches a widget until its first paint."""

    def __init__(self, widget: QWidget, do: Callable[[], None]) -> None:
        super().__init__(widget)
        self._do = do
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait for the paint."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, watched, self._do)
            self.deleteLater()
        return False


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
