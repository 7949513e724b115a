"""ReportLab's canvas, with our faces, compressed pages and running lines that are written last."""

import zlib
from bisect import bisect_right
from collections.abc import Callable
from io import BytesIO
from typing import Any, Literal, Self

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from app.typeset.cidfont import EmbeddedFont
from app.typeset.drawing import TextBlock
from app.typeset.fonts import Face
from app.typeset.lines import Typesetter
from app.typeset.text import Text, TextStyle, clean

_ELLIPSIS = "…"
Edge = Literal["left", "center", "right"]

_SHIFT: dict[Edge, float] = {"left": 0.0, "center": 0.5, "right": 1.0}


def _elision(text: str, end: int) -> str:
    return text[:end].rstrip() + _ELLIPSIS


class PageCanvas(Canvas):
    """A canvas that draws Persian text; ordinary shapes are drawn with ReportLab's own methods.

    Attributes:
        typesetter: Lays out text with the faces of this document.
    """

    def __init__(self, typesetter: Typesetter, *, lang: str, invariant: bool) -> None:
        self.typesetter = typesetter
        self._faces: dict[Face, EmbeddedFont] = {}
        self._outline_level = -1
        self._chapters: dict[str, int] = {}
        self._late: dict[int, list[Callable[[PageCanvas], None]]] = {}
        self._doc: Any
        self._code: list[str]
        super().__init__(BytesIO(), pageCompression=0, invariant=int(invariant), pdfVersion=(1, 7), lang=lang)

    def _make_preamble(self) -> None:
        """Keep Helvetica, which ReportLab names on every page without embedding it, out of the document."""
        self._preamble = "1 0 0 1 0 0 cm"

    def emit(self, operators: str) -> None:
        """Add operators to the page as they are."""
        self._code.append(operators)

    def use(self, face: Face) -> set[int]:
        """Return the codes of a face that this document draws, to be extended by the caller."""
        font = self._faces.get(face)
        if font is None:
            font = self._faces[face] = face.embedded()
            self._doc.fontMapping[face.name] = f"/{face.name}"
            self._doc.delayedFonts.append(font)
        return font.used

    def text_width(self, text: Text, style: TextStyle) -> float:
        """Return the width in points of a text set on one line."""
        return self.typesetter.width(text, style)

    def elided(self, text: str, style: TextStyle, width: float) -> str:
        """Return the text, or as much of its beginning as fits a width in points together with an ellipsis."""
        if self.text_width(text, style) <= width:
            return text
        ends = range(len(text))
        fitting = bisect_right(ends, width, key=lambda end: self.text_width(_elision(text, end), style))
        return _elision(text, max(0, fitting - 1))

    def draw_text(self, x: float, y: float, text: Text, style: TextStyle, *, align: Edge = "right") -> float:
        """Draw one line of text and return its width.

        Args:
            x: The edge or centre that `align` names, points.
            y: Base line, points.
            text: The text; what follows a line end is not drawn.
            style: Size, weight and colour; its own alignment is ignored.
            align: Which part of the text lies at `x`.

        Returns:
            The width in points.
        """
        line = self.typesetter.layout(text, style)[0]
        width = line.width * style.size / 1000
        with TextBlock(self) as block:
            block.line(line, style, x - width * _SHIFT[align], y)
        return width

    def heading(self, text: str, level: int, top: float) -> None:
        """Add an outline entry that leads to a height of this page; levels deeper than one step are raised."""
        self._outline_level = min(level, self._outline_level + 1)
        if not level:
            self._chapters.setdefault(text, self._place + 1)
        key = f"h{self._doc.pageCounter}-{len(self._code)}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(" ".join(clean(text).split()), key, self._outline_level, closed=self._outline_level > 0)

    @property
    def _place(self) -> int:
        """Number of the page that is drawn now, counted from 0."""
        return len(self._doc.Pages.pages)

    def page_of(self, chapter: str) -> int | None:
        """Return the number, counted from 1, of the page where a heading of level 0 first stood."""
        return self._chapters.get(chapter)

    def later(self, paint: "Callable[[PageCanvas], None]") -> None:
        """Draw on this page once the whole document is known."""
        self._late.setdefault(self._place, []).append(paint)

    def catch_up(self, number: int) -> None:
        """Draw what was put off on a page, counted from 0; within `stamp`."""
        for paint in self._late.pop(number, ()):
            paint(self)

    @property
    def has_outline(self) -> bool:
        """Whether a heading has been drawn."""
        return self._outline_level >= 0

    def showPage(self) -> None:  # noqa: N802 ReportLab's name
        """End the page and keep only its compressed operators."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents, page.stream = self._compressed(page.stream), None

    def stamp(self, number: int, paint: Callable[[Self], None]) -> None:
        """Add to a finished page, counted from 0, what only the whole document tells, such as the number of pages."""
        page = self._doc.Pages.pages[number]
        kept, self._code = self._code, []
        paint(self)
        operators, self._code = "\n".join(self._code), kept
        page.Contents = pdfdoc.PDFArray([page.Contents, self._compressed(operators)])
        self._doc.Reference(page.Contents)

    def finished(self) -> bytes:
        """Return the whole document; the canvas is used up."""
        data: bytes = self._doc.GetPDFData(self)
        return data

    def _compressed(self, operators: str) -> Any:
        stream = pdfdoc.PDFStream(content=zlib.compress(operators.encode("latin-1")))
        stream.dictionary["Filter"] = "/FlateDecode"
        return self._doc.Reference(stream)
