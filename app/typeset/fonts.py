"""Faces and the set of faces of a document: shaped, cached pieces of words."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final, Self

from app.typeset.cidfont import CodeTable, EmbeddedFont
from app.typeset.shaping import JOINERS, ShapedGlyph, shaper_for
from app.typeset.truetype import TrueType

_CACHE_LIMIT: Final = 60_000
_NUMBER: Final = re.compile("[0-9\u06f0-\u06f9\u0660-\u0669\u066a-\u066c,./:%+-]{2,}")


@dataclass(slots=True, eq=False)
class Run:
    """A shaped piece of one word.

    Attributes:
        face: The face of its glyphs.
        width: Width in thousandths of an em.
        code: Body of a TJ array that draws it.
        cids: Character codes it draws.
        blank: Whether it is a breakable space.
    """

    face: "Face"
    width: float
    code: str
    cids: frozenset[int]
    blank: bool = False


class Face:
    """One TrueType font: shapes words and remembers them.

    Attributes:
        name: Resource name inside the document.
        ascent: Height above the base line, thousandths of an em.
        descent: Depth below the base line, negative.
    """

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.font = TrueType(path)
        self.ascent: float = self.font.file.ascent
        self.descent: float = self.font.file.descent
        self.codes = CodeTable(self.font)
        self._shaper = shaper_for(self.font)
        self._runs: dict[tuple[str, bool, bool], Run] = {}
        self._scale = 1000 / self.font.units
        self.space = self.shape(" ", rtl=False)
        self.space.blank = True

    def covers(self, text: str) -> bool:
        """Tell whether every character has a glyph here; joiners need none."""
        characters = self.font.characters
        return all(ord(c) in characters or c in JOINERS for c in text)

    def shape(self, text: str, *, rtl: bool, tabular: bool = False) -> Run:
        """Return the shaped form of a piece of a word; the result is shared, so leave it unchanged."""
        key = (text, rtl, tabular)
        run = self._runs.get(key)
        if run is None:
            if len(self._runs) > _CACHE_LIMIT:
                self._runs.clear()
            run = self._runs[key] = self._shaped(text, rtl=rtl, tabular=tabular)
        return run

    def embedded(self) -> EmbeddedFont:
        """Return what puts this face into a document."""
        return EmbeddedFont(self.name, self.font, self.codes)

    def _shaped(self, text: str, *, rtl: bool, tabular: bool) -> Run:
        if not rtl and _NUMBER.fullmatch(text):
            return self._joined([self.shape(digit, rtl=False, tabular=tabular) for digit in text])
        glyphs = self._shaper.shape(text, rtl=rtl, tabular=tabular)
        numbers = [self.codes.number(glyph) for glyph in glyphs]
        width = sum(glyph.advance for glyph in glyphs) * self._scale
        return Run(self, width, self._code(glyphs, numbers), frozenset(numbers))

    def _joined(self, runs: list[Run]) -> Run:
        """Digits are not contextual, and there are thousands of different amounts and dates."""
        code = "".join(run.code for run in runs).replace("><", "")
        return Run(self, sum(run.width for run in runs), code, frozenset().union(*(run.cids for run in runs)))

    def _code(self, glyphs: list[ShapedGlyph], numbers: list[int]) -> str:
        parts: list[str] = []
        for glyph, number in zip(glyphs, numbers, strict=True):
            excess = self.codes.width(number) - glyph.advance * self._scale
            parts.append(f"<{number:04X}>")
            if round(excess, 2):
                parts.append(f"{round(excess, 2):g}")
        return "".join(parts).replace("><", "")


class FontSet:
    """The faces of one document: regular, bold, and symbols for what those lack."""

    def __init__(self, regular: Face, bold: Face, symbols: Face) -> None:
        self._faces = {False: (regular, symbols), True: (bold, symbols)}

    @classmethod
    def load(cls, regular: Path, bold: Path, symbols: Path) -> Self:
        """Read the three font files.

        Load a set for each document: codes are numbered in order of use, so only then are equal documents equal bytes.

        Raises:
            OSError: A file cannot be read.
            reportlab.pdfbase.ttfonts.TTFError: A file is no TrueType font.
        """
        return cls(Face("KR", regular), Face("KB", bold), Face("KS", symbols))

    def face(self, *, bold: bool) -> Face:
        """Return the face for ordinary letters."""
        return self._faces[bold][0]

    def shape(self, text: str, *, bold: bool, rtl: bool, tabular: bool) -> Iterator[Run]:
        """Yield the shaped stretches of a piece of a word, one for each change of face, in logical order."""
        main, symbols = self._faces[bold]
        pairs = [(main, text)] if main.covers(text) else _with_faces(text, main, symbols)
        for face, group in groupby(pairs, key=lambda pair: pair[0]):
            yield face.shape("".join(part for _, part in group), rtl=rtl, tabular=tabular)


def _with_faces(text: str, main: Face, symbols: Face) -> Iterator[tuple[Face, str]]:
    """Pair each character with its face; marks and joiners stay with the character before them."""
    face = main
    for character in text:
        if character not in JOINERS and not unicodedata.combining(character):
            face = symbols if not main.covers(character) and symbols.covers(character) else main
        yield face, character
