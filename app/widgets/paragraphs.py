"""Plain text in several lines, aligned to the leading edge on every line.

`QPainter.drawText` and `QLabel` push each wrapped line of right-to-left text away from the edge by the blank at
which it was broken; the layout of a text document does not.
"""

from functools import lru_cache

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPalette,
    QTextDocument,
    QTextOption,
)

from app.widgets.direction import in_order


def lay_out(
    text: str, font: QFont, *, width: float, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> QTextDocument:
    """Break plain `text` to `width` pixels; `document.size()` tells what it takes.

    Args:
        text: any text; it is never taken for rich text.
        font: the font of all of it.
        width: negative for no breaking.
        alignment: AlignLeft is the leading side, mirrored with the program's direction.
    """
    option = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
    option.setTextDirection(QGuiApplication.layoutDirection())
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setDefaultTextOption(option)
    document.setPlainText("\n".join(map(in_order, text.split("\n"))))
    document.setTextWidth(width)
    return document


def paint(painter: QPainter, rect: QRect, document: QTextDocument, *, colour: QColor) -> None:
    """Paint a laid out text at the top of `rect` and cut it off at the bottom."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colour)
    context.palette = palette
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.translate(rect.topLeft())
    document.documentLayout().draw(painter, context)
    painter.restore()


def size_of(text: str, font: QFont, *, width: float) -> QSizeF:
    """Return the size that `text` takes when broken to `width` pixels."""
    return _measured(text, font.key(), width, QGuiApplication.layoutDirection())


@lru_cache(maxsize=4096)
def _measured(text: str, font: str, width: float, _direction: Qt.LayoutDirection) -> QSizeF:
    """Measure once: layouts ask for the same height many times over."""
    face = QFont()
    face.fromString(font)
    return lay_out(text, face, width=width).size()
