"""Tabs of a form; the buttons that scroll them when they are many say what they do."""

from PySide6.QtWidgets import QTabWidget, QToolButton, QWidget

from app.i18n import tr
from app.widgets.labels import set_tooltip


class Tabs(QTabWidget):
    """Tabs with a name for screen readers."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUsesScrollButtons(True)
        for button in self.tabBar().findChildren(QToolButton):
            set_tooltip(button, tr("Show the other tabs"))
