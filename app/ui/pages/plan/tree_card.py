"""The card around the tree: heading, counts, buttons, the filter and what cannot be dropped."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plan import Plan
from app.domain.text import persian_digits
from app.i18n import tr
from app.ui.pages.plan.filter_bar import FilterBar
from app.ui.pages.plan.tree_view import PlanTree
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.theme import set_kind

_WIDE: Final = 600


class TreeCard(QFrame):
    """Holds a tree; `filter_closed` comes when the filter is put away."""

    filter_closed = Signal()

    def __init__(self, tree: PlanTree, add: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.tree = tree
        self.filter = FilterBar()
        self.filter.hide()
        self._title = PlainLabel(tr("Phases and activities"), kind="h1", elide=True)
        self._counts = PlainLabel(kind="muted")
        self._locked = PlainLabel(tr("Read-only"), kind="muted")
        self._refusal = MessageBar(tree)
        self.add_button = text_button(tr("New activity"), kind="primary", icon="plus", clicked=add)
        self.filter_button = IconButton("funnel", tr("Filter (Ctrl+F)"))
        self.filter_button.setCheckable(True)
        self.more_button = IconButton("ellipsis", tr("More commands"))
        self.levels = (
            IconButton("unfold-vertical", tr("Show one more level")),
            IconButton("fold-vertical", tr("Show one level less")),
        )
        self._lay_out()
        self.levels[0].clicked.connect(tree.open_more)
        self.levels[1].clicked.connect(tree.close_more)
        self.filter_button.toggled.connect(self._on_toggled)
        self.filter.left.connect(tree.setFocus)
        tree.refused.connect(self._show_refusal)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 14, 12, 10)
        head.setSpacing(8)
        head.addWidget(self._title, 0)
        head.addWidget(self._counts)
        head.addWidget(self._locked)
        head.addStretch(1)
        for button in (*self.levels, self.filter_button, self.more_button, self.add_button):
            head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 1, 12)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.filter)
        box.addWidget(self.tree, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared on a narrow screen; the menu and the keys still have it."""
        wide = self.width() >= _WIDE
        for part in (self._counts, *self.levels):
            part.setVisible(wide)
        self.filter.set_compact(not wide)
        super().resizeEvent(event)

    def show_plan(self, plan: Plan) -> None:
        """Show how much is in the plan."""
        phases, count = persian_digits(len(plan.roots)), persian_digits(len(plan.nodes))
        self._counts.setText(tr("{phases} phases · {count} rows", phases=phases, count=count))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Say whether the project may be edited."""
        self._locked.setVisible(not writable)
        self.add_button.setEnabled(writable)

    def refusal(self) -> str:
        """Return why what is dragged cannot be dropped here."""
        return self._refusal.text()

    def open_filter(self) -> None:
        """Show the filter and put the keyboard into it."""
        self.filter_button.setChecked(True)
        self.filter.words.setFocus()
        self.filter.words.selectAll()

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal
        self.filter.setVisible(shown)
        if shown:
            self.filter.words.setFocus()
        else:
            self.filter_closed.emit()

    def _show_refusal(self, reason: str) -> None:
        """Say it over the foot of the tree: a bar in the layout would move the rows away under the mouse."""
        if not reason:
            self._refusal.clear()
            return
        self._refusal.tell(reason, kind="warning")
        height = self._refusal.sizeHint().height()
        self._refusal.setGeometry(8, self.tree.height() - height - 8, self.tree.width() - 16, height)
        self._refusal.raise_()
