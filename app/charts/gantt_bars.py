"""The shapes of one row of a Gantt chart: its bar, bracket or diamond, and the signs around it.

What a colour tells is told by a shape as well: late bars carry a triangle, critical ones a thick line below them,
unplanned ones a plus and a dashed outline.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from app.charts.gantt_rows import GanttRow
from app.charts.shapes import MUTED, SOFT, SURFACE, TEXT, Box, Circle, Ink, Line, Measure, Polygon, Rect, Shape, Text
from app.charts.time_scale import TimeScale
from app.domain.plan_spans import Origin

_DASH: Final = (4, 3)
_LEAST_WIDTH: Final = 3.0
_WHOLE: Final = 100


@dataclass(frozen=True)
class BarLook:
    """Sizes of the rows, in units of the painter."""

    row: float
    text_size: float
    measure: Measure
    has_names: bool = True

    @property
    def bar(self) -> float:
        """Return the height of a bar."""
        return self.row * 0.47

    def bar_box(self, scale: TimeScale, row: GanttRow, top: float) -> Box:
        """Return the box of a bar; around the middle of its day for a milestone. The row must have a span."""
        if row.span is None:
            raise ValueError(row.id)
        middle = top + self.row / 2
        left, right = scale.span(row.span.start, row.span.end)
        if row.is_milestone:
            x, half = scale.place(scale.along(row.span.end) + scale.per_day / 2), self.bar / 2 + 1
            return x - half, middle - half, x + half, middle + half
        if right - left < _LEAST_WIDTH:
            left, right = (right - _LEAST_WIDTH, right) if scale.from_right else (left, left + _LEAST_WIDTH)
        return left, middle - self.bar / 2, right, middle + self.bar / 2


def bar(scale: TimeScale, row: GanttRow, top: float, look: BarLook) -> Iterator[Shape]:
    """Yield the shapes of a row whose upper edge is at `top`, without its name and deadline."""
    if row.base is not None:
        yield from _base(scale, row, top, look)
    if row.span is not None:
        box = look.bar_box(scale, row, top)
        yield from _body(scale, row, box, look)
        yield from _signs(scale, row, box, look)


@dataclass(frozen=True, slots=True)
class NamePlace:
    """Where the words of a bar go: on which side, how much further away than usual, and what they stand on."""

    from_right: bool
    air: float
    ground: Ink


def name(row: GanttRow, box: Box, seen: Box, look: BarLook, place: NamePlace) -> Iterator[Shape]:
    """Yield the words beside a bar, as much of them as has room before the edge of what is seen."""
    air = place.air + look.text_size * (1.7 if row.is_late or row.is_unplanned else 0.6)
    left, top, right, bottom = box
    at = max(left - air, seen[0]) if place.from_right else min(right + air, seen[2])
    words = shortened(row.words, at - seen[0] if place.from_right else seen[2] - at, look)
    if words:
        width = look.measure(words, look.text_size, False)  # noqa: FBT003 not bold
        edges = (at - width, at) if place.from_right else (at, at + width)
        yield Rect((edges[0], top, edges[1], bottom), place.ground)
        yield Text((at, (top + bottom) / 2), words, look.text_size, SOFT, "right" if place.from_right else "left")


def shortened(words: str, room: float, look: BarLook) -> str:
    """Return words, or the beginning of them that has room; blank where even a few letters have none."""
    if look.measure(words, look.text_size, False) <= room:  # noqa: FBT003 not bold
        return words
    if room < look.text_size * 4:
        return ""
    few, many = 0, len(words)
    while few < many - 1:
        half = (few + many) // 2
        if look.measure(words[:half] + "…", look.text_size, False) <= room:  # noqa: FBT003 not bold
            few = half
        else:
            many = half
    return words[:few].rstrip() + "…" if few else ""


def _body(scale: TimeScale, row: GanttRow, box: Box, look: BarLook) -> Iterator[Shape]:
    if row.is_milestone:
        yield from _diamond(row, box)
    elif row.span is not None and row.span.origin is Origin.ABOVE:
        yield from _outline(box, MUTED)
    elif row.is_part:
        yield from _bracket(scale, row, box, look)
    else:
        yield from _plain(scale, row, box)


def _plain(scale: TimeScale, row: GanttRow, box: Box) -> Iterator[Shape]:
    tone, ground = f"tone:{row.tone}", f"tone_ground:{row.tone}"
    left, top, right, bottom = box
    radius = min((bottom - top) / 4, (right - left) / 2)
    dashed = row.is_unplanned or row.is_cancelled
    yield Rect(box, ground, "" if dashed else tone, 1, radius)
    if row.progress:
        done = (right - left) * min(row.progress, _WHOLE) / _WHOLE
        inner = (right - done, top, right, bottom) if scale.from_right else (left, top, left + done, bottom)
        yield Rect(inner, tone, "", radius=radius)
    if dashed:
        yield from _outline(box, tone)
    if row.is_cancelled:
        yield Line((left - 2, (top + bottom) / 2), (right + 2, (top + bottom) / 2), tone, 1.5)


def _bracket(scale: TimeScale, row: GanttRow, box: Box, look: BarLook) -> Iterator[Shape]:
    """Yield the bar of a phase or part: thin, with teeth at both ends, its progress along it."""
    left, top, right, bottom = box
    ink = "tone:part"
    low = top + (bottom - top) * 0.45
    tooth = min(look.bar * 0.5, (right - left) / 2)
    yield Rect((left, top, right, low), "tone_ground:part")
    if row.progress:
        done = (right - left) * min(row.progress, _WHOLE) / _WHOLE
        yield Rect((right - done, top, right, low) if scale.from_right else (left, top, left + done, low), ink)
    yield Line((left, top), (right, top), ink, 1.4)
    yield Polygon(((left, top), (left + tooth, top), (left, bottom)), ink)
    yield Polygon(((right, top), (right - tooth, top), (right, bottom)), ink)


def _diamond(row: GanttRow, box: Box) -> Iterator[Shape]:
    left, top, right, bottom = box
    x, y = (left + right) / 2, (top + bottom) / 2
    tone = f"tone:{row.tone}"
    yield Polygon(((x, top), (right, y), (x, bottom), (left, y)), tone)
    if row.progress != _WHOLE:
        inner = (right - left) * 0.28
        yield Polygon(((x, y - inner), (x + inner, y), (x, y + inner), (x - inner, y)), f"tone_ground:{row.tone}")


def _outline(box: Box, ink: str) -> Iterator[Shape]:
    left, top, right, bottom = box
    for start, end in (
        ((left, top), (right, top)),
        ((left, bottom), (right, bottom)),
        ((left, top), (left, bottom)),
        ((right, top), (right, bottom)),
    ):
        yield Line(start, end, ink, 1, _DASH)


def _base(scale: TimeScale, row: GanttRow, top: float, look: BarLook) -> Iterator[Shape]:
    """Yield the bar of the plan version, below and behind that of today."""
    if row.base is None:
        return
    left, right = scale.span(row.base.start, row.base.end)
    bottom = top + look.row - 2
    height = look.row * 0.2
    if row.is_milestone:
        x, half = scale.place(scale.along(row.base.end) + scale.per_day / 2), look.bar / 2
        middle = top + look.row / 2 + look.row * 0.14
        yield Polygon(((x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle)), "tone:base")
        return
    yield Rect((left, bottom - height, max(right, left + 2), bottom), "tone_ground:base", "tone:base", 0.8)


def _signs(scale: TimeScale, row: GanttRow, box: Box, look: BarLook) -> Iterator[Shape]:
    left, top, right, bottom = box
    if row.is_critical and not row.is_part:
        yield Line((left, bottom + 1.6), (right, bottom + 1.6), "tone:critical", 2.6)
        yield Line((left, top - 1.6), (right, top - 1.6), "tone:critical", 1.2)
    size = look.text_size
    middle = (top + bottom) / 2
    x = left - size * 0.95 if scale.from_right else right + size * 0.95
    if row.is_late:
        half = size * 0.62
        corners = ((x, middle - half), (x + half, middle + half * 0.8), (x - half, middle + half * 0.8))
        yield Polygon(corners, "tone:late")
        yield Text((x, middle + half * 0.22), "!", size * 0.85, SURFACE, "center", bold=True)
    elif row.is_unplanned:
        half = size * 0.5
        yield Circle((x, middle), half, SURFACE, TEXT)
        yield Line((x - half * 0.55, middle), (x + half * 0.55, middle), TEXT, 1.2)
        yield Line((x, middle - half * 0.55), (x, middle + half * 0.55), TEXT, 1.2)


def deadline(scale: TimeScale, row: GanttRow, top: float, look: BarLook) -> Iterator[Shape]:
    """Yield an arrow that points down to the end of the last day on which an activity should be done."""
    if row.deadline is None:
        return
    x = scale.place(scale.along(row.deadline) + scale.per_day)
    half, tip = look.bar * 0.3, top + look.row * 0.42
    yield Line((x, top + 2), (x, top + look.row - 3), "tone:late", 1, (2, 2))
    yield Polygon(((x - half, top + 2), (x + half, top + 2), (x, tip)), "tone:late")
