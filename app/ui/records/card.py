"""The card around a table of records: heading, counts, buttons, fast entry, filter, and the pictures themselves."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import tr
from app.ui.records.filter_bar import FilterBar
from app.ui.records.views import TABLE, TABLE_ICON, TABLE_TITLE, RecordView, ViewSpec
from app.widgets.buttons import IconButton, text_button
from app.widgets.labels import PlainLabel, set_tooltip
from app.widgets.line_edit import PersianLineEdit
from app.widgets.message_bar import MessageBar
from app.widgets.theme import set_kind

_WIDE: Final = 620
_ROOMY: Final = 520
_NARROWEST: Final = 400


class EntryLine(QWidget):
    """Fast entry: Enter adds what is typed and stays, Escape closes."""

    entered = Signal(str)
    closed = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.line = _Line(name=hint, placeholder=hint)
        self.line.editingFinished.disconnect(self.line.commit)  # what is typed is a record to be added, not a value
        self.line.returnPressed.connect(lambda: self.entered.emit(self.line.text().strip()))
        self.line.escaped.connect(self.closed)
        self.error = PlainLabel(kind="error", wrap=True)
        self.error.hide()
        self.line.edited.connect(self.error.hide)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        add = text_button(tr("Add"), icon="plus", clicked=lambda: self.entered.emit(self.line.text().strip()))
        close = IconButton("x", tr("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(add)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 0, 12, 8)
        box.setSpacing(4)
        box.addLayout(row)
        box.addWidget(self.error)

    def show_error(self, message: str) -> None:
        """Say why it was not added."""
        self.error.setText(message)
        self.error.show()

    def begin(self) -> None:
        """Empty the line and put the keyboard into it."""
        self.line.set_value("")
        self.error.hide()
        self.line.setFocus()


class _Line(PersianLineEdit):
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class RecordsCard(QFrame):
    """Holds a table and other pictures.

    `view_chosen` comes with the key of another one, `filter_closed` when the filter is put away.
    """

    view_chosen = Signal(str)
    filter_closed = Signal()

    def __init__(
        self, title: str, table: QWidget, specs: Sequence[ViewSpec], filter_bar: FilterBar, entry: EntryLine
    ) -> None:
        super().__init__()
        set_kind(self, "card")
        self.filter, self.entry = filter_bar, entry
        self.filter.hide()
        self.entry.hide()
        self.bar = MessageBar(self)
        self._title = PlainLabel(title, kind="h1", elide=True)
        self._counts = PlainLabel(kind="muted", elide=True)
        self._locked = PlainLabel(tr("Read-only"), kind="muted")
        self.stack = QStackedWidget()
        self.stack.addWidget(table)
        self._table = table
        self._makers = {spec.key: spec.make for spec in specs}
        self.made: dict[str, RecordView] = {}
        self.view_buttons: dict[str, IconButton] = {}
        self._group = QButtonGroup(self)
        for key, words, icon in ((TABLE, TABLE_TITLE, TABLE_ICON), *((s.key, s.title, s.icon) for s in specs)):
            self._add_view_button(key, tr(words), icon)
        self.filter_button = IconButton("funnel", tr("Filter (Ctrl+F)"))
        self.filter_button.setCheckable(True)
        self.columns_button = IconButton("columns-3", tr("Columns"))
        self.saved_button = IconButton("bookmark", tr("Saved views"))
        self.more_button = IconButton("ellipsis", tr("More commands"))
        self._buttons = (self.filter_button, self.columns_button, self.saved_button, self.more_button)
        self._new: QPushButton | None = None
        self._head = QHBoxLayout()
        self._lay_out()
        self.filter_button.toggled.connect(self._on_toggled)

    def _add_view_button(self, key: str, words: str, icon: str) -> None:
        button = IconButton(icon, words)
        button.setCheckable(True)
        button.setChecked(key == TABLE)
        button.clicked.connect(lambda _checked=False: self.view_chosen.emit(key))
        self._group.addButton(button)
        self.view_buttons[key] = button

    def _lay_out(self) -> None:
        self._head.setContentsMargins(16, 14, 12, 10)
        self._head.setSpacing(6)
        self._head.addWidget(self._title)
        self._head.addWidget(self._counts, 1)
        self._head.addStretch(0)
        self._head.addWidget(self._locked)
        if len(self.view_buttons) > 1:
            for button in self.view_buttons.values():
                self._head.addWidget(button)
            self._head.addWidget(_separator())
        for button in self._buttons:
            self._head.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 0, 1, 12)
        box.setSpacing(0)
        box.addLayout(self._head)
        for part in (self.bar, self.entry, self.filter):
            box.addWidget(part)
        box.addWidget(self.stack, 1)

    def set_new(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Put the primary button at the end of the heading."""
        button = text_button(text, kind="primary", icon="plus", clicked=do)
        set_tooltip(button, text)
        self._head.addWidget(button)
        self._new = button
        return button

    def minimumSizeHint(self) -> QSize:
        """Need room for what a narrow screen leaves, not for what it can spare."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what can be spared on a narrow screen; the menu still has it."""
        wide = self.width() >= _WIDE
        for part in (self._counts, self.columns_button, self.saved_button):
            part.setVisible(wide)
        if self._new is not None:
            self._new.setText(f" {self._new.accessibleName()}" if self.width() >= _ROOMY else "")
        super().resizeEvent(event)

    def show_counts(self, words: str) -> None:
        """Say how much there is."""
        self._counts.setText(words)

    def counts(self) -> str:
        """Return what `show_counts` says."""
        return self._counts.text()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Say whether the project may be edited."""
        self._locked.setVisible(not writable)

    def open_filter(self) -> None:
        """Show the filter and put the keyboard into it."""
        self.filter_button.setChecked(True)
        self.filter.words.setFocus()
        self.filter.words.selectAll()

    def view(self, key: str) -> RecordView | None:
        """Return a picture, made when it is first asked for; None for the table."""
        if key not in self._makers:
            return None
        if key not in self.made:
            self.made[key] = self._makers[key]()
            self.stack.addWidget(self.made[key])
        return self.made[key]

    def show_view(self, key: str) -> None:
        """Turn to a picture or to the table."""
        view = self.view(key)
        self.stack.setCurrentWidget(self._table if view is None else view)
        self.view_buttons[key].setChecked(True)
        self.columns_button.setEnabled(view is None)

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal
        self.filter.setVisible(shown)
        if shown:
            self.filter.words.setFocus()
        else:
            self.filter_closed.emit()


def _separator() -> QFrame:
    line = QFrame()
    line.setFixedSize(1, 22)
    set_kind(line, "separator")
    return line
