"""A page that scrolls, with its content in a column of bearable width in the middle."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.widgets.theme import set_kind


def centred_column(width: int, parts: Iterable[QWidget]) -> QScrollArea:
    """Put `parts` below one another in a column of at most `width` pixels that scrolls."""
    column = QWidget()
    set_kind(column, "page")
    column.setMaximumWidth(width)
    box = QVBoxLayout(column)
    box.setContentsMargins(24, 24, 24, 24)
    box.setSpacing(20)
    for part in parts:
        box.addWidget(part)
    box.addStretch()
    holder = QWidget()
    set_kind(holder, "page")
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(column, 100)
    row.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(holder)
    return scroll
