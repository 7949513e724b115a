"""Letters to glyphs: HarfBuzz, or arabic-reshaper where there is no HarfBuzz.

Both give glyphs in visual order, and every glyph stands for at most one character. A ligature puts its first letter
on the glyph and each further letter on an empty glyph before it, because readers reverse right-to-left text glyph by
glyph.
"""

import os
import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import Any, Final, NamedTuple, Protocol

from app.typeset.truetype import EMPTY, TrueType
from app.typeset.ucd import mirrored

JOINERS: Final = "\u200c\u200d"
MARK: Final = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]")

# Readers guess at glyphs that stand for no character, so such glyphs stand for a space without width.
_NOTHING: Final = "\u200b"
_HEH_HAMZA, _HEH_WITH_HAMZA = "\u0647\u0654", "\u06c0"
_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_OFF: Final = "KHOOSHEYAR_NO_HARFBUZZ"


class ShapedGlyph(NamedTuple):
    """One glyph of a word; lengths in font units.

    Attributes:
        glyph: Glyph number, negative for the empty glyph.
        text: The character it stands for, or nothing.
        advance: Distance to the next glyph.
        dx: Shift to the right.
        dy: Shift upwards.
    """

    glyph: int
    text: str
    advance: int
    dx: int = 0
    dy: int = 0


class Shaper(Protocol):
    """Turns a piece of one word, in one direction and one font, into glyphs."""

    def shape(self, text: str, *, rtl: bool, tabular: bool) -> list[ShapedGlyph]:
        """Return the glyphs from left to right; `tabular` asks for digits of equal width."""


def shaper_for(font: TrueType) -> Shaper:
    """Return the best shaper that this machine has; the environment can forbid HarfBuzz for tests."""
    if os.environ.get(_OFF):
        return ReshaperShaper(font)
    try:
        return HarfBuzzShaper(font)
    except ImportError:
        return ReshaperShaper(font)


class HarfBuzzShaper:
    """Shaping by HarfBuzz: contextual forms, kerning and mark positions of the font."""

    def __init__(self, font: TrueType) -> None:
        import uharfbuzz  # noqa: PLC0415 has no wheel on every machine

        self._harfbuzz = uharfbuzz
        self._font = uharfbuzz.Font(uharfbuzz.Face(font.data))
        self._font.scale = (font.units, font.units)

    def shape(self, text: str, *, rtl: bool, tabular: bool) -> list[ShapedGlyph]:
        """Return the glyphs from left to right; `tabular` asks for digits of equal width."""
        buffer = self._buffer(text, rtl=rtl)
        self._harfbuzz.shape(self._font, buffer, {"tnum": True} if tabular else {})
        members = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        logical = members[::-1] if rtl else members
        clusters = {start: list(group) for start, group in groupby(logical, key=lambda member: member[0].cluster)}
        ends = [*clusters, len(text)][1:]
        glyphs: list[ShapedGlyph] = []
        for (start, cluster), end in zip(clusters.items(), ends, strict=True):
            glyphs += _meaningful(text[start:end], cluster)
        return glyphs[::-1] if rtl else glyphs

    def _buffer(self, text: str, *, rtl: bool) -> Any:
        buffer = self._harfbuzz.Buffer()
        buffer.cluster_level = self._harfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        if rtl:
            buffer.script, buffer.language = "Arab", "fa"
        return buffer


def _meaningful(text: str, cluster: list[tuple[Any, Any]]) -> list[ShapedGlyph]:
    """Share the characters of a cluster out among its glyphs, both in logical order.

    The first glyph has the first character, a mark has its own glyph if there is one, and all else an empty glyph.
    """
    (first, place), *others = cluster
    if len(text) == 1 and place.x_advance == 0 and unicodedata.category(text) == "Cf":
        return [_empty(text)]
    glyphs = [_positioned(first, place, text[0])]
    for character in text[1:]:
        drawn = others and MARK.match(character)
        glyphs.append(_positioned(*others.pop(0), character) if drawn else _empty(character))
    return glyphs + [_positioned(info, position, _NOTHING) for info, position in others]


def _positioned(info: Any, position: Any, text: str) -> ShapedGlyph:
    return ShapedGlyph(info.codepoint, text, position.x_advance, position.x_offset, position.y_offset)


def _empty(text: str) -> ShapedGlyph:
    return ShapedGlyph(EMPTY.glyph, text, 0)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper  # noqa: PLC0415 reads its settings slowly; most machines never need it

    return ArabicReshaper(
        {
            "delete_harakat": False,
            "delete_tatweel": False,
            "support_zwj": True,
            "use_unshaped_instead_of_isolated": True,
            "ARABIC LIGATURE ALLAH": False,
        }
    )


class _Drawn(NamedTuple):
    glyph: int
    text: str


class ReshaperShaper:
    """Shaping by presentation forms: no kerning, marks centred over their letter."""

    def __init__(self, font: TrueType) -> None:
        self._font = font

    def shape(self, text: str, *, rtl: bool, tabular: bool) -> list[ShapedGlyph]:  # noqa: ARG002 no font features here
        """Return the glyphs from left to right; digits keep the widths of the font."""
        forms = _reshaper().reshape(text.replace(_HEH_HAMZA, _HEH_WITH_HAMZA)) if rtl else text
        clusters: list[list[_Drawn]] = []
        for drawn in (drawn for form in forms for drawn in self._drawn(form, rtl=rtl)):
            if clusters and MARK.match(drawn.text):
                clusters[-1].append(drawn)
            else:
                clusters.append([drawn])
        ordered = reversed(clusters) if rtl else clusters
        return [glyph for cluster in ordered for glyph in self._placed(cluster, rtl=rtl)]

    def _drawn(self, form: str, *, rtl: bool) -> list[_Drawn]:
        if form in JOINERS:
            return [_Drawn(EMPTY.glyph, form)]
        characters = self._font.characters
        source = unicodedata.normalize("NFKC", form) if _PRESENTATION.match(form) else form
        glyph = characters.get(ord(mirrored(form) if rtl else form), 0)
        if source == _HEH_WITH_HAMZA:
            return [_Drawn(glyph or characters.get(ord(source), 0), _HEH_HAMZA)]
        if not glyph and source != form:
            return [_Drawn(characters.get(ord(letter), 0), letter) for letter in source]
        return [_Drawn(glyph, source)]

    def _placed(self, cluster: list[_Drawn], *, rtl: bool) -> list[ShapedGlyph]:
        base, *marks = cluster
        advance = self._font.advance(base.glyph)
        head = ShapedGlyph(base.glyph, base.text[:1], advance)
        rest = [_empty(character) for character in base.text[1:]]
        above = [self._over(mark, advance, 0 if rtl else advance) for mark in marks]
        return [*reversed(above), *reversed(rest), head] if rtl else [head, *rest, *above]

    def _over(self, mark: _Drawn, advance: int, passed: int) -> ShapedGlyph:
        shift = (advance - self._font.advance(mark.glyph)) // 2 - passed
        return ShapedGlyph(mark.glyph, mark.text, 0, shift)
