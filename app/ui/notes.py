"""The room for messages and progress above the page; it takes no height while nothing is said."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Notes(QWidget):
    """Holds `parts` below one another and is there as long as one of them is."""

    def __init__(self, *parts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 12, 20, 0)
        for part in parts:
            box.addWidget(part)
            part.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the parts."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        self.setVisible(any(not part.isHidden() for part in self._parts))
