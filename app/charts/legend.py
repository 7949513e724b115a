"""The legend below a picture: what colours and lines stand for, and remarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from app.charts.markers import marker
from app.charts.palette import DASHES
from app.charts.shapes import SOFT, Line, Point, Polygon, Rect, Room, Shape, Text, arrow_head
from app.domain.tables.people import FLOW_LABELS, HELIX_LABELS
from app.i18n import mark, tr

UNGROUPED: Final = mark("Group not entered")
UNTYPED: Final = mark("Flow not entered")
_LINE: Final = 1.7
_SIZE: Final = 0.9
_EDGE: Final = 3.0


@dataclass(frozen=True)
class Legend:
    """Shapes of a legend whose upper left corner is the origin, and its height."""

    shapes: tuple[Shape, ...]
    height: float


@dataclass(frozen=True)
class _Part:
    sign: str
    kind: str
    text: str


def groups(room: Room, present: Iterable[str], notes: Iterable[str]) -> Legend:
    """Explain the colours of the groups that are present, in the order in which groups are listed."""
    return _legend(room, [*_groups(present), *_notes(notes)])


def groups_and_flows(room: Room, present: Iterable[str], flows: Iterable[str], notes: Iterable[str]) -> Legend:
    """Explain groups and flows that are present."""
    seen = set(flows)
    lines = [_Part(flow, "flow", tr(label)) for flow, label in FLOW_LABELS.items() if flow in seen]
    if "" in seen:
        lines.append(_Part("", "flow", tr(UNTYPED)))
    return _legend(room, [*_groups(present), *lines, *_notes(notes)])


def moved(legend: Legend, down: float) -> Iterator[Shape]:
    """Yield the shapes of a legend at a height of the picture."""
    for shape in legend.shapes:
        yield _lowered(shape, down)


def _groups(present: Iterable[str]) -> list[_Part]:
    seen = set(present)
    parts = [_Part(group, "group", tr(label)) for group, label in HELIX_LABELS.items() if group in seen]
    return [*parts, _Part("", "group", tr(UNGROUPED))] if "" in seen else parts


def _notes(notes: Iterable[str]) -> list[_Part]:
    return [_Part("", "note", note) for note in notes]


def _legend(room: Room, parts: list[_Part]) -> Legend:
    """Put parts one after the other from the side where reading begins, in as many lines as it takes."""
    size = room.text_size * _SIZE
    line = size * _LINE
    shapes: list[Shape] = []
    place, row = 0.0, 0
    for part in parts:
        lead = {"group": size * 1.4, "flow": size * 3.2, "note": 0.0}[part.kind]
        width = lead + room.measure(part.text, size, False)  # noqa: FBT003 not bold
        if place and place + width + 2 * _EDGE > room.width:
            place, row = 0.0, row + 1
        shapes += _part(part, room, place, line * (row + 0.9))
        place += width + size * 1.5
    return Legend(tuple(shapes), line * (row + 1.4) if parts else 0.0)


def _part(part: _Part, room: Room, start: float, y: float) -> list[Shape]:
    size = room.text_size * _SIZE

    def at(along: float) -> Point:
        along += start + _EDGE
        return (room.width - along if room.is_rtl else along), y

    lead, sign = 0.0, list[Shape]()
    if part.kind == "group":
        lead, sign = size * 1.4, marker(at(size * 0.5), size * 0.45, part.sign, "")
    elif part.kind == "flow":
        ink = f"flow:{part.sign}"
        tail, tip = at(0), at(size * 2.6)
        towards = (tip[0] - tail[0], 0.0)
        lead, sign = (
            size * 3.2,
            [Line(tail, tip, ink, 1.6, DASHES[part.sign]), arrow_head(tip, towards, size * 0.6, ink)],
        )
    return [*sign, Text(at(lead), part.text, size, SOFT, "right" if room.is_rtl else "left")]


def _lowered(shape: Shape, down: float) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, start=_down(shape.start, down), end=_down(shape.end, down))
    if isinstance(shape, Polygon):
        return replace(shape, points=tuple(_down(point, down) for point in shape.points))
    if isinstance(shape, Rect):
        left, top, right, bottom = shape.box
        return replace(shape, box=(left, top + down, right, bottom + down))
    return replace(shape, at=_down(shape.at, down))


def _down(point: Point, down: float) -> Point:
    return point[0], point[1] + down
