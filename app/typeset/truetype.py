"""A TrueType file cut down to given glyphs; ReportLab's own subset maker knows characters only."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import pack, unpack
from typing import Final, NamedTuple

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker

_WORDS, _SCALE, _MORE, _XY_SCALE, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80
_OFFSET_FLAGS: Final = 0x03
_HEADER: Final = 10


class Outline(NamedTuple):
    """A glyph of the source font, moved by (dx, dy) font units."""

    glyph: int
    dx: int = 0
    dy: int = 0


EMPTY: Final = Outline(-1)
"""A glyph without ink and without width; it carries further characters of a ligature into the extracted text."""


class TrueType:
    """The tables of one font file.

    Attributes:
        characters: Glyph of each code point.
        units: Font units of one em.
    """

    def __init__(self, path: Path) -> None:
        self.file = TTFontFile(str(path))
        self.characters: dict[int, int] = self.file.charToGlyph
        self.units: int = self.file.unitsPerEm
        self.data = path.read_bytes()
        self._outlines = self._table("glyf")
        self._places: list[int] = self.file.glyphPos
        self._metrics = self._table("hmtx")
        self._full_metrics: int = unpack(">H", self._table("hhea")[34:36])[0]

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph in font units; the empty glyph has none."""
        return 0 if glyph < 0 else self._metric(glyph)[0]

    def subset(self, wanted: Sequence[Outline]) -> tuple[bytes, dict[Outline, int]]:
        """Return a font file of the wanted glyphs and their components, and the new number of each."""
        numbers = self._close(wanted)
        order = list(numbers)
        maker = TTFontMaker()
        for tag in ("cvt ", "fpgm", "prep"):
            if tag in self.file.table:
                maker.add(tag, self._table(tag))
        maker.add("post", b"\0\3\0\0" + self._table("post")[4:16] + b"\0" * 16)
        maker.add("hmtx", b"".join(pack(">Hh", *self._moved_metric(outline)) for outline in order))
        maker.add("hhea", _with_short(self._table("hhea"), 34, len(order)))
        maker.add("maxp", _with_short(self._table("maxp"), 4, len(order)))
        maker.add("head", _with_short(self._table("head"), 50, 1))
        pieces = [_padded(_renumbered(self._outline(outline), numbers)) for outline in order]
        maker.add("glyf", b"".join(pieces))
        maker.add("loca", pack(f">{len(pieces) + 1}L", *_running_sum(pieces)))
        return maker.makeStream(), numbers

    def _table(self, tag: str) -> bytes:
        data: bytes = self.file.get_table(tag)  # type: ignore[no-untyped-call]  # ReportLab has no types here
        return data

    def _close(self, wanted: Sequence[Outline]) -> dict[Outline, int]:
        queue = list(dict.fromkeys([Outline(0), *wanted]))
        numbers: dict[Outline, int] = {}
        for outline in queue:
            if outline not in numbers:
                numbers[outline] = len(numbers)
                queue += [Outline(part) for _, part in _components(self._outline(outline))]
        return numbers

    def _metric(self, glyph: int) -> tuple[int, int]:
        full = self._full_metrics
        if glyph < full:
            width, bearing = unpack(">Hh", self._metrics[4 * glyph : 4 * glyph + 4])
            return width, bearing
        place = 4 * full + 2 * (glyph - full)
        return self._metric(full - 1)[0], unpack(">h", self._metrics[place : place + 2])[0]

    def _moved_metric(self, outline: Outline) -> tuple[int, int]:
        if outline is EMPTY or outline == EMPTY:
            return 0, 0
        width, bearing = self._metric(outline.glyph)
        return width, bearing + outline.dx

    def _outline(self, outline: Outline) -> bytes:
        if outline == EMPTY:
            return b""
        data = self._outlines[self._places[outline.glyph] : self._places[outline.glyph + 1]]
        if not data or not (outline.dx or outline.dy):
            return data
        left, low, right, high = unpack(">4h", data[2:_HEADER])
        box = left + outline.dx, low + outline.dy, right + outline.dx, high + outline.dy
        return pack(">hhhhhHHhh", -1, *box, _OFFSET_FLAGS, outline.glyph, outline.dx, outline.dy)


def _components(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the place and the number of each component of a composite glyph (OpenType specification, glyf table)."""
    if not data or unpack(">h", data[:2])[0] >= 0:
        return
    place, flags = _HEADER, _MORE
    while flags & _MORE:
        flags, glyph = unpack(">HH", data[place : place + 4])
        yield place + 2, glyph
        place += 4 + (4 if flags & _WORDS else 2) + _scale_length(flags)


def _scale_length(flags: int) -> int:
    return next((size for flag, size in ((_SCALE, 2), (_XY_SCALE, 4), (_MATRIX, 8)) if flags & flag), 0)


def _renumbered(data: bytes, numbers: dict[Outline, int]) -> bytes:
    result = bytearray(data)
    for place, glyph in _components(data):
        result[place : place + 2] = pack(">H", numbers[Outline(glyph)])
    return bytes(result)


def _padded(data: bytes) -> bytes:
    return data + b"\0" * (-len(data) % 4)


def _running_sum(pieces: Sequence[bytes]) -> list[int]:
    places = [0]
    for piece in pieces:
        places.append(places[-1] + len(piece))
    return places


def _with_short(table: bytes, place: int, value: int) -> bytes:
    return table[:place] + pack(">H", value) + table[place + 2 :]
