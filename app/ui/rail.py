"""The rail of pages at the leading edge of the window."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QLayout, QToolButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.page import Entry
from app.widgets.labels import set_tooltip
from app.widgets.theme import set_icon, set_kind

_WIDTH: Final = 92
_BUTTON: Final = QSize(76, 60)
_LOW_BUTTON: Final = QSize(76, 40)
_GAP: Final = 4
_EDGES: Final = 24
_ICON: Final = QSize(22, 22)


class Rail(QFrame):
    """One button a page; `chosen(key)` tells which the agent wants."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], keys: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "rail")
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("Pages"))
        self._entries = {entry.key: entry for entry in entries}
        self._group = QButtonGroup(self)
        self._buttons = {entry.key: self._button(entry, hint) for entry, hint in zip(entries, keys, strict=True)}
        box = QVBoxLayout(self)
        box.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `minimumSizeHint` says how low it may get
        box.setContentsMargins(8, 12, 8, 12)
        box.setSpacing(_GAP)
        for entry in sorted(entries, key=lambda one: one.at_end):
            if entry.at_end:
                box.addStretch()
            box.addWidget(self._buttons[entry.key])

    def show_current(self, key: str) -> None:
        """Mark the page on show."""
        self._buttons[key].setChecked(True)
        for name, button in self._buttons.items():
            set_icon(button, self._entries[name].icon, colour="rail_on" if name == key else "rail_text")

    def allow_project_pages(self, allowed: bool) -> None:  # noqa: FBT001 the one thing it is about
        """Show the pages of a project, or hide them."""
        for key, button in self._buttons.items():
            button.setVisible(allowed or not self._entries[key].needs_project)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where they have no room; the icons keep their tooltips and names."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = sum(1 for button in self._buttons.values() if not button.isHidden())
        high = self.height() >= shown * (_BUTTON.height() + _GAP) + _EDGES
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if high else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setFixedHeight((_BUTTON if high else _LOW_BUTTON).height())

    def minimumSizeHint(self) -> QSize:
        """Need room for the icons alone."""
        shown = sum(1 for button in self._buttons.values() if not button.isHidden())
        return QSize(_WIDTH, shown * (_LOW_BUTTON.height() + _GAP) + _EDGES)

    def _button(self, entry: Entry, hint: str) -> QToolButton:
        button = QToolButton(self)
        title = tr(entry.title)
        button.setText(title)
        button.setAccessibleName(title)
        set_tooltip(button, f"{title} ({hint})" if hint else title)
        button.setCheckable(True)
        button.setFixedSize(_LOW_BUTTON)
        button.setIconSize(_ICON)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_kind(button, "rail")
        set_icon(button, entry.icon, colour="rail_text")
        self._group.addButton(button)
        button.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
        return button
