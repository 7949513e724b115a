"""The Gantt chart as plain shapes: only what is seen of it is laid out.

Places are measured from the left edge of the whole line of time and from the upper edge of the first row.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from app.charts.gantt_bars import BarLook, NamePlace, bar, deadline, name
from app.charts.gantt_rows import GanttRow
from app.charts.gantt_ties import NO_TIES, End, Tie, Ties, arrow, ends_of, route
from app.charts.shapes import LINE, PRIMARY, SOFT, SURFACE, Box, Ink, Line, Point, Rect, Shape
from app.charts.time_head import ground, today_line
from app.charts.time_scale import TimeScale
from app.domain.jalali import FRIDAY, weekday

_GRIP: Final = 6.0
"""How near to an end of a bar the pointer takes hold of it."""
_NEAR: Final = 4.0
_ARROW_ROOM: Final = 0.42
"""Room for an arrow between a bar and its name, in heights of a row."""
_OUTSIDE: Final = 2.0
_HANDLE: Final = 14.0
"""How far outside a bar its handle for drawing a dependency reaches."""
_CHOSEN: Final[Ink] = "selection"


def is_friday(day: dt.date) -> bool:
    """Tell whether a day is the weekly day off."""
    return weekday(day) == FRIDAY


@dataclass(frozen=True)
class Gantt:
    """A chart of `count` rows; `row_of` makes the row of a place.

    `is_off` tells days off, `chosen` are places of rows, `marked` is the id of a dependency that is chosen.
    """

    scale: TimeScale
    count: int
    row_of: Callable[[int], GanttRow]
    look: BarLook
    today: dt.date
    ties: Ties = NO_TIES
    is_off: Callable[[dt.date], bool] = is_friday
    marked: str = ""
    chosen: frozenset[int] = frozenset()

    @property
    def height(self) -> float:
        """Return the height of all rows."""
        return self.count * self.look.row

    def rows_in(self, top: float, bottom: float) -> range:
        """Return the places of the rows between two heights."""
        row = self.look.row
        return range(max(int(top // row), 0), min(self.count, int(-(-bottom // row))))

    def shapes(self, seen: Box) -> Iterator[Shape]:
        """Yield what is seen in a box, the lowest first."""
        left, top, right, bottom = seen
        yield from ground(self.scale, seen, self.is_off)
        places = self.rows_in(top, bottom)
        for place in places:
            y = (place + 1) * self.look.row
            if place in self.chosen:
                yield Rect((left, y - self.look.row, right, y), _CHOSEN)
            yield Line((left, y), (right, y), LINE)
        yield from today_line(self.scale, self.today, seen)
        taken: set[int] = set()
        if places:
            yield from self._arrows(places, seen, taken)
        rows = [(self.row_of(place), place * self.look.row) for place in places]
        for row, y in rows:
            yield from self._bar(row, y, seen)
        if self.look.has_names:
            for place, (row, y) in zip(places, rows, strict=True):
                yield from self._name(row, y, seen, place in self.chosen, place in taken)
        for row, y in rows:
            yield from deadline(self.scale, row, y, self.look)

    def _bar(self, row: GanttRow, top: float, seen: Box) -> Iterator[Shape]:
        """Yield the shapes of a row that are near what is seen."""
        left, right = seen[0] - self.look.row, seen[2] + self.look.row
        for shape in bar(self.scale, row, top, self.look):
            if not isinstance(shape, Rect) or (shape.box[2] >= left and shape.box[0] <= right):
                yield shape

    def _name(self, row: GanttRow, top: float, seen: Box, *signs: bool) -> Iterator[Shape]:
        """Yield the words of a bar; `signs` tell whether the row is chosen, and whether an arrow stands at its end."""
        if row.span is None:
            return
        box = self.look.bar_box(self.scale, row, top)
        if box[2] >= seen[0] and box[0] <= seen[2]:
            is_chosen, is_taken = signs
            air = self.look.row * _ARROW_ROOM if is_taken else 0.0
            ground = _CHOSEN if is_chosen else SURFACE
            yield from name(row, box, seen, self.look, NamePlace(self.scale.from_right, air, ground))

    def _arrows(self, places: range, seen: Box, taken: set[int]) -> Iterator[Shape]:
        """Yield the arrows; `taken` gets the places of the rows with an arrow at the end of their bar."""
        rows: dict[int, GanttRow] = {}
        for tie in self.ties.between(places.start, places.stop - 1):
            corners = self.corners(tie, rows)
            if not corners or not _touches(corners, seen):
                continue
            source, target = rows[tie.source], rows[tie.target]
            ends = zip((tie.source, tie.target), ends_of(tie.kind), strict=True)
            taken.update(place for place, side in ends if side > 0)
            is_critical = source.is_critical and target.is_critical
            ink = PRIMARY if tie.id == self.marked else "tone:critical" if is_critical else SOFT
            yield from arrow(corners, ink, 2.4 if tie.id == self.marked else 1.1, self.look.bar * 0.38)

    def corners(self, tie: Tie, rows: dict[int, GanttRow] | None = None) -> list[Point]:
        """Return the corners of a dependency; none where one of its activities has no days."""
        known = {} if rows is None else rows
        for place in (tie.source, tie.target):
            if place not in known:
                known[place] = self.row_of(place)
        source, target = known[tie.source], known[tie.target]
        if source.span is None or target.span is None:
            return []
        out, into = ends_of(tie.kind)
        is_below = tie.target > tie.source
        begin = self._end(source, tie.source, out, is_below=is_below)
        end = self._end(target, tie.target, into, is_below=not is_below)
        return [(self.scale.place(along), y) for along, y in route(begin, end, self.look.row * 0.24)]

    def _end(self, row: GanttRow, place: int, side: int, *, is_below: bool) -> End:
        top = place * self.look.row
        left, upper, right, lower = self.look.bar_box(self.scale, row, top)
        x = right if (side > 0) != self.scale.from_right else left
        return End(self.scale.place(x), (upper + lower) / 2, side, top + self.look.row if is_below else top)

    # ---- what is under the pointer

    def hit(self, at: Point) -> "Hit":
        """Tell what lies at a place."""
        place = int(at[1] // self.look.row)
        if not 0 <= place < self.count or at[1] < 0:
            return Hit()
        row = self.row_of(place)
        part = self._part_at(row, place, at)
        if part:
            return Hit(place, part)
        tie = self._tie_at(place, at)
        return Hit(place, "tie", tie) if tie else Hit(place)

    def _part_at(self, row: GanttRow, place: int, at: Point) -> str:
        if row.span is None:
            return ""
        left, top, right, bottom = self.look.bar_box(self.scale, row, place * self.look.row)
        x, y = at
        if not (left - _HANDLE <= x <= right + _HANDLE and top - _OUTSIDE <= y <= bottom + _OUTSIDE):
            return ""
        at_left, at_right = ("end", "start") if self.scale.from_right else ("start", "end")
        if x < left - _OUTSIDE or x > right + _OUTSIDE:
            return f"from_{at_left if x < left else at_right}"
        grip = min(_GRIP, (right - left) / 4)
        if row.is_milestone or left + grip < x < right - grip:
            return "bar"
        return at_right if x >= right - grip else at_left

    def _tie_at(self, place: int, at: Point) -> str:
        rows: dict[int, GanttRow] = {}
        for tie in reversed(self.ties.between(place, place)):
            corners = self.corners(tie, rows)
            if any(_is_near(start, end, at) for start, end in pairwise(corners)):
                return tie.id
        return ""


@dataclass(frozen=True)
class Hit:
    """What is at a place: the row (-1: none) and `part`, which is blank beside the bar.

    A part is the bar, its start or end, the handles from_start and from_end outside these, or a tie.
    """

    place: int = -1
    part: str = ""
    tie: str = ""


def _touches(corners: list[Point], seen: Box) -> bool:
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return max(across) >= seen[0] and min(across) <= seen[2] and max(down) >= seen[1] and min(down) <= seen[3]


def _is_near(start: Point, end: Point, at: Point) -> bool:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return left - _NEAR <= at[0] <= right + _NEAR and top - _NEAR <= at[1] <= bottom + _NEAR
