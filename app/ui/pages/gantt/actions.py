"""The commands of the chart as a table; its menu, its keys and the list of keys come from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import mark, tr
from app.widgets.theme import choose_icon, dress_menu

EDIT: Final = "edit"
UNTIE: Final = "untie"
LOOK: Final = "look"


@dataclass(frozen=True)
class Row:
    """One action: name (that of its method), msgid, icon, keys and what it needs; `opens` begins a group of the menu.

    In keys «later» and «earlier» stand for the arrows that point along time and back.
    """

    name: str
    text: str
    icon: str
    keys: str = ""
    needs: str = LOOK
    opens: bool = False


ROWS: Final = (
    Row("open_activity", mark("Open the activity"), "square-pen", "Return"),
    Row("later", mark("A day later"), "calendar-plus", "Alt+later", EDIT, opens=True),
    Row("earlier", mark("A day earlier"), "calendar-minus", "Alt+earlier", EDIT),
    Row("week_later", mark("A week later"), "calendar-plus", "Alt+Down", EDIT),
    Row("week_earlier", mark("A week earlier"), "calendar-minus", "Alt+Up", EDIT),
    Row("longer", mark("A day longer"), "unfold-horizontal", "Shift+Alt+later", EDIT, opens=True),
    Row("shorter", mark("A day shorter"), "fold-horizontal", "Shift+Alt+earlier", EDIT),
    Row("week_longer", mark("A week longer"), "unfold-horizontal", "Shift+Alt+Down", EDIT),
    Row("week_shorter", mark("A week shorter"), "fold-horizontal", "Shift+Alt+Up", EDIT),
    Row("tie", mark("Let the chosen ones wait for each other"), "spline", "Ctrl+T", EDIT, opens=True),
    Row("next_tie", mark("Choose the next dependency"), "arrow-right-left", "F7"),
    Row("untie", mark("Delete the chosen dependency"), "trash-2", "Del", UNTIE),
    Row("zoom_in", mark("Show days wider"), "zoom-in", "Ctrl++", opens=True),
    Row("zoom_out", mark("Show days narrower"), "zoom-out", "Ctrl+-"),
    Row("fit", mark("Show the whole plan"), "scan", "Alt+End"),
    Row("go_to_today", mark("Go to today"), "calendar", "Alt+Home"),
    Row("open_more", mark("Show one more level"), "unfold-vertical", "Alt+PgDown", opens=True),
    Row("close_more", mark("Show one level less"), "fold-vertical", "Alt+PgUp"),
)


class ChartActions(QObject):
    """The actions of one page; their keys count only while the rows have the keyboard."""

    def __init__(self, page: QWidget, rows: QWidget, do: Callable[[str], None]) -> None:
        super().__init__(page)
        self._actions: dict[str, QAction] = {}
        for row in ROWS:
            action = QAction(tr(row.text), page)
            action.setObjectName(row.name)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, name=row.name: do(name))
            choose_icon(action, row.icon)
            page.addAction(action)
            rows.addAction(action)
            self._actions[row.name] = action
        self.turn(from_right=True)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by the name of its row."""
        return self._actions[name]

    def turn(self, *, from_right: bool) -> None:
        """Let the keys point along time."""
        later, earlier = ("Left", "Right") if from_right else ("Right", "Left")
        for row in ROWS:
            # Enter is the business of the rows themselves, which also take the one of the keypad.
            keys = "" if row.keys == "Return" else row.keys.replace("later", later).replace("earlier", earlier)
            self._actions[row.name].setShortcut(QKeySequence(keys))

    def allow(self, needs: frozenset[str]) -> None:
        """Allow the actions whose needs are met."""
        for row in ROWS:
            self._actions[row.name].setEnabled(row.needs in needs)

    def menu(self, parent: QWidget) -> QMenu:
        """Build the menu of the chosen rows."""
        menu = QMenu(parent)
        dress_menu(menu)
        menu.setAccessibleName(tr("Commands of the Gantt chart"))
        for row in ROWS:
            if row.opens:
                menu.addSeparator()
            menu.addAction(self._actions[row.name])
        return menu
