"""Questions and notices in a window of their own: plain text, never blocking the event loop."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import tr
from app.widgets.buttons import text_button
from app.widgets.labels import IconLabel, PlainLabel

_LOOKS: Final = {
    "question": ("circle-question-mark", "primary"),
    "info": ("info", "progress"),
    "warning": ("triangle-alert", "late"),
    "error": ("circle-x", "stopped"),
}
_TEXT_WIDTH: Final = 380
_PICTURE: Final = 32


class MessageDialog(QDialog):
    """An icon, a title, a text and buttons; Escape closes it without doing anything.

    Args:
        parent: the window it belongs to and blocks.
        title: the matter in a few words.
        text: the whole of it.
        kind: question, info, warning or error.
    """

    def __init__(self, parent: QWidget, *, title: str, text: str, kind: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleDescription(text)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch()
        icon, colour = _LOOKS[kind]
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(IconLabel(icon, colour=colour, size=_PICTURE), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(_words(title, text), 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 20, 20, 16)
        box.setSpacing(16)
        box.addLayout(row)
        box.addLayout(self._buttons)

    def add_button(
        self, text: str, *, kind: str = "", clicked: Callable[[], object] | None = None, default: bool = False
    ) -> QPushButton:
        """Add a button that closes the dialog and then calls `clicked`."""

        def act() -> None:
            self.done(QDialog.DialogCode.Accepted if clicked else QDialog.DialogCode.Rejected)
            if clicked:
                clicked()

        button = text_button(text, kind=kind, clicked=act)
        button.setAutoDefault(True)
        button.setDefault(default)
        if default:
            button.setFocus()
        self._buttons.addWidget(button)
        return button


def ask(
    parent: QWidget,
    *,
    title: str,
    text: str,
    action: str,
    on_yes: Callable[[], object],
    danger: bool = False,
) -> MessageDialog:
    """Ask before doing something; Escape and Cancel do nothing.

    Args:
        parent: the window it belongs to.
        title: the question in a few words.
        text: what will happen.
        action: the words of the button that does it.
        on_yes: what that button does.
        danger: the action loses something; then Cancel is the default.
    """
    dialog = MessageDialog(parent, title=title, text=text, kind="warning" if danger else "question")
    dialog.add_button(action, kind="danger" if danger else "primary", clicked=on_yes, default=not danger)
    dialog.add_button(tr("Cancel"), default=danger)
    dialog.open()
    return dialog


def tell(parent: QWidget, *, title: str, text: str, kind: str = "info") -> MessageDialog:
    """Tell something that must be read; `kind` is info, warning or error."""
    dialog = MessageDialog(parent, title=title, text=text, kind=kind)
    dialog.add_button(tr("Close"), kind="primary", default=True)
    dialog.open()
    return dialog


def _words(title: str, text: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    for label in (PlainLabel(title, kind="h2", wrap=True), PlainLabel(text, kind="soft", wrap=True)):
        label.setMinimumWidth(_TEXT_WIDTH)
        column.addWidget(label)
    return column
