"""Dependencies as arrows: found by the rows that are seen, routed behind the bars."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from app.charts.shapes import SOFT, Ink, Line, Point, Shape, arrow_head

_BUCKET: Final = 16
_LONGEST: Final = 400
"""Arrows over more rows than this are drawn only near their ends: the way between says nothing."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A dependency between two rows that are shown; `kind` is FS, SS, FF or SF."""

    id: str
    source: int
    target: int
    kind: str = "FS"


@dataclass(frozen=True)
class Ties:
    """The dependencies of a chart, by rows."""

    all: tuple[Tie, ...] = ()
    _near: Mapping[int, tuple[int, ...]] = field(default_factory=dict, repr=False)

    def between(self, first: int, last: int) -> list[Tie]:
        """Return those that begin, end or pass between two rows."""
        found: dict[int, None] = {}
        for bucket in range(first // _BUCKET, last // _BUCKET + 1):
            found.update(dict.fromkeys(self._near.get(bucket, ())))
        ties = (self.all[number] for number in found)
        return [tie for tie in ties if min(tie.source, tie.target) <= last and max(tie.source, tie.target) >= first]


NO_TIES: Final = Ties()


def ties_of(found: Iterable[Tie]) -> Ties:
    """Make the dependencies of a chart ready for being found."""
    ties, near = tuple(found), defaultdict[int, list[int]](list)
    for number, tie in enumerate(ties):
        for bucket in _buckets(min(tie.source, tie.target), max(tie.source, tie.target)):
            near[bucket].append(number)
    return Ties(ties, {bucket: tuple(numbers) for bucket, numbers in near.items()})


def _buckets(top: int, bottom: int) -> Iterable[int]:
    if bottom - top > _LONGEST:
        return {top // _BUCKET, bottom // _BUCKET}
    return range(top // _BUCKET, bottom // _BUCKET + 1)


@dataclass(frozen=True, slots=True)
class End:
    """Where an arrow leaves or reaches a bar: how far along time, in which height, and on which side (1: its end)."""

    along: float
    y: float
    side: int
    edge: float
    """The height of the edge of the row that faces the other bar."""


def ends_of(kind: str) -> tuple[int, int]:
    """Return the sides of the two bars that a kind of dependency ties: 1 is the end, -1 the start."""
    return (1 if kind.startswith("F") else -1), (1 if kind.endswith("F") else -1)


def route(source: End, target: End, gap: float) -> list[tuple[float, float]]:
    """Return the corners of an arrow, along time and in height.

    It leaves on the side of its source and reaches the side of its target, with one turn down where there is room for
    it and else with a way between two rows.
    """
    out = source.along + source.side * gap
    into = target.along + target.side * gap
    start, end = (source.along, source.y), (target.along, target.y)
    turn = _turn(source, target, out, into)
    if turn is not None:
        return [start, (turn, source.y), (turn, target.y), end]
    between = target.edge
    return [start, (out, source.y), (out, between), (into, between), (into, target.y), end]


def _turn(source: End, target: End, out: float, into: float) -> float | None:
    """Return where one turn serves both ends, if there is such a place."""
    if source.side == target.side:
        return max(out, into) if source.side > 0 else min(out, into)
    return out if (into - out) * source.side >= 0 else None


def arrow(points: Iterable[Point], ink: Ink = SOFT, width: float = 1.2, head: float = 6) -> Iterator[Shape]:
    """Yield the lines of an arrow and its head."""
    corners = list(points)
    for start, end in pairwise(corners[:-1]):
        yield Line(start, end, ink, width)
    before, tip = corners[-2], corners[-1]
    towards = (tip[0] - before[0], tip[1] - before[1])
    size = abs(towards[0]) + abs(towards[1]) or 1.0
    neck = (tip[0] - towards[0] / size * head * 0.8, tip[1] - towards[1] / size * head * 0.8)
    yield Line(before, neck, ink, width)
    yield arrow_head(tip, towards, head, ink)
