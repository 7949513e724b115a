"""The board: agreements in columns by their state; a card that is moved to another column takes that step.

Keys: arrows go from card to card and from column to column, Alt with an arrow takes the card to the next column on that
side that its state leads to, Enter opens it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.agreement_life import STATES, STEPS
from app.ui.pages.agreements.board_column import BoardColumn, CardOf
from app.ui.pages.agreements.card_painter import HEIGHT, paint_card
from app.widgets.direction import is_rtl
from app.widgets.theme import set_kind

_EDGE: Final = 60
WhyNot = Callable[[str, str], str]


class Board(QWidget):
    """Shows ids by state.

    Args:
        card_of: makes the card of an agreement when it is seen.
        why_not: tells why an agreement cannot come into a state; blank: it can.
    """

    chosen = Signal(str)
    opened = Signal(str)
    step_asked = Signal(str, str)  # id, state
    menu_asked = Signal(str, QPoint)  # id, global

    def __init__(self, card_of: CardOf, why_not: WhyNot, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card_of, self._why_not = card_of, why_not
        self._current = ""
        self._settling = False
        self._ghost: _Ghost | None = None
        self._held = ""
        self._grip = QPoint()
        self.columns = {state: BoardColumn(state, card_of) for state in STATES}
        self.area = QScrollArea(self)
        self._lay_out()
        for column in self.columns.values():
            self._connect(column)

    def _lay_out(self) -> None:
        self._inside = QWidget()
        set_kind(self._inside, "page")
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for column in self.columns.values():
            row.addWidget(column, 1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)

    def _connect(self, column: BoardColumn) -> None:
        cards = column.list
        cards.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen(column))
        cards.focused.connect(lambda: self._on_chosen(column))
        cards.opened.connect(lambda: self.opened.emit(cards.current_id()))
        cards.stepped.connect(lambda way: self._step_from(column, way))
        cards.moved.connect(lambda way: self._move_from(column, way))
        cards.menu_asked.connect(lambda place: self.menu_asked.emit(cards.current_id(), place))
        cards.drag_begun.connect(lambda grip: self._begin_drag(column, grip))
        cards.dragged.connect(self._drag)
        cards.dropped.connect(self._drop)
        cards.drag_given_up.connect(self._let_go)

    # ---- what is shown

    def show_ids(self, by_state: Mapping[str, Sequence[str]]) -> None:
        """Show other agreements; the chosen card stays chosen, in whatever column it is now."""
        had_keyboard = any(column.list.hasFocus() for column in self.columns.values())
        self._settling = True
        for state, column in self.columns.items():
            column.say("")
            column.show_ids(by_state.get(state, ()))
        self._settling = False
        self.choose(self._current)
        if had_keyboard:
            self.focus_main()

    def current_id(self) -> str:
        """Return the chosen agreement; blank: none is."""
        return self._current

    def choose(self, agreement_id: str) -> None:
        """Choose a card and bring it into view."""
        self._settling = True
        for column in self.columns.values():
            if agreement_id in column.list.cards.ids:
                column.list.choose(agreement_id)
                QTimer.singleShot(0, self, self._reveal)  # the columns take their widths first
            else:
                column.list.clearSelection()
        self._settling = False
        self._current = agreement_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen card in view."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if (column := self.column_of(self._current)) is not None:
            self._show_column(column)

    def _show_column(self, column: BoardColumn) -> None:
        box = column.geometry()
        self._bring(box.left(), box.right() + 1)

    def _bring(self, left: int, right: int) -> None:
        """Scroll until a stretch of the board is seen; Qt's own way goes astray from right to left."""
        if is_rtl():
            left, right = self._inside.width() - right, self._inside.width() - left
        bar, room = self.area.horizontalScrollBar(), self.area.viewport().width()
        bar.setValue(min(max(bar.value(), right - room), left))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid taking cards to other columns."""
        for column in self.columns.values():
            column.list.can_drag = writable

    def focus_main(self) -> None:
        """Put the keyboard on the chosen card, else on the first."""
        filled = next((one for one in self.columns.values() if one.list.cards.ids), None)
        column = self.column_of(self._current) or filled
        if column is not None:
            column.list.setFocus()

    def column_of(self, agreement_id: str) -> BoardColumn | None:
        """Return the column that a card is in."""
        return next((one for one in self.columns.values() if agreement_id in one.list.cards.ids), None)

    # ---- what the user does

    def take(self, agreement_id: str, state: str) -> None:
        """Ask for a step, or say in the column of that state why it cannot be taken."""
        for column in self.columns.values():
            column.say("")
        standing = self.column_of(agreement_id)
        if standing is None or standing.state == state:
            return
        words = self._why_not(agreement_id, state)
        if words:
            self.columns[state].say(words)
            QTimer.singleShot(0, self, lambda: self._show_column(self.columns[state]))
        else:
            self.step_asked.emit(agreement_id, state)

    def _on_chosen(self, column: BoardColumn) -> None:
        chosen = column.list.current_id()
        if self._settling or not chosen or chosen == self._current:
            return
        self.choose(chosen)
        self.chosen.emit(chosen)

    def _step_from(self, column: BoardColumn, way: int) -> None:
        """Go to the next column on a side that has cards, to the card beside this one."""
        order = list(self.columns.values())
        place = order.index(column) + way
        while 0 <= place < len(order) and not order[place].list.cards.ids:
            place += way
        if not 0 <= place < len(order):
            return
        cards = order[place].list
        level = column.list.visualRect(column.list.currentIndex()).center()
        index = cards.indexAt(QPoint(cards.viewport().width() // 2, level.y()))
        row = index.row() if index.isValid() else len(cards.cards.ids) - 1
        cards.setFocus()
        cards.setCurrentIndex(cards.cards.index(row))

    def _move_from(self, column: BoardColumn, way: int) -> None:
        """Take the card to the nearest state on a side that its own leads to; else say why the next one is closed."""
        agreement_id = column.list.current_id()
        if not agreement_id or not column.list.can_drag:
            return
        order = list(self.columns)
        beyond = order[order.index(column.state) + 1 :] if way > 0 else order[: order.index(column.state)][::-1]
        target = next((state for state in beyond if state in STEPS[column.state]), beyond[0] if beyond else "")
        if target:
            self.take(agreement_id, target)

    # ---- dragging

    def _begin_drag(self, column: BoardColumn, grip: QPoint) -> None:
        self._held = column.list.current_id()
        self._grip = grip
        if not self._held:
            return
        width = column.list.viewport().width()
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(HEIGHT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            paint_card(painter, QRect(0, 0, width, HEIGHT), self._card_of(self._held), chosen=True)
        self._ghost = _Ghost(picture, self)
        for one in self.columns.values():
            one.say("")

    def _drag(self, place: QPoint) -> None:
        if self._ghost is None:
            return
        self._ghost.move(self.mapFromGlobal(place) - self._grip)
        self._ghost.show()
        self._ghost.raise_()
        inside = self._inside.mapFromGlobal(place)
        self._bring(inside.x() - _EDGE, inside.x() + _EDGE)
        target = self._column_at(place)
        for column in self.columns.values():
            over = column is target and self._held not in column.list.cards.ids
            words = self._why_not(self._held, column.state) if over else ""
            column.welcome(("stopped" if words else "primary") if over else "")

    def _drop(self, place: QPoint) -> None:
        held, target = self._held, self._column_at(place)
        self._let_go()
        if held and target is not None:
            self.take(held, target.state)

    def _let_go(self) -> None:
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
        self._ghost, self._held = None, ""
        for column in self.columns.values():
            column.welcome("")

    def _column_at(self, place: QPoint) -> BoardColumn | None:
        return next(
            (one for one in self.columns.values() if one.rect().contains(one.mapFromGlobal(place))),
            None,
        )


class _Ghost(QWidget):
    """The card that follows the mouse."""

    def __init__(self, picture: QPixmap, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(picture.deviceIndependentSize().toSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setOpacity(0.85)
            painter.drawPixmap(0, 0, self._picture)
