"""Places for names beside markers: no name covers another one, a marker or anything else, nor leaves the picture.

What is taken is kept as bits of a raster, so that asking whether a place is free costs next to nothing.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from app.charts.shapes import Box, Measure, Point, Room

_GAP: Final = 2.0
_REACHES: Final = (1.1, 2.2, 3.4, 4.8)
_FAR_REACHES: Final = (6.4, 8.2, 10.4, 13.0, 16.0)
"""How far from a marker a name may stand when a line leads to it, in line heights; at last further, if they are few."""
_FEW: Final = 80
_ATTEMPTS: Final = 5
_WAYS: Final = 12
_MORE_WAYS: Final = 28
_SHARES: Final = (0.62, 0.42)
"""How much of a name is left when it is shortened."""
_SHORTEST: Final = 4
_CLEAR: Final = 4.0
"""How far beyond its marker a leading line must be free; nearer by it cannot meet anything but the marker."""
_COVER: Final = 0.5
"""The part of a picture that names may take, were each as long as they may be."""
_NARROWEST: Final = 5.0
_WIDEST: Final = 0.26
LINE_HEIGHT: Final = 1.4
LINE_INSET: Final = 1.0
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Label:
    """A name that wants a place beside its marker; those given first choose first."""

    id: str
    text: str
    at: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A name at its place: its lines, the box around them and, where it stands apart, the line that leads to it."""

    id: str
    lines: tuple[str, ...]
    box: Box
    leader: tuple[Point, Point] | None = None


class Taken:
    """What is taken of a picture, in a raster of `cell` by `cell`."""

    def __init__(self, bounds: Box, cell: float) -> None:
        self._bounds = bounds
        self._cell = cell
        self._rows = [0] * (math.ceil((bounds[3] - bounds[1]) / cell) + 1)

    def copy(self) -> "Taken":
        """Return the same again."""
        made = Taken(self._bounds, self._cell)
        made._rows = list(self._rows)
        return made

    def add(self, box: Box) -> None:
        """Take a box, as far as it lies in the picture."""
        left, top, right, bottom = self._cells(box)
        if right < 0 or right < left:
            return
        bits = self._bits(max(left, 0), right)
        for row in range(max(top, 0), min(bottom + 1, len(self._rows))):
            self._rows[row] |= bits

    def is_free(self, box: Box) -> bool:
        """Tell whether a box lies in the picture and nothing of it is taken."""
        low, high = self._bounds[:2], self._bounds[2:]
        if box[0] < low[0] or box[1] < low[1] or box[2] > high[0] or box[3] > high[1]:
            return False
        left, top, right, bottom = self._cells(box)
        bits = self._bits(left, right)
        return not any(row & bits for row in self._rows[top : bottom + 1])

    def _cells(self, box: Box) -> tuple[int, int, int, int]:
        x, y, cell = self._bounds[0], self._bounds[1], self._cell
        return (
            math.floor((box[0] - x) / cell),
            math.floor((box[1] - y) / cell),
            math.floor((box[2] - x) / cell),
            math.floor((box[3] - y) / cell),
        )

    @staticmethod
    def _bits(left: int, right: int) -> int:
        return ((1 << (right - left + 1)) - 1) << left


@dataclass(frozen=True)
class Setting:
    """How names are set: how wide texts are, the size of the letters and the widest a line may be."""

    measure: Measure
    size: float
    widest: float

    @property
    def height(self) -> float:
        """The height of a line."""
        return self.size * LINE_HEIGHT

    def width(self, lines: Iterable[str]) -> float:
        """Return how much room lines take across."""
        return max(self.measure(line, self.size, False) for line in lines) + 2 * LINE_INSET  # noqa: FBT003 not bold


class Placer:
    """Finds places one name after the other.

    Args:
        bounds: what names may not leave.
        setting: how names are set.
        taken: boxes that no name may cover.
        crossed: lines that names lie on only when there is no other place beside their marker.
    """

    def __init__(
        self,
        bounds: Box,
        setting: Setting,
        taken: Iterable[Box] = (),
        crossed: Sequence[tuple[Point, Point]] = (),
    ) -> None:
        self._setting = setting
        cell = max(setting.size / 6, 1.0)
        self._taken, self._crossed, self._leaders = (Taken(bounds, cell) for _ in range(3))
        self._far: tuple[float, ...] = ()
        self._passes = (True, False) if crossed else (False,)
        for box in taken:
            self._taken.add(box)
        for line in crossed:
            for spot in _along(line, 0, 2 * cell):
                self._crossed.add(spot)

    def place_all(self, labels: Sequence[Label]) -> list[Placed]:
        """Place as many names as find room; all markers are kept free first."""
        self._far = _FAR_REACHES if len(labels) <= _FEW else ()
        for label in labels:
            for box in disc(label.at, label.radius):
                self._taken.add(box)
        wanted = [label for label in labels if label.text]
        best = self._attempt(wanted)
        for _ in range(_ATTEMPTS if len(labels) <= _FEW else 0):
            named = {one.id for one in best}
            if len(named) == len(wanted):
                break
            wanted.sort(key=lambda label: label.id in named)  # who was left out chooses first
            best = max(best, self._attempt(wanted), key=len)
        return best

    def _attempt(self, labels: Sequence[Label]) -> list[Placed]:
        """Place names in one order, and forget where they stood."""
        taken, leaders = self._taken.copy(), self._leaders.copy()
        placed = [found for label in labels if (found := self._placed(label))]
        self._taken, self._leaders = taken, leaders
        return placed

    def _placed(self, label: Label) -> Placed | None:
        ways = self._settings_of(label.text)
        full, short = ways[:-2], ways[-2:]
        found = self._near(label, full) or self._apart(label, full[-1], _REACHES) or self._near(label, short)
        found = found or self._apart(label, short[-1], _REACHES)
        return found or self._apart(label, full[-1], self._far) or self._apart(label, short[-1], self._far)

    def _is_free(self, box: Box) -> bool:
        """Tell whether a name may stand in a box; lines that lead to names may cross each other, but no name."""
        return self._taken.is_free(box) and self._leaders.is_free(box)

    def _settings_of(self, text: str) -> list[tuple[tuple[str, ...], float]]:
        """Return the ways to set a name, best first; the last two are shortened."""
        setting = self._setting
        ways: list[tuple[str, ...]] = []
        if setting.width([text]) <= setting.widest:
            ways.append((text,))
        if " " in text:
            ways.append(_halved(text, setting))
        whole = [way for way in ways if setting.width(way) <= setting.widest]
        fitting = _fitted(text, setting)
        shorter = [(_shortened(fitting, share),) for share in _SHARES]
        return [(way, setting.width(way)) for way in (*(whole or [(fitting,)]), *shorter)]

    def _near(self, label: Label, ways: Sequence[tuple[tuple[str, ...], float]]) -> Placed | None:
        for is_uncrossed in self._passes:
            for lines, width in ways:
                for box in _slots(label, width, self._setting.height * len(lines)):
                    if self._is_free(box) and not (is_uncrossed and not self._crossed.is_free(box)):
                        self._taken.add(box)
                        return Placed(label.id, lines, box)
        return None

    def _apart(self, label: Label, way: tuple[tuple[str, ...], float], reaches: Iterable[float]) -> Placed | None:
        lines, width = way
        size = (width, self._setting.height * len(lines))
        for box, leader in _far_slots(label, size, self._setting.height, reaches):
            if self._is_free(box) and all(map(self._taken.is_free, _along(leader, label.radius))):
                self._taken.add(box)
                for spot in _along(leader, label.radius):
                    self._leaders.add(spot)
                return Placed(label.id, lines, box, leader)
        return None


