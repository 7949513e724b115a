"""Printing: the system's dialog, then one page after the other as a picture of at most 300 dots per inch."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.domain.errors import DiskError
from app.i18n import tr
from app.widgets.pdf_pages import POINTS_PER_INCH, PdfPages

_DPI: Final = 300


def has_printer() -> bool:
    """Tell whether the system knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, pages: PdfPages, title: str, chosen: Callable[[QPrinter], None]) -> QPrintDialog:
    """Ask where to print `pages` and hand the printer, set to their paper, to `chosen`."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    suit(printer, pages.sizes[0])
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, len(pages))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.accepted.connect(lambda: chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()
    return dialog


def suit(printer: QPrinter, size: QSizeF) -> None:
    """Set the paper and its direction as a page of `size` points asks for."""
    across = size.width() > size.height()
    upright = QSizeF(min(size.width(), size.height()), max(size.width(), size.height()))
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)


class PrintJob(QObject):
    """Sends pages to a printer, one in each round of the event loop, so that the window stays alive.

    `progressed` tells how many pages of how many are sent; `finished` whether all of them were.

    Args:
        data: the PDF to print.
        printer: where to; its page range is followed.
        parent: owner; when it goes, the job goes.
    """

    progressed = Signal(int, int)
    finished = Signal(bool)
    failed = Signal(DiskError)

    def __init__(self, data: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Pages of its own: those of the preview are closed when the preview is renewed.
        self._pages = PdfPages(data)
        self._printer = printer
        self._left = _wanted(len(self._pages), printer)
        self._whole = len(self._left)
        self._painter = QPainter()
        self._cancelled = False

    def start(self) -> None:
        """Begin; `finished` or `failed` tells the end."""
        if self._painter.begin(self._printer):
            QTimer.singleShot(0, self, self._print_next)
        else:
            self._pages.close()
            self.failed.emit(DiskError(tr("The printer does not take the job. Check it, or open the PDF elsewhere.")))

    def cancel(self) -> None:
        """Stop before the next page."""
        self._cancelled = True

    def _print_next(self) -> None:
        if self._cancelled or not self._left:
            self._end()
            return
        if len(self._left) < self._whole:
            self._printer.newPage()
        self._paint(self._left.pop(0))
        self.progressed.emit(self._whole - len(self._left), self._whole)
        QTimer.singleShot(0, self, self._print_next)

    def _end(self) -> None:
        if self._cancelled:
            self._printer.abort()
        self._painter.end()
        self._pages.close()
        self.finished.emit(not self._cancelled)

    def _paint(self, page: int) -> None:
        dots = min(_DPI, self._printer.resolution())
        picture = self._pages.picture(page, dots / POINTS_PER_INCH)
        paper = QRectF(self._printer.paperRect(QPrinter.Unit.DevicePixel))
        size = picture.size().toSizeF()
        ratio = min(paper.width() / size.width(), paper.height() / size.height())
        shown = size * ratio
        target = QRectF(
            (paper.width() - shown.width()) / 2,
            (paper.height() - shown.height()) / 2,
            shown.width(),
            shown.height(),
        )
        self._painter.drawImage(target, picture, QRectF(QRect(0, 0, picture.width(), picture.height())))


def _wanted(count: int, printer: QPrinter) -> list[int]:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return list(range(first - 1, min(last, count)))
