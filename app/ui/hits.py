"""The list of hits under the search box."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.found import Found
from app.widgets import painting
from app.widgets.direction import is_rtl, visual
from app.widgets.labels import PlainLabel
from app.widgets.theme import font, set_kind, token

_ROW: Final = 52
_MOST_ROWS: Final = 8
_WIDTH: Final = 560
_PAD: Final = 12
_ICON: Final = 18

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class _Hits(QAbstractListModel):
    """The hits on show."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: Sequence[Found] = ()

    def show_hits(self, hits: Sequence[Found]) -> None:
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.kind} {hit.code} {hit.title} {hit.note}"
        return hit if role == Qt.ItemDataRole.UserRole else None


class _HitPainter(QStyledItemDelegate):
    """Paints a hit: code, title, and below what matched."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Found = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, token("selection"))
        inner = row.adjusted(_PAD, 6, -_PAD, -6)
        room = 0
        if hit.icon:
            spot = QRect(inner.left(), inner.top() + (inner.height() - _ICON) // 2, _ICON, _ICON)
            painting.paint_icon(painter, visual(row, spot), hit.icon, colour="muted")
            room = _ICON + 10
        if hit.code:
            badge = QRect(inner.left() + room, inner.top() + 9, painting.badge_width(hit.code), 22)
            painting.paint_badge(painter, visual(row, badge), hit.code)
            room += badge.width() + 10
        self._paint_words(painter, row, inner.adjusted(room, 0, 0, 0), hit)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: QRect, words: QRect, hit: Found) -> None:
        title, note, kind = QRect(words), QRect(words), QRect(words)
        title.setBottom(words.top() + 21)
        note.setTop(words.top() + 22)
        kind.setBottom(title.bottom())
        width = QFontMetrics(font("sm")).horizontalAdvance(hit.kind) + 4
        kind.setLeft(words.right() - width)
        title.setRight(kind.left() - 8)
        if not hit.note:
            title.moveTop(words.top() + (words.height() - title.height()) // 2)
            kind.moveTop(title.top())
        painting.paint_text(painter, visual(row, title), hit.title, of=font("base", QFont.Weight.Medium))
        painting.paint_text(painter, visual(row, note), hit.note, colour="muted", of=font("sm"))
        painting.paint_text(painter, visual(row, kind), hit.kind, colour="muted", of=font("sm"))


class HitPanel(QFrame):
    """The list, a child of the window that floats under the search box and never takes the keyboard."""

    def __init__(self, window: QWidget, choose: Callable[[Found], None]) -> None:
        super().__init__(window)
        set_kind(self, "popup")
        self._window = window
        self._choose = choose
        self._model = _Hits(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_HitPainter(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAccessibleName(tr("What was found"))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self._choose(self._model.hits[index.row()]))
        self._nothing = PlainLabel(tr("Nothing found. Try another part of the word."), kind="muted")
        self._nothing.setContentsMargins(_PAD, 12, _PAD, 12)
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.addWidget(self._nothing)
        box.addWidget(self._view)
        self.hide()

    def show_hits(self, hits: Sequence[Found], under: QWidget) -> None:
        """Show `hits` below a widget of the window, the first one marked."""
        self._model.show_hits(hits)
        self._nothing.setVisible(not hits)
        self._view.setVisible(bool(hits))
        self._view.setCurrentIndex(self._model.index(0))
        height = min(len(hits), _MOST_ROWS) * _ROW + 12 if hits else self._nothing.sizeHint().height() + 12
        width = min(max(_WIDTH, under.width()), self._window.width() - 24)
        corner = under.mapTo(self._window, QPoint(0, under.height() + 6))
        left = corner.x() + (under.width() - width if is_rtl() else 0)
        self.setGeometry(max(12, left), corner.y(), width, height)
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Move the mark by `rows`."""
        row = min(max(self._view.currentIndex().row() + rows, 0), len(self._model.hits) - 1)
        self._view.setCurrentIndex(self._model.index(row))

    def marked(self) -> Found | None:
        """Return the marked hit."""
        row = self._view.currentIndex().row()
        return self._model.hits[row] if 0 <= row < len(self._model.hits) else None
