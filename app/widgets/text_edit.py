"""Several lines of plain Persian text."""

from math import inf
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextOption
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from app.domain.text import normalise
from app.i18n import tr
from app.widgets.field import claims_escape, error_of, mark_error
from app.widgets.line_edit import spelled

_LONGEST: Final = 20_000
_WIDEST_LINE: Final = 400  # letters


class PersianTextEdit(QTextEdit):
    """Plain text of any number of lines that reads from right to left; Tab leaves it, and it grows with its text.

    Args:
        name: the accessible name.
        lines: the number of lines shown when there is less text.
        most_lines: the number of lines after which it scrolls instead of growing.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "",
        lines: int = 3,
        most_lines: int = 12,
        max_length: int = _LONGEST,
    ) -> None:
        super().__init__(parent)
        self._value = self._shown = ""  # Qt shows some ends of lines and spaces as others
        self._lines, self._most_lines, self._max_length = lines, most_lines, max_length
        self._loading = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._read_from_right()
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def value(self) -> str:
        """Return the last taken text, "" when empty."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._assign(value or "")

    def commit(self) -> bool:
        """Take what is typed; False when it is too long."""
        if self.toPlainText() == self._shown:
            return not self.has_error()
        text = normalise(self.toPlainText()).rstrip()
        if len(text) > self._max_length:
            self.set_error(tr("The text is too long. Make it shorter."))
            return False
        changed = text != self._value
        self._value, self._shown = text, self.toPlainText()
        self.set_error("")
        if changed:
            self.committed.emit(text)
        return True

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""
        return bool(error_of(self))

    def error_text(self) -> str:
        """Return what is wrong with the typed text."""
        return error_of(self)

    def set_error(self, message: str) -> None:
        """Mark the field, or clear the mark with an empty message."""
        mark_error(self, message)

    def sizeHint(self) -> QSize:
        """Ask for the height of the text within the bounds given."""
        line = self.fontMetrics().lineSpacing()
        around = self.height() - self.viewport().height() + 2 * round(self.document().documentMargin())
        height = min(max(self._text_height(), line * self._lines), line * self._most_lines)
        return QSize(super().sizeHint().width(), round(height) + max(around, 0))

    def _text_height(self) -> float:
        """Return the height of the text; one that fills all lines anyway is not broken to learn how many more."""
        if self.document().characterCount() > self._most_lines * _WIDEST_LINE:
            return inf
        return round(self.document().size().height()) - 2 * round(self.document().documentMargin())

    def minimumSizeHint(self) -> QSize:
        """Never be less high than the text asks for."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Keep Escape for the field while it holds something to restore."""
        if claims_escape(event) and self._is_dirty():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type Persian letters, restore on Escape, take on Ctrl+Enter."""
        typed = spelled(event)
        if typed is not None:
            self.textCursor().insertText(typed)
        elif event.key() == Qt.Key.Key_Escape and self._is_dirty():
            self._assign(self._value)
            self.edited.emit()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is typed when the field is left."""
        super().focusOutEvent(event)
        staying = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in staying:
            self.commit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain Persian text."""
        if source.hasText():
            self.textCursor().insertText(normalise(source.text()))

    def _assign(self, value: str) -> None:
        self._value = value
        if self.toPlainText() != value:
            self._loading = True
            self.setPlainText(value)
            self._loading = False
        self._shown = self.toPlainText()
        self.set_error("")

    def _is_dirty(self) -> bool:
        return self.has_error() or self.toPlainText() != self._shown

    def _on_changed(self) -> None:
        if not self._loading:
            self.edited.emit()

    def _read_from_right(self) -> None:
        option = QTextOption(self.document().defaultTextOption())
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
