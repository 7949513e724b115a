"""The relations as a table: the same as the map shows, for reading and for editing by keyboard."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.relation import RELATIONS, Relation
from app.domain.tables.people import ACTOR, RELATION
from app.domain.text import persian_digits, sort_key
from app.i18n import mark, tr
from app.services.session import Session
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.source import RecordSource
from app.ui.records.table import RecordTable
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

_NAME_WIDTH: Final = 190
_STORED: Final = ("flow", "strength", "formality", "frequency", "start", "end", "note")
TITLE: Final = mark("Table of relations")

_key = lru_cache(20_000)(sort_key)


class RelationsTable(QWidget):
    """See the module. `new_asked`, `opened(id)` and `removed(ids)` come when the agent wants one of these."""

    new_asked = Signal()
    opened = Signal(str)
    removed = Signal(list)

    def __init__(self, name_of: Callable[[str | None], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._session: Session | None = None
        self._seen: tuple[int, tuple[str, ...], frozenset[object]] | None = None
        self.source: RecordSource[Relation] = RecordSource(RELATIONS)
        self.table: RecordTable[Relation] = RecordTable(self.source, self._columns(), name=tr(TITLE))
        self._count = PlainLabel(kind="muted", elide=True)
        self._new = text_button(tr("New relation"), icon="plus", clicked=self.new_asked.emit)
        self._edit = text_button(tr("Edit"), icon="pencil", clicked=self._open)
        self._delete = text_button(tr("Delete"), icon="trash-2", clicked=self._remove)
        self._writable = False
        self.table.entered.connect(self._open)
        self.table.chosen.connect(self._allow)
        self.table.installEventFilter(self)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 0)
        row.setSpacing(8)
        for button in (self._new, self._edit, self._delete):
            row.addWidget(button)
        row.addWidget(self._count, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.table, 1)
        box.addLayout(row)
        self.setFocusProxy(self.table)

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self._session = session
        self._seen = None
        self.source.open(session)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing anything."""
        self._writable = writable
        self._allow()

    def show_between(self, actors: Collection[str], flows: Collection[object]) -> None:
        """Show the relations between some actors; `flows` are the kinds that are wanted, none means all."""
        if self._session is None or not self._is_stale(tuple(actors), frozenset(flows)):
            return
        self.source.refresh()
        known = set(actors)
        rows = self._session.values("relation", "id", "from_id", "to_id", "flow")
        ids = [
            str(row_id)
            for row_id, source, target, flow in rows
            if source in known and target in known and (not flows or flow in flows)
        ]
        self.table.show_ids(ids)
        self._count.setText(tr("{count} relations", count=persian_digits(len(ids))))
        self._allow()

    def _is_stale(self, actors: tuple[str, ...], flows: frozenset[object]) -> bool:
        """Tell whether something else is wanted, or a relation or an actor has changed since it was shown."""
        if self._session is None:
            return False
        seen, self._seen = self._seen, (self._session.revision, actors, flows)
        changed = self._session.changed_since(seen[0]) if seen else None
        is_same = seen is not None and seen[1:] == (actors, flows) and changed is not None
        return not is_same or any(table in (RELATION.name, ACTOR.name) for table, _ in changed or ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that the page has for actors."""
        if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Insert):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._remove() if event.key() == Qt.Key.Key_Delete else self.new_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _columns(self) -> Sequence[TableColumn[Relation]]:
        columns = RELATION.by_name
        ends = (("from_id", lambda one: one.from_id), ("to_id", lambda one: one.to_id))
        return [
            *(
                TableColumn[Relation](
                    name,
                    columns[name].label,
                    lambda record, end=end: self._name_of(end(record)),  # type: ignore[misc]
                    order=lambda name=name: self._order(name),  # type: ignore[misc]
                    width=_NAME_WIDTH,
                )
                for name, end in ends
            ),
            *(column_of(self.source, columns[name]) for name in _STORED),
        ]

    def _order(self, name: str) -> Mapping[str, Any]:
        """Return the place of the actor at one end in the order of names, by relation."""
        if self._session is None:
            return {}
        names = sorted(self._session.values(ACTOR.name, "id", "name"), key=lambda row: _key(str(row[1] or "")))
        places = {row_id: place for place, (row_id, _) in enumerate(names)}
        return {row_id: places.get(end, -1) for row_id, end in self.source.column(name).items()}

    def _open(self) -> None:
        if chosen := self.table.chosen_ids():
            self.opened.emit(chosen[0])

    def _remove(self) -> None:
        if self._writable and (chosen := self.table.chosen_ids()):
            self.removed.emit(chosen)

    def _allow(self) -> None:
        chosen = len(self.table.chosen_ids())
        self._new.setEnabled(self._writable)
        self._edit.setEnabled(chosen == 1)
        self._delete.setEnabled(self._writable and chosen > 0)
