"""A figure: room for a drawing that is never torn over two pages, and the operators of the shapes it is made of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from app.typeset.flow import Paint, Setting, Strip
from app.typeset.text import rgb

_ROUND: Final = 0.5523
"""Where the handles of a Bézier curve lie that draws a quarter of a circle of radius 1."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing across the whole width.

    Attributes:
        height: Its height in points; more than a page holds becomes a page.
        draw: Gives what draws it, from the setting and the height that it really has.
        before: Least distance to what stands above.
        after: Least distance to what follows.
    """

    height: float
    draw: Callable[[Setting, float], Paint]
    before: float = 4
    after: float = 6

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip."""
        height = min(self.height, setting.height)
        yield Strip(height, self.draw(setting, height), before=self.before, after=self.after)


@dataclass(frozen=True, slots=True)
class Pen:
    """How a shape is filled and outlined; colours are `#rrggbb`, blank for none."""

    fill: str = ""
    stroke: str = ""
    width: float = 1
    dash: tuple[float, ...] = ()


def polygon(points: Sequence[Point], pen: Pen, *, is_closed: bool = True) -> str:
    """Return the operators of a polygon, or of a line when it is not closed."""
    first, *others = points
    path = [f"{_at(first)} m", *(f"{_at(point)} l" for point in others), *(["h"] if is_closed else [])]
    return _painted(path, pen)


def circle(at: Point, radius: float, pen: Pen) -> str:
    """Return the operators of a circle."""
    x, y = at
    return rounded((x - radius, y - radius), (x + radius, y + radius), radius, pen)


def rounded(low: Point, high: Point, radius: float, pen: Pen) -> str:
    """Return the operators of a rectangle with round corners."""
    (left, bottom), (right, top) = low, high
    if not radius:
        return polygon([low, (right, bottom), high, (left, top)], pen)
    r = min(radius, (right - left) / 2, (top - bottom) / 2)
    c = r * (1 - _ROUND)
    path = [
        f"{_at((left + r, bottom))} m",
        f"{_at((right - r, bottom))} l",
        _curve((right - c, bottom), (right, bottom + c), (right, bottom + r)),
        f"{_at((right, top - r))} l",
        _curve((right, top - c), (right - c, top), (right - r, top)),
        f"{_at((left + r, top))} l",
        _curve((left + c, top), (left, top - c), (left, top - r)),
        f"{_at((left, bottom + r))} l",
        _curve((left, bottom + c), (left + c, bottom), (left + r, bottom)),
        "h",
    ]
    return _painted(path, pen)


def _painted(path: list[str], pen: Pen) -> str:
    start = ["q"]
    if pen.fill:
        start.append(f"{rgb(pen.fill)} rg")
    if pen.stroke:
        start.append(f"{rgb(pen.stroke)} RG {pen.width:.2f} w")
        if pen.dash:
            start.append(f"[{' '.join(f'{length:.2f}' for length in pen.dash)}] 0 d")
    end = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}[
        bool(pen.fill), bool(pen.stroke)
    ]
    return "\n".join([*start, *path, end, "Q"])


def _curve(*points: Point) -> str:
    return " ".join(map(_at, points)) + " c"


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"
