"""The map of relations: actors as circles that grow with their relations, flows as lines that differ without colour."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.charts import labels, legend
from app.charts.markers import initials, marker, reach_of
from app.charts.naming import add_leaders, add_names, name_below
from app.charts.palette import DASHES
from app.charts.placing import apart, places
from app.charts.shapes import SURFACE, Box, Line, Marker, Picture, Point, Rect, Room, Shape, Sketch, arrow_head
from app.domain.text import persian_digits
from app.i18n import tr

WHOLE: Final = 10_000
"""Places of actors that were dragged are kept in parts of this."""
_BUSY: Final = 3.0
"""How much larger the marker of the busiest actor is than that of one without relations, by area."""
_APART: Final = 5.0
_GAP: Final = 3.0
_ARROW: Final = 6.5
_BOLD_UP_TO: Final = 90
_LABELS_ON_LINES: Final = 250
"""With more lines than this, names do not look for places beside them: there are none."""


@dataclass(frozen=True, slots=True)
class MapActor:
    """An actor on the map; `place` is where it was dragged, in ten-thousandths of the width and the height."""

    id: str
    name: str
    group: str = ""
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class MapFlow:
    """A relation on the map."""

    source: str
    target: str
    flow: str = ""
    strength: int = 0


@dataclass(frozen=True)
class MapChart:
    """The map of some actors and of the flows between them.

    `hidden` and `hidden_flows` count what is left out.
    """

    actors: tuple[MapActor, ...]
    flows: tuple[MapFlow, ...]
    hidden: int = 0
    hidden_flows: int = 0

    def drawn(self, room: Room) -> Picture:
        """Return the picture as it comes out in a room."""
        below = legend.groups_and_flows(
            room, (actor.group for actor in self.actors), (flow.flow for flow in self.flows), self._notes()
        )
        ground = map_ground(room, below.height)
        radii = self.radii(room)
        spots = self.spots(ground, radii)
        lines = list(edges(self.flows, spots, radii))
        placed = self._named(room, ground, spots, radii, lines)
        sketch = Sketch()
        for line in lines:
            sketch.add(line.shapes(_boldness(len(lines))), line.source, line.target)
        add_leaders(sketch, placed)
        for actor in self.actors:
            sketch.add(marker(spots[actor.id], radii[actor.id], actor.group, initials(actor.name)), actor.id)
        for one in placed:
            sketch.add([Rect(_trimmed(one.box), SURFACE)], one.id)  # lines end before names
        add_names(sketch, placed, room.text_size)
        sketch.add(legend.moved(below, room.height - below.height))
        named = {one.id for one in placed}
        return Picture(
            room,
            tuple(sketch.parts),
            tuple(Marker(actor.id, spots[actor.id], radii[actor.id]) for actor in self.actors),
            ground,
            tuple(actor.id for actor in self.actors if actor.id not in named),
        )

    def dragged(self, picture: Picture, marker_id: str, at: Point) -> list[Shape]:
        """Return the marker at a point, with its name and the lines to where others stand."""
        actor = next(actor for actor in self.actors if actor.id == marker_id)
        spots = {marker.id: marker.at for marker in picture.markers} | {marker_id: at}
        radii = {marker.id: marker.radius for marker in picture.markers}
        own = [flow for flow in self.flows if marker_id in (flow.source, flow.target)]
        boldness = _boldness(len(self.flows))
        lines = [shape for line in edges(own, spots, radii) for shape in line.shapes(boldness)]
        sign = marker(at, radii[marker_id], actor.group, initials(actor.name))
        return [*lines, *sign, *name_below(actor.name, at, radii[marker_id], picture.room.text_size)]

    def degrees(self) -> Counter[str]:
        """Count the flows of each actor."""
        return Counter(end for flow in self.flows for end in (flow.source, flow.target))

    def spots(self, ground: Box, radii: Mapping[str, float]) -> dict[str, Point]:
        """Return where the actors stand in a box: where they were dragged, else where the layout puts them."""
        laid = places(
            tuple((actor.id, actor.group) for actor in self.actors),
            tuple((flow.source, flow.target) for flow in self.flows),
        )
        free = sorted(actor.id for actor in self.actors if not actor.place)
        parted = apart([on_ground(ground, laid[key]) for key in free], [radii[key] for key in free], _GAP)
        spots = {key: _limited(ground, at) for key, at in zip(free, parted, strict=True)}
        dragged = {actor.id: actor.place for actor in self.actors if actor.place}
        return spots | {key: on_ground(ground, (x / WHOLE, y / WHOLE)) for key, (x, y) in dragged.items()}

    def radii(self, room: Room) -> dict[str, float]:
        """Return how large the markers are."""
        degrees = self.degrees()
        busiest = max(degrees.values(), default=0)
        base = reach_of(len(self.actors), room, largest=room.text_size * 1.2)
        return {actor.id: _radius(base, degrees[actor.id], busiest) for actor in self.actors}

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if self.hidden:
            notes.append(tr("{count} more actors are not shown", count=persian_digits(self.hidden)))
        if self.hidden_flows:
            notes.append(tr("{count} more relations are not shown", count=persian_digits(self.hidden_flows)))
        return tuple(notes)

    def _named(
        self, room: Room, ground: Box, spots: Mapping[str, Point], radii: Mapping[str, float], lines: Sequence["Edge"]
    ) -> list[labels.Placed]:
        setting = labels.setting_for(room, len(self.actors))
        crossed = [(line.start, line.end) for line in lines] if len(lines) <= _LABELS_ON_LINES else []
        bounds = (0.0, 0.0, room.width, ground[3] + room.text_size * 1.5)
        wanted = [labels.Label(actor.id, actor.name, spots[actor.id], radii[actor.id]) for actor in self.actors]
        return labels.Placer(bounds, setting, crossed=crossed).place_all(wanted)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from marker to marker, already beside others between the same two."""

    start: Point
    end: Point
    flow: str
    strength: int
    source: str
    target: str

    def shapes(self, boldness: float = 1) -> Iterator[Shape]:
        """Yield the line and the head of its arrow; among many lines all are less bold."""
        ink = f"flow:{self.flow}"
        width = (0.7 + 0.4 * self.strength) * boldness
        towards = (self.end[0] - self.start[0], self.end[1] - self.start[1])
        head = (_ARROW + 0.6 * self.strength) * (0.4 + 0.6 * boldness)
        length = math.hypot(*towards) or 1.0
        share = max(length - head * 0.8, 0) / length
        neck = (self.start[0] + towards[0] * share, self.start[1] + towards[1] * share)
        yield Line(self.start, neck, ink, width, DASHES.get(self.flow, ()))
        yield arrow_head(self.end, towards, head, ink)


