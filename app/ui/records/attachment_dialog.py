"""The name and the note of one attached file."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain.attachment import Attachment
from app.domain.errors import UserError
from app.domain.tables.things import ATTACHMENT
from app.i18n import tr
from app.services.attachments import shown_name
from app.ui.dialogs.frame import Dialog
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.message_bar import MessageBar

_WIDTH: Final = 480
_LONGEST_NAME: Final = 150


class AttachmentDialog(Dialog):
    """Two lines; what was changed is given to `keep(name, note)`, which may refuse it."""

    def __init__(self, attachment: Attachment, keep: Callable[[str, str], None], parent: QWidget) -> None:
        super().__init__(tr("Name and note of the file"), parent)
        self._keep = keep
        self.setMinimumWidth(_WIDTH)
        self.bar = MessageBar(self)
        self.name = PersianLineEdit(name=tr("File name"), max_length=_LONGEST_NAME)
        self.note = PersianLineEdit(name=tr("Note"), max_length=ATTACHMENT.by_name["note"].longest)
        self.name.set_value(shown_name(attachment))
        self.note.set_value(attachment.note)
        self.body.addWidget(self.bar)
        for field in (self.name, self.note):
            self.body.addWidget(PlainLabel(field.accessibleName(), kind="field"))
            self.body.addWidget(field)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.add_button(text_button(tr("Keep the changes"), kind="primary", clicked=self.finish), default=True)

    def finish(self) -> None:
        """Keep what was typed if it is good."""
        if not (self.name.commit() and self.note.commit()):
            return
        try:
            self._keep(self.name.value(), self.note.value())
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()
