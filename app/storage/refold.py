"""Brings the tables up to date after new changes, touching only the rows that may differ."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.fold import Parents, Place, RowState, referred, replay, text_or_none
from app.domain.schema import Row, Value
from app.domain.watching import Stage, Watch, in_pieces, unwatched
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
    watch: Watch = unwatched
    _trees: dict[str, Parents] = field(default_factory=dict)
    _there: set[Place] = field(default_factory=set)

    def run(self, touched: Iterable[Place], moved: Iterable[str] = ()) -> frozenset[Place]:
        """Refold `touched` and whatever depends on them; `moved` are trees with moves to replay.

        Returns the rows that changed.
        """
        waiting = dict.fromkeys(touched)
        for table in moved:
            waiting.update(dict.fromkeys(self._displaced(table)))
        changed: set[Place] = set()
        while waiting:
            places = [place for place in waiting if place[0] in self.rows.tables]
            waiting = {}
            for piece in in_pieces(places, self.watch, Stage.WRITING):
                waiting.update(dict.fromkeys(self._refold(piece, changed)))
        return frozenset(changed)

    def _displaced(self, name: str) -> list[Place]:
        table = self.rows.tables[name]
        tree = self._tree(name)
        return [(name, row) for row, parent in self.rows.parents(table) if tree.get(row) != parent]

    def _refold(self, piece: Sequence[Place], changed: set[Place]) -> set[Place]:
        """Write some rows; return those that may have lost what kept them visible, or are hidden and have gained it."""
        before = self.rows.get_all(piece)
        after = self._shown(piece, before)
        different = [place for place in piece if after.get(place) != before.get(place)]
        gone = [place for place in different if place not in after]
        self.rows.put_all({place: after[place] for place in different if place in after})
        self.rows.remove_all(gone)
        self._there.update(after)
        self._there.difference_update(gone)
        changed.update(different)
        lost, gained = self._turned(different, before, after)
        return lost | self._missing(gained)

    def _turned(
        self, places: Iterable[Place], before: Mapping[Place, Row], after: Mapping[Place, Row]
    ) -> tuple[set[Place], set[Place]]:
        """Return what some rows pointed to and do no more, and what they have come to point to."""
        lost: set[Place] = set()
        gained: set[Place] = set()
        for place in places:
            table = self.rows.tables[place[0]]
            old = referred(table, before[place]) if place in before else set()
            new = referred(table, after[place]) if place in after else set()
            lost |= old - new
            gained |= new - old
        return lost, gained

    def _missing(self, places: set[Place]) -> set[Place]:
        unknown = places - self._there
        self._there.update(self.rows.get_all(unknown))
        return unknown - self._there

    def _shown(self, piece: Sequence[Place], before: Mapping[Place, Row]) -> dict[Place, dict[str, Value]]:
        """Return those of some rows that are to be seen, as they will stand."""
        states = self._states(piece)
        used = self.rows.used(place for place, state in states.items() if not state.is_alive)
        return {
            place: self._values(place, state, before.get(place))
            for place, state in states.items()
            if state.changes and (state.is_alive or place in used)
        }

    def _states(self, piece: Sequence[Place]) -> dict[Place, RowState]:
        read = self.ledger.states_of([place for place in piece if place not in self.states])
        return {place: self.states.get(place) or read[place] for place in piece}

    def _values(self, place: Place, state: RowState, before: Row | None) -> dict[str, Value]:
        table = self.rows.tables[place[0]]
        values: dict[str, Value] = {"id": place[1], **state.shown(table)}
        if table.parent and table.parent in state.heads:
            values[table.parent] = self._parent(place, before)
        return values

    def _parent(self, place: Place, before: Row | None) -> str | None:
        if place in self.placed:
            return self.placed[place]
        if before is None or place[0] in self._trees:
            return self._tree(place[0]).get(place[1])
        return text_or_none(before[self.rows.tables[place[0]].parent])

    def _tree(self, name: str) -> Parents:
        if name not in self._trees:
            self._trees[name] = replay(self.ledger.moves(self.rows.tables[name]))
        return self._trees[name]
