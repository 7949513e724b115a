"""Everything the agent can tell the window to do, as one table; menus, buttons and the list of keys come from it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import mark, tr
from app.services.session import Session
from app.ui.commands import Commands
from app.ui.page import Entry
from app.ui.pages import PAGES
from app.widgets.labels import tooltip_text
from app.widgets.theme import choose_icon, dress_menu


class Need(Enum):
    """When an action can be chosen."""

    NOTHING = auto()
    PROJECT = auto()
    WRITABLE = auto()
    UNDO = auto()
    REDO = auto()


@dataclass(frozen=True)
class Row:
    """One action: its id, msgid, icon, keys, the msgid of its group, what it does and what it needs."""

    id: str
    text: str
    icon: str
    keys: tuple[str, ...]
    group: str
    do: Callable[[Commands], None]
    need: Need = Need.NOTHING


_DIGITS: Final = 10
PROJECT: Final = mark("Project")
EDIT: Final = mark("Edit")
PAGE: Final = mark("Pages")
VIEW: Final = mark("View")
HELP: Final = mark("Help")


def _page_key(place: int) -> str:
    """Return the key of a page: Ctrl with the digits from 1 to 9 and 0, then Alt with them."""
    return f"{'Ctrl' if place <= _DIGITS else 'Alt'}+{place % _DIGITS}"


def _page_row(place: int, entry: Entry) -> Row:
    need = Need.PROJECT if entry.needs_project else Need.NOTHING
    return Row(
        f"go-{entry.key}",
        entry.title,
        entry.icon,
        (_page_key(place),),
        PAGE,
        lambda commands: commands.go(entry.key),
        need,
    )


ACTIONS: Final = (
    Row("new", mark("New project…"), "file-plus", ("Ctrl+N",), PROJECT, Commands.new_project),
    Row("open", mark("Open…"), "folder-open", ("Ctrl+O",), PROJECT, Commands.open_project),
    Row("import", mark("Import a table or a plan…"), "file-input", ("Ctrl+I",), PROJECT, Commands.import_table),
    Row(
        "export",
        mark("Give the plan to another program…"),
        "file-output",
        (),
        PROJECT,
        Commands.export_plan,
        Need.PROJECT,
    ),
    Row("sample", mark("Open the sample programme"), "sparkles", (), PROJECT, Commands.open_sample),
    Row("details", mark("Programme details…"), "clipboard-list", ("F4",), PROJECT, Commands.show_details, Need.PROJECT),
    Row("calendar", mark("Working calendar…"), "calendar-cog", (), PROJECT, Commands.show_calendar, Need.PROJECT),
    Row("save-copy", mark("Save a copy…"), "copy", ("Ctrl+Shift+S",), PROJECT, Commands.save_copy, Need.PROJECT),
    Row("close", mark("Close project"), "x", ("Ctrl+W",), PROJECT, Commands.close_project, Need.PROJECT),
    Row("quit", mark("Quit"), "log-out", ("Ctrl+Q",), PROJECT, Commands.quit),
    Row("undo", mark("Undo"), "undo-2", ("Ctrl+Z",), EDIT, Commands.undo, Need.UNDO),
    Row("redo", mark("Redo"), "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), EDIT, Commands.redo, Need.REDO),
    Row("note", mark("Note a meeting…"), "notebook-pen", ("Ctrl+M",), EDIT, Commands.note_meeting, Need.WRITABLE),
    Row("search", mark("Search"), "search", ("Ctrl+K",), EDIT, Commands.search, Need.PROJECT),
    *(_page_row(place, entry) for place, entry in enumerate(PAGES, 1)),
    Row("theme", mark("Light or dark"), "moon", ("Ctrl+Shift+D",), VIEW, Commands.switch_theme),
    Row("language", mark("Show the program in English"), "languages", (), VIEW, Commands.switch_language),
    Row("full-screen", mark("Full screen"), "maximize", ("F11",), VIEW, Commands.full_screen),
    Row("shortcuts", mark("Keyboard shortcuts"), "keyboard", ("F1", "Ctrl+/"), HELP, Commands.show_shortcuts),
    Row("about", mark("About Khoosheyar"), "info", (), HELP, Commands.about),
    Row("menu", mark("Menu"), "ellipsis", ("F10",), HELP, Commands.open_menu),
)
GROUPS: Final = (PROJECT, EDIT, PAGE, VIEW, HELP)
_OPENED_OUT: Final = (PROJECT, EDIT)


class ActionSet(QObject):
    """The table as QActions of one window."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self._actions = {row.id: self._action(row, window, commands) for row in ACTIONS}

    def __getitem__(self, action_id: str) -> QAction:
        """Return the QAction with this id."""
        return self._actions[action_id]

    def menu(self, parent: QWidget) -> QMenu:
        """Build the menu of all actions; it is short enough for a small screen, so some groups open out of it."""
        menu = QMenu(parent)
        dress_menu(menu)
        menu.setAccessibleName(tr("Menu"))
        for group in GROUPS:
            actions = [self[row.id] for row in ACTIONS if row.group == group and row.id != "menu"]
            if group in _OPENED_OUT:
                menu.addActions(actions)
                menu.addSeparator()
            else:
                below = menu.addMenu(tr(group))
                dress_menu(below)
                below.addActions(actions)
        return menu

    def keys_by_group(self) -> Iterator[tuple[str, Sequence[QAction]]]:
        """Return the actions that have keys, by the words of their group."""
        for group in GROUPS:
            rows = [row for row in ACTIONS if row.group == group and row.keys]
            yield tr(group), [self[row.id] for row in rows]

    def refresh(self, session: Session | None) -> None:
        """Allow what can be done with the present project, and say what undo and redo would do."""
        allowed = allowed_needs(session)
        for row in ACTIONS:
            self[row.id].setEnabled(row.need in allowed)
        undo = session.undo_label if session else None
        redo = session.redo_label if session else None
        self["undo"].setToolTip(_hint(tr("Undo: {label}", label=tr(undo)) if undo else tr("Nothing to undo"), "Ctrl+Z"))
        self["redo"].setToolTip(
            _hint(tr("Redo: {label}", label=tr(redo)) if redo else tr("Nothing to redo"), "Ctrl+Shift+Z")
        )

    def _action(self, row: Row, window: QWidget, commands: Commands) -> QAction:
        action = QAction(tr(row.text), self)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setToolTip(_hint(tr(row.text), row.keys[0] if row.keys else ""))
        action.setObjectName(row.id)
        choose_icon(action, row.icon)
        action.triggered.connect(lambda: row.do(commands))
        window.addAction(action)
        return action


def allowed_needs(session: Session | None) -> frozenset[Need]:
    """Tell what is met: a project is open, may be edited, has something to undo or redo."""
    met = {Need.NOTHING}
    if session is not None:
        met.add(Need.PROJECT)
        if not session.read_only:
            met.add(Need.WRITABLE)
            met |= {Need.UNDO} if session.undo_label else set()
            met |= {Need.REDO} if session.redo_label else set()
    return frozenset(met)


def _hint(text: str, key: str) -> str:
    return tooltip_text(f"{text} ({key})" if key else text)
