"""The view of a list of parts: two lines a row, a chip at the end, all by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.text import without_controls
from app.widgets import painting, written
from app.widgets.direction import visual
from app.widgets.labels import tooltip_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
HIGH: Final = 48
LOW: Final = 36
_PAD: Final = 10
_OFFSET: Final = 10
_ICON: Final = 16


@dataclass(frozen=True)
class Line:
    """What a row says: a title, a note below it, and a chip (words and their tone) or an icon beside it."""

    title: str
    note: str = ""
    chip: str = ""
    tone: str = "planned"
    icon: str = ""
    muted: bool = False

    def words(self) -> str:
        """Return all of it for a screen reader."""
        return "، ".join(part for part in (self.title, self.note, self.chip) if part)


class PartModel(QAbstractListModel):
    """Ids with their lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self.lines: list[Line] = []

    def show_lines(self, ids: Sequence[str], lines: Sequence[Line]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.ids, self.lines = list(ids), list(lines)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text("\n".join(part for part in (line.title, line.note) if part))
        return line if role == Qt.ItemDataRole.UserRole else None


class PartView(QListView):
    """Shows a `PartModel` as high as its rows, up to a limit; says what the keys ask for."""

    opened = Signal()
    removed = Signal()
    added = Signal()
    moved = Signal(int)  # -1 up, 1 down
    menu_asked = Signal(QPoint)  # global position

    def __init__(self, model: PartModel, *, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._most_rows = most_rows
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)  # a form gives it no more room
        self.setModel(model)
        self.setItemDelegate(_LinePainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        model.modelReset.connect(self._fit)
        self._fit()

    def chosen(self) -> list[str]:
        """Return the ids of the selected rows, in their order."""
        return [self._model.ids[row] for row in sorted(index.row() for index in self.selectedIndexes())]

    def choose(self, ids: Sequence[str]) -> None:
        """Select rows by their ids and bring the first into view."""
        rows = [self._model.ids.index(name) for name in ids if name in self._model.ids]
        if not rows:
            return
        self.setCurrentIndex(self._model.index(rows[0]))
        flags = self.selectionModel().SelectionFlag
        for row in rows[1:]:
            self.selectionModel().select(self._model.index(row), flags.Select)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that the keyboard comes to, so that the next key does something with it."""
        super().focusInEvent(event)
        if self._model.ids and not self.chosen() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose([self._model.ids[max(self.currentIndex().row(), 0)]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, add, remove, move and copy."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.added.emit()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the selected titles, such as numbers, into the clipboard."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        text = "\n".join(self._model.lines[row].title for row in rows)
        QGuiApplication.clipboard().setText(without_controls(text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu at the mouse, or under the current row for the Menu key."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            box = self.visualRect(self.currentIndex())
            place = QPoint(box.center().x(), box.bottom())
        self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def _fit(self) -> None:
        heights = [HIGH if line.note else LOW for line in self._model.lines[: self._most_rows]]
        self.setFixedHeight(sum(heights) + 2)
        self.setVisible(bool(heights))


class _LinePainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, HIGH if line.note else LOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        view = self.parent()
        current = isinstance(view, QListView) and view.hasFocus() and view.currentIndex() == index
        state = QStyle.StateFlag
        written.paint_ground(
            painter,
            row,
            selected=bool(option.state & state.State_Selected),
            hovered=bool(option.state & state.State_MouseOver),
            current=current,
        )
        inner = row.adjusted(_PAD, 0, -_PAD, 0)
        inner = _after_chip(painter, inner, line)
        if line.icon:
            spot = visual(inner, QRect(inner.left(), inner.top() + (inner.height() - _ICON) // 2, _ICON, _ICON))
            painting.paint_icon(painter, spot, line.icon, colour="muted")
            inner = visual(inner, inner.adjusted(_ICON + _PAD, 0, 0, 0))
        height = _OFFSET if line.note else 0
        colour = "muted" if line.muted else "text"
        written.write(painter, inner.adjusted(0, -height, 0, -height), line.title, "base", colour)
        written.write(painter, inner.adjusted(0, _OFFSET, 0, _OFFSET), line.note, "sm", "muted")


def _after_chip(painter: QPainter, inner: QRect, line: Line) -> QRect:
    """Paint the chip at the trailing side and return the room that is left."""
    if not line.chip:
        return inner
    width = min(painting.chip_width(line.chip), inner.width() // 2)
    spot = visual(inner, QRect(inner.right() + 1 - width, inner.top(), width, inner.height()))
    written.paint_chip(painter, spot, line.chip, tone=line.tone)
    return visual(inner, inner.adjusted(0, 0, -width - _PAD, 0))
