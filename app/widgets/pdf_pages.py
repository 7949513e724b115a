"""The pages of a finished PDF as pictures, by pdfium. All calls belong to the GUI thread: pdfium knows no other."""

import atexit
from math import sqrt
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH: Final = 72
_MOST_PIXELS: Final = 24_000_000


class PdfPages:
    """An open PDF of our own making.

    Args:
        data: the whole file.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2  # noqa: PLC0415 a page that shows no preview needs no pdfium

        self._document = pypdfium2.PdfDocument(data)
        self.sizes: tuple[QSizeF, ...] = tuple(
            QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))
        )
        """Width and height of each page in points."""
        # pdfium complains about files that are still open when the program ends.
        atexit.register(self._document.close)

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, page: int, scale: float) -> QImage:
        """Draw a page.

        Args:
            page: counted from 0.
            scale: pixels per point; lowered where the picture would have more than 24 million pixels.
        """
        size = self.sizes[page]
        bounded = min(scale, sqrt(_MOST_PIXELS / (size.width() * size.height())))
        drawn = self._document[page].render(scale=bounded, prefer_bgrx=True)
        image = QImage(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32)
        return image.copy()

    def text(self, page: int) -> str:
        """Return the text of a page, for those who listen to it."""
        return str(self._document[page].get_textpage().get_text_range())

    def close(self) -> None:
        """Free the file; no other call may follow."""
        atexit.unregister(self._document.close)
        self._document.close()
