"""One column of the board: the cards of a state in a list that builds and paints only what is seen."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.tables.agreements import STATE_LABELS
from app.domain.text import persian_digits
from app.i18n import tr
from app.ui.pages.agreements.card_painter import Card, CardPainter
from app.ui.pages.agreements.looks import TONES
from app.widgets import painting
from app.widgets.direction import is_rtl
from app.widgets.labels import PlainLabel, tooltip_text
from app.widgets.theme import set_kind

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
NARROW: Final = 124
WIDE: Final = 208
CardOf = Callable[[str], Card]


class CardModel(QAbstractListModel):
    """Ids of agreements; their cards are made when they are asked for."""

    def __init__(self, card_of: CardOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self._card_of = card_of

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show other cards, or the same ones anew."""
        if list(ids) == self.ids:
            if self.ids:
                self.dataChanged.emit(self.index(0), self.index(len(self.ids) - 1))
            return
        self.beginResetModel()
        self.ids = list(ids)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Count the cards."""
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a card says."""
        roles = Qt.ItemDataRole
        if not index.isValid() or role not in (
            roles.UserRole,
            roles.DisplayRole,
            roles.AccessibleTextRole,
            roles.ToolTipRole,
        ):
            return None
        card = self._card_of(self.ids[index.row()])
        if role == roles.UserRole:
            return card
        if role == roles.DisplayRole:
            return card.listed.agreement.title
        return card.words() if role == roles.AccessibleTextRole else tooltip_text(card.words())


class CardList(QListView):
    """The cards of a column; tells what the mouse and the keys ask for."""

    opened = Signal()
    stepped = Signal(int)  # to the column before (-1) or after (1)
    moved = Signal(int)  # the card goes there
    menu_asked = Signal(QPoint)  # global
    focused = Signal()
    drag_begun = Signal(QPoint)  # from which place of the card
    dragged = Signal(QPoint)  # global
    dropped = Signal(QPoint)  # global
    drag_given_up = Signal()

    def __init__(self, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = model
        self._pressed: QPoint | None = None
        self._dragging = False
        self.can_drag = True
        self.setModel(model)
        self.setItemDelegate(CardPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        set_kind(self, "cards")
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def current_id(self) -> str:
        """Return the card that is chosen; blank: none is."""
        chosen = self.selectedIndexes()
        return self.cards.ids[chosen[0].row()] if chosen else ""

    def choose(self, agreement_id: str) -> None:
        """Choose a card and bring it into view."""
        if agreement_id in self.cards.ids:
            self.setCurrentIndex(self.cards.index(self.cards.ids.index(agreement_id)))
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next column, take the card along, open it."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._dragging:
            self._end_drag()
            self.drag_given_up.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            onward = (key == Qt.Key.Key_Left) == is_rtl()
            taken = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            (self.moved if taken else self.stepped).emit(1 if onward else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        is_card = event.button() == Qt.MouseButton.LeftButton and self.indexAt(place).isValid()
        self._pressed = place if is_card and self.can_drag else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the card along."""
        place = event.position().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self._dragging and far:
            self._dragging = True
            self.drag_begun.emit(self._pressed - self.visualRect(self.currentIndex()).topLeft())
        if self._dragging:
            self.dragged.emit(self.viewport().mapToGlobal(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the card go."""
        dragging = self._dragging
        self._end_drag()
        if dragging:
            self.dropped.emit(self.viewport().mapToGlobal(event.position().toPoint()))
        else:
            super().mouseReleaseEvent(event)

    def _end_drag(self) -> None:
        self._pressed, self._dragging = None, False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the card."""
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).center()
        if self.current_id():
            self.menu_asked.emit(self.viewport().mapToGlobal(place))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a card for the keyboard."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            if not self.current_id() and self.cards.ids:
                self.setCurrentIndex(self.cards.index(0))
            self.focused.emit()

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow for this list, whatever shortcuts there are."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _takes_along(event):
            event.accept()
            return True
        return super().event(event)


def _takes_along(event: QKeyEvent) -> bool:
    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right)
    return event.key() in arrows and bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)


class BoardColumn(QFrame):
    """A column: its name and count, what it has to say about the card that is over it, its cards."""

    def __init__(self, state: str, card_of: CardOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        set_kind(self, "column")
        self.name = PlainLabel(tr(STATE_LABELS[state]), kind="h2")
        self.count = PlainLabel(kind="muted")
        self.note = PlainLabel(kind="error", wrap=True)
        self.note.hide()
        self.list = CardList(CardModel(card_of, self), self)
        self._welcome = ""
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(_Dot(TONES[state]))
        head.addWidget(self.name)
        head.addWidget(self.count)
        head.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 10, 8, 8)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.note)
        box.addWidget(self.list, 1)
        self.show_ids(())

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show other cards; an empty column is narrow."""
        self.list.cards.show_ids(ids)
        self.count.setText(persian_digits(len(ids)))
        name = tr("{state}: {count}", state=tr(STATE_LABELS[self.state]), count=persian_digits(len(ids)))
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if ids else Qt.FocusPolicy.NoFocus)
        self.fit()

    def fit(self) -> None:
        """Take the room that the cards or the words need."""
        wide = bool(self.list.cards.ids) or not self.note.isHidden()
        self.setMinimumWidth(WIDE if wide else NARROW)
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        )

    def sizeHint(self) -> Any:
        """Ask for no more than is needed."""
        hint = super().sizeHint()
        hint.setWidth(self.minimumWidth())
        return hint

    def say(self, words: str) -> None:
        """Say why a card cannot come here; blank takes it back."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self.fit()

    def welcome(self, tone: str) -> None:
        """Show that the card over the column may come here (done) or not (stopped); blank: there is none."""
        self._welcome = tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around a column that a card is over."""
        super().paintEvent(event)
        if self._welcome:
            with QPainter(self) as painter:
                painting.paint_focus(painter, self.rect(), radius=12, colour=self._welcome)


class _Dot(QWidget):
    def __init__(self, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self.setFixedSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painting.paint_dot(painter, self.rect().toRectF().center(), tone=self._tone)
