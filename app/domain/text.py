"""Persian text in one place: digits, spelling of letters, search folding, sorting, activity codes, isolation.

Names of the Unicode controls follow UAX#9; LRI, RLI, FSI open an isolate and PDI closes it.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final

LRM: Final = "\u200e"
RLM: Final = "\u200f"
LRI: Final = "\u2066"
RLI: Final = "\u2067"
FSI: Final = "\u2068"
PDI: Final = "\u2069"
ZWNJ: Final = "\u200c"

_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC: Final = "٠١٢٣٤٥٦٧٨٩"
_LATIN: Final = "0123456789"
_TO_PERSIAN: Final = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)
_TO_LATIN: Final = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_CONTROLS: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_NUMBER: Final = re.compile("([0-9]+)")
_LATIN_LINE: Final = re.compile("[A-Za-z]|^=")
_RIGHT_TO_LEFT: Final = re.compile(r"[\u0590-\u08ff\u200e\u200f\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS: Final = re.compile("[\u064b-\u065f\u0670\u0610-\u061a\u06d6-\u06ed]")
_SPELLING: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",  # alef maksura: on an Arabic keyboard it stands for the Persian ye
        "ك": "ک",
        "ە": "ه",
        "ہ": "ه",
        "ۀ": "هٔ",
        "\u0640": "",
        "\u00ad": ZWNJ,
        "\u200b": ZWNJ,
        "¬": ZWNJ,
    }
)
_FOLDED: Final = str.maketrans("أإٱآؤئة", "اااا" + "ویه", ZWNJ)
_ALPHABET: Final = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ORDER: Final = {ord(letter): chr(0xE000 + place) for place, letter in enumerate(_ALPHABET)} | {
    ord(variant): chr(0xE000 + _ALPHABET.index(letter)) for variant, letter in zip("أإٱؤئةءۀ", "اااویهاه", strict=True)
}


def persian_digits(text: object) -> str:
    """Write `text` with Persian digits."""
    return str(text).translate(_TO_PERSIAN)


def latin_digits(text: str) -> str:
    """Write `text` with the digits 0 to 9, whichever of the three sets it uses."""
    return text.translate(_TO_LATIN)


def without_controls(text: str) -> str:
    """Drop direction marks and isolates."""
    return _CONTROLS.sub("", text)


def normalise(text: str) -> str:
    """Spell letters the Persian way (ی ک ه, half-space); harmless while typing, idempotent."""
    return re.sub(f"{ZWNJ}{{2,}}", ZWNJ, text.translate(_SPELLING))


def search_key(text: str) -> str:
    """Fold `text` for comparing: spelling variants, marks, digits, case, spaces and half-spaces."""
    return text.translate(_SEARCHED)


SortKey = tuple[tuple[int, int, str], ...]


def sort_key(text: str) -> SortKey:
    """Order text by the Persian alphabet, numbers by value; equal to ICU's `fa` collation with numeric order."""
    parts = _NUMBER.split(text.translate(_SORTED))
    if len(parts) == 1:
        return ((1, 0, parts[0]),) if parts[0] else ()
    key: list[tuple[int, int, str]] = []
    for words, number in zip_longest(parts[::2], parts[1::2]):
        if words:
            key.append((1, 0, words))
        if number:
            key.append((0, int(number), ""))
    return tuple(key)


class _Folding(dict[int, str]):
    """What each letter folds to, found out once: a table of ten thousand names must not wait for it."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self._fold = fold

    def __missing__(self, letter: int) -> str:
        folded = self[letter] = self._fold(chr(letter))
        return folded


def _fold_for_search(letter: str) -> str:
    bare = without_controls(letter)
    for _ in range(2):  # case folding may give letters that decompose, and the other way round
        bare = unicodedata.normalize("NFKD", bare).casefold()
    letters = "".join(character for character in bare if not unicodedata.combining(character))
    return re.sub(r"\s+", "", latin_digits(letters.translate(_SPELLING)).translate(_FOLDED))


def _fold_for_sorting(letter: str) -> str:
    spelled = latin_digits(normalise(without_controls(letter))).replace(ZWNJ, "")
    return _MARKS.sub("", spelled).casefold().translate(_ORDER)


_SEARCHED: Final = _Folding(_fold_for_search)
_SORTED: Final = _Folding(_fold_for_sorting)


def code(path: Sequence[int]) -> str:
    """Show an activity's place with the phase at the right, whatever surrounds it: (1, 2, 3) is «۳-۲-۱»."""
    return RLI + f"{RLM}-{RLM}".join(persian_digits(number) for number in path) + PDI if path else ""


def isolate(text: str) -> str:
    """Keep a user's text from disturbing the direction of the sentence around it."""
    return f"{FSI}{text}{PDI}"


def left_to_right(text: str) -> str:
    """Keep a path, address, phone number or date in its own order inside Persian text."""
    return f"{LRI}{text}{PDI}"


def is_foreign(line: str) -> bool:
    """Tell whether a line has Latin letters, or begins as a formula, and nothing that reads from right to left."""
    return bool(_LATIN_LINE.search(line)) and not _RIGHT_TO_LEFT.search(line)


def grouped(number: int) -> str:
    """Write a whole number with Persian digits and thousands separators: ۱٬۲۵۰٬۰۰۰."""
    digits = persian_digits(f"{abs(number):,}").replace(",", "٬")
    return f"{LRM}−{digits}" if number < 0 else digits
