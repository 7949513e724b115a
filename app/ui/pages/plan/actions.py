"""The commands of the tree as a table; its menu, its keys and the list of keys come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import mark, tr
from app.ui.pages.plan.commands import Commands
from app.ui.pages.plan.tree_view import PlanTree
from app.widgets.direction import is_rtl
from app.widgets.theme import choose_icon, dress_menu


@dataclass(frozen=True)
class Row:
    """One action: name (that of its method in `Commands`), msgid, icon, keys; `opens` begins a group of the menu.

    `deeper` keys point along the reading direction: Alt+Right from left to right, Alt+Left from right to left.
    """

    name: str
    text: str
    icon: str
    keys: tuple[str, ...] = ()
    opens: bool = False


_AHEAD: Final = "ahead"
_BACK: Final = "back"
EDITS: Final = (
    Row("add_below", mark("Add an activity below"), "plus", ("Ins",)),
    Row("add_inside", mark("Add a part inside"), "list-tree", ("Shift+Ins",)),
    Row("add_phase", mark("Add a phase"), "flag", ("Ctrl+Ins",)),
    Row("rename", mark("Rename"), "pencil", ("F2",), opens=True),
    Row("duplicate", mark("Duplicate"), "copy-plus", ("Ctrl+D",)),
    Row("delete", mark("Delete"), "trash-2", ("Del",)),
    Row("move_up", mark("Move up"), "arrow-up", ("Alt+Up",), opens=True),
    Row("move_down", mark("Move down"), "arrow-down", ("Alt+Down",)),
    Row("indent", mark("Put into the one above"), "list-indent-increase", (_AHEAD,)),
    Row("outdent", mark("Take out of its part"), "list-indent-decrease", (_BACK,)),
    Row("schedule", mark("Automatic scheduling…"), "calendar-clock", ("F9",), opens=True),
)
LEVELS: Final = (
    Row("open_more", mark("Show one more level"), "unfold-vertical", ("Alt+PgDown",), opens=True),
    Row("close_more", mark("Show one level less"), "fold-vertical", ("Alt+PgUp",)),
)


class TreeActions(QObject):
    """The actions of one page; their keys count only while the tree itself has the keyboard."""

    def __init__(self, page: QWidget, tree: PlanTree, commands: Commands) -> None:
        super().__init__(page)
        self._commands = commands
        self._actions: dict[str, QAction] = {}
        for row in EDITS:
            self._add(row, page, tree, getattr(commands, row.name))
        for row in LEVELS:
            self._add(row, page, tree, getattr(tree, row.name))

    def __getitem__(self, name: str) -> QAction:
        """Return an action by the name of its row."""
        return self._actions[name]

    def menu(self, parent: QWidget) -> QMenu:
        """Build the menu of the chosen rows."""
        menu = QMenu(parent)
        dress_menu(menu)
        menu.setAccessibleName(tr("Commands for the chosen activities"))
        for row in (*EDITS, *LEVELS):
            if row.opens:
                menu.addSeparator()
            menu.addAction(self._actions[row.name])
        return menu

    def refresh(self) -> None:
        """Allow what is possible with the present choice."""
        able = self._commands.possible()
        for row in EDITS:
            self._actions[row.name].setEnabled(row.name in able)

    def _add(self, row: Row, page: QWidget, tree: PlanTree, do: Callable[[], None]) -> None:
        action = QAction(tr(row.text), page)
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(_key(key)) for key in row.keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(do)
        choose_icon(action, row.icon)
        page.addAction(action)
        tree.addAction(action)
        self._actions[row.name] = action


def _key(key: str) -> str:
    if key not in (_AHEAD, _BACK):
        return key
    return "Alt+Left" if is_rtl() == (key == _AHEAD) else "Alt+Right"
