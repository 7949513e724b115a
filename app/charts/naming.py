"""Names at their places, as shapes."""

from collections.abc import Iterable, Iterator

from app.charts import labels
from app.charts.shapes import MUTED, Line, Point, Shape, Sketch, Text

_LEADER: float = 0.7


def add_leaders(sketch: Sketch, placed: Iterable[labels.Placed]) -> None:
    """Add the lines that lead to names that stand apart."""
    for one in placed:
        if one.leader:
            sketch.add([Line(*one.leader, MUTED, _LEADER)], one.id)


def add_names(sketch: Sketch, placed: Iterable[labels.Placed], size: float) -> None:
    """Add the texts of names."""
    for one in placed:
        left, top, right, _ = one.box
        sketch.add(_lines(one.lines, ((left + right) / 2, top), size), one.id)


def name_below(text: str, at: Point, radius: float, size: float) -> Iterator[Shape]:
    """Yield a name below its marker, wherever that is."""
    yield from _lines((text,), (at[0], at[1] + radius + 2), size)


def _lines(lines: Iterable[str], top: Point, size: float) -> Iterator[Shape]:
    height = size * labels.LINE_HEIGHT
    for number, line in enumerate(lines):
        yield Text((top[0], top[1] + height * (number + 0.5)), line, size)
