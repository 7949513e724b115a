"""A small look at an attached picture, decoded in the background when it is big."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.attachment import Attachment
from app.domain.errors import UserError
from app.domain.file_kinds import Family, kind_by_name
from app.domain.pictures import picture_in
from app.domain.text import isolate
from app.i18n import tr
from app.services.attachments import shown_name
from app.ui.tasks import Task, run_task
from app.widgets.labels import PlainLabel
from app.widgets.pictures import PictureView, small_picture

_ROOM: Final = QSize(640, 180)
_BIG: Final = 2_000_000  # points that take more than a blink to decode


class AttachmentPreview(QWidget):
    """Shows the picture that is chosen, or why it is not shown; nothing for other files."""

    def __init__(self, read: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._task: Task | None = None
        self._shown: tuple[str, str] = ("", "")
        self._picture = PictureView(self)
        self._words = PlainLabel(kind="muted", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._picture)
        box.addWidget(self._words)
        self.hide()

    def words(self) -> str:
        """Return what is said instead of a picture."""
        return self._words.text() if self._words.isVisibleTo(self) else ""

    def picture(self) -> QImage:
        """Return the picture on show, a null one when there is none."""
        return self._picture.image

    def show_file(self, attachment: Attachment | None) -> None:
        """Show another file."""
        key = (attachment.id, attachment.sha256) if attachment else ("", "")
        if key == self._shown:
            return
        self._shown = key
        self._give_up()
        is_picture = attachment is not None and kind_by_name(shown_name(attachment)) is Family.PICTURE
        self.setVisible(is_picture)
        if attachment is not None and is_picture:
            self._picture.setAccessibleName(tr("Picture {name}", name=isolate(shown_name(attachment))))
            self._begin(attachment)

    def _begin(self, attachment: Attachment) -> None:
        room = _ROOM * self.devicePixelRatioF()
        try:
            data = self._read(attachment.id)
            picture = picture_in(data)
            if picture is None or picture.is_giant or picture.pixels < _BIG:
                self._show_picture(small_picture(data, room))
                return
        except UserError as error:
            self._say(str(error))
            return
        self._say(tr("The picture is being read…"))
        self._task = run_task(
            lambda _progress: small_picture(data, room),
            done=self._show_picture,
            failed=lambda error: self._say(str(error)),
            owner=self,
        )

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._picture.show_image(QImage())

    def _show_picture(self, image: QImage) -> None:
        self._picture.show_image(image)
        self._picture.show()
        self._words.hide()

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self._words.show()
        self._picture.hide()
