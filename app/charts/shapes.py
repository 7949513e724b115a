"""What pictures are made of: a few shapes whose colours are named by their role, and the room they are laid out in.

Lengths are in the unit of the painter, pixels or points; x grows to the right and y downwards from the upper left.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

Ink = str
"""A colour by its role: a name below, `group:<helix>` or `ground:<helix>` of actors, or `flow:<flow>` of relations."""

SURFACE: Final[Ink] = "surface"
SUBTLE: Final[Ink] = "subtle"
TINT: Final[Ink] = "tint"
LINE: Final[Ink] = "line"
LINE_STRONG: Final[Ink] = "line_strong"
TEXT: Final[Ink] = "text"
SOFT: Final[Ink] = "text_soft"
MUTED: Final[Ink] = "muted"
PRIMARY: Final[Ink] = "primary"

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
Anchor = Literal["left", "center", "right"]
Measure = Callable[[str, float, bool], float]
"""Gives the width of a text in one size, bold or not."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, with round corners when it has a `radius`."""

    box: Box
    fill: Ink = ""
    stroke: Ink = ""
    width: float = 1
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around `at`."""

    at: Point
    radius: float
    fill: Ink = ""
    stroke: Ink = ""
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; `dash` are the lengths of strokes and gaps in turn."""

    start: Point
    end: Point
    ink: Ink
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: Ink


@dataclass(frozen=True, slots=True)
class Text:
    """One line of plain text; `at` is the middle of its height and the edge or centre that `anchor` names."""

    at: Point
    text: str
    size: float
    ink: Ink = TEXT
    anchor: Anchor = "center"
    bold: bool = False


Shape = Rect | Circle | Line | Polygon | Text


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a record stands in a picture, so that it can be pointed at."""

    id: str
    at: Point
    radius: float


@dataclass(frozen=True)
class Room:
    """What a picture is laid out in: its size, the size of its letters, and how wide texts come out there."""

    width: float
    height: float
    text_size: float
    measure: Measure
    is_rtl: bool = True


@dataclass(frozen=True)
class Picture:
    """A finished picture.

    Attributes:
        room: What it was laid out in.
        parts: Its shapes in the order of drawing, each with the ids of the markers that it goes with.
        markers: What can be pointed at.
        ground: Where markers may stand.
        unnamed: The ids of markers whose names found no room.
    """

    room: Room
    parts: tuple[tuple[Shape, tuple[str, ...]], ...]
    markers: tuple[Marker, ...]
    ground: Box
    unnamed: tuple[str, ...] = ()

    @property
    def shapes(self) -> list[Shape]:
        """All shapes in the order of drawing."""
        return [shape for shape, _ in self.parts]

    def without(self, marker_id: str) -> list[Shape]:
        """Return the shapes that do not go with a marker."""
        return [shape for shape, ids in self.parts if marker_id not in ids]


class Chart(Protocol):
    """What can be laid out as a picture; frozen, so that another thread may do it."""

    def drawn(self, room: Room) -> Picture:
        """Return the picture as it comes out in a room."""

    def dragged(self, picture: Picture, marker_id: str, at: Point) -> Sequence[Shape]:
        """Return the shapes that go with a marker while it is dragged to a point, without laying out anything."""


class Sketch:
    """Collects the parts of a picture."""

    def __init__(self) -> None:
        self.parts: list[tuple[Shape, tuple[str, ...]]] = []

    def add(self, shapes: Iterable[Shape], *ids: str) -> None:
        """Draw shapes that go with some markers above what is there."""
        self.parts += [(shape, ids) for shape in shapes]


def arrow_head(tip: Point, towards: Point, length: float, ink: Ink) -> Polygon:
    """Return the head of an arrow whose tip points in the direction of the vector `towards`."""
    size = (towards[0] ** 2 + towards[1] ** 2) ** 0.5 or 1.0
    x, y = towards[0] / size, towards[1] / size
    back = (tip[0] - x * length, tip[1] - y * length)
    half = length * 0.42
    return Polygon((tip, (back[0] - y * half, back[1] + x * half), (back[0] + y * half, back[1] - x * half)), ink)
