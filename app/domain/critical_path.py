"""The critical path method over plain numbers: early and late times, floats, cycles.

Every tie says that one task starts no earlier than so many units after the start of another, whichever ends it joins;
`Network` holds these ties and is solved in time linear to them. Besides tasks it has nodes without duration that stand
for a whole part of a plan: a gate that its tasks wait for, and the first start or the last finish of its tasks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, NamedTuple

from app.domain.cycles import components, cycle_in

FROM_FINISH: Final = frozenset({"FS", "FF"})
TO_FINISH: Final = frozenset({"FF", "SF"})
NO_LINK: Final = -1


class Link(NamedTuple):
    """A tie of two tasks by their names, of the kinds FS, SS, FF and SF; `lag` is negative where they overlap."""

    before: str
    after: str
    kind: str = "FS"
    lag: float = 0


class Times(NamedTuple):
    """When a task can happen, early and late, and how far it can slip."""

    early_start: float
    early_finish: float
    late_start: float
    late_finish: float
    total: float
    free: float


class CycleError(ValueError):
    """Tasks wait for each other in a circle; `names` are they, in order."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(" → ".join([*names, *names[:1]]))
        self.names = tuple(names)


class UnknownTaskError(ValueError):
    """A tie names a task that is not there."""


Arc = tuple[int, float, int]
"""A tie as its other node sees it: that node, the least difference of the starts, the number of its link."""


@dataclass(frozen=True)
class Solution:
    """What `Network.solve` found, each list by the number of a node.

    `start` is the early start, `planned` the same but for tasks that go as late as they can without moving others;
    `causes` is the tie that decided the early start, None where the task itself did. `cycles` are the nodes of circles,
    whose ties (`dropped`, by number) were left out.
    """

    start: Sequence[float]
    late: Sequence[float]
    planned: Sequence[float]
    free: Sequence[float]
    end: float
    causes: Sequence[Arc | None]
    cycles: Sequence[Sequence[int]]
    dropped: frozenset[int]


