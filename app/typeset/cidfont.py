"""Embedding of a face as a Type0 font with Identity-H codes (ISO 32000-1, 9.7).

Every (glyph, character, shift) has a code of its own, so that ToUnicode maps each drawn glyph to the exact character
that the user typed and never to a presentation form.
"""

import hashlib
from collections.abc import Iterable
from struct import pack
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfdoc

from app.typeset.shaping import ShapedGlyph
from app.typeset.truetype import Outline, TrueType

_LAST_CODE: Final = 0xFFFF
_BLOCK: Final = 100
_CMAP_HEAD: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL: Final = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Code(NamedTuple):
    """What one character code draws and means."""

    outline: Outline
    text: str


class CodeTable:
    """Hands out the character codes of one face; code 0 is the missing glyph."""

    def __init__(self, font: TrueType) -> None:
        self._font = font
        self._numbers: dict[Code, int] = {}
        self.codes: list[Code] = [Code(Outline(0), "")]

    def number(self, glyph: ShapedGlyph) -> int:
        """Return the code of a shaped glyph, a new one if need be; 0 when all codes are taken."""
        code = Code(Outline(glyph.glyph, glyph.dx, glyph.dy), glyph.text)
        number = self._numbers.get(code)
        if number is None:
            if len(self.codes) > _LAST_CODE:
                return 0
            number = self._numbers[code] = len(self.codes)
            self.codes.append(code)
        return number

    def width(self, number: int) -> float:
        """Return the width of a code in thousandths of an em, as the font file has it."""
        return self._font.advance(self.codes[number].outline.glyph) * 1000 / self._font.units


class _Shared(pdfdoc.PDFDictionary):
    __RefOnly__ = 1


class _Literal(pdfdoc.PDFObject):
    def __init__(self, text: str) -> None:
        self._text = text

    def format(self, _document: Any) -> bytes:
        return self._text.encode("ascii")


class EmbeddedFont:
    """One face in one document: collects the codes in use, then writes the font objects.

    Attributes:
        used: Codes that the pages draw.
    """

    def __init__(self, name: str, font: TrueType, table: CodeTable) -> None:
        self.used: set[int] = set()
        self._name = name
        self._font = font
        self._table = table

    def addObjects(self, document: Any) -> None:  # noqa: N802 ReportLab calls delayed fonts by this name
        """Write the font into the document; called by ReportLab when the document is saved."""
        used = sorted(self.used)
        data, numbers = self._font.subset([self._table.codes[code].outline for code in used])
        base = pdfdoc.PDFName(f"{self._tag(used)}+{self._postscript_name()}")
        unicode_map = _stream(_to_unicode((code, self._table.codes[code].text) for code in used))
        descendant = self._descendant(document, base, self._descriptor(document, base, data), used, numbers)
        font = _Shared(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(unicode_map),
            }
        )
        document.idToObject["BasicFonts"].dict[self._name] = document.Reference(font, self._name)

    def _postscript_name(self) -> str:
        name = self._font.file.name
        return name.decode("latin1") if isinstance(name, bytes) else str(name)

    def _tag(self, used: list[int]) -> str:
        digest = hashlib.sha256(f"{self._name}{used}".encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, document: Any, base: Any, data: bytes) -> Any:
        file = self._font.file
        stream = _stream(data)
        stream.dictionary["Length1"] = len(data)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray(file.bbox),
                "ItalicAngle": file.italicAngle,
                "Ascent": file.ascent,
                "Descent": file.descent,
                "CapHeight": file.capHeight,
                "StemV": file.stemV,
                "FontFile2": document.Reference(stream),
            }
        )

    def _descendant(
        self, document: Any, base: Any, descriptor: Any, used: list[int], numbers: dict[Outline, int]
    ) -> Any:
        glyphs = [0] * (used[-1] + 1 if used else 1)
        for code in used:
            glyphs[code] = numbers[self._table.codes[code].outline]
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"), "Supplement": 0}
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": base,
                "FontDescriptor": document.Reference(descriptor),
                "DW": 1000,
                "CIDSystemInfo": pdfdoc.PDFDictionary(system),
                "W": _Literal(self._widths(used)),
                "CIDToGIDMap": document.Reference(_stream(pack(f">{len(glyphs)}H", *glyphs))),
            }
        )

    def _widths(self, used: list[int]) -> str:
        return "[" + " ".join(f"{code} [{self._table.width(code):g}]" for code in used) + "]"


def _stream(data: bytes) -> Any:
    stream = pdfdoc.PDFStream(content=data)
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _to_unicode(pairs: Iterable[tuple[int, str]]) -> bytes:
    entries = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in pairs if text]
    blocks = [entries[i : i + _BLOCK] for i in range(0, len(entries), _BLOCK)]
    lines = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join([_CMAP_HEAD, *lines, _CMAP_TAIL]).encode("ascii")
