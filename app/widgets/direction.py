"""Reading direction where Qt guesses it from the first strong letter instead of the layout."""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.text import LRM, RLM, is_foreign, left_to_right


def is_rtl() -> bool:
    """Tell whether the program is laid out from right to left."""
    return QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def paragraph(text: str) -> str:
    """Make every line of `text` read in the program's direction whatever letter it begins with."""
    first = RLM if is_rtl() else LRM
    return "\n".join(f"{first}{in_order(line)}" for line in text.split("\n")) if text else text


def in_order(line: str) -> str:
    """Keep a line without one Persian letter, such as `=SUM(A1)`, in its own order among those from right to left."""
    return left_to_right(line) if is_rtl() and is_foreign(line) else line


def write_rtl(edit: QLineEdit) -> None:
    """Make a line edit read from right to left for good, whatever it holds.

    Qt looks at the first strong letter of a line edit and ignores its layout direction; this key is the only
    way to tell it otherwise, and later calls of `setText` keep it.
    """
    _press(edit, Qt.Key.Key_Direction_R)


def write_ltr(edit: QLineEdit) -> None:
    """Make a line edit read from left to right for good: e-mail addresses, telephone numbers, paths."""
    _press(edit, Qt.Key.Key_Direction_L)


def visual(rect: QRect, inner: QRect) -> QRect:
    """Mirror `inner`, laid out from left to right inside `rect`, when the program reads from the right."""
    return inner.translated(rect.left() + rect.right() - inner.left() - inner.right(), 0) if is_rtl() else inner


def _press(edit: QLineEdit, key: Qt.Key) -> None:
    QApplication.sendEvent(edit, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
