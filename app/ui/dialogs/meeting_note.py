"""Noting a meeting in under a minute, by keyboard alone: title, day, who was there, what was decided."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain import clock
from app.domain.actor import ACTORS
from app.domain.errors import UserError
from app.domain.group import GROUP_MEMBERS, WORKING_GROUPS
from app.domain.group_rules import members_on
from app.domain.quick_note import match
from app.domain.tables.meetings import KIND_LABELS
from app.domain.text import isolate, persian_digits, search_key, sort_key
from app.i18n import tr
from app.services.note_taking import Note, decisions_of, known_actors, note_meeting
from app.services.reading import all_of, find, where
from app.services.session import Session
from app.ui.dialogs.frame import Dialog
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.date_edit import JalaliDateEdit
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.message_bar import MessageBar
from app.widgets.names_edit import NamesEdit
from app.widgets.text_edit import PersianTextEdit
from app.widgets.tick_box import TickBox

_WIDTH: Final = 720
_CLOSED: Final = "closed"
_MOST_NAMED: Final = 3


class MeetingNoteDialog(Dialog):
    """Asks for a meeting; Ctrl+Enter keeps it, and `kept` is called with its id.

    Args:
        session: the open project.
        parent: the window.
        kept: told which meeting was made.
        today: the day that is proposed and that short dates count from.
    """

    def __init__(
        self, session: Session, parent: QWidget, *, kept: Callable[[str], None], today: dt.date | None = None
    ) -> None:
        super().__init__(tr("Note a meeting"), parent)
        self._session, self._kept = session, kept
        self._today = today or clock.today()
        self._is_warned = False
        self.setMinimumWidth(_WIDTH)
        self.title = PersianLineEdit(name=tr("Title"), placeholder=tr("What the meeting was about"))
        self.day = JalaliDateEdit(name=tr("Date"), today=lambda: self._today)
        self.kind = ChoiceBox([(key, tr(words)) for key, words in KIND_LABELS.items()], name=tr("Kind"))
        self.group = ChoiceBox(self._groups(), name=tr("Working group"), none=tr("Without a working group"))
        self.people = NamesEdit(
            name=tr("Those present"), placeholder=tr("Part of a name, then Enter"), find=self._find_names
        )
        self.people_note = PlainLabel(kind="muted", wrap=True)
        self.adds = TickBox(name=tr("Add them to the actors"))
        self.decisions = PersianTextEdit(name=tr("Decisions"), lines=4, most_lines=8)
        self.decisions_note = PlainLabel(kind="muted", wrap=True)
        self.minutes = PersianTextEdit(name=tr("Minutes"), lines=2, most_lines=5)
        self.bar = MessageBar(self)
        self._lay_out()
        self._connect()
        self.day.set_value(self._today)
        self.kind.set_value("meeting")
        self._show_people()
        self._show_decisions()
        self.title.setFocus()

    def finish(self) -> None:
        """Keep the meeting if what was typed is good."""
        good = [field.commit() for field in (self.title, self.day, self.people, self.decisions, self.minutes)]
        if not all(good):
            return
        try:
            meeting = note_meeting(self._session, self._note(), self._today)
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            (self.title if not self.title.value() else self.decisions).setFocus()
            return
        self.accept()
        self._kept(meeting)

    def reject(self) -> None:
        """Leave; what was typed is thrown away only when asked a second time."""
        if self._is_warned or not self._has_words():
            super().reject()
            return
        self._is_warned = True
        self.bar.tell(
            tr("This meeting is not kept yet. Ctrl+Enter keeps it; Escape again throws it away."), kind="warning"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter in a line go on to the next field."""
        if (
            watched in (self.title, self.day)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        ):
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    # ---- building

    def _lay_out(self) -> None:
        self.body.addWidget(self.bar)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        day = QHBoxLayout()
        day.setSpacing(12)
        for beside in (self.day, self.kind, self.group):
            day.addWidget(beside, 1)
        unknown = QHBoxLayout()
        unknown.addWidget(self.people_note, 1)
        unknown.addWidget(self.adds)
        rows = (
            (tr("Title"), self.title, None),
            (tr("Date, kind, group"), day, None),
            (tr("Those present"), self.people, unknown),
            (tr("Decisions"), self.decisions, self.decisions_note),
            (tr("Minutes"), self.minutes, None),
        )
        line = 0
        for words, field, below in rows:
            label = PlainLabel(words, kind="field")
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            for part in (field, below):
                _add(grid, part, line)
                line += part is not None
        grid.setRowStretch(line, 1)
        self.body.addLayout(grid)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.add_button(text_button(tr("Keep (Ctrl+Enter)"), kind="primary", clicked=self.finish))

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.finish)
        for field in (self.title, self.day):
            field.installEventFilter(self)
        self.people.edited.connect(self._show_people)
        self.people.committed.connect(self._show_people)
        self.decisions.edited.connect(self._show_decisions)
        self.group.committed.connect(self._take_group)

    def _groups(self) -> list[tuple[str, str]]:
        groups = [one for one in all_of(self._session, WORKING_GROUPS).values() if one.state != _CLOSED]
        return [(one.id, one.title or tr("Untitled")) for one in sorted(groups, key=lambda one: sort_key(one.title))]

    # ---- while typing

    def _find_names(self, typed: str) -> Iterable[str]:
        key = search_key(typed)
        actors = all_of(self._session, ACTORS)
        found = dict.fromkeys(actor for name, actor in self._names().items() if key in name)
        return (actors[actor].name for actor in found)

    def _names(self) -> Mapping[str, str]:
        return known_actors(self._session)

    def _show_people(self, _names: object = None) -> None:
        names = self.people.typed_names()
        unknown = [name for name in names if match(name, self._names()) is None]
        self.adds.setVisible(bool(unknown))
        self.people_note.setText(_unknown_words(unknown) if names else tr("Names are looked up among the actors."))

    def _show_decisions(self) -> None:
        text = self.decisions.toPlainText()
        if not text.strip():
            self.decisions_note.setText(
                tr("One a line: what / who / until when. For example: {example}", example=_EXAMPLE)
            )
            return
        try:
            read = decisions_of(text, self._today)
        except UserError as error:
            self.decisions_note.setText(str(error))
            return
        counts = (len(read), sum(bool(one.owner) for one in read), sum(one.due is not None for one in read))
        decisions, owners, deadlines = (persian_digits(count) for count in counts)
        self.decisions_note.setText(
            tr(
                "{decisions} decisions, {owners} with an owner, {deadlines} with a deadline",
                decisions=decisions,
                owners=owners,
                deadlines=deadlines,
            )
        )

    def _take_group(self, group_id: object) -> None:
        """Propose the title of a group's meeting and its members, where nothing was typed yet."""
        group = all_of(self._session, WORKING_GROUPS).get(str(group_id))
        if group is None:
            return
        if not self.title.text().strip():
            self.title.set_value(tr("Meeting of {group}", group=group.title))
        if not self.people.typed_names():
            day = self.day.value() or self._today
            members = members_on(where(self._session, GROUP_MEMBERS, group_id=group.id), day)
            actors = (find(self._session, ACTORS, member.actor_id) for member in members)
            self.people.set_value([actor.name for actor in actors if actor is not None])
            self._show_people()

    def _note(self) -> Note:
        group = self.group.value()
        return Note(
            self.title.value(),
            self.day.value(),
            str(self.kind.value()),
            self.people.value(),
            self.decisions.value(),
            self.minutes.value(),
            str(group) if group is not None else None,
            adds_people=self.adds.isVisibleTo(self) and bool(self.adds.value()),
        )

    def _has_words(self) -> bool:
        texts = (self.title.text(), self.decisions.toPlainText(), self.minutes.toPlainText())
        return any(text.strip() for text in texts) or bool(self.people.typed_names())


_EXAMPLE: Final = "تهیه گزارش / رضایی / ۱۴۰۵/۰۳/۰۱"


def _add(grid: QGridLayout, part: QWidget | QHBoxLayout | None, line: int) -> None:
    if isinstance(part, QWidget):
        grid.addWidget(part, line, 1)
    elif part is not None:
        grid.addLayout(part, line, 1)


def _unknown_words(unknown: list[str]) -> str:
    if not unknown:
        return tr("All of them are among the actors.")
    named = "، ".join(isolate(name) for name in unknown[:_MOST_NAMED])
    if len(unknown) > _MOST_NAMED:
        named = tr("{names} and {count} more", names=named, count=persian_digits(len(unknown) - _MOST_NAMED))
    return tr("Not among the actors, kept as guests: {names}", names=named)
