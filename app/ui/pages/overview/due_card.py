"""What is overdue or falls due soon, with a way to put a reminder off."""

import datetime as dt
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.reminding import Due
from app.domain.tables.things import SNOOZE
from app.domain.text import persian_digits
from app.i18n import tr
from app.services import due as dues
from app.services.places import spot_of
from app.services.session import Session
from app.ui.pages.overview.lines import LineList
from app.ui.pages.overview.wording import due_lines, kinds_in, put_off_lines
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_HEIGHT: Final = 300
_WEEK: Final = 7
Today = Callable[[], dt.date]


class DueCard(QFrame):
    """The list with its filter; a line leads to its place, or can be put off and called back.

    `late` counts what is overdue.
    """

    def __init__(self, shell: Shell, today: Today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self._shell, self._today = shell, today
        self._session: Session | None = None
        self.late = 0
        self.kind = ChoiceBox(name=tr("Kind of reminders"), none=tr("Everything"))
        self.kind.setMaximumWidth(200)
        self.list = LineList(tr("What is due"))
        self.list.setMinimumHeight(_HEIGHT)
        self.put_off = text_button(tr("Put off…"), icon="alarm-clock", clicked=self.ask_to_put_off)
        self.silent = text_button("", kind="flat", clicked=self._show_silent)
        self._nothing = PlainLabel(kind="muted", wrap=True)
        self._is_silent = False
        self._lay_out()
        self._add_actions()
        self.kind.committed.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.marked.connect(self._allow)

    def show_session(self, session: Session) -> None:
        """Look at a project today."""
        if session is not self._session:
            self._is_silent = False
        self._session = session
        self._show()

    def clear(self) -> None:
        """Forget the project that was looked at."""
        self._session, self.late, self._is_silent = None, 0, False
        self.list.show_lines(())
        self._nothing.hide()

    def focus_list(self) -> bool:
        """Put the keyboard into the list; False when it is empty."""
        if self.list.lines():
            self.list.setFocus()
            self.list.mark_first()
        return bool(self.list.lines())

    def ask_to_put_off(self) -> None:
        """Ask until when the marked reminder is put off, and why; or call it back when it is put off already."""
        due = self.list.key()
        if not isinstance(due, Due) or self._session is None or not self._shell.writable():
            return
        if self._is_silent:
            dues.unsnooze(self._session, due)
            return
        from app.ui.records.dialog import RecordDialog  # noqa: PLC0415 the first paint does not wait for it
        from app.ui.records.fields import specs_of  # noqa: PLC0415 the first paint does not wait for it

        session, today = self._session, self._today()

        def keep(values: dict[str, Any]) -> None:
            dues.snooze(session, due, values.get("until"), values.get("reason") or "", today=today)

        first = {"until": today + dt.timedelta(_WEEK)}
        fields = specs_of(SNOOZE, "until", "reason")
        RecordDialog(tr("Put a reminder off"), fields, self.window(), keep=keep, values=first).open()

    def _show(self) -> None:
        if self._session is None:
            return
        today = self._today()
        found = dues.due_on(self._session, today)
        self.late = sum(due.days_left < 0 for due in found)
        silent = dues.put_off_on(self._session, today)
        self._is_silent = self._is_silent and bool(silent)
        self.kind.set_choices(kinds_in([due for due, _ in silent] if self._is_silent else found))
        wanted = self.kind.value()
        if self._is_silent:
            lines = put_off_lines((due, snooze) for due, snooze in silent if wanted in (None, due.kind))
        else:
            lines = due_lines([due for due in found if wanted in (None, due.kind)])
        self.list.show_lines(lines)
        self._say(len(silent), is_empty=not lines)
        self._allow()

    def _say(self, silent: int, *, is_empty: bool) -> None:
        words = tr("Back to what is due") if self._is_silent else tr("{count} put off", count=persian_digits(silent))
        self.silent.setText(words)
        self.silent.setAccessibleName(words)
        self.silent.setVisible(bool(silent))
        self.put_off.setText(" " + (tr("Call back") if self._is_silent else tr("Put off…")))
        self.list.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        self._nothing.setText(
            tr("Nothing is overdue and nothing falls due within 30 days.")
            if self.kind.value() is None
            else tr("Nothing of this kind is due.")
        )

    def _show_silent(self) -> None:
        self._is_silent = not self._is_silent
        self.kind.set_value(None)
        self._show()

    def _open(self, due: object) -> None:
        if isinstance(due, Due) and self._session is not None:
            spot = spot_of(self._session, (due.kind, due.id))
            if spot is not None:
                self._shell.go(spot.page, spot.id)

    def _allow(self) -> None:
        can = isinstance(self.list.key(), Due) and self._shell.writable()
        self.put_off.setEnabled(can)
        self._put_off_action.setEnabled(can)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(PlainLabel(tr("What is due"), kind="h2"))
        head.addStretch()
        head.addWidget(self.silent)
        head.addWidget(self.kind)
        head.addWidget(self.put_off)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 12, 10)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._nothing)
        box.addWidget(self.list, 1)
        box.addStretch()

    def _add_actions(self) -> None:
        self._put_off_action = QAction(tr("Put off…"), self.list)
        self._put_off_action.setShortcut(QKeySequence("Ctrl+T"))
        self._put_off_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._put_off_action.triggered.connect(self.ask_to_put_off)
        show = QAction(tr("Show its place"), self.list)
        show.triggered.connect(lambda: self._open(self.list.key()))
        self.list.addActions([show, self._put_off_action])
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
