"""Several of a list, ticked in a popup and summed up on one line."""

from collections.abc import Hashable, Iterable
from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import tr
from app.widgets import painting
from app.widgets.direction import is_rtl, visual
from app.widgets.field import error_of, mark_error
from app.widgets.labels import set_tooltip
from app.widgets.theme import set_kind

_ROW: Final = 34
_MOST_ROWS: Final = 9
_TICKING: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FRAME: Final = 46
_OPENING: Final = (Qt.Key.Key_Down, Qt.Key.Key_F4)


class MultiChoice(QPushButton):
    """A field that lists what is ticked; Space, Enter, Down or a click opens the list, Escape closes it.

    Values keep the order of the choices. A value that is not offered is kept and shown as it is.

    Args:
        choices: pairs of the value and the words shown for it.
        none: the words shown while nothing is ticked.
    """

    committed = Signal(object)
    edited = Signal()

    def __init__(
        self,
        choices: Iterable[tuple[Hashable, str]] = (),
        parent: QWidget | None = None,
        *,
        name: str = "",
        none: str = "",
    ) -> None:
        super().__init__(parent)
        self._none = none or tr("Nothing chosen")
        self._name = name
        self._value: tuple[Hashable, ...] = ()
        self._choices: list[tuple[Hashable, str]] = list(choices)
        set_kind(self, "field")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_list)
        self._refresh()

    def set_choices(self, choices: Iterable[tuple[Hashable, str]]) -> None:
        """Offer other choices."""
        self._choices = list(choices)
        self._refresh()

    def value(self) -> tuple[Hashable, ...]:
        """Return what is ticked."""
        return self._value

    def set_value(self, value: Iterable[Hashable] | None) -> None:
        """Tick these."""
        self._value = tuple(value or ())
        self.set_error("")
        self._refresh()

    def commit(self) -> bool:
        """Return whether the field is free of a mark: what is shown is already taken."""
        return not self.has_error()

    def has_error(self) -> bool:
        """Tell whether the field is marked as wrong."""
        return bool(error_of(self))

    def error_text(self) -> str:
        """Return the message of the mark."""
        return error_of(self)

    def set_error(self, message: str) -> None:
        """Mark the field, or clear the mark with an empty message."""
        mark_error(self, message)

    def summary(self) -> str:
        """Return the words of what is ticked, joined."""
        words = dict(self._choices)
        return "، ".join(words.get(value, str(value)) for value in self._value)

    def sizeHint(self) -> QSize:
        """Ask for no more width than a short text."""
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Shrink freely: the summary elides."""
        return QSize(60, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list from the keyboard."""
        if event.key() in _OPENING:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the summary and an arrow on the field's ground."""
        super().paintEvent(event)
        inside = self.rect().adjusted(11, 0, -11, 0)
        with QPainter(self) as painter:
            arrow = visual(inside, QRect(inside.right() - 15, (self.height() - 16) // 2, 16, 16))
            painting.paint_icon(painter, arrow, "chevron-down", colour="text_soft")
            room = inside.adjusted(22, 0, 0, 0) if is_rtl() else inside.adjusted(0, 0, -22, 0)
            colour = "text" if self._value and self.isEnabled() else "muted"
            painting.paint_text(painter, room, self.summary() or self._none, colour=colour)

    def open_list(self) -> "TickList":
        """Open the list of choices."""
        popup = TickList(self._choices, self._value, self)
        popup.setAccessibleName(self._name)
        popup.ticked.connect(self._on_ticked)
        before = self._value
        popup.closed.connect(lambda: self._on_closed(before))
        popup.open_below(self)
        return popup

    def _on_ticked(self, offered: tuple[Hashable, ...]) -> None:
        known = {value for value, _ in self._choices}
        self._value = offered + tuple(value for value in self._value if value not in known)
        self.set_error("")
        self._refresh()
        self.edited.emit()

    def _on_closed(self, before: tuple[Hashable, ...]) -> None:
        if self._value != before:
            self.committed.emit(self._value)

    def _refresh(self) -> None:
        shown = self.summary()
        self.setAccessibleName(f"{self._name}: {shown or self._none}" if self._name else shown or self._none)
        set_tooltip(self, shown)
        self.update()


class TickList(QFrame):
    """The popup: a list whose rows are ticked by Space, Enter or a click."""

    ticked = Signal(object)
    closed = Signal()

    def __init__(
        self, choices: list[tuple[Hashable, str]], chosen: tuple[Hashable, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_kind(self, "popup")
        self._values = [value for value, _ in choices]
        self.model = QStandardItemModel(self)
        for value, words in choices:
            self.model.appendRow(_row(words, ticked=value in chosen))
        self.model.itemChanged.connect(lambda _item: self.ticked.emit(self._ticked()))
        self.view = _TickView(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Choices"))
        box = QVBoxLayout(self)
        box.setContentsMargins(5, 5, 5, 5)
        box.addWidget(self.view)

    def open_below(self, field: QWidget) -> None:
        """Show the list under `field`, or above it where there is no room."""
        rows = min(max(self.model.rowCount(), 1), _MOST_ROWS)
        self.resize(max(field.width(), self.view.sizeHintForColumn(0) + _FRAME), rows * _ROW + 14)
        screen = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height() + 3))
        if corner.y() + self.height() > screen.bottom():
            corner = field.mapToGlobal(QPoint(0, -self.height() - 3))
        self.move(corner)
        self.show()
        self.view.setFocus()
        self.view.setCurrentIndex(self.model.index(0, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that choosing is over."""
        super().hideEvent(event)
        self.closed.emit()

    def _ticked(self) -> tuple[Hashable, ...]:
        rows = range(self.model.rowCount())
        return tuple(self._values[row] for row in rows if self.model.item(row).checkState() == Qt.CheckState.Checked)


class _TickView(QListView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_WholeRow(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.window().close()
        elif event.key() in _TICKING:
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model().setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


class _WholeRow(QStyledItemDelegate):
    """Leaves the ticking to the view, where a click anywhere in the row does it."""

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        return False


def _row(words: str, *, ticked: bool) -> QStandardItem:
    item = QStandardItem(words)
    item.setCheckable(True)
    item.setEditable(False)
    item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    return item
