"""What a page without content says: what belongs here and what to do first."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.widgets.icons import pixmap
from app.widgets.labels import PlainLabel
from app.widgets.theme import tokens

_PICTURE = 56
_TEXT_WIDTH = 460


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to three buttons in the middle of the room at hand."""

    def __init__(
        self, icon: str, title: str, sentence: str, *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._picture = QLabel(self)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(self._picture)
        box.addWidget(_centred(PlainLabel(title, kind="h1", wrap=True)), 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(_centred(PlainLabel(sentence, kind="soft", wrap=True)), 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        box.addLayout(row)
        box.addStretch(3)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(pixmap(self._icon, tokens().primary, size=_PICTURE, ratio=ratio))


def _centred(label: PlainLabel) -> PlainLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedWidth(_TEXT_WIDTH)
    return label
