"""Relations between actors: adding them, how many each actor has, and the part of them that a picture can show."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.errors import RuleError
from app.domain.tables.people import RELATION
from app.i18n import mark, tr
from app.services import editing
from app.services.session import Session

MOVING: Final = mark("Move actors on the map")
RELEASING: Final = mark("Arrange the map anew")


@dataclass(frozen=True, slots=True)
class Flow:
    """What flows from one actor to another; several relations of one kind between the same two are one flow."""

    source: str
    target: str
    flow: str
    strength: int = 0


@dataclass(frozen=True)
class Network:
    """A part of the relations that a picture can show: the busiest actors first, and the flows between them.

    `hidden` and `hidden_flows` count what was wanted and left out.
    """

    actors: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    hidden: int = 0
    hidden_flows: int = 0


def add_relation(session: Session, values: Mapping[str, object]) -> str:
    """Add a relation and return its id.

    Raises:
        RuleError: it does not join two different actors that are there, or a value does not fit.
    """
    if not values.get("from_id") or not values.get("to_id"):
        raise RuleError(tr("Choose both actors of the relation."))
    return editing.add(session, RELATION, values)


def change_relation(session: Session, relation_id: str, values: Mapping[str, object]) -> None:
    """Change some fields of a relation.

    Raises:
        RuleError: as `add_relation`, or it is gone.
    """
    if not all(values.get(end, True) for end in ("from_id", "to_id")):
        raise RuleError(tr("Choose both actors of the relation."))
    editing.change(session, RELATION, relation_id, values)


def degrees(session: Session) -> Mapping[str, int]:
    """Count the relations of every actor that has any; cheap to ask again."""
    return _known(session).degrees


def network(
    session: Session,
    wanted: Collection[str],
    *,
    flows: Collection[str] = (),
    first: Collection[str] = (),
    most: int = 300,
    most_flows: int = 900,
) -> Network:
    """Return what a picture can show of the relations between some actors.

    Args:
        session: the project.
        wanted: the actors that may be shown.
        flows: kinds of flow that are shown; none means all.
        first: actors that are shown before busier ones, and those they relate to next.
        most: how many actors are shown at most.
        most_flows: how many flows are shown at most, the strongest of them.
    """
    wish = _Wish(tuple(wanted), frozenset(flows), frozenset(first), most, most_flows)
    return _known(session).network(wish)


def move_on_map(session: Session, places: Mapping[str, tuple[int, int]]) -> None:
    """Keep where actors were dragged on the map, in ten-thousandths of its width and its height.

    Raises:
        RuleError: one is gone, or a place lies outside.
    """
    with session.edit(MOVING) as edit:
        for actor_id, (x, y) in places.items():
            edit.set("actor", actor_id, {"map_x": x, "map_y": y})


def release_on_map(session: Session, ids: Iterable[str]) -> None:
    """Forget where actors were dragged, so that the layout places them again.

    Raises:
        RuleError: one is gone.
    """
    with session.edit(RELEASING) as edit:
        for actor_id in ids:
            edit.set("actor", actor_id, {"map_x": None, "map_y": None})


def dragged_on_map(session: Session) -> list[str]:
    """Return the actors that keep a place on the map."""
    return [str(actor_id) for actor_id, x in session.values("actor", "id", "map_x") if x is not None]


@dataclass(frozen=True, slots=True)
class _Wish:
    """What `network` was asked for."""

    wanted: tuple[str, ...]
    flows: frozenset[str]
    first: frozenset[str]
    most: int
    most_flows: int


def _network(every: list[Flow], wish: _Wish) -> Network:
    chosen = set(wish.wanted)
    lines = [
        line
        for line in every
        if line.source in chosen and line.target in chosen and (not wish.flows or line.flow in wish.flows)
    ]
    shown, hidden = _busiest(chosen, lines, wish.first & chosen, wish.most)
    seen = set(shown)
    merged = _merged(line for line in lines if line.source in seen and line.target in seen)
    return Network(tuple(shown), tuple(merged[: wish.most_flows]), hidden, max(len(merged) - wish.most_flows, 0))


def _busiest(wanted: set[str], lines: list[Flow], first: frozenset[str], most: int) -> tuple[list[str], int]:
    """Return the actors to show, and how many are left out."""
    busy = _counted(lines)
    allowed: AbstractSet[str] = wanted
    if first:
        ends = [line for line in lines if line.source in first or line.target in first]
        allowed = first.union(line.source for line in ends).union(line.target for line in ends)
    ordered = nsmallest(most, allowed, key=lambda actor: (actor not in first, -busy[actor], actor))
    return ordered, max(len(allowed) - most, 0)


def _counted(lines: list[Flow]) -> Counter[str]:
    """Count how often each actor is an end."""
    busy = Counter([line.source for line in lines])
    busy.update([line.target for line in lines])
    return busy


def _merged(lines: Iterable[Flow]) -> list[Flow]:
    strongest: dict[tuple[str, str, str], int] = {}
    for line in lines:
        key = (line.source, line.target, line.flow)
        strongest[key] = max(strongest.get(key, 0), line.strength)
    return sorted(
        (Flow(*key, strength) for key, strength in strongest.items()),
        key=lambda flow: (-flow.strength, flow.source, flow.target, flow.flow),
    )


class _Known:
    """The relations as last read, in the few columns that pictures need; it must not refer to the session."""

    def __init__(self) -> None:
        self.lines: list[Flow] = []
        self.degrees: Counter[str] = Counter()
        self._revision = -1
        self._last: tuple[_Wish, Network] | None = None

    def read(self, session: Session) -> "_Known":
        if self._revision != session.revision:
            changed = session.changed_since(self._revision) if self._revision >= 0 else None
            if changed is None or any(table == "relation" for table, _ in changed):
                self._read(session)
            self._revision = session.revision
        return self

    def network(self, wish: _Wish) -> Network:
        if self._last is None or self._last[0] != wish:
            self._last = (wish, _network(self.lines, wish))
        return self._last[1]

    def _read(self, session: Session) -> None:
        rows = session.values("relation", "from_id", "to_id", "flow", "strength")
        self.lines = [
            Flow(str(source), str(target), flow if isinstance(flow, str) else "", _strength(strength))
            for source, target, flow, strength in rows
            if source and target
        ]
        self.degrees = _counted(self.lines)
        self._last = None


def _strength(value: object) -> int:
    return value if isinstance(value, int) else 0


def _known(session: Session) -> _Known:
    known = _KNOWN.get(session)
    if known is None:
        known = _KNOWN[session] = _Known()
    return known.read(session)


_KNOWN: Final[WeakKeyDictionary[Session, _Known]] = WeakKeyDictionary()
