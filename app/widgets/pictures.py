"""Pictures from elsewhere made small for looking at: their size is known before anything of them is decoded."""

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.errors import RefusedFileError
from app.domain.pictures import MOST_PIXELS, picture_in
from app.domain.text import persian_digits
from app.i18n import tr

_MOST_MEGABYTES: Final = 200  # 40 megapixels of four bytes and some room
_MILLION: Final = 1_000_000


def small_picture(data: bytes, room: QSize) -> QImage:
    """Decode a PNG, JPEG, GIF, BMP or WebP so that it fits into `room`; safe in any thread.

    Raises:
        RefusedFileError: it is no such picture, has too many points, or is damaged.
    """
    picture = picture_in(data)
    if picture is None:
        raise RefusedFileError(tr("This is not a picture that can be shown here."))
    if picture.is_giant:
        raise RefusedFileError(
            tr(
                "This picture has {size} million points and is not shown: the most is {most} million."
                " Save it and open it elsewhere if you trust it.",
                size=persian_digits(picture.pixels // _MILLION),
                most=persian_digits(MOST_PIXELS // _MILLION),
            )
        )
    image = _decoded(data, picture.format, QSize(picture.width, picture.height), room)
    if image.isNull():
        raise RefusedFileError(tr("This picture is damaged and cannot be shown."))
    return image


def png_of(image: QImage) -> bytes:
    """Write an image as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _decoded(data: bytes, form: str, whole: QSize, room: QSize) -> QImage:
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(form.encode()))
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    if whole.width() > room.width() or whole.height() > room.height():
        fitting = whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitting.expandedTo(QSize(1, 1)))
    return reader.read()


class PictureView(QWidget):
    """Shows an image in the middle of its room, made smaller where it must be, never larger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_image(self, image: QImage) -> None:
        """Show another image; a null one shows nothing."""
        self.image = image
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the whole image."""
        return self._whole()

    def minimumSizeHint(self) -> QSize:
        """Ask for its height, whatever the width."""
        return QSize(0, self._whole().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image."""
        del event
        if self.image.isNull():
            return
        size = self._whole()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.image)

    def _whole(self) -> QSize:
        return self.image.size() / self.devicePixelRatioF()
