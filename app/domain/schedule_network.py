"""The network of a plan: its activities, its parts and the dependencies between them, ready to be solved."""

from collections.abc import Iterable, Sequence
from typing import Final

from app.domain.critical_path import FROM_FINISH, TO_FINISH, Network
from app.domain.dependency import Dependency
from app.domain.plan import Node, Plan, Status
from app.domain.schedule_spans import Span, Spans
from app.domain.working_days import WorkCalendar

_FIRST: Final = "first"
_LAST: Final = "last"
_BEGIN: Final = "begin"
_FINISH: Final = "finish"


class PlanNetwork:
    """A network with what its numbers mean.

    `live` are the activities and parts that take part, in the order of the table; `leaves` the scheduled activities
    with their demands and `numbers` their nodes; `owners` the activity or part that each node stands for; `ties` the
    dependencies in the network by their numbers, and `unknown` those of which an end is not in the plan.
    """

    def __init__(self, plan: Plan, dependencies: Iterable[Dependency], calendar: WorkCalendar) -> None:
        self.network: Final = Network()
        self.live: Final = _live(plan)
        self.unknown: Final[list[Dependency]] = []
        self.ties: Final[list[Dependency]] = []
        self.leaves: Final[dict[str, Span]] = {}
        self.numbers: Final[dict[str, int]] = {}
        self.owners: Final[list[str]] = []
        self._parts: Final[dict[tuple[str, str], int]] = {}
        known = self._known(plan, dependencies)
        waiting = self._with_parts({one.successor_id for one in known})
        self.spans: Final = Spans(plan, calendar, waiting)
        if self.spans.anchor is not None:
            tied = self._with_parts({end for one in known for end in (one.predecessor_id, one.successor_id)})
            self._add_leaves(tied)
            self.filled: Final = self._filled()
            for dependency in known:
                self._tie(dependency)

    def _known(self, plan: Plan, dependencies: Iterable[Dependency]) -> list[Dependency]:
        known: list[Dependency] = []
        for one in dependencies:
            if one.predecessor_id not in plan.by_id or one.successor_id not in plan.by_id:
                self.unknown.append(one)
            elif one.predecessor_id in self.live and one.successor_id in self.live:
                known.append(one)
        return known

    def _with_parts(self, chosen: set[str | None]) -> frozenset[str]:
        """Return activities with all that lies in them."""
        found: set[str] = set()
        for name, node in self.live.items():
            if name in chosen or node.activity.parent in found:
                found.add(name)
        return frozenset(found)

    def _add_leaves(self, tied: frozenset[str]) -> None:
        for name, node in self.live.items():
            span = None if node.children else self.spans.of(node, is_tied=name in tied)
            if span is not None:
                self.leaves[name] = span
                self.numbers[name] = self.network.task(
                    span.duration,
                    earliest=span.earliest,
                    latest=span.latest,
                    pinned=span.pinned,
                    is_late=span.is_late,
                )
                self.owners.append(name)

    def _filled(self) -> frozenset[str]:
        """Return the parts in which something is scheduled."""
        found: set[str] = set()
        for name, node in reversed(self.live.items()):
            if (name in self.leaves or name in found) and node.activity.parent in self.live:
                found.add(node.activity.parent)
        return frozenset(found)

    def _tie(self, dependency: Dependency) -> None:
        before = self._leaving(str(dependency.predecessor_id), dependency.kind)
        after = self._entering(str(dependency.successor_id), dependency.kind)
        if before is not None and after is not None:
            weight = (dependency.lag or 0) + before[1] + after[1]
            self.network.tie(before[0], after[0], weight, len(self.ties))
            self.ties.append(dependency)

    def _leaving(self, name: str, kind: str) -> tuple[int, int] | None:
        side = _LAST if kind in FROM_FINISH else _FIRST
        if name in self.leaves:
            return self.numbers[name], _offset(self.leaves[name], side)
        return (self._part(name, side), 0) if name in self.filled else None

    def _entering(self, name: str, kind: str) -> tuple[int, int] | None:
        side = _FINISH if kind in TO_FINISH else _BEGIN
        if name in self.leaves:
            return self.numbers[name], 0 if kind == "FS" else _offset(self.leaves[name], side)
        return (self._part(name, side), 0) if name in self.filled else None

    def _part(self, top: str, side: str) -> int:
        """Return the node of one side of a part, with those of the parts in it: made once, without recursion."""
        if (top, side) not in self._parts:
            made = [self._new(top, side)]
            for name in made:
                for child in self.live[name].children:
                    inner = child.activity.id
                    if inner in self.filled and (inner, side) not in self._parts:
                        made.append(self._new(inner, side))
                    self._join(name, inner, side)
        return self._parts[top, side]

    def _new(self, name: str, side: str) -> str:
        self._parts[name, side] = self.network.first() if side == _FIRST else self.network.gate()
        self.owners.append(name)
        return name

    def _join(self, part: str, child: str, side: str) -> None:
        if child in self.leaves:
            node, offset = self.numbers[child], _offset(self.leaves[child], side)
        elif child in self.filled:
            node, offset = self._parts[child, side], 0
        else:
            return
        whole = self._parts[part, side]
        if side in (_FIRST, _LAST):
            self.network.tie(node, whole, offset)
        else:
            self.network.tie(whole, node, offset)

    def named(self, circle: Sequence[int]) -> tuple[str, ...]:
        """Return the activities and parts of a circle of nodes, each once where it follows itself."""
        names = [self.owners[node] for node in circle]
        kept = [name for at, name in enumerate(names) if name != names[at - 1] or len(names) == 1]
        return tuple(kept) or tuple(names[:1])


def _offset(span: Span, side: str) -> int:
    """Return how far a side of an activity lies from its start, as a tie on this side counts it."""
    if side == _LAST:
        return span.duration
    if side == _FINISH:
        return -span.duration
    first_day = 1 if span.at_end else 0  # the day of a milestone at its end begins one before
    return -first_day if side == _FIRST else first_day


def _live(plan: Plan) -> dict[str, Node]:
    """Return what is not cancelled, by id, in the order of the table."""
    found: dict[str, Node] = {}
    for node in plan.nodes:
        parent = node.activity.parent
        is_dropped = parent in plan.by_id and parent not in found
        if node.activity.status is not Status.CANCELLED and not is_dropped:
            found[node.activity.id] = node
    return found
