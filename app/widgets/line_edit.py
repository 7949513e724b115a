"""Single lines of Persian and of Latin text."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.text import ZWNJ, latin_digits, normalise, without_controls
from app.widgets.direction import write_ltr
from app.widgets.entry import Entry

_LONGEST: Final = 500
_LONG: Final = 40


class PersianLineEdit(Entry):
    """A line of Persian text: Arabic ي and ك become Persian, Shift+Space is the half-space.

    The value is stripped of blanks at both ends and never None: an empty line is "". `spell` writes a value as it is
    shown, and as it is taken once it was changed.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        name: str = "",
        max_length: int = _LONGEST,
        placeholder: str = "",
        spell: Callable[[str], str] = str,
    ) -> None:
        super().__init__(parent, name=name)
        self._spell = spell
        self._value = ""
        self.setMaxLength(max_length)
        self.setPlaceholderText(placeholder)

    def value(self) -> str:
        """Return the last taken text."""
        return str(self._value)

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._assign(value or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type half-spaces and Persian letters; inserting keeps Qt's own undo of the line."""
        typed = spelled(event)
        if typed is None:
            super().keyPressEvent(event)
        else:
            self.insert(typed)

    def _parse(self, text: str) -> str:
        return self._spell(normalise(text).strip(f" \t{ZWNJ}"))

    def _show(self, value: object) -> str:
        return self._spell(str(value))

    def _hint(self) -> str:
        return self.text() if len(self.text()) > _LONG else ""

    def _while_typing(self) -> None:
        text = self.text()
        tidy = normalise(text)
        if tidy != text:
            self._replace(tidy, len(normalise(text[: self.cursorPosition()])))


class LatinLineEdit(Entry):
    """A line that reads from left to right: e-mail address, telephone number, web address, path.

    Persian digits become Latin ones; the value is never None.
    """

    def __init__(
        self, parent: QWidget | None = None, *, name: str = "", max_length: int = _LONGEST, placeholder: str = ""
    ) -> None:
        super().__init__(parent, name=name)
        self._value = ""
        self.setMaxLength(max_length)
        self.setPlaceholderText(placeholder)
        write_ltr(self)

    def value(self) -> str:
        """Return the last taken text."""
        return str(self._value)

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._assign(value or "")

    def _parse(self, text: str) -> str:
        return latin_digits(without_controls(text)).strip()

    def _show(self, value: object) -> str:
        return str(value)


def spelled(event: QKeyEvent) -> str | None:
    """Return what a key must type instead of its own text, or None when Qt may go on."""
    modifiers = event.modifiers()
    if event.key() == Qt.Key.Key_Space and modifiers == Qt.KeyboardModifier.ShiftModifier:
        return ZWNJ
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if modifiers & commands or not event.text():
        return None
    tidy = normalise(event.text())
    return tidy if tidy != event.text() else None
