"""The list of suggestions under a line: the only name that part of one can mean is marked, and Enter takes it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit


def mark_only(line: QLineEdit) -> None:
    """Mark the only suggestion for a single typed word, once Qt has opened the list.

    Several words may be a new name that happens to be part of a known one, so they are left alone.
    """
    QTimer.singleShot(0, line, lambda: _mark(line))


def list_of(line: QLineEdit) -> QAbstractItemView:
    """Return the list of suggestions of a line."""
    view = line.completer().popup()
    if view is None:
        raise LookupError(line.accessibleName())
    return view


def marked_name(line: QLineEdit) -> str:
    """Return the suggestion that is marked, blank for none."""
    view = list_of(line)
    marked = view.selectionModel().selectedIndexes() if view.isVisible() else []
    return str(marked[0].data()) if marked else ""


class TakingByEnter(QObject):
    """Puts the marked suggestion in place of what is typed when Enter is pressed, and calls `taken`."""

    def __init__(self, line: QLineEdit, taken: Callable[[], object]) -> None:
        super().__init__(line)
        self._line, self._taken = line, taken
        list_of(line).installEventFilter(self)  # before the completer's own, which would only close it

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the marked name."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            name = marked_name(self._line) if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else ""
            if name:
                list_of(self._line).hide()
                self._line.setText(name)
                self._taken()
                return True
        return super().eventFilter(watched, event)


def _mark(line: QLineEdit) -> None:
    completer = line.completer()
    found = completer.completionModel()
    if found.rowCount() != 1 or len(line.text().split()) != 1:
        return
    blocked = completer.blockSignals(True)  # noqa: FBT003 Qt would write the name in the line at once
    list_of(line).setCurrentIndex(found.index(0, 0))
    completer.blockSignals(blocked)
