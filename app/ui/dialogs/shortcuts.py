"""The list of all keys: those of the window and those of the page on show."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.text import left_to_right
from app.i18n import tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_SIZE = QSize(860, 640)
Group = tuple[str, Sequence[QAction]]


class ShortcutsDialog(Dialog):
    """Two columns of cards, one card a group."""

    def __init__(self, groups: Iterable[Group], parent: QWidget) -> None:
        super().__init__(tr("Keyboard shortcuts"), parent)
        self.resize(within_screen(parent, _SIZE))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        boxes = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for title, actions in groups:
            if not actions:
                continue
            shorter = heights.index(min(heights))
            boxes[shorter].addWidget(_card(title, actions))
            heights[shorter] += len(actions) + 2
        for box in boxes:
            box.addStretch()
            columns.addLayout(box, 1)
        content = QWidget()
        set_kind(content, "page")
        content.setLayout(columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self.body.addWidget(scroll)
        self.add_button(text_button(tr("Close"), kind="primary", clicked=self.accept), default=True)


def _card(title: str, actions: Iterable[QAction]) -> QFrame:
    card = QFrame()
    set_kind(card, "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setVerticalSpacing(8)
    grid.addWidget(PlainLabel(title, kind="h2"), 0, 0, 1, 2)
    for row, action in enumerate(actions, 1):
        grid.addWidget(PlainLabel(action.text(), wrap=True), row, 0)
        grid.addWidget(PlainLabel(keys_text(action), kind="code"), row, 1, Qt.AlignmentFlag.AlignTrailing)
    grid.setColumnStretch(0, 1)
    return card


def keys_text(action: QAction) -> str:
    """Write the keys of an action as they stand on the keyboard, those with Persian letters left out."""
    names = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()]
    return "  ".join(left_to_right(name) for name in names if name.isascii())
