"""What is shown while something long goes on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_WHOLE = 1000


class ProgressPanel(QFrame):
    """A sentence, a bar and a Cancel button; hidden until `start`."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._text = PlainLabel(wrap=True)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._cancel: QPushButton = text_button(tr("Cancel"), clicked=self._on_cancel)
        row = QHBoxLayout()
        row.addWidget(self._text, 1)
        row.addWidget(self._cancel)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.addLayout(row)
        box.addWidget(self._bar)
        self.hide()

    def start(self, text: str, *, can_cancel: bool = True) -> None:
        """Show `text` with a bar that moves without an amount until `advance` is called."""
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setRange(0, 0)
        self._cancel.setVisible(can_cancel)
        self._cancel.setEnabled(True)
        self.show()

    def advance(self, fraction: float, text: str = "") -> None:
        """Show how much is done, from 0 to 1, and a new sentence if given."""
        self._bar.setRange(0, _WHOLE)
        self._bar.setValue(round(min(max(fraction, 0.0), 1.0) * _WHOLE))
        if text:
            self._text.setText(text)

    def finish(self) -> None:
        """Hide the panel."""
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText(tr("Cancelling…"))
        self.cancelled.emit()