class Network:
    """Tasks and ties, numbered as they are added; `solve` may be called once all are there."""

    def __init__(self) -> None:
        self._durations: list[float | None] = []
        self._earliest: list[float] = []
        self._latest: list[float] = []
        self._pinned: list[float | None] = []
        self._late: set[int] = set()
        self._first: set[int] = set()
        self._into: list[list[Arc]] = []
        self._out: list[list[Arc]] = []

    def task(
        self,
        duration: float,
        *,
        earliest: float = 0,
        latest: float = inf,
        pinned: float | None = None,
        is_late: bool = False,
    ) -> int:
        """Add a task and return its number.

        Args:
            duration: how long it takes.
            earliest: it starts no earlier.
            latest: it should start no later; only the late times know.
            pinned: it starts exactly then, whatever it waits for.
            is_late: it goes as late as it can without moving another.
        """
        node = self._node(duration, earliest, latest, pinned)
        if is_late:
            self._late.add(node)
        return node

    def gate(self) -> int:
        """Add a node without duration that comes after all it waits for."""
        return self._node(None, -inf, inf, None)

    def first(self) -> int:
        """Add a node without duration that comes with the first of what it waits for."""
        node = self.gate()
        self._first.add(node)
        return node

    def tie(self, before: int, after: int, weight: float, link: int = NO_LINK) -> None:
        """Let a node start no earlier than `weight` after the start of another."""
        self._out[before].append((after, weight, link))
        self._into[after].append((before, weight, link))

    def _node(self, duration: float | None, earliest: float, latest: float, pinned: float | None) -> int:
        self._durations.append(duration)
        self._earliest.append(earliest)
        self._latest.append(latest)
        self._pinned.append(pinned)
        self._into.append([])
        self._out.append([])
        return len(self._durations) - 1

    def solve(self) -> Solution:
        """Calculate all times; links inside of circles are left out first."""
        order = self._order()
        cycles, dropped = self._break_cycles(order) if len(order) < len(self._durations) else ([], frozenset[int]())
        order = self._order() if dropped else order
        start, causes = self._forward(order)
        spans = [(start[node], duration) for node, duration in enumerate(self._durations) if duration is not None]
        end = max((begin + duration for begin, duration in spans), default=0)
        late = self._backward(order, causes, end)
        planned, free = self._room(order, start, causes, end)
        return Solution(start, late, planned, free, end, causes, cycles, dropped)

    def _order(self) -> list[int]:
        """Put the nodes after what they wait for; those in and behind circles are left out."""
        waiting = [len(arcs) for arcs in self._into]
        order = [node for node, count in enumerate(waiting) if not count]
        for node in order:
            for after, _, _ in self._out[node]:
                waiting[after] -= 1
                if not waiting[after]:
                    order.append(after)
        return order

    def _break_cycles(self, order: Sequence[int]) -> tuple[list[list[int]], frozenset[int]]:
        done = set(order)
        left = {node: [after for after, _, _ in self._out[node]] for node in range(len(self._out)) if node not in done}
        circles = [part for part in components(left) if len(part) > 1 or part[0] in left[part[0]]]
        part_of = {node: at for at, part in enumerate(circles) for node in part}
        dropped = frozenset(
            link
            for node, part in part_of.items()
            for after, _, link in self._out[node]
            if link != NO_LINK and part_of.get(after) == part
        )
        for arcs in (*self._out, *self._into):
            arcs[:] = [arc for arc in arcs if arc[2] not in dropped]
        return [cycle_in(part, left) for part in circles], dropped

    def _forward(self, order: Sequence[int]) -> tuple[list[float], list[Arc | None]]:
        start = list(self._earliest)
        causes: list[Arc | None] = [None] * len(start)
        for node in order:
            pinned = self._pinned[node]
            if pinned is not None:
                start[node] = pinned
            elif node in self._first:
                start[node], causes[node] = min(
                    ((start[arc[0]] + arc[1], arc) for arc in self._into[node]), default=(-inf, None)
                )
            else:
                best = start[node]
                for arc in self._into[node]:
                    moment = start[arc[0]] + arc[1]
                    if moment > best:
                        best, causes[node] = moment, arc
                start[node] = best
        return start, causes

    def _backward(self, order: Sequence[int], causes: Sequence[Arc | None], end: float) -> list[float]:
        late = [
            latest if duration is None else min(latest, end - duration)
            for latest, duration in zip(self._latest, self._durations, strict=True)
        ]
        for node in reversed(order):
            best = late[node]
            for other, weight, _ in self._bounds(node, causes):
                pinned = self._pinned[other]
                moment = (late[other] if pinned is None else pinned) - weight
                best = min(best, moment)
            late[node] = best
        return late

    def _room(
        self, order: Sequence[int], start: Sequence[float], causes: Sequence[Arc | None], end: float
    ) -> tuple[list[float], list[float]]:
        """Find how far each can slip without moving another, and let those that want it go there."""
        planned, free = list(start), [0.0] * len(start)
        for node in reversed(order):
            duration = self._durations[node]
            room = inf if duration is None else end - duration
            for other, weight, _ in self._bounds(node, causes):
                moment = planned[other] - weight
                room = min(room, moment)
            if duration is None:
                planned[node] = room
                continue
            if node in self._late and self._pinned[node] is None:
                planned[node] = max(start[node], min(room, self._latest[node]))
            free[node] = max(0, room - planned[node])
        return planned, free

    def _bounds(self, node: int, causes: Sequence[Arc | None]) -> Iterable[Arc]:
        """Return the ties that hold a node back: of a first start only its earliest task decides."""
        arcs = self._out[node]
        if not self._first:
            return arcs
        return [arc for arc in arcs if arc[0] not in self._first or _is_from(causes[arc[0]], node)]


def _is_from(cause: Arc | None, node: int) -> bool:
    return cause is not None and cause[0] == node


def weight_of(kind: str, lag: float, before: float, after: float) -> float:
    """Return the least difference of two starts that a link means, given the durations of both tasks."""
    return lag + (before if kind in FROM_FINISH else 0) - (after if kind in TO_FINISH else 0)


def critical_path(durations: Mapping[str, float], links: Iterable[Link]) -> dict[str, Times]:
    """Calculate when tasks can happen that start at 0 or when their links let them.

    Raises:
        ValueError: a duration is negative.
        UnknownTaskError: a link names a task that is not there.
        CycleError: tasks wait for each other.
    """
    network = Network()
    nodes = {name: network.task(_duration(duration)) for name, duration in durations.items()}
    for number, link in enumerate(links):
        for name in (link.before, link.after):
            if name not in nodes:
                raise UnknownTaskError(name)
        weight = weight_of(link.kind, link.lag, durations[link.before], durations[link.after])
        network.tie(nodes[link.before], nodes[link.after], weight, number)
    solution = network.solve()
    names = list(nodes)
    if solution.cycles:
        raise CycleError([names[node] for node in solution.cycles[0]])
    return {name: _times(solution, node, durations[name]) for name, node in nodes.items()}


def _duration(duration: float) -> float:
    if duration < 0:
        raise ValueError(duration)
    return duration


def _times(solution: Solution, node: int, duration: float) -> Times:
    early, late = solution.start[node], solution.late[node]
    return Times(early, early + duration, late, late + duration, late - early, solution.free[node])


def three_point(optimistic: float, likely: float, pessimistic: float) -> tuple[float, float]:
    """Return the expected duration of a task and its variance from three estimates, as PERT does."""
    return (optimistic + 4 * likely + pessimistic) / 6, ((pessimistic - optimistic) / 6) ** 2