def setting_for(room: Room, count: int) -> Setting:
    """Return how names are set of which `count` shall find room: the more there are, the shorter their lines."""
    size = room.text_size
    fair = _COVER * room.width * room.height / max(count, 1) / (size * LINE_HEIGHT)
    return Setting(room.measure, size, min(max(fair, size * _NARROWEST), room.width * _WIDEST))


def around(at: Point, radius: float) -> Box:
    """Return the box around a circle."""
    return at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius


def disc(at: Point, radius: float) -> Iterator[Box]:
    """Yield boxes that cover a circle and little more."""
    x, y = at
    for wide, high in ((1.0, 0.42), (0.92, 0.72), (0.72, 0.92), (0.42, 1.0)):
        yield x - radius * wide, y - radius * high, x + radius * wide, y + radius * high


def overlap(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def shifted(placed: Placed, by: Point) -> Placed:
    """Return a placed name somewhere else."""
    left, top, right, bottom = placed.box
    box = (left + by[0], top + by[1], right + by[0], bottom + by[1])
    return replace(placed, box=box, leader=None)


def _halved(text: str, setting: Setting) -> tuple[str, ...]:
    """Break a text into two lines at the blank that makes them most equal."""
    words = text.split(" ")
    broken = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(broken, key=setting.width)


def _fitted(text: str, setting: Setting) -> str:
    """Return as much of a text as fits on the widest line."""
    if setting.width([text]) <= setting.widest:
        return text
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if setting.width([_cut(text, middle)]) <= setting.widest:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low)


def _shortened(text: str, share: float) -> str:
    bare = text.removesuffix(ELLIPSIS)
    kept = max(round(len(bare) * share), _SHORTEST)
    return text if kept >= len(bare) else _cut(bare, kept)


def _cut(text: str, length: int) -> str:
    return text if length >= len(text) else text[:length].rstrip(" \u200c") + ELLIPSIS


def _slots(label: Label, width: float, height: float) -> Iterator[Box]:
    """Yield the boxes that touch a marker: below, above, at the sides, then at the corners."""
    (x, y), reach = label.at, label.radius + _GAP
    slant = reach * 0.75
    for left, top in (
        (x - width / 2, y + reach),
        (x - width / 2, y - reach - height),
        (x - reach - width, y - height / 2),
        (x + reach, y - height / 2),
        (x - slant - width, y + slant),
        (x + slant, y + slant),
        (x - slant - width, y - slant - height),
        (x + slant, y - slant - height),
    ):
        yield left, top, left + width, top + height


def _far_slots(
    label: Label, size: tuple[float, float], line: float, reaches: Iterable[float]
) -> Iterator[tuple[Box, tuple[Point, Point]]]:
    """Yield boxes further and further away, each with the line from the middle of the marker to its nearest edge."""
    (x, y), (width, height) = label.at, size
    for reach in reaches:
        ways = _WAYS if reach <= _REACHES[-1] else _MORE_WAYS
        distance = label.radius + reach * line
        for way in range(ways):
            angle = math.pi / 2 + 2 * math.pi * way / ways
            across, down = math.cos(angle), math.sin(angle)
            end = (x + across * distance, y + down * distance)
            left = end[0] - width * (1 - across) / 2
            top = end[1] - height * (1 - down) / 2
            yield (left, top, left + width, top + height), (label.at, (end[0] - across, end[1] - down))


def _along(leader: tuple[Point, Point], radius: float, step: float = 2) -> Iterator[Box]:
    """Yield small boxes along a line, from where it has left the marker behind."""
    (x, y), end = leader
    length = math.dist(*leader) or 1.0
    across, down = (end[0] - x) / length, (end[1] - y) / length
    distance = radius + _CLEAR
    while distance < length:
        yield around((x + across * distance, y + down * distance), 0.5)
        distance += step
