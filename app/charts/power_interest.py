"""The grid of power and interest: four quarters, a marker for every actor, arrows to where they should be brought."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.charts import labels, legend
from app.charts.markers import initials, marker, reach_of
from app.charts.naming import add_leaders, add_names, name_below
from app.charts.shapes import (
    LINE,
    MUTED,
    SOFT,
    SUBTLE,
    SURFACE,
    TEXT,
    TINT,
    Box,
    Circle,
    Line,
    Marker,
    Picture,
    Point,
    Rect,
    Room,
    Shape,
    Sketch,
    Text,
    arrow_head,
)
from app.domain.standing import CUT, GRID_LABELS
from app.domain.tables.people import HIGHEST
from app.domain.text import persian_digits
from app.i18n import mark, tr

POWER: Final = mark("Power")
INTEREST: Final = mark("Interest")
_QUARTERS: Final = ((True, True), (True, False), (False, True), (False, False))
_CLASSES: Final = ("manage_closely", "keep_satisfied", "keep_informed", "monitor")
_HALF: Final = 0.5
"""A rating stands in the middle of a field, so the axes begin and end half a step beyond the scale."""
_STEPS: Final = HIGHEST + 2 * _HALF
_GHOST: Final = 0.55
_ARROW: Final = 6.0
_BOLD_UP_TO: Final = 25

Rated = tuple[int, int]
"""Power and interest."""


@dataclass(frozen=True)
class GridActor:
    """An actor with its present place, power and interest, and the one it should be brought to."""

    id: str
    name: str
    group: str = ""
    current: Rated | None = None
    desired: Rated | None = None


@dataclass(frozen=True)
class GridField:
    """Where on a picture the ratings stand; above and below them lie strips for the names of the quarters."""

    box: Box
    is_rtl: bool
    strip: float = 0

    def point(self, rated: Rated) -> Point:
        """Return the middle of the field of a rating."""
        left, top, right, bottom = self._inside
        across = (rated[1] + _HALF) / _STEPS * (right - left)
        return right - across if self.is_rtl else left + across, bottom - (rated[0] + _HALF) / _STEPS * (bottom - top)

    def rating(self, at: Point) -> Rated:
        """Return the rating whose field is nearest to a point."""
        left, top, right, bottom = self._inside
        across = (right - at[0] if self.is_rtl else at[0] - left) / (right - left) * _STEPS - _HALF
        up = (bottom - at[1]) / (bottom - top) * _STEPS - _HALF
        return _limited(up), _limited(across)

    def quarter(self, is_powerful: bool, is_interested: bool) -> Box:  # noqa: FBT001 the two sides of a quarter
        """Return the box of the ratings on one side of the cut of each axis."""
        left, top, right, bottom = self.box
        share = CUT / _STEPS
        middle = bottom - self.strip - share * (bottom - top - 2 * self.strip)
        across = right - share * (right - left) if self.is_rtl else left + share * (right - left)
        is_left = is_interested == self.is_rtl
        sides = (left, across) if is_left else (across, right)
        heights = (top, middle) if is_powerful else (middle, bottom)
        return sides[0], heights[0], sides[1], heights[1]

    def ratings(self, is_powerful: bool, is_interested: bool) -> Box:  # noqa: FBT001 as above
        """Return the part of a quarter where markers may stand."""
        left, top, right, bottom = self.quarter(is_powerful, is_interested)
        return (left, top + self.strip, right, bottom) if is_powerful else (left, top, right, bottom - self.strip)

    @property
    def _inside(self) -> Box:
        left, top, right, bottom = self.box
        return left, top + self.strip, right, bottom - self.strip


@dataclass(frozen=True)
class GridChart:
    """The grid of some actors, those named first where not all names find room.

    Attributes:
        actors: Who is shown; those without a current position are left out.
        shows_desired: Whether arrows lead to where actors should be brought.
        hidden: How many actors are left out; the legend tells.
        by_desired: Whether markers stand at the desired positions, where there is one, not at the current ones.
    """

    actors: tuple[GridActor, ...]
    shows_desired: bool = True
    hidden: int = 0
    by_desired: bool = False

    def drawn(self, room: Room) -> Picture:
        """Return the picture as it comes out in a room."""
        actors = [actor for actor in self.actors if self.stand(actor)]
        below = legend.groups(room, (actor.group for actor in actors), self._notes())
        field = grid_field(room, below.height)
        radius = _radius(len(actors), room)
        spots = spread([(actor.id, rated) for actor in actors if (rated := self.stand(actor))], field, radius)
        wishes = self._wishes(actors, field, spots, radius)
        frame, taken = _frame(field, room)
        taken += [labels.around(ghost, radius * _GHOST) for _, ghost in wishes]
        setting = labels.setting_for(room, len(actors))
        crossed = [(spots[actor_id], ghost) for actor_id, ghost in wishes]
        placed = labels.Placer(_inner(field.box), setting, taken, crossed).place_all(
            [labels.Label(actor.id, actor.name, spots[actor.id], radius) for actor in actors]
        )
        sketch = Sketch()
        sketch.add(frame)
        add_leaders(sketch, placed)
        for actor_id, ghost in wishes:
            sketch.add(_way(spots[actor_id], ghost, radius, len(wishes), to_marker=self.by_desired), actor_id)
        for actor in actors:
            sketch.add(marker(spots[actor.id], radius, actor.group, initials(actor.name)), actor.id)
        add_names(sketch, placed, setting.size)
        sketch.add(legend.moved(below, room.height - below.height))
        named = {one.id for one in placed}
        return Picture(
            room,
            tuple(sketch.parts),
            tuple(Marker(actor.id, spots[actor.id], radius) for actor in actors),
            field.box,
            tuple(actor.id for actor in actors if actor.id not in named),
        )

    def dragged(self, picture: Picture, marker_id: str, at: Point) -> list[Shape]:
        """Return the marker at a point, with its name and an arrow from where it stood."""
        actor = next(actor for actor in self.actors if actor.id == marker_id)
        stood = next((marker for marker in picture.markers if marker.id == marker_id), None)
        radius = stood.radius if stood else _radius(len(self.actors), picture.room)
        shapes: list[Shape] = []
        if stood and math.dist(stood.at, at) > 2 * radius:
            shapes += [Circle(stood.at, radius, "", MUTED, 1, (3, 2)), Line(stood.at, at, MUTED, 1, (4, 3))]
        shapes += marker(at, radius, actor.group, initials(actor.name))
        return [*shapes, *name_below(actor.name, at, radius, picture.room.text_size)]

    def field(self, picture: Picture) -> GridField:
        """Return where the ratings stand on a picture."""
        return GridField(picture.ground, picture.room.is_rtl, _strip(picture.room))

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if self.shows_desired and any(actor.current and actor.desired for actor in self.actors):
            notes.append(tr("Arrow: from the current to the desired position"))
        if self.hidden:
            notes.append(tr("{count} more actors are not shown", count=persian_digits(self.hidden)))
        return tuple(notes)

    def stand(self, actor: GridActor) -> Rated | None:
        """Return the rating at which the marker of an actor stands."""
        return actor.desired or actor.current if self.by_desired else actor.current

    def _wishes(
        self, actors: Iterable[GridActor], field: GridField, spots: dict[str, Point], radius: float
    ) -> list[tuple[str, Point]]:
        """Return where the other positions of actors lie, as far as those differ from where they stand."""
        if not self.shows_desired:
            return []
        wishes = []
        for actor in actors:
            other = actor.current if self.by_desired else actor.desired
            if other and other != self.stand(actor):
                ghost = field.point(other)
                if math.dist(spots[actor.id], ghost) > 2 * radius:
                    wishes.append((actor.id, ghost))
        return wishes


def grid_field(room: Room, below: float) -> GridField:
    """Return where the ratings stand in a room that has a legend of some height below."""
    size = room.text_size
    side, head, foot = size * 2.2, size * 1.9, size * 3.2
    left, right = (1.0, room.width - side) if room.is_rtl else (side, room.width - 1)
    box = (left, head, right, max(room.height - foot - below, head + size * 12))
    return GridField(box, room.is_rtl, _strip(room))


def _strip(room: Room) -> float:
    return room.text_size * 2


def spread(rated: Sequence[tuple[str, Rated]], field: GridField, radius: float) -> dict[str, Point]:
    """Return where markers stand: at their rating, or as near to it as they find room within its quarter.

    Who comes first stands nearest; the order of actors with one rating is that of their ids.
    """
    by_rating: dict[Rated, list[str]] = defaultdict(list)
    for actor_id, rating in rated:
        by_rating[rating].append(actor_id)
    spots: dict[str, Point] = {}
    near = _Neighbours(2 * radius + 1)
    for alone in (True, False):  # who is alone on its rating stands exactly there
        for rating in sorted(by_rating, reverse=True):
            ids = sorted(by_rating[rating])
            if (len(ids) == 1) == alone:
                for actor_id in ids:
                    spots[actor_id] = near.take(_free_spots(field, rating, radius))
    return spots


class _Neighbours:
    """Middles of markers that stand already, by fields of a raster as wide as two of them need."""

    def __init__(self, distance: float) -> None:
        self._distance = distance
        self._at: dict[tuple[int, int], list[Point]] = defaultdict(list)

    def take(self, spots: Iterator[Point]) -> Point:
        """Take the first spot that is far enough from all others."""
        first: Point | None = None
        for spot in spots:
            first = first or spot
            if self._is_free(spot):
                break
        else:
            spot = first or (0.0, 0.0)
        self._at[self._cell(spot)].append(spot)
        return spot

    def _is_free(self, spot: Point) -> bool:
        column, row = self._cell(spot)
        return not any(
            math.dist(spot, other) < self._distance
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for other in self._at.get((x, y), ())
        )

    def _cell(self, spot: Point) -> tuple[int, int]:
        return math.floor(spot[0] / self._distance), math.floor(spot[1] / self._distance)


def _free_spots(field: GridField, rating: Rated, radius: float) -> Iterator[Point]:
    """Yield points on rings around a rating, within its quarter."""
    left, top, right, bottom = field.ratings(rating[0] >= CUT, rating[1] >= CUT)
    low, high = (left + radius + 1, top + radius + 1), (right - radius - 1, bottom - radius - 1)
    x, y = field.point(rating)
    x, y = min(max(x, low[0]), high[0]), min(max(y, low[1]), high[1])
    yield x, y
    step = radius + 0.5
    for ring in range(1, math.ceil(math.hypot(right - left, bottom - top) / step) + 1):
        count = max(6, round(2 * math.pi * ring))
        for place in range(count):
            angle = 2 * math.pi * place / count
            spot = (x + ring * step * math.cos(angle), y + ring * step * math.sin(angle))
            if low[0] <= spot[0] <= high[0] and low[1] <= spot[1] <= high[1]:
                yield spot


def _limited(value: float) -> int:
    return min(max(round(value), 0), HIGHEST)


def _radius(count: int, room: Room) -> float:
    return reach_of(count, room, largest=room.text_size * 1.15)


def _inner(box: Box) -> Box:
    return box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2


def _frame(field: GridField, room: Room) -> tuple[list[Shape], list[Box]]:
    """Return quarters, their names, the scales and their names, and what of them no other name may cover."""
    shapes: list[Shape] = []
    taken: list[Box] = []
    size = room.text_size
    for (powerful, interested), key in zip(_QUARTERS, _CLASSES, strict=True):
        box = field.quarter(powerful, interested)
        fill = TINT if key == "manage_closely" else SURFACE if key == "monitor" else SUBTLE
        shapes.append(Rect((box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1), fill, LINE, 1, size * 0.7))
        title = tr(GRID_LABELS[key])
        width = room.measure(title, size * 1.05, True)  # noqa: FBT003 bold
        edge = box[2] - size * 0.7 if room.is_rtl else box[0] + size * 0.7
        middle = box[1] + size * 1.2 if powerful else box[3] - size * 1.2
        shapes.append(Text((edge, middle), title, size * 1.05, SOFT, "right" if room.is_rtl else "left", bold=True))
        start = edge - width if room.is_rtl else edge
        taken.append((start - 3, middle - size * 0.9, start + width + 3, middle + size * 0.9))
    shapes += _scales(field, room)
    return shapes, taken


def _scales(field: GridField, room: Room) -> list[Shape]:
    left, top, right, bottom = field.box
    size, small = room.text_size, room.text_size * 0.85
    shapes: list[Shape] = []
    edge = right + size if room.is_rtl else left - size
    for value in range(HIGHEST + 1):
        x, y = field.point((value, value))
        ink = TEXT if value == CUT else MUTED
        number = persian_digits(value) if room.is_rtl else str(value)
        shapes.append(Text((x, bottom + size * 0.9), number, small, ink))
        shapes.append(Text((edge, y), number, small, ink))
    shapes += _axis((edge, top - size), tr(POWER), room, (0, -1), from_right=room.is_rtl)
    end = left if room.is_rtl else right
    shapes += _axis(
        (end, bottom + size * 2.3), tr(INTEREST), room, (-1 if room.is_rtl else 1, 0), from_right=not room.is_rtl
    )
    return shapes


def _axis(at: Point, name: str, room: Room, towards: Point, *, from_right: bool) -> list[Shape]:
    """Return an arrow in the direction in which an axis grows, with its name beside it."""
    size = room.text_size
    inward = -1 if from_right else 1
    half = size * 0.55
    middle = (at[0] + inward * half, at[1])
    tip = (middle[0] + towards[0] * half, middle[1] + towards[1] * half)
    tail = (middle[0] - towards[0] * half, middle[1] - towards[1] * half)
    text = Text((at[0] + inward * size * 1.6, at[1]), name, size, SOFT, "right" if from_right else "left", bold=True)
    return [Line(tail, tip, SOFT, 1.2), arrow_head(tip, towards, size * 0.5, SOFT), text]


def _way(spot: Point, ghost: Point, radius: float, count: int, *, to_marker: bool) -> list[Shape]:
    """Return the arrow from the current to the desired position: one is a marker, the other an empty circle.

    Among a `count` of many arrows all are thin.
    """
    start, end = (ghost, spot) if to_marker else (spot, ghost)
    towards = (end[0] - start[0], end[1] - start[1])
    length = math.hypot(*towards)
    share = (length - (radius if to_marker else radius * _GHOST) - 1) / length
    tip = (start[0] + towards[0] * share, start[1] + towards[1] * share)
    return [
        Line(start, tip, SOFT, 1 if count <= _BOLD_UP_TO else 0.5, (4, 3)),
        arrow_head(tip, towards, min(_ARROW, radius), SOFT),
        Circle(ghost, radius * _GHOST, SURFACE, SOFT, 1.2, (3, 2)),
    ]
