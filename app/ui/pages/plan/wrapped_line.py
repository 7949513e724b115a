"""One paragraph shown whole on several lines: titles, which are too long for a narrow form."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent

from app.widgets.text_edit import PersianTextEdit


class WrappedLine(PersianTextEdit):
    """Text without line feeds; Enter takes it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the text on Enter instead of beginning a new line."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste several lines as one."""
        joined = QMimeData()
        joined.setText(" ".join(source.text().split()))
        super().insertFromMimeData(joined)
