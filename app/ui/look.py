"""Which theme the window wears."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.widgets import theme


def wear(app: QApplication, wanted: str) -> None:
    """Dress the program: `wanted` is "light", "dark", or "system" for what the desktop prefers."""
    prefers_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    theme.apply(app, dark=wanted == "dark" or (wanted == "system" and prefers_dark))
