"""A yes that can be ticked: 1 or not entered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.widgets.field import error_of, mark_error


class TickBox(QCheckBox):
    """A field whose words stand beside the box itself."""

    committed = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.clicked.connect(self._on_clicked)

    def value(self) -> int | None:
        """Return 1 when ticked, else None."""
        return 1 if self.isChecked() else None

    def set_value(self, value: object) -> None:
        """Show `value`."""
        self.setChecked(bool(value))
        self.set_error("")

    def commit(self) -> bool:
        """Return whether the field is free of a mark: what is shown is already taken."""
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

    def _on_clicked(self) -> None:
        self.set_error("")
        self.edited.emit()
        self.committed.emit(self.value())
