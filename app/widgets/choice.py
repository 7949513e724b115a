"""One of a few choices."""

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from app.widgets.field import error_of, mark_error

_FEWEST_LETTERS = 6


class ChoiceBox(QComboBox):
    """A list to choose one of; the wheel changes it only while it has the focus.

    Args:
        choices: pairs of the value and the words shown for it.
        none: the words for "nothing chosen"; without them something is always chosen.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]] = (),
        parent: QWidget | None = None,
        *,
        name: str = "",
        none: str = "",
    ) -> None:
        super().__init__(parent)
        self._none = none
        self._value: Hashable = None
        self._is_several = False
        self._values: list[Hashable] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEWEST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setIconSize(QSize(16, 16))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.view().setAccessibleName(name)
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Iterable[tuple[Hashable, str]]) -> None:
        """Offer other choices and keep the value when it is still among them."""
        offered = [(None, self._none)] if self._none else []
        self.clear()
        self._values = []
        for value, words in [*offered, *choices]:
            self._values.append(value)
            self.addItem(words)
        self.set_value(self._value)

    def value(self) -> Hashable:
        """Return what is chosen; None when nothing is."""
        return self._value

    def set_value(self, value: Hashable) -> None:
        """Choose `value`; one that is not offered shows an empty box and is kept."""
        self._value = value
        self._is_several = False
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.set_error("")

    def show_several(self) -> None:
        """Show an empty box, for several values at once; any choice then is a change."""
        self.set_value(None)
        self._is_several = True
        self.setCurrentIndex(-1)

    def commit(self) -> bool:
        """Return True: what is shown is already taken."""
        return not self.has_error()

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""
        return bool(error_of(self))

    def error_text(self) -> str:
        """Return the message of the mark."""
        return error_of(self)

    def set_error(self, message: str) -> None:
        """Mark the field, or clear the mark with an empty message."""
        mark_error(self, message)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _on_activated(self, index: int) -> None:
        changed = self._is_several or self._values[index] != self._value
        self._value = self._values[index]
        self._is_several = False
        self.set_error("")
        if changed:
            self.edited.emit()
            self.committed.emit(self._value)
