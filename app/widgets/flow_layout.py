"""A layout that puts items in rows from the leading side and breaks rows where the width ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.widgets.direction import visual


class FlowLayout(QLayout):
    """Rows of items in their preferred sizes; an item that can grow takes the rest of its row."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Add `widget` at a place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """Count the items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell Qt that a narrow layout is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Ask for the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Ask for the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        inside = rect.marginsRemoved(margins)
        x, y, row_height = inside.left(), inside.top(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(inside.width(), item.sizeHint().height()))
            if x > inside.left() and x + size.width() > inside.right() + 1:
                x, y, row_height = inside.left(), y + row_height + self._gap, 0
            row_height = max(row_height, size.height())
            if place:
                item.setGeometry(visual(inside, QRect(x, y, _width(item, size, inside.right() + 1 - x), size.height())))
            x += size.width() + self._gap
        return y + row_height + margins.bottom() - rect.top()


def _width(item: QLayoutItem, size: QSize, rest: int) -> int:
    grows = bool(item.expandingDirections() & Qt.Orientation.Horizontal)
    return rest if grows else size.width()
