"""A list of lines under headings: what is due, new, or happens on a day. Enter or a double click opens one."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.pages.painted import fill
from app.widgets import painting
from app.widgets.direction import visual
from app.widgets.labels import tooltip_text
from app.widgets.theme import font, token

ROW: Final = 54
HEAD: Final = 34
_TILE: Final = 76
_ICON: Final = 34
_PAD: Final = 10
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True)
class Line:
    """What a line says.

    Args:
        title: the words.
        note: smaller words below.
        tile: words on a small ground at the leading side, such as a day; else `icon` stands there.
        icon: a Lucide name.
        chip: words on a coloured ground at the trailing side.
        tone: the colour pair of tile, icon and chip.
        key: what the line stands for; a heading has none.
        hint: the whole of it, for the tooltip.
    """

    title: str
    note: str = ""
    tile: str = ""
    icon: str = ""
    chip: str = ""
    tone: str = "planned"
    key: Hashable = None
    hint: str = ""

    @property
    def is_heading(self) -> bool:
        """Tell whether it only names the lines below it."""
        return self.key is None

    @property
    def spoken(self) -> str:
        """Return the whole line for a screen reader."""
        return "، ".join(part for part in (self.tile, self.title, self.note, self.chip) if part)


class _Lines(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.lines[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags  # the keyboard passes over it
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title
            case Qt.ItemDataRole.UserRole:
                return line
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip_text(line.hint) if line.hint else None
        return None


class LineList(QListView):
    """Says `opened(key)` when a line is to be opened and `marked(key)` when another is marked."""

    opened = Signal(object)
    marked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda: self.marked.emit(self.key()))

    def lines(self) -> Sequence[Line]:
        """Return the lines on show."""
        return self._model.lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the mark stays on its line, or at its place when that is gone."""
        kept, row = self.key(), self.currentIndex().row()
        if list(lines) == list(self._model.lines):
            return
        self._model.show_lines(lines)
        if kept is not None and not self.mark(kept):
            self._mark_near(row)

    def key(self) -> Hashable:
        """Return the key of the marked line, None for none."""
        row = self.currentIndex().row()
        return self._model.lines[row].key if 0 <= row < len(self._model.lines) else None

    def mark(self, key: Hashable) -> bool:
        """Mark the line with a key; False when there is none."""
        for row, line in enumerate(self._model.lines):
            if line.key == key:
                self.setCurrentIndex(self._model.index(row))
                return True
        return False

    def mark_first(self) -> None:
        """Mark the first line unless one is marked."""
        if self.key() is None:
            self._mark_near(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (key := self._model.lines[index.row()].key) is not None:
            self.opened.emit(key)

    def _mark_near(self, row: int) -> None:
        lines = self._model.lines
        after = (place for place in range(max(row, 0), len(lines)) if not lines[place].is_heading)
        before = (place for place in range(min(row, len(lines)) - 1, -1, -1) if not lines[place].is_heading)
        place = next(after, next(before, None))
        if place is not None:
            self.setCurrentIndex(self._model.index(place))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        return QSize(option.rect.width(), HEAD if line.is_heading else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_heading:
            self._paint_heading(painter, row, line)
        else:
            self._paint_line(painter, row, line, option.state)
        painter.restore()

    def _paint_heading(self, painter: QPainter, row: QRect, line: Line) -> None:
        inner = row.adjusted(_PAD, 6, -_PAD, 0)
        painting.paint_text(painter, inner, line.title, colour=line.tone, of=font("sm", QFont.Weight.DemiBold))
        painter.setPen(token("line"))
        painter.drawLine(row.left() + _PAD, row.bottom(), row.right() - _PAD, row.bottom())

    def _paint_line(self, painter: QPainter, row: QRect, line: Line, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            fill(painter, row.adjusted(2, 1, -2, -1), "selection", 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            fill(painter, row.adjusted(2, 1, -2, -1), "subtle", 8)
        inner = row.adjusted(_PAD, 6, -_PAD, -6)
        lead = self._paint_lead(painter, inner, line)
        tail = 0
        if line.chip:
            tail = painting.chip_width(line.chip)
            spot = QRect(inner.right() - tail + 1, inner.top(), tail, inner.height())
            painting.paint_chip(painter, visual(inner, spot), line.chip, tone=line.tone)
            tail += 10
        words = inner.adjusted(lead, 0, -tail, 0)
        title = words if not line.note else words.adjusted(0, 0, 0, -20)
        of = font("base", QFont.Weight.Medium)
        painting.paint_text(painter, visual(inner, title), line.title, of=of)
        if line.note:
            below = visual(inner, words.adjusted(0, 22, 0, 0))
            painting.paint_text(painter, below, line.note, colour="muted", of=font("sm"))
        if state & QStyle.StateFlag.State_HasFocus:
            painting.paint_focus(painter, row.adjusted(2, 1, -2, -1))

    def _paint_lead(self, painter: QPainter, inner: QRect, line: Line) -> int:
        if line.tile:
            tile = visual(inner, QRect(inner.left(), inner.top() + 2, _TILE, inner.height() - 4))
            fill(painter, tile, painting.ground(line.tone), 8)
            painter.setPen(token(line.tone))
            painter.setFont(font("sm", QFont.Weight.DemiBold))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, line.tile)
            return _TILE + 12
        if line.icon:
            tile = visual(inner, QRect(inner.left(), inner.center().y() - _ICON // 2 + 1, _ICON, _ICON))
            fill(painter, tile, painting.ground(line.tone), 8)
            painting.paint_icon(painter, tile.adjusted(8, 8, -8, -8), line.icon, colour=line.tone)
            return _ICON + 12
        return 0
