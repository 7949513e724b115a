"""From one month of the programme to another."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.i18n import tr
from app.widgets.labels import PlainLabel
from app.widgets.number_edit import NumberEdit

Months = tuple[int, int]


class MonthRangeEdit(QWidget):
    """Two programme months, first and last, both counted from 1; both empty means not entered (None)."""

    committed = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "", last: int = 48) -> None:
        super().__init__(parent)
        self._value: Months | None = None
        self.first = NumberEdit(name=tr("{field}: from month", field=name), minimum=1, maximum=last)
        self.last = NumberEdit(name=tr("{field}: to month", field=name), minimum=1, maximum=last)
        self.setFocusProxy(self.first)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first, 1)
        row.addWidget(PlainLabel(tr("to"), kind="soft"))
        row.addWidget(self.last, 1)
        for edit in (self.first, self.last):
            edit.editingFinished.connect(self._on_left)
            edit.edited.connect(self.edited)

    def set_last(self, last: int) -> None:
        """Change the number of months of the programme."""
        self.first.set_range(1, last)
        self.last.set_range(1, last)

    def value(self) -> Months | None:
        """Return the last good pair; None when not entered."""
        return self._value

    def set_value(self, value: Months | None) -> None:
        """Show `value`."""
        self._value = value
        first, last = value or (None, None)
        self.first.set_value(first)
        self.last.set_value(last)

    def commit(self) -> bool:
        """Take what is typed; False when a month is wrong, missing or the order is."""
        if not (self.first.commit() and self.last.commit()):
            return False
        return self._take(_whole(self.first), _whole(self.last))

    def has_error(self) -> bool:
        """Tell whether one of the months is marked as wrong."""
        return self.first.has_error() or self.last.has_error()

    def error_text(self) -> str:
        """Return what is wrong."""
        return self.first.error_text() or self.last.error_text()

    def set_error(self, message: str) -> None:
        """Mark both months, or clear the mark with an empty message."""
        self.first.set_error(message)
        self.last.set_error(message)

    def _on_left(self) -> None:
        """Judge the pair only when the keyboard leaves both of its months."""
        other = self.last if self.sender() is self.first else self.first
        if QApplication.focusWidget() is not other:
            self.commit()

    def _take(self, first: int | None, last: int | None) -> bool:
        if (first is None) != (last is None):
            (self.first if first is None else self.last).set_error(tr("Type both months."))
            return False
        if first is not None and last is not None and first > last:
            self.last.set_error(tr("The last month is before the first."))
            return False
        self.set_error("")
        self._settle(None if first is None or last is None else (first, last))
        return True

    def _settle(self, value: Months | None) -> None:
        changed = value != self._value
        self._value = value
        if changed:
            self.committed.emit(value)


def _whole(edit: NumberEdit) -> int | None:
    value = edit.value()
    return None if value is None else int(value)
