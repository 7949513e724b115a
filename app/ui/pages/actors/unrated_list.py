"""The actors that have no place on the grid yet: dragged onto it, or opened with Enter."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import tr
from app.widgets.chart_view import MARKER_MIME
from app.widgets.direction import in_order
from app.widgets.labels import PlainLabel, tooltip_text
from app.widgets.theme import set_kind

_WIDTH: Final = 190
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
NameOf = Callable[[str], str]


class UnratedList(QFrame):
    """See the module. `opened(id)` comes with Enter or a double click, `chosen(id)` when another row is current."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, name_of: NameOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self._heading = PlainLabel(kind="field", wrap=True)
        self._hint = PlainLabel(tr("Drag onto the grid, or press Enter"), kind="muted", wrap=True)
        self.list = QListView()
        self.model = _Unrated(name_of, self)
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Actors without a rating"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        set_kind(self.list, "plain")
        self.list.activated.connect(lambda index: self.opened.emit(self.model.ids[index.row()]))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 0, 10, 0)
        box.setSpacing(4)
        box.addWidget(self._heading)
        box.addWidget(self._hint)
        box.addWidget(self.list, 1)

    def show_ids(self, ids: Sequence[str], *, writable: bool) -> None:
        """Show these actors; nothing is seen when there are none."""
        self.model.show_ids(ids, writable=writable)
        self._heading.setText(tr("Not rated: {count}", count=persian_digits(len(ids))))
        self._hint.setVisible(writable)
        self.setVisible(bool(ids))

    def _on_current(self, current: QModelIndex) -> None:
        if self.list.hasFocus() and current.isValid():
            self.chosen.emit(self.model.ids[current.row()])


class _Unrated(QAbstractListModel):
    def __init__(self, name_of: NameOf, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids: Sequence[str] = ()
        self._name_of = name_of
        self._writable = False

    def show_ids(self, ids: Sequence[str], *, writable: bool) -> None:
        self.beginResetModel()
        self.ids, self._writable = ids, writable
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return in_order(self._name_of(self.ids[index.row()]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name_of(self.ids[index.row()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip_text(self._name_of(self.ids[index.row()]))
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if self._writable else usual

    def mimeTypes(self) -> list[str]:
        return [MARKER_MIME]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(MARKER_MIME, self.ids[indexes[0].row()].encode())
        return data