def _boldness(count: int) -> float:
    return min(1.0, math.sqrt(_BOLD_UP_TO / max(count, 1)))


def map_ground(room: Room, below: float) -> Box:
    """Return where the middles of markers may lie in a room that has a legend of some height below."""
    size = room.text_size
    return size * 3, size * 2, room.width - size * 3, max(room.height - below - size * 3, size * 8)


def on_ground(ground: Box, place: tuple[float, float]) -> Point:
    """Return the point of a box at shares of its width and its height."""
    left, top, right, bottom = ground
    return left + place[0] * (right - left), top + place[1] * (bottom - top)


def _limited(ground: Box, at: Point) -> Point:
    left, top, right, bottom = ground
    return min(max(at[0], left), right), min(max(at[1], top), bottom)


def _trimmed(box: Box) -> Box:
    return box[0], box[1] + 2, box[2], box[3] - 2


def place_on(ground: Box, point: Point) -> tuple[int, int]:
    """Return the place that is kept for a point of a box."""
    left, top, right, bottom = ground
    across, down = (point[0] - left) / (right - left), (point[1] - top) / (bottom - top)
    return round(min(max(across, 0), 1) * WHOLE), round(min(max(down, 0), 1) * WHOLE)


def edges(flows: Iterable[MapFlow], spots: Mapping[str, Point], radii: Mapping[str, float]) -> Iterator[Edge]:
    """Yield the lines of flows; those between the same two actors run side by side, in whichever direction."""
    pairs: dict[tuple[str, str], list[MapFlow]] = defaultdict(list)
    for flow in flows:
        if flow.source in spots and flow.target in spots:
            pairs[min(flow.source, flow.target), max(flow.source, flow.target)].append(flow)
    for (one, other), between in sorted(pairs.items()):
        between.sort(key=lambda flow: (flow.flow, flow.source))
        gap = min(_APART, 1.4 * min(radii[one], radii[other]) / max(len(between) - 1, 1))
        for number, flow in enumerate(between):
            offset = (number - (len(between) - 1) / 2) * gap
            side = offset if flow.source == one else -offset
            yield _edge(flow, (spots[flow.source], radii[flow.source]), (spots[flow.target], radii[flow.target]), side)


def _edge(flow: MapFlow, source: tuple[Point, float], target: tuple[Point, float], side: float) -> Edge:
    (x, y), (to_x, to_y) = source[0], target[0]
    length = math.hypot(to_x - x, to_y - y) or 1.0
    across, down = (to_x - x) / length, (to_y - y) / length
    shift = (-down * side, across * side)
    first = _within(source[1], side)
    last = length - _within(target[1], side) - 1
    last = max(last, first)
    return Edge(
        (x + across * first + shift[0], y + down * first + shift[1]),
        (x + across * last + shift[0], y + down * last + shift[1]),
        flow.flow,
        flow.strength,
        flow.source,
        flow.target,
    )


def _within(radius: float, side: float) -> float:
    """Return how far a line that passes beside the middle of a circle runs inside it, from its middle."""
    return math.sqrt(max(radius**2 - side**2, 0.0))


def _radius(base: float, degree: int, busiest: int) -> float:
    return base * math.sqrt(1 + (_BUSY - 1) * degree / busiest) if busiest else base
