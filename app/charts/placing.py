"""Where actors stand on the map: a layout of forces that comes out the same at every opening.

Every actor has an anchor that only its id and its group tell, springs pull it to its anchor and to those it relates to,
and near ones push each other away. As the anchors do not depend on who else is there, a new actor moves the others but
little. Actors that were dragged are no matter of the layout: nobody moves when one is dragged.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from app.charts.shapes import Point
from app.domain.tables.people import HELIX_LABELS

_ROUNDS: Final = 60
_SMOOTHINGS: Final = 6
_PARTINGS: Final = 40
_RANK: Final = 0.5
_ANCHOR: Final = 0.15
_SPRING: Final = 0.1
_PUSH: Final = 0.3
_RING: Final = 0.34
_SCATTER: Final = 0.2
_ROOM: Final = 0.95
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))
"""The angle that spreads any first few of a row of places around a circle."""
_GROUPS: Final = {group: place for place, group in enumerate(HELIX_LABELS)}

Place = tuple[float, float]


@lru_cache(16)
def places(actors: tuple[tuple[str, str], ...], ties: tuple[tuple[str, str], ...]) -> dict[str, Place]:
    """Return places between 0 and 1 of actors, given with their groups, and the ties between them.

    The order of neither matters.
    """
    ids = sorted(actor_id for actor_id, _ in actors)
    number = {actor_id: at for at, actor_id in enumerate(ids)}
    groups = dict(actors)
    anchors = [_anchor(actor_id, groups[actor_id]) for actor_id in ids]
    return dict(zip(ids, _spread(_settled(anchors, _springs(ties, number))), strict=True))


def apart(spots: list[Point], radii: list[float], gap: float) -> list[Point]:
    """Return circles moved apart as far as they overlap, keeping a gap where there is room for it."""
    widest = 2 * max(radii, default=1.0) + gap
    for _ in range(_PARTINGS):
        fields: dict[tuple[int, int], list[int]] = defaultdict(list)
        for number, (x, y) in enumerate(spots):
            fields[int(x // widest), int(y // widest)].append(number)
        moved, is_done = list(spots), True
        for one, other in _near(fields):
            short = radii[one] + radii[other] + gap - math.dist(moved[one], moved[other])
            if short > 0:
                is_done = False
                moved[one], moved[other] = _parted(moved[one], moved[other], short)
        spots = moved
        if is_done:
            break
    return spots


def _parted(one: Point, other: Point, short: float) -> tuple[Point, Point]:
    x, y = one[0] - other[0], one[1] - other[1]
    length = math.hypot(x, y)
    across, down = (x / length, y / length) if length else (1.0, 0.0)
    half = short * 0.52
    return (one[0] + across * half, one[1] + down * half), (other[0] - across * half, other[1] - down * half)


def _anchor(actor_id: str, group: str) -> Place:
    """Return where an actor would stand alone: in the part of the ring that belongs to its group."""
    drawn = blake2b(actor_id.encode(), digest_size=8).digest()
    far = math.sqrt(int.from_bytes(drawn[:4]) / 2**32)
    way = 2 * math.pi * int.from_bytes(drawn[4:]) / 2**32
    angle = _GOLDEN * _GROUPS.get(group, len(_GROUPS)) - math.pi / 2
    x = 0.5 + _RING * math.cos(angle) + _SCATTER * far * math.cos(way)
    return x, 0.5 + _RING * math.sin(angle) + _SCATTER * far * math.sin(way)


def _springs(ties: Sequence[tuple[str, str]], number: dict[str, int]) -> list[list[int]]:
    """Return whom each actor is tied to, once each."""
    tied: list[set[int]] = [set() for _ in number]
    for one, other in ties:
        if one in number and other in number and one != other:
            tied[number[one]].add(number[other])
            tied[number[other]].add(number[one])
    return [sorted(others) for others in tied]


def _settled(anchors: list[Place], springs: list[list[int]]) -> list[Place]:
    spots = list(anchors)
    reach = _reach(len(anchors))
    for _ in range(_ROUNDS):
        pushed = _pushes(spots, reach)
        spots = [
            _moved(spot, anchor, [spots[other] for other in tied], push)
            for spot, anchor, tied, push in zip(spots, anchors, springs, pushed, strict=True)
        ]
    return spots


def _reach(count: int) -> float:
    """Return how far actors keep from each other; it shrinks in steps, lest every new actor moves all others."""
    steps = math.ceil(2 * math.log2(max(count, 4)))
    return _ROOM / math.sqrt(2 ** (steps / 2))


def _spread(spots: list[Place]) -> list[Place]:
    """Let crowded parts have more of the room: on both sides places go by their rank as much as by their distance."""
    across = _ranked([x for x, _ in spots])
    down = _ranked([y for _, y in spots])
    spots = list(zip(across, down, strict=True))
    reach = _reach(len(spots))
    for _ in range(_SMOOTHINGS):
        spots = [
            (min(max(x + push[0], 0.0), 1.0), min(max(y + push[1], 0.0), 1.0))
            for (x, y), push in zip(spots, _pushes(spots, reach), strict=True)
        ]
    return spots


def _ranked(values: list[float]) -> list[float]:
    order = sorted(range(len(values)), key=lambda number: (values[number], number))
    low, width = min(values, default=0.0), (max(values, default=0.0) - min(values, default=0.0)) or 1.0
    ranked = [0.0] * len(values)
    for rank, number in enumerate(order):
        even = (rank + 0.5) / len(values)
        ranked[number] = _RANK * even + (1 - _RANK) * (values[number] - low) / width
    return ranked


def _moved(spot: Place, anchor: Place, tied: list[Place], push: Place) -> Place:
    x, y = spot
    across, down = _ANCHOR * (anchor[0] - x) + push[0], _ANCHOR * (anchor[1] - y) + push[1]
    if tied:
        share = _SPRING / len(tied)
        across += share * sum(other[0] - x for other in tied)
        down += share * sum(other[1] - y for other in tied)
    return min(max(x + across, 0.0), 1.0), min(max(y + down, 0.0), 1.0)


def _pushes(spots: list[Place], reach: float) -> list[Point]:
    """Return how far each spot is pushed away by those within reach."""
    fields: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(spots):
        fields[int(x / reach), int(y / reach)].append(number)
    across, down = [0.0] * len(spots), [0.0] * len(spots)
    for one, other in _near(fields):
        x, y = spots[one][0] - spots[other][0], spots[one][1] - spots[other][1]
        distance = math.sqrt(x * x + y * y)
        if distance < reach:
            if not distance:
                x, y, distance = 1e-6 * (one - other), 1e-6, 1e-6
            force = _PUSH * 0.5 * (reach - distance) / distance
            across[one] += x * force
            down[one] += y * force
            across[other] -= x * force
            down[other] -= y * force
    return list(zip(across, down, strict=True))


def _near(fields: dict[tuple[int, int], list[int]]) -> Iterator[tuple[int, int]]:
    """Yield every two numbers that lie in the same or in neighbouring fields, once."""
    for (column, row), members in fields.items():
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                yield one, other
        for beside in ((column + 1, row), (column - 1, row + 1), (column, row + 1), (column + 1, row + 1)):
            for other in fields.get(beside, ()):
                for one in members:
                    yield one, other
