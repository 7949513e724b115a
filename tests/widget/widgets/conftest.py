"""The program's look and direction for tests of single widgets."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.widgets import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """Show everything from right to left in the light theme."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme.apply(qapp, dark=False)
    yield
    for window in qapp.topLevelWidgets():
        window.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
