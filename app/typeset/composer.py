"""The composer puts strips on pages."""

from collections.abc import Callable
from typing import Final

from app.typeset.canvas import PageCanvas
from app.typeset.flow import Strip

_TOLERANCE: Final = 1e-6


class Composer:
    """Fills pages from top to bottom; strips that stay with the next one wait for it.

    Args:
        canvas: Where the pages go.
        corner: Left edge and upper edge of the text area, points.
        height: Height of the text area, points.
        progress: Called with the number of each finished page.
    """

    def __init__(
        self, canvas: PageCanvas, corner: tuple[float, float], height: float, progress: Callable[[int], None] | None
    ) -> None:
        self._canvas = canvas
        self._left, self._top = corner
        self._height = height
        self._progress = progress
        self._waiting: list[Strip] = []
        self._pages = 0
        self._used = 0.0
        self._gap = 0.0
        self._fresh = True

    def add(self, strip: Strip) -> None:
        """Take the next strip."""
        if strip.breaks:
            self._place_waiting()
            self._end_page(only_if_used=True)
            return
        self._waiting.append(strip)
        if not strip.stays or self._needed(self._waiting) > self._height:
            self._place_waiting()

    def finish(self) -> int:
        """Place what waits, end the last page and return the number of pages, which is at least 1."""
        self._place_waiting()
        self._end_page(only_if_used=self._pages > 0)
        return self._pages

    def _needed(self, strips: list[Strip]) -> float:
        """Return the height that strips take from here on, with the gaps between them."""
        gap, total = self._gap, 0.0
        for strip in strips:
            total += strip.height + max(gap, strip.before)
            gap = strip.after
        return total

    def _place_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        if len(waiting) > 1 and not self._fits(waiting):
            self._end_page(only_if_used=True)
        for strip in waiting:
            self._place(strip)

    def _fits(self, strips: list[Strip]) -> bool:
        return self._needed(strips) <= self._room() + _TOLERANCE

    def _room(self) -> float:
        return self._height - self._used

    def _place(self, strip: Strip) -> None:
        rest: Strip | None = strip
        while rest:
            rest = self._place_part(rest)

    def _place_part(self, strip: Strip) -> Strip | None:
        """Draw the strip, or what fits of it, and return the rest."""
        if self._fresh and strip.head:
            self._draw(strip.head)
            return self._divide(strip, forced=True)
        if self._fits([strip]):
            self._draw(strip)
            return None
        return self._divide(strip, forced=self._fresh)

    def _divide(self, strip: Strip, *, forced: bool) -> Strip | None:
        room = self._room() - max(self._gap, strip.before)
        if strip.height <= room + _TOLERANCE:
            self._draw(strip)
            return None
        halves = strip.split(room, forced)
        if halves:
            self._draw(halves[0])
            self._end_page()
            return halves[1]
        if forced:
            self._draw(strip)
            return None
        self._end_page()
        return strip

    def _draw(self, strip: Strip) -> None:
        gap = 0.0 if self._fresh else max(self._gap, strip.before)
        self._used += gap
        strip.paint(self._canvas, self._left, self._top - self._used)
        self._used += strip.height
        self._gap = strip.after
        self._fresh = self._fresh and not strip.height

    def _end_page(self, *, only_if_used: bool = False) -> None:
        if only_if_used and self._fresh:
            return
        self._canvas.showPage()
        self._pages += 1
        self._used = self._gap = 0.0
        self._fresh = True
        if self._progress:
            self._progress(self._pages)
