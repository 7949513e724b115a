"""Parts of a document and the strips they are cut into.

A flowable yields strips from top to bottom, one line of text or one table row each; only the composer knows pages.
That keeps long documents linear: nothing is measured twice and a strip is forgotten once it is drawn.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from app.typeset.canvas import PageCanvas
from app.typeset.drawing import TextBlock
from app.typeset.lines import Line, Typesetter
from app.typeset.text import Text, TextStyle, rgb

_RULE_WIDTH: Final = 0.5
Paint = Callable[[PageCanvas, float, float], None]
"""Draws on a canvas, given the left edge and the upper edge in points."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a flowable may use to lay itself out.

    Attributes:
        typesetter: Lays out text.
        width: Width of the text area, points.
        height: Height of the text area of an empty page, points.
        styles: Styles that were derived from others, kept for all parts of the document.
    """

    typesetter: Typesetter
    width: float
    height: float
    styles: dict[tuple[object, ...], TextStyle] = field(default_factory=dict)


@dataclass(slots=True)
class Strip:
    """A horizontal slice of a page.

    Attributes:
        height: Its height, points.
        paint: Draws it.
        before: Least distance to the strip above; dropped at the top of a page.
        after: Least distance to the strip below.
        stays: Whether it must not be the last strip of a page.
        breaks: Whether it ends the page instead of being drawn.
        head: Strip that is repeated above it when it starts a page.
        split: Cuts it for a room in points; the flag forces at least one line. None when it cannot be cut that way.
    """

    height: float
    paint: Paint
    before: float = 0
    after: float = 0
    stays: bool = False
    breaks: bool = False
    head: "Strip | None" = None
    split: "Callable[[float, bool], tuple[Strip, Strip] | None]" = field(default=lambda _room, _forced: None)


class Flowable(Protocol):
    """A part of a document that flows over pages."""

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield its slices from top to bottom."""


def _nothing(_canvas: PageCanvas, _left: float, _top: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Spacer:
    """Vertical room of `height` points, dropped where it would start or end a page."""

    height: float

    def strips(self, setting: Setting) -> Iterator[Strip]:  # noqa: ARG002 same everywhere
        """Yield one empty strip."""
        yield blank(before=self.height)


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines across the text area to write on by hand, kept on one page.

    Attributes:
        count: How many.
        distance: Points between them, and above the first.
        color: Their colour as `#rrggbb`.
    """

    count: int
    distance: float
    color: str

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip for each line."""

        def paint(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.emit(rectangle(self.color, left, top - self.distance, setting.width, _RULE_WIDTH))

        for number in range(self.count):
            yield Strip(self.distance, paint, stays=number < self.count - 1)


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next part starts a new page; at the top of a page it does nothing."""

    def strips(self, setting: Setting) -> Iterator[Strip]:  # noqa: ARG002 same everywhere
        """Yield the strip that ends a page."""
        yield Strip(0, _nothing, breaks=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text in one style; it may contain line ends. The first two and the last two lines stay together."""

    text: Text
    style: TextStyle

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip for each line."""
        yield from text_strips(self.text, self.style, setting)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with an entry in the outline; it stays with what follows.

    Attributes:
        text: The heading.
        style: Its style.
        level: Depth in the outline, from 0.
    """

    text: str
    style: TextStyle
    level: int = 0

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield one strip for each line."""
        for number, strip in enumerate(text_strips(self.text, self.style, setting)):
            strip.stays = True
            if not number:
                strip.paint = self._with_entry(strip.paint)
            yield strip

    def _with_entry(self, paint: Paint) -> Paint:
        def both(canvas: PageCanvas, left: float, top: float) -> None:
            canvas.heading(self.text, self.level, top)
            paint(canvas, left, top)

        return both


def text_strips(text: Text, style: TextStyle, setting: Setting) -> Iterator[Strip]:
    """Yield a strip for each line of a text, with widows and orphans kept together."""
    lines = setting.typesetter.layout(text, style, setting.width)
    end = len(lines) - 1
    for number, line in enumerate(lines):
        yield Strip(
            style.line_height,
            _line_painter(line, style, setting.width),
            before=0 if number else style.space_before,
            after=0 if number < end else style.space_after,
            stays=number < end and number in {0, end - 1},
        )


def _line_painter(line: Line, style: TextStyle, width: float) -> Paint:
    def paint(canvas: PageCanvas, left: float, top: float) -> None:
        with TextBlock(canvas) as block:
            block.lines([line], style, left, top, width)

    return paint


def blank(*, before: float = 0, after: float = 0) -> Strip:
    """Return a strip without ink and height that only keeps its neighbours apart, in points."""
    return Strip(0, _nothing, before=before, after=after)


def stacked(strips: list[Strip]) -> Strip:
    """Return one strip that draws the given ones below each other."""

    def paint(canvas: PageCanvas, left: float, top: float) -> None:
        for strip in strips:
            strip.paint(canvas, left, top)
            top -= strip.height

    return Strip(sum(strip.height for strip in strips), paint)


def rectangle(color: str, left: float, bottom: float, width: float, height: float) -> str:
    """Return the operators of a filled rectangle."""
    return f"q {rgb(color)} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f Q"
