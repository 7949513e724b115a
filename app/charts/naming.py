"""Names at their places, as shapes."""

from collections.abc import Iterable

from app.charts import labels
from app.charts.shapes import MUTED, Line, Shape, Text


def names_leading(placed: Iterable[labels.Placed]) -> list[Shape]:
    """Return the lines that lead to names that stand apart."""
    return [Line(*one.leader, MUTED, 0.7) for one in placed if one.leader]


def names_written(placed: Iterable[labels.Placed], size: float) -> list[Shape]:
    """Return the texts of names."""
    shapes: list[Shape] = []
    for one in placed:
        left, top, right, _ = one.box
        height = size * labels.LINE_HEIGHT
        shapes += [
            Text(((left + right) / 2, top + height * (number + 0.5)), line, size)
            for number, line in enumerate(one.lines)
        ]
    return shapes
