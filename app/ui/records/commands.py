"""The commands of a page of records as a table; its menu, its keys and the list of keys come from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import tr
from app.widgets.theme import choose_icon, dress_menu


class Wants(Enum):
    """When a command can be chosen: what is selected, and whether it changes the project."""

    NOTHING = auto()
    ONE = auto()
    SOME = auto()
    SEVERAL = auto()


@dataclass(frozen=True)
class Command:
    """One command.

    Args:
        name: of the action.
        text: its msgid.
        icon: a Lucide name.
        do: what it does.
        keys: shortcuts, which count while the table or a picture has the keyboard.
        wants: what must be selected.
        writes: it changes the project.
        opens: it begins a group of the menu.
    """

    name: str
    text: str
    icon: str
    do: Callable[[], object]
    keys: tuple[str, ...] = ()
    wants: Wants = Wants.NOTHING
    writes: bool = True
    opens: bool = False


class CommandSet:
    """The commands of one page as actions."""

    def __init__(self, page: QWidget, commands: Sequence[Command], *targets: QWidget) -> None:
        self._commands = commands
        self._actions = {command.name: _action(command, page) for command in commands}
        for target in targets:
            target.addActions(list(self._actions.values()))

    def __getitem__(self, name: str) -> QAction:
        """Return an action by the name of its command."""
        return self._actions[name]

    def menu(self, parent: QWidget) -> QMenu:
        """Build the menu."""
        menu = QMenu(parent)
        dress_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Commands"))
        for command in self._commands:
            if command.opens:
                menu.addSeparator()
            menu.addAction(self._actions[command.name])
        return menu

    def refresh(self, chosen: int, *, writable: bool) -> None:
        """Allow what is possible with so many records selected."""
        met = {Wants.NOTHING}
        met |= {Wants.SOME} if chosen else set()
        met |= {Wants.ONE} if chosen == 1 else set()
        met |= {Wants.SEVERAL} if chosen > 1 else set()
        for command in self._commands:
            self._actions[command.name].setEnabled(command.wants in met and (writable or not command.writes))


def _action(command: Command, page: QWidget) -> QAction:
    action = QAction(tr(command.text), page)
    action.setObjectName(command.name)
    action.setShortcuts([QKeySequence(key) for key in command.keys])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _checked=False: command.do())
    choose_icon(action, command.icon)
    return action
