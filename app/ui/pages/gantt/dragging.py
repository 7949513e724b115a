"""What is dragged in the chart: bars, their ends, a new bar, or a dependency from one bar to another."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.charts.gantt import Gantt, Hit
from app.charts.gantt_rows import GanttRow
from app.charts.gantt_ties import arrow
from app.charts.shapes import MUTED, PRIMARY, Circle, Point, Shape
from app.domain.plan_spans import Span

_HANDLE: Final = 5.0
_AWAY: Final = 8.0


@dataclass(frozen=True)
class BarDrag:
    """A bar under way: moved whole, or by one of its ends.

    `ids` go along, `leader` is the one that was taken hold of; `from_day` is the day under the pointer at first.
    """

    leader: str
    ids: frozenset[str]
    part: str
    span: Span
    from_day: dt.date
    days: int = 0

    def now(self) -> Span:
        """Return where the leader lies now."""
        return self.of(self.span)

    def of(self, span: Span) -> Span:
        """Return where one of those that go along lies now."""
        step = dt.timedelta(self.days)
        if self.part == "start":
            return Span(min(span.start + step, span.end), span.end)
        if self.part == "end":
            return Span(span.start, max(span.end + step, span.start))
        if self.part == "new":
            return Span(min(span.start, span.start + step), max(span.start, span.start + step))
        return span.moved(self.days)


@dataclass(frozen=True)
class TieDrag:
    """A dependency under way from the end (1) or start (-1) of a bar to where the pointer is.

    `target` is the place of the bar under the pointer (-1: none), `into` its side, `refusal` why it cannot end there.
    """

    source: int
    side: int
    at: Point
    target: int = -1
    into: int = -1
    refusal: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of dependency by the ends that it ties."""
        return ("F" if self.side > 0 else "S") + ("F" if self.into > 0 else "S")


def handle_places(chart: Gantt, place: int) -> dict[int, Point]:
    """Return where the handles of a row stand, by the side of its bar."""
    row = chart.row_of(place)
    if row.span is None:
        return {}
    left, top, right, bottom = chart.look.bar_box(chart.scale, row, place * chart.look.row)
    middle = (top + bottom) / 2
    outer = {"left": (left - _AWAY, middle), "right": (right + _AWAY, middle)}
    ends = ("left", "right") if chart.scale.from_right else ("right", "left")
    return {1: outer[ends[0]], -1: outer[ends[1]]}


def handles(chart: Gantt, place: int) -> list[Shape]:
    """Return the circles that a dependency is drawn from."""
    return [Circle(at, _HANDLE, "surface", PRIMARY, 1.6) for at in handle_places(chart, place).values()]


def line_of(chart: Gantt, drag: TieDrag) -> list[Shape]:
    """Return the line of a dependency under way."""
    begin = handle_places(chart, drag.source).get(drag.side)
    if begin is None:
        return []
    target = handle_places(chart, drag.target).get(drag.into) if drag.target >= 0 and not drag.refusal else None
    ink = MUTED if drag.target >= 0 and drag.refusal else PRIMARY
    return [*arrow([begin, target or drag.at], ink, 2, 8)]


def tie_over(chart: Gantt, drag: TieDrag, at: Point) -> TieDrag:
    """Follow the pointer; over the half of a bar that is nearer to one of its ends, that end is meant."""
    hit = chart.hit(at)
    row = chart.row_of(hit.place) if hit.place >= 0 else None
    if row is None or row.span is None or hit.place == drag.source or not _is_over(hit):
        return TieDrag(drag.source, drag.side, at)
    left, _, right, _ = chart.look.bar_box(chart.scale, row, hit.place * chart.look.row)
    is_late = (at[0] > (left + right) / 2) != chart.scale.from_right
    return TieDrag(drag.source, drag.side, at, hit.place, 1 if is_late else -1)


def _is_over(hit: Hit) -> bool:
    return hit.part not in ("", "tie")


def dragged(row: GanttRow, drag: BarDrag) -> Span:
    """Return where a row lies while it is dragged."""
    return drag.of(row.span or drag.span)
