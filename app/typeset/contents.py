"""A list of the chapters with their pages, which are known only at the end: the numbers are drawn then."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from app.typeset.canvas import PageCanvas
from app.typeset.drawing import TextBlock, baseline
from app.typeset.flow import Paint, Setting, Strip
from app.typeset.lines import Line
from app.typeset.text import TextStyle, rgb

_GAP: Final = 6.0
_DOTS: Final = "[0.6 3] 0 d 0.6 w"


@dataclass(frozen=True, slots=True)
class Contents:
    """A line for each chapter; one that is not in the document has no number.

    Attributes:
        chapters: Texts of headings of level 0.
        style: Style of the lines; its base tells at which side the numbers stand.
        number: Writes the number of a page.
    """

    chapters: Sequence[str]
    style: TextStyle
    number: Callable[[int], str]

    def strips(self, setting: Setting) -> Iterator[Strip]:
        """Yield a strip for each chapter; a title that is longer than a line is cut."""
        for chapter in self.chapters:
            line = setting.typesetter.layout(chapter, self.style, setting.width * 0.85)[0]
            yield Strip(self.style.line_height, self._painter(chapter, line, setting.width))

    def _painter(self, chapter: str, line: Line, width: float) -> Paint:
        def paint(canvas: PageCanvas, left: float, top: float) -> None:
            with TextBlock(canvas) as block:
                block.lines([line], self.style, left, top, width)
            taken = line.width * self.style.size / 1000
            canvas.later(partial(self._finish, chapter=chapter, room=(left, width), taken=taken, top=top))

        return paint

    def _finish(self, canvas: PageCanvas, *, chapter: str, room: tuple[float, float], taken: float, top: float) -> None:
        """Draw the number at the far side, and dots up to it."""
        page = canvas.page_of(chapter)
        if page is None:
            return
        left, width = room
        y = baseline(self.style, top, canvas)
        is_rtl = self.style.base == "rtl"
        far = left if is_rtl else left + width
        written = canvas.draw_text(far, y, self.number(page), self.style, align="left" if is_rtl else "right")
        start = left + (written if is_rtl else taken) + _GAP
        end = left + width - (taken if is_rtl else written) - _GAP
        if start < end:
            canvas.emit(f"q {rgb(self.style.color)} RG {_DOTS} {start:.2f} {y:.2f} m {end:.2f} {y:.2f} l S Q")
