"""The files of a part of a record, such as the evidence of an obligation, in a dialog of their own."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from app.i18n import mark, tr
from app.services.session import Session
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.records.attachments import AttachmentsPanel
from app.ui.records.child_list import PartCommand
from app.ui.shell import Shell
from app.widgets.buttons import text_button

_SIZE: Final = QSize(560, 480)


class PartFilesDialog(Dialog):
    """The files of one part; each change is one step of undo."""

    def __init__(self, shell: Shell, owner_column: str, session: Session, part_id: str, parent: QWidget) -> None:
        super().__init__(tr("Attachments"), parent)
        self.panel = AttachmentsPanel(shell, owner_column)
        self.panel.show_owner(session, part_id)
        self.body.addWidget(self.panel, 1)
        self.add_button(text_button(tr("Close"), kind="primary", clicked=self.accept), default=True)
        self.resize(within_screen(parent, _SIZE))


def files_command(shell: Shell, owner_column: str, parent: Callable[[], QWidget]) -> PartCommand:
    """Make the command of a list that shows the files of the chosen part.

    Args:
        shell: the window.
        owner_column: the column of the attachments that points to the part, such as "obligation_id".
        parent: gives the widget that the dialog stands over.
    """

    def show(session: Session, ids: Sequence[str]) -> None:
        PartFilesDialog(shell, owner_column, session, ids[0], parent()).open()

    return PartCommand(mark("Attachments…"), "paperclip", show, "Ctrl+Shift+A", has_button=True, writes=False)
