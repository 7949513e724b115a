"""An editable list of the parts of a record: contact channels, attendees, items of an agenda, obligations.

    ChildList(
        CONTACTS, shell, owner="actor_id", title=mark("Contact channels"),
        describe=lambda contact: Line(contact.value, tr(CHANNEL_LABELS[contact.channel])),
        fields=specs_of(CONTACT, ("channel", "value"), "note"),
        quick=lambda text: {"value": text}, hint=mark("A number or address, then Enter"),
        empty=mark("No contact channel yet."),
    )

It is a `Section`: a form calls `show_record(session, id)`. Rows can be opened (Enter, double click), removed (Delete),
moved (Alt+Up, Alt+Down, where the table has a `sort`) and added: in the line at the foot, where Enter adds and stays,
or in the dialog of the button. Each is one step of undo.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy

from app.domain.errors import UserError
from app.domain.reading import Register
from app.domain.schema import Table
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import where
from app.services.session import Session
from app.ui.records.acting import own_doing
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import FieldSpec
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.buttons import IconButton
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.theme import choose_icon, dress_menu

__all__ = ["ChildList", "Line", "PartActions", "PartCommand"]

R = TypeVar("R")
Values = Mapping[str, Any]
_MOST_ROWS: Final = 12


@dataclass(frozen=True)
class PartActions:
    """How parts are written, where it is not simply adding, changing and removing rows.

    `add(session, values)` returns the id of what was made; `change(session, id, values)`, `remove(session, ids)`.
    """

    add: Callable[[Session, Values], str] | None = None
    change: Callable[[Session, str, Values], None] | None = None
    remove: Callable[[Session, Sequence[str]], None] | None = None


@dataclass(frozen=True)
class PartCommand:
    """Something else that can be done with the chosen parts: by a key, from their menu, or with a button above.

    `do(session, ids)` may raise a `UserError`; `text` is a msgid; what does not write is also there when nothing may
    be written.
    """

    text: str
    icon: str
    do: Callable[[Session, Sequence[str]], object]
    keys: str = ""
    has_button: bool = False
    writes: bool = True


class ChildList(Section, Generic[R]):
    """See the module.

    Args:
        register: the parts.
        shell: the window.
        owner: the column that holds the record they are parts of.
        describe: what the row of a part says.
        fields: of the dialog, in rows; they may depend on the part (None: a new one).
        title: the msgid of the heading.
        quick: reads the line at the foot into values, None when it cannot; without it there is no line.
        hint: the msgid shown in that line while it is empty.
        empty: the msgid shown while there are no parts.
        actions: other ways to write.
        parts: other parts than the rows whose `owner` is the record, in their order.
        extra: values that every new part has, for the id of the record.
        opens: what Enter and a double click do instead of the dialog.
        commands: what else can be done with chosen parts.
    """

    def __init__(  # noqa: PLR0913 all but two are keywords that describe one list
        self,
        register: Register[R],
        shell: Shell,
        *,
        owner: str,
        describe: Callable[[R], Line],
        fields: Sequence[Sequence[FieldSpec]] | Callable[[R | None], Sequence[Sequence[FieldSpec]]],
        title: str = "",
        quick: Callable[[str], Values | None] | None = None,
        hint: str = "",
        empty: str = mark("Nothing here yet."),
        actions: PartActions | None = None,
        parts: Callable[[Session, str], Sequence[R]] | None = None,
        extra: Callable[[str], Values] | None = None,
        opens: Callable[[R], None] | None = None,
        commands: Sequence[PartCommand] = (),
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)  # spare room is left below it
        self.table: Table = register.table
        self._register, self._shell, self._owner = register, shell, owner
        self._describe, self._fields, self._quick = describe, fields, quick
        self._actions = actions or PartActions()
        self._parts, self._extra, self._opens = parts, extra, opens
        self.commands = tuple(commands)
        self._session: Session | None = None
        self._record_id = ""
        self._writable = True
        self._is_adding = False
        self.records: dict[str, R] = {}
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr(title or self.table.title))
        self._count = PlainLabel(kind="muted")
        self.add_button = IconButton("plus", f"{tr('Add')}: {tr(self.table.title)}", kind="small", colour="primary")
        self.nothing = PlainLabel(tr(empty), kind="muted", wrap=True)
        self.line = PersianLineEdit(name=f"{tr('Add')}: {tr(self.table.title)}", placeholder=tr(hint) if hint else "")
        self._command_buttons = {one: self._button_of(one) for one in self.commands if one.has_button}
        self._lay_out(title)
        self._connect()

    def _button_of(self, command: PartCommand) -> IconButton:
        words = f"{tr(command.text)} ({command.keys})" if command.keys else tr(command.text)
        button = IconButton(command.icon, words, kind="small")
        button.clicked.connect(lambda: self.run(command))
        return button

    def _lay_out(self, title: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        if title:
            head.addWidget(PlainLabel(tr(title), kind="h2"))
        head.addWidget(self._count)
        head.addStretch(1)
        for button in self._command_buttons.values():
            head.addWidget(button)
        head.addWidget(self.add_button)
        self.box.addLayout(head)
        for part in (self.nothing, self.view, self.line):
            self.box.addWidget(part)
        self.line.setVisible(self._quick is not None)

    def _connect(self) -> None:
        self.view.opened.connect(self.open_chosen)
        self.view.removed.connect(self.remove_chosen)
        self.view.added.connect(self.open_new)
        self.view.moved.connect(self.move_chosen)
        self.view.menu_asked.connect(self._open_menu)
        self.add_button.clicked.connect(self.open_new)
        self.line.editingFinished.disconnect(self.line.commit)  # what is typed is a part to be added, not a value
        self.line.returnPressed.connect(self.add_typed)
        for command in self.commands:
            self.view.addAction(self._action_of(command))

    def _action_of(self, command: PartCommand) -> QAction:
        action = QAction(tr(command.text), self.view)
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.run(command))
        return action

    # ---- what is shown

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the parts of a record."""
        if record_id != self._record_id:
            self.line.set_value("")
        self._session, self._record_id = session, record_id
        self._reload()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid adding, changing and removing."""
        self._writable = writable
        self.add_button.setVisible(writable)
        for command, button in self._command_buttons.items():
            button.setVisible(self._can_run(command))
        self.line.setVisible(writable and self._quick is not None)

    def commit_pending(self) -> list[str]:
        """Add what is still typed in the line."""
        if self._is_adding or not self.line.text().strip():
            return []
        self.add_typed()
        text = self.line.text().strip()
        return [tr("“{text}” was not added: {reason}", text=text, reason=self.line.error_text())] if text else []

    def choose_part(self, row_id: str) -> None:
        """Choose a part and put the keyboard on it."""
        if row_id in self.records:
            self.view.choose([row_id])
            self.view.setFocus()

    def _reload(self) -> None:
        chosen = self.view.chosen()
        parts = self._read() if self._session and self._record_id else []
        self.records = {str(part.id): part for part in parts}  # type: ignore[attr-defined]  # every record has an id
        self.model.show_lines(list(self.records), [self._describe(part) for part in parts])
        self.nothing.setVisible(not parts)
        self.view.choose(chosen)

    def _read(self) -> Sequence[R]:
        if self._session is None:
            return []
        if self._parts is not None:
            return self._parts(self._session, self._record_id)
        return where(self._session, self._register, **{self._owner: self._record_id})

    # ---- what the user does

    def add_typed(self) -> None:
        """Add what stands in the line and stay there."""
        text = self.line.text().strip()
        if not text or self._quick is None or self._is_adding or not self._can_write():
            return
        values = self._quick(text)
        if values is None:
            self.line.set_error(tr("This could not be read. Use the + button to enter it in full."))
            return
        self._is_adding = True
        try:
            added = self._add(values)
        except UserError as error:
            self.line.set_error(str(error))
            return
        finally:
            self._is_adding = False
        self.line.set_value("")
        self.view.choose([added])

    def open_new(self) -> None:
        """Enter a new part in the dialog."""
        if self._can_write():
            owner = self._record_id  # another record may be on show when the dialog is kept
            self._open_dialog(f"{tr('Add')}: {tr(self.table.title)}", None, lambda values: self._add(values, owner))

    def open_chosen(self) -> None:
        """Open the chosen part."""
        chosen = self.view.chosen()
        part = self.records.get(chosen[0]) if chosen else None
        if part is None:
            return
        if self._opens is not None:
            self._opens(part)
        else:
            self._open_dialog(tr(self.table.title), part, lambda values: self._change(chosen[0], values))

    def remove_chosen(self) -> None:
        """Remove the chosen parts; Ctrl+Z brings them back."""
        chosen = self.view.chosen()
        if not chosen or not self._can_write():
            return
        row = self.model.ids.index(chosen[0])
        with self._trying() as session:
            remove = self._actions.remove or (lambda one, ids: editing.remove(one, self.table, ids))
            remove(session, chosen)
            self._reload()
            self.view.choose(self.model.ids[max(0, min(row, len(self.model.ids) - 1)) :][:1])

    def move_chosen(self, step: int) -> None:
        """Move the chosen part up (-1) or down (1)."""
        chosen = self.view.chosen()
        if len(chosen) != 1 or not self._can_write() or "sort" not in self.table.by_name:
            return
        ids = self.model.ids
        target = ids.index(chosen[0]) + step
        if not 0 <= target < len(ids):
            return
        others = [name for name in ids if name != chosen[0]]
        with self._trying() as session:
            editing.move(session, self.table, chosen[0], others[target] if target < len(others) else None)
            self._reload()
            self.view.choose(chosen)

    def run(self, command: PartCommand) -> None:
        """Do a command with the chosen parts."""
        chosen = self.view.chosen()
        if not chosen or not self._can_run(command):
            return
        with self._trying() as session:
            command.do(session, chosen)
            self._reload()
            self.view.choose(chosen)

    def _can_write(self) -> bool:
        return self._writable and self._session is not None and bool(self._record_id)

    def _can_run(self, command: PartCommand) -> bool:
        return self._writable or not command.writes

    def _add(self, values: Values, owner: str = "") -> str:
        session = self._session
        if session is None:
            return ""
        owner = owner or self._record_id
        owned = {self._owner: owner, **(self._extra(owner) if self._extra else {}), **values}
        add = self._actions.add or (lambda one, given: editing.add(one, self.table, given))
        with own_doing(self):
            added = add(session, owned)
        self._reload()
        return added

    def _change(self, part_id: str, values: Values) -> None:
        if self._session is not None and values:
            change = self._actions.change or (lambda one, name, given: editing.change(one, self.table, name, given))
            with own_doing(self):
                change(self._session, part_id, values)
            self._reload()

    def _open_dialog(self, title: str, part: R | None, keep: Callable[[Values], object]) -> RecordDialog:
        rows = self._fields(part) if callable(self._fields) else self._fields
        writable = self._can_write()
        values = self._extra(self._record_id) if self._extra and part is None else None
        dialog = RecordDialog(title, rows, self.window(), keep=keep, record=part, values=values, writable=writable)
        dialog.finished.connect(self.view.setFocus)
        dialog.open()
        return dialog

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        dress_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Commands"))
        rows: list[tuple[str, str, Callable[[], object], bool]] = [
            (tr("Open"), "pencil", self.open_chosen, bool(self.view.chosen()))
        ]
        if self._can_write():
            rows.append((tr("Add"), "plus", self.open_new, True))
            rows.append((tr("Remove"), "trash-2", self.remove_chosen, bool(self.view.chosen())))
        able = bool(self.view.chosen())
        commands = [one for one in self.commands if self._can_run(one)]
        rows += [(tr(one.text), one.icon, partial(self.run, one), able) for one in commands]
        if self._can_write() and "sort" in self.table.by_name:
            rows.append((tr("Move up"), "arrow-up", lambda: self.move_chosen(-1), True))
            rows.append((tr("Move down"), "arrow-down", lambda: self.move_chosen(1), True))
        for words, icon, do, able in rows:
            action = menu.addAction(words, do)
            action.setEnabled(able)
            choose_icon(action, icon)
        menu.popup(place)

    @contextmanager
    def _trying(self) -> Iterator[Session]:
        if self._session is None:
            raise RuntimeError("no project")
        try:
            with own_doing(self):
                yield self._session
        except UserError as error:
            self._shell.tell_error(error)
