"""Character properties that the bidirectional algorithm needs (Unicode Annex 9)."""

import unicodedata
from typing import Final

from bidi.mirror import MIRRORED

ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
EMBEDDINGS: Final = frozenset({"RLE", "LRE", "RLO", "LRO"})
EXPLICIT: Final = ISOLATES | EMBEDDINGS | {"PDI", "PDF"}
REMOVED: Final = EMBEDDINGS | {"PDF", "BN"}
NEUTRAL: Final = ISOLATES | {"PDI", "B", "S", "WS", "ON"}
BLANK: Final = ISOLATES | REMOVED | {"PDI", "WS"}

_OPEN: Final = 1
_CLOSE: Final = -1

# Defaults of unassigned code points: DerivedBidiClass.txt, header "@missing".
_UNASSIGNED: Final = (
    (0x0590, 0x0600, "R"),
    (0x0600, 0x07C0, "AL"),
    (0x07C0, 0x0860, "R"),
    (0x0860, 0x0900, "AL"),
    (0x2065, 0x2066, "BN"),
    (0x20A0, 0x20D0, "ET"),
    (0xFB1D, 0xFB50, "R"),
    (0xFB50, 0xFDD0, "AL"),
    (0xFDD0, 0xFDF0, "BN"),
    (0xFDF0, 0xFE00, "AL"),
    (0xFE70, 0xFF00, "AL"),
    (0xFFF0, 0xFFF9, "BN"),
    (0x10800, 0x10D00, "R"),
    (0x10D00, 0x10D40, "AL"),
    (0x10D40, 0x10EC0, "R"),
    (0x10EC0, 0x10F00, "AL"),
    (0x10F00, 0x10F30, "R"),
    (0x10F30, 0x10F70, "AL"),
    (0x10F70, 0x11000, "R"),
    (0x1E800, 0x1EC70, "R"),
    (0x1EC70, 0x1ECC0, "AL"),
    (0x1ECC0, 0x1ED00, "R"),
    (0x1ED00, 0x1ED50, "AL"),
    (0x1ED50, 0x1EE00, "R"),
    (0x1EE00, 0x1EF00, "AL"),
    (0x1EF00, 0x1F000, "R"),
    (0xE0000, 0xE1000, "BN"),
)


def _default_class(code: int) -> str:
    if code & 0xFFFE == 0xFFFE:  # noqa: PLR2004 the two non-characters that end each plane
        return "BN"
    return next((name for first, end, name in _UNASSIGNED if first <= code < end), "L")


class _BidiClasses(dict[str, str]):
    def __missing__(self, character: str) -> str:
        name = unicodedata.bidirectional(character) or _default_class(ord(character))
        self[character] = name
        return name


BIDI_CLASS: Final = _BidiClasses()
"""Bidi_Class of a character, such as `"AL"`; filled on demand."""


def _is_bracket_pair(one: str, other: str) -> bool:
    categories = {unicodedata.category(one), unicodedata.category(other)}
    return categories == {"Ps", "Pe"} and BIDI_CLASS[one] == BIDI_CLASS[other] == "ON"


def _bracket(character: str) -> tuple[int, str]:
    if unicodedata.category(character) == "Ps":
        return _OPEN, unicodedata.normalize("NFD", MIRRORED[character])
    return _CLOSE, unicodedata.normalize("NFD", character)


BRACKETS: Final[dict[str, tuple[int, str]]] = {
    one: _bracket(one) for one, other in MIRRORED.items() if _is_bracket_pair(one, other)
}
"""Paired brackets (BD14, BD15): 1 opens and -1 closes, with the canonical closing bracket of the pair."""


def mirrored(character: str) -> str:
    """Return the mirror image of a character such as a bracket, or the character itself."""
    return str(MIRRORED.get(character, character))
