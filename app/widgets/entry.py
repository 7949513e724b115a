"""The one-line input that all typed values share: read when it is left, marked when wrong, restored by Escape."""

from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.widgets.direction import is_rtl, write_rtl
from app.widgets.field import InputError, claims_escape, error_of, mark_error
from app.widgets.labels import set_tooltip
from app.widgets.theme import token

_UNIT_GAP: Final = 6
_EDGE: Final = 10


class Entry(QLineEdit):
    """A line whose text stands for a value; subclasses say how with `_parse` and `_show`.

    Args:
        name: the accessible name, normally the words of the label beside it.
        unit: a word or sign painted after the text, never part of it.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "", unit: str = "") -> None:
        super().__init__(parent)
        self._value: object = None
        self._unit = ""
        self.setAccessibleName(name)
        write_rtl(self)
        self.set_unit(unit)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self.commit)

    def set_unit(self, unit: str) -> None:
        """Paint `unit` after the text."""
        self._unit = unit
        room = self.fontMetrics().horizontalAdvance(unit) + _UNIT_GAP if unit else 0
        self.setTextMargins(room if is_rtl() else 0, 0, 0 if is_rtl() else room, 0)
        self.update()

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""
        return bool(error_of(self))

    def error_text(self) -> str:
        """Return what is wrong with the typed text."""
        return error_of(self)

    def set_error(self, message: str) -> None:
        """Mark the field from outside, such as for an end before its start; an empty message clears it."""
        mark_error(self, message)
        if not message:
            set_tooltip(self, self._hint())

    def commit(self) -> bool:
        """Take what is typed; False when it is wrong, and then it stays typed and marked.

        A text that the user did not touch is left alone, marked from outside or not.
        """
        if self.text() == self._show(self._value):
            return not self.has_error()
        try:
            value = self._parse(self.text())
        except InputError as error:
            self.set_error(str(error))
            return False
        changed = value != self._value
        self._assign(value)
        if changed:
            self.committed.emit(value)
        return True

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the field while it holds something to restore."""
        if claims_escape(event) and self._is_dirty():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore the last good value on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._is_dirty():
            self._assign(self._value)
            self.edited.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the unit after the text."""
        super().paintEvent(event)
        if not self._unit:
            return
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(token("muted"))
            side = Qt.AlignmentFlag.AlignLeft if is_rtl() else Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self._unit_rect(), flags, self._unit)

    def _unit_rect(self) -> QRect:
        return self.rect().adjusted(_EDGE, 0, -_EDGE, 0)

    def _parse(self, text: str) -> object:
        """Read the value of `text`.

        Raises:
            InputError: with the reason in the user's words.
        """
        raise NotImplementedError

    def _show(self, value: object) -> str:
        raise NotImplementedError

    def _hint(self) -> str:
        """Return the tooltip of a good value."""
        return ""

    def _assign(self, value: object) -> None:
        self._value = value
        shown = self._show(value)
        if shown != self.text():
            self.setText(shown)
            if not self.hasFocus():
                self.setCursorPosition(0)
        self.set_error("")

    def _is_dirty(self) -> bool:
        return self.has_error() or self.text() != self._show(self._value)

    def _replace(self, text: str, caret: int) -> None:
        """Put other text in place of the typed one without counting as an edit."""
        self.setText(text)
        self.setCursorPosition(max(0, caret))

    def _on_edited(self) -> None:
        self._while_typing()
        if self.has_error() and self._reads():
            self.set_error("")
        self.edited.emit()

    def _while_typing(self) -> None:
        """Tidy the typed text; by default leave it."""

    def _reads(self) -> bool:
        try:
            self._parse(self.text())
        except InputError:
            return False
        return True
