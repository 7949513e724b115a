"""What a page without content says: what belongs here and what to do first."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.widgets.labels import IconLabel, PlainLabel

_PICTURE = 56
_TEXT_WIDTH = 460


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to three buttons in the middle of the room at hand."""

    def __init__(
        self, icon: str, title: str, sentence: str, *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        box = QVBoxLayout(self)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(IconLabel(icon, colour="primary", size=_PICTURE))
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


def _centred(label: PlainLabel) -> PlainLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedWidth(_TEXT_WIDTH)
    return label
