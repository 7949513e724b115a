"""Handing a file to the program that the system has for its kind: the one place that does, so that tests can see it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_outside(path: Path) -> bool:
    """Ask the system to show a file; False when it knows no program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
