"""Amounts in whole rials of any size, grouped while they are typed."""

from PySide6.QtWidgets import QWidget

from app.domain import money
from app.domain.text import grouped
from app.i18n import tr
from app.widgets.entry import Entry
from app.widgets.field import InputError


class MoneyEdit(Entry):
    """An amount of rials; nothing typed means not entered (None). The tooltip says it in words and in toman."""

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(parent, name=name, unit=tr("rial"))

    def value(self) -> int | None:
        """Return the last good amount; None when nothing is entered."""
        return self._value if isinstance(self._value, int) else None

    def set_value(self, value: int | None) -> None:
        """Show `value`."""
        self._assign(value)

    def _parse(self, text: str) -> int | None:
        try:
            return money.parse(text)
        except ValueError:
            raise InputError(tr("Type the amount in whole rials, with digits only.")) from None

    def _show(self, value: object) -> str:
        return grouped(value) if isinstance(value, int) else ""

    def _hint(self) -> str:
        amount = self._typed()
        return "" if amount is None else money.in_words(amount)

    def _typed(self) -> int | None:
        return self._parse(self.text()) if self._reads() else None

    def _while_typing(self) -> None:
        amount = self._typed()
        if amount is None:
            return
        before_caret = _count_digits(self.text()[: self.cursorPosition()])
        shown = self._show(amount)
        lost = _count_digits(self.text()) - _count_digits(shown)
        self._replace(shown, _after_digits(shown, before_caret - lost))
        self.set_error("")


def _count_digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)


def _after_digits(text: str, digits: int) -> int:
    """Find the place in `text` just after so many digits."""
    seen = 0
    for place, letter in enumerate(text):
        if seen >= digits:
            return place
        seen += letter.isdigit()
    return len(text)
