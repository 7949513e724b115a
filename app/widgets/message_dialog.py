"""Questions and notices in a window of their own: plain text, never blocking the event loop."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import tr
from app.widgets.direction import paragraph
from app.widgets.theme import set_kind

_ICONS: Final = {
    "info": QMessageBox.Icon.Information,
    "warning": QMessageBox.Icon.Warning,
    "error": QMessageBox.Icon.Critical,
}


def ask(  # noqa: PLR0913 all are keywords that describe one question
    parent: QWidget,
    *,
    title: str,
    text: str,
    action: str,
    on_yes: Callable[[], object],
    danger: bool = False,
    detail: str = "",
) -> QMessageBox:
    """Ask before doing something; Escape and Cancel do nothing.

    Args:
        parent: the window it belongs to.
        title: the question in a few words.
        text: what will happen.
        action: the words of the button that does it.
        on_yes: what that button does.
        danger: the action loses something; then Cancel is the default.
        detail: more, in smaller letters.
    """
    box = _box(parent, title=title, text=text, detail=detail, icon=QMessageBox.Icon.Question)
    yes = box.addButton(action, QMessageBox.ButtonRole.AcceptRole)
    set_kind(yes, "danger" if danger else "primary")
    cancel = box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel if danger else yes)
    box.setEscapeButton(cancel)
    box.buttonClicked.connect(lambda button: on_yes() if button is yes else None)
    box.open()
    return box


def tell(parent: QWidget, *, title: str, text: str, detail: str = "", kind: str = "info") -> QMessageBox:
    """Tell something that must be read; `kind` is info, warning or error."""
    box = _box(parent, title=title, text=text, detail=detail, icon=_ICONS[kind])
    set_kind(box.addButton(tr("Understood"), QMessageBox.ButtonRole.AcceptRole), "primary")
    box.open()
    return box


def _box(parent: QWidget, *, title: str, text: str, detail: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setText(paragraph(text))
    box.setInformativeText(paragraph(detail))
    return box
