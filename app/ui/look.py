"""Which theme the window wears."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.widgets import theme

_WORN = "worn"


def wear(app: QApplication, wanted: str) -> None:
    """Dress the program: `wanted` is "light", "dark", or "system" for what the desktop prefers.

    Dressing styles every widget anew, so the same clothes in the same direction are not put on twice.
    """
    prefers_dark = QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    dark = wanted == "dark" or (wanted == "system" and prefers_dark)
    clothes = f"{dark} {app.layoutDirection()}"
    if app.property(_WORN) == clothes and theme.is_dark() == dark:
        return
    theme.apply(app, dark)
    app.setProperty(_WORN, clothes)
