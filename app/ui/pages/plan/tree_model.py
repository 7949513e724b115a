"""The plan as Qt's tree: children are looked up when a branch opens, changes reach the view row by row."""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal

from app.domain.plan import Node, Plan
from app.domain.text import RLM
from app.i18n import mark, tr
from app.ui.pages.plan import wording
from app.ui.pages.plan.dragging import MIME, ids_in, packed

TOP: Final = ""
AnyIndex = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns of the tree, in reading order."""

    ACTIVITY = 0
    STATUS = 1
    PROGRESS = 2
    DATES = 3


HEADINGS: Final = {
    Column.ACTIVITY: mark("Phase / activity"),
    Column.STATUS: mark("Status"),
    Column.PROGRESS: mark("Progress"),
    Column.DATES: mark("Start and end"),
}


class PlanModel(QAbstractItemModel):
    """The nodes of a plan, all or those of a filter with what stands above them.

    It writes nothing itself: what the user types or drops leaves as a signal.
    """

    rename_asked = QtSignal(str, str)
    move_asked = QtSignal(list, str, str)  # ids, parent id or TOP, id of the sibling to stand before or ""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self._plan = Plan()
        self._hits: frozenset[str] | None = None
        self._visible: frozenset[str] | None = None
        self._children: dict[str, list[str]] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._keys: dict[str, int] = {}
        self._ids: list[str] = []

    # ---- what is shown

    @property
    def plan(self) -> Plan:
        """The plan on show."""
        return self._plan

    def show(self, plan: Plan, hits: frozenset[str] | None = None, visible: frozenset[str] | None = None) -> None:
        """Show afresh the rows of `visible` (None: all); those not in `hits` only lead to one that is."""
        self.beginResetModel()
        self._plan, self._hits, self._visible = plan, hits, visible
        self._children.clear()
        self._places.clear()
        self.endResetModel()

    def update(self, plan: Plan, hits: frozenset[str] | None = None, visible: frozenset[str] | None = None) -> None:
        """Bring the rows up to date one by one, so that the view keeps selection, open branches and place."""
        if not plan.roots or not self._plan.roots:
            self.show(plan, hits, visible)
            return
        before = self._plan
        self._look_up(plan, visible)
        self._remove(plan, visible)
        self._plan, self._hits, self._visible = plan, hits, visible
        self._insert()
        self._rearrange()
        self._tell_changes(before)

    def node_at(self, index: AnyIndex) -> Node | None:
        """Return the node of an index, None for an invalid one."""
        return self._plan.by_id.get(self._ids[index.internalId()]) if index.isValid() else None

    def id_at(self, index: AnyIndex) -> str:
        """Return the activity id of an index, `TOP` for an invalid one."""
        return self._ids[index.internalId()] if index.isValid() else TOP

    def index_of(self, activity: str, column: int = Column.ACTIVITY) -> QModelIndex:
        """Find the index of an activity; invalid when it is not shown."""
        if activity not in self._places and not self._reach(activity):
            return QModelIndex()
        return self.createIndex(self._places[activity][1], column, self._key(activity))

    def is_shown(self, activity: str) -> bool:
        """Tell whether the activity is in the plan and not filtered out."""
        return activity in self._plan.by_id and (self._visible is None or activity in self._visible)

    def is_hit(self, activity: str) -> bool:
        """Tell whether the activity itself passes the filter, or there is none."""
        return self._hits is None or activity in self._hits

    # ---- Qt's reading

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008 Qt's default
        """Return the index of a place below `parent`."""
        below = self._below(self.id_at(parent))
        if not (0 <= row < len(below) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, self._key(below[row]))

    def parent(self, index: AnyIndex = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 QObject has one too
        """Return the index above."""
        above = self._places[self.id_at(index)][0] if index.isValid() else TOP
        return self.createIndex(self._places[above][1], 0, self._key(above)) if above else QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 Qt's default
        """Count the rows below."""
        return 0 if parent.column() > 0 else len(self._below(self.id_at(parent)))

    def hasChildren(self, parent: AnyIndex = QModelIndex()) -> bool:  # noqa: B008 Qt's default
        """Tell whether a branch can open, without looking up its rows."""
        if parent.column() > 0:
            return False
        name = self.id_at(parent)
        known = self._children.get(name)
        return bool(known) if known is not None else _has_rows(self._plan, self._visible, name)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008 the same everywhere
        """Count the columns."""
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADINGS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, for screen readers and copying; the painter draws from the node."""
        node = self.node_at(index)
        if node is None:
            return None
        if role == Qt.ItemDataRole.EditRole:
            return node.activity.title
        if role == Qt.ItemDataRole.DisplayRole:
            return wording.cell(self._plan, node, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.ACTIVITY:
            return wording.spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return RLM + wording.tool_tip(self._plan, node, index.column())
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Allow renaming and moving while the project may be written."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.editable else Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.editable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            if index.column() == Column.ACTIVITY:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    # ---- what the user does

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a new title."""
        node = self.node_at(index)
        if node is None or role != Qt.ItemDataRole.EditRole or not self.editable:
            return False
        if str(value) != node.activity.title:
            self.rename_asked.emit(node.activity.id, str(value))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied, by dragging."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return the one kind of thing that can be dropped."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Pack the ids of the dragged activities."""
        return packed(self.id_at(index) for index in indexes)

    def refusal(self, data: QMimeData, parent: AnyIndex) -> str:
        """Say why these activities cannot be dropped into `parent`; nothing when they can."""
        ids = self._dragged(data)
        if not ids:
            return tr("Only activities of this programme can be dropped here.")
        above = {self.id_at(place) for place in _upwards(parent)}
        if above & set(ids):
            return tr("An activity cannot be moved into itself or into one of its own parts.")
        return ""

    def canDropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,  # noqa: ARG002
        column: int,  # noqa: ARG002
        parent: AnyIndex,
    ) -> bool:
        """Tell whether a drop would be accepted."""
        return self.editable and not self.refusal(data, parent)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Ask for the move that a drop means: between rows, or into one when `row` is -1."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        into = self.id_at(parent)
        below = self._below(into)
        before = below[row] if 0 <= row < len(below) else ""
        self.move_asked.emit(self._dragged(data), into, before)
        return True

    def _dragged(self, data: QMimeData) -> list[str]:
        return [name for name in ids_in(data) if name in self._plan.by_id]

    # ---- the rows that were asked for

    def _key(self, activity: str) -> int:
        key = self._keys.get(activity)
        if key is None:
            key = self._keys[activity] = len(self._ids)
            self._ids.append(activity)
        return key

    def _below(self, parent: str) -> list[str]:
        known = self._children.get(parent)
        if known is None:
            # A row on its way from elsewhere still stands there; `_rearrange` brings it.
            known = [name for name in _rows(self._plan, self._visible, parent) if name not in self._places]
            self._place(parent, known)
        return known

    def _place(self, parent: str, ids: list[str]) -> None:
        self._children[parent] = ids
        for row, name in enumerate(ids):
            self._places[name] = (parent, row)

    def _reach(self, activity: str) -> bool:
        """Look up the branches from the top down to an activity."""
        if not self.is_shown(activity):
            return False
        above = [activity]
        while above[-1] != TOP:
            above.append(parent_of(self._plan, above[-1]))
        for parent in reversed(above[1:]):
            self._below(parent)
        return activity in self._places

    # ---- bringing rows up to date

    def _look_up(self, plan: Plan, visible: frozenset[str] | None) -> None:
        """Look up the branches that shown rows move into, and those that begin or cease to be branches.

        Rows then arrive as themselves, and the view hears of each branch's first and last part.
        """
        for name in list(self._places):
            if name not in plan.by_id:
                continue
            target = parent_of(plan, name)
            if target != self._places[name][0] and (target == TOP or self._reach(target)):
                self._below(target)
            if _has_rows(self._plan, self._visible, name) != _has_rows(plan, visible, name):
                self._below(name)

    def _remove(self, plan: Plan, visible: frozenset[str] | None) -> None:
        for parent in list(self._children):
            rows = [
                row
                for row, name in enumerate(self._children.get(parent, ()))
                if name not in plan.by_id
                or (visible is not None and name not in visible)
                or parent_of(plan, name) not in self._children
            ]
            for first, last in reversed(list(_runs(rows))):
                self._remove_rows(parent, first, last)

    def _remove_rows(self, parent: str, first: int, last: int) -> None:
        self.beginRemoveRows(self.index_of(parent), first, last)
        below = self._children[parent]
        self._forget(below[first : last + 1])
        self._place(parent, below[:first] + below[last + 1 :])
        self.endRemoveRows()

    def _forget(self, ids: Iterable[str]) -> None:
        stack = list(ids)
        while stack:
            name = stack.pop()
            self._places.pop(name, None)
            stack.extend(self._children.pop(name, ()))

    def _insert(self) -> None:
        for parent in list(self._children):
            wanted = list(_rows(self._plan, self._visible, parent))
            rows = [row for row, name in enumerate(wanted) if name not in self._places]
            for first, last in _runs(rows):
                at = min(first, len(self._children[parent]))
                self._insert_rows(parent, at, wanted[first : last + 1])

    def _insert_rows(self, parent: str, at: int, ids: list[str]) -> None:
        self.beginInsertRows(self.index_of(parent), at, at + len(ids) - 1)
        below = self._children[parent]
        self._place(parent, below[:at] + ids + below[at:])
        self.endInsertRows()

    def _rearrange(self) -> None:
        wanted = {parent: list(_rows(self._plan, self._visible, parent)) for parent in self._children}
        if wanted == self._children:
            return
        self.layoutAboutToBeChanged.emit()
        persistent = self.persistentIndexList()
        self._children.clear()
        for parent, ids in wanted.items():
            self._place(parent, ids)
        self.changePersistentIndexList(persistent, [self.index_of(self.id_at(old), old.column()) for old in persistent])
        self.layoutChanged.emit()

    def _tell_changes(self, before: Plan) -> None:
        for name in self._places:
            if before.by_id.get(name) != self._plan.by_id[name]:
                index = self.index_of(name)
                self.dataChanged.emit(index, index.siblingAtColumn(len(Column) - 1))


def parent_of(plan: Plan, activity: str) -> str:
    """Return the id that an activity stands in, `TOP` for a phase."""
    parent = plan.by_id[activity].activity.parent
    return parent if parent in plan.by_id else TOP  # type: ignore[return-value]  # None is never in the plan


def _rows(plan: Plan, visible: frozenset[str] | None, parent: str) -> Iterator[str]:
    known = plan.by_id.get(parent)
    nodes = plan.roots if parent == TOP else known.children if known else ()
    return (node.activity.id for node in nodes if visible is None or node.activity.id in visible)


def _has_rows(plan: Plan, visible: frozenset[str] | None, parent: str) -> bool:
    return next(_rows(plan, visible, parent), None) is not None


def _upwards(index: AnyIndex) -> Iterator[AnyIndex]:
    while index.isValid():
        yield index
        index = index.parent()


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Join consecutive rows: 1 2 3 7 gives (1, 3), (7, 7)."""
    first = 0
    for place, row in enumerate(rows):
        if place + 1 == len(rows) or rows[place + 1] != row + 1:
            yield rows[first], row
            first = place + 1
