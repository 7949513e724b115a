"""Pages: the composer that puts strips on them, running lines, properties of the document, and the file."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final
from uuid import uuid4

from app.typeset.canvas import Edge, PageCanvas
from app.typeset.composer import Composer
from app.typeset.drawing import baseline
from app.typeset.flow import Flowable, Setting, rectangle
from app.typeset.fonts import FontSet
from app.typeset.lines import Typesetter
from app.typeset.text import TextStyle, clean

Size = tuple[float, float]

MM: Final = 72 / 25.4
A4: Final[Size] = (210 * MM, 297 * MM)
A3: Final[Size] = (297 * MM, 420 * MM)

_RIGHT_TO_LEFT: Final = frozenset("ar ckb fa he ps ur".split())
_PERSIAN_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
_RULE_WIDTH: Final = 0.5


def landscape(size: Size) -> Size:
    """Return a page size with the longer side across."""
    return max(size), min(size)


@dataclass(frozen=True, slots=True)
class Margins:
    """Blank edges of a page in points."""

    top: float = 20 * MM
    right: float = 15 * MM
    bottom: float = 18 * MM
    left: float = 15 * MM


@dataclass(frozen=True, slots=True)
class RunningLine:
    """The line above or below the text of a page."""

    right: str = ""
    center: str = ""
    left: str = ""


Running = Callable[[int, int], RunningLine]
"""Gives the running line of a page from its number, counted from 1, and the number of pages."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page.

    Attributes:
        size: Width and height, points.
        margins: Blank edges; running lines stand in the middle of the upper and the lower one.
        text: Style of the running lines.
        head: Gives the line above the text.
        foot: Gives the line below the text.
        rule: Colour of the rules between text and running lines, or None.
    """

    size: Size = A4
    margins: Margins = Margins()
    text: TextStyle = field(default_factory=lambda: TextStyle(size=8))
    head: Running | None = None
    foot: Running | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """Properties of the document; `lang` is a language tag of BCP 47."""

    title: str
    author: str = ""
    subject: str = ""
    creator: str = ""
    lang: str = "fa-IR"


def write_document(  # noqa: PLR0913 one keyword for each independent wish
    target: Path,
    flow: Iterable[Flowable],
    fonts: FontSet,
    *,
    page: PageStyle,
    meta: Metadata,
    progress: Callable[[int], None] | None = None,
    invariant: bool = False,
) -> int:
    """Write a PDF file; an existing one is replaced only when the new one is complete.

    Args:
        target: The file.
        flow: Parts of the document; they are taken one by one, so they may be generated.
        fonts: Faces, loaded for this document.
        page: Size, margins and running lines.
        meta: Properties of the document.
        progress: Called with the number of each finished page; whatever it raises ends the work without a trace.
        invariant: Whether dates and identifiers are fixed, so that equal documents are equal bytes.

    Returns:
        The number of pages.

    Raises:
        OSError: The file cannot be written.
    """
    canvas = PageCanvas(Typesetter(fonts), lang=meta.lang, invariant=invariant)
    canvas.setPageSize(page.size)
    _describe(canvas, meta)
    pages = _compose(canvas, flow, page, progress)
    for number in range(pages):
        canvas.stamp(number, partial(_complete, page=page, number=number + 1, pages=pages))
        canvas.addPageLabel(number, prefix=str(number + 1).translate(_PERSIAN_DIGITS))
    if canvas.has_outline:
        canvas.showOutline()
    _replace(target, canvas.finished())
    return pages


def _describe(canvas: PageCanvas, meta: Metadata) -> None:
    canvas.setTitle(clean(meta.title))
    canvas.setAuthor(clean(meta.author))
    canvas.setSubject(clean(meta.subject))
    canvas.setCreator(clean(meta.creator))
    if meta.lang.partition("-")[0] in _RIGHT_TO_LEFT:
        canvas.setViewerPreference("Direction", "R2L")
    canvas.setViewerPreference("DisplayDocTitle", "true")


def _compose(
    canvas: PageCanvas, flow: Iterable[Flowable], page: PageStyle, progress: Callable[[int], None] | None
) -> int:
    width, height = page.size
    margins = page.margins
    setting = Setting(canvas.typesetter, width - margins.left - margins.right, height - margins.top - margins.bottom)
    composer = Composer(canvas, (margins.left, height - margins.top), setting.height, progress)
    for part in flow:
        for strip in part.strips(setting):
            composer.add(strip)
    return composer.finish()


def _complete(canvas: PageCanvas, *, page: PageStyle, number: int, pages: int) -> None:
    canvas.catch_up(number - 1)
    _running_lines(canvas, page=page, number=number, pages=pages)


def _running_lines(canvas: PageCanvas, *, page: PageStyle, number: int, pages: int) -> None:
    height, margins, line_height = page.size[1], page.margins, page.text.line_height
    if page.head:
        top = height - margins.top / 2 + line_height / 2
        _running_line(canvas, page.head(number, pages), page, top)
        _rule(canvas, page, height - margins.top * 0.75)
    if page.foot:
        _running_line(canvas, page.foot(number, pages), page, margins.bottom / 2 + line_height / 2)
        _rule(canvas, page, margins.bottom * 0.75)


def _running_line(canvas: PageCanvas, line: RunningLine, page: PageStyle, top: float) -> None:
    left, right = page.margins.left, page.size[0] - page.margins.right
    y = baseline(page.text, top, canvas)
    places: tuple[tuple[str, float, Edge], ...] = (
        (line.right, right, "right"),
        (line.center, (left + right) / 2, "center"),
        (line.left, left, "left"),
    )
    filled = [place for place in places if place[0]]
    for text, x, align in filled:
        room = (right - left) / len(filled) - page.text.size
        canvas.draw_text(x, y, canvas.elided(text, page.text, room), page.text, align=align)


def _rule(canvas: PageCanvas, page: PageStyle, y: float) -> None:
    if page.rule:
        width = page.size[0] - page.margins.left - page.margins.right
        canvas.emit(rectangle(page.rule, page.margins.left, y, width, _RULE_WIDTH))


def _replace(target: Path, data: bytes) -> None:
    part = target.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
