"""Brings the tables up to date after new changes, touching only the rows that may differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.fold import Parents, Place, RowState, referred, replay, text_or_none
from app.domain.schema import Row, Table, Value
from app.storage.ledger import Ledger
from app.storage.rows import Rows


@dataclass
class Refold:
    """One refolding: `states` are rows whose changes are in memory already.

    `placed` are rows that a local transaction has just put somewhere: it is the latest and closes no circle, so the
    tree need not be replayed for them.
    """

    ledger: Ledger
    rows: Rows
    states: Mapping[Place, RowState] = field(default_factory=dict)
    placed: Mapping[Place, str | None] = field(default_factory=dict)
    _trees: dict[str, Parents] = field(default_factory=dict)
    _there: set[Place] = field(default_factory=set)

    def run(self, touched: Iterable[Place], moved: Iterable[str] = ()) -> frozenset[Place]:
        """Refold `touched` and whatever depends on them; `moved` are trees with moves to replay.

        Returns the rows that changed.
        """
        waiting = dict.fromkeys(touched)
        for table in moved:
            waiting.update(dict.fromkeys(self._displaced(self.rows.tables[table])))
        changed: set[Place] = set()
        while waiting:
            place, _ = waiting.popitem()
            if place[0] in self.rows.tables:
                self._refold(place, waiting, changed)
        return frozenset(changed)

    def _displaced(self, table: Table) -> list[Place]:
        tree = self._tree(table)
        return [(table.name, row) for row, parent in self.rows.parents(table) if tree.get(row) != parent]

    def _refold(self, place: Place, waiting: dict[Place, None], changed: set[Place]) -> None:
        before = self.rows.get(place)
        after = self._shown(place, self.states.get(place) or self.ledger.state(place), before)
        if after == before:
            return
        if after is None:
            self.rows.remove(place)
            self._there.discard(place)
        else:
            self.rows.put(place, after)
            self._there.add(place)
        changed.add(place)
        waiting.update(dict.fromkeys(self._dependent(place[0], before, after)))

    def _dependent(self, name: str, before: Row | None, after: Row | None) -> Iterator[Place]:
        """Yield rows that may have lost what kept them visible, or are hidden and have gained it."""
        table = self.rows.tables[name]
        old = referred(table, before or {})
        new = referred(table, after or {})
        yield from old - new
        yield from (place for place in new - old if not self._is_there(place))

    def _is_there(self, place: Place) -> bool:
        if place in self._there:
            return True
        if self.rows.get(place) is None:
            return False
        self._there.add(place)
        return True

    def _shown(self, place: Place, state: RowState, before: Row | None) -> dict[str, Value] | None:
        table = self.rows.tables[place[0]]
        if not state.changes or not (state.is_alive or any(True for _ in self.rows.referring(place))):
            return None
        values: dict[str, Value] = {"id": place[1], **state.shown(table)}
        if table.parent in state.heads:
            values[table.parent] = self._parent(place, before)
        return values

    def _parent(self, place: Place, before: Row | None) -> str | None:
        table = self.rows.tables[place[0]]
        if place in self.placed:
            return self.placed[place]
        if before is None or table.name in self._trees:
            return self._tree(table).get(place[1])
        return text_or_none(before[table.parent])

    def _tree(self, table: Table) -> Parents:
        if table.name not in self._trees:
            self._trees[table.name] = replay(self.ledger.moves(table))
        return self._trees[table.name]
