"""Persian text as words to search by: one spelling for all the ways in which people write the same thing.

A text gives two lists. The joined words write compounds and endings as one, whether they were typed with a half-space,
a space or nothing between; the split words take them apart and drop endings. Who looks for a text in either list finds
it under every spelling.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from app.domain.text import ZWNJ, latin_digits

_LONGEST: Final = 64
_MOST_CUT: Final = 3
_SHORTEST_STEM: Final = 3
_SHORTEST_PART: Final = 2
_JOINERS: Final = dict.fromkeys((0x00AD, 0x200B, 0x200D, 0x2060, 0x00AC), ZWNJ)
_DROPPED: Final = dict.fromkeys(
    chain(
        (0x0640, 0x0621, 0x0674, 0x061C, 0xFEFF),
        range(0x0300, 0x0370),
        range(0x0610, 0x061B),
        range(0x064B, 0x0660),
        (0x0670,),
        range(0x06D6, 0x06EE),
        range(0x200E, 0x2010),
        range(0x202A, 0x202F),
        range(0x2061, 0x2070),
    )
)
_LETTERS: Final = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ې": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ة": "ه",
        "ۀ": "ه",
        "ۂ": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
        "ئ": "ی",
    }
)
_TABLE: Final = {**_LETTERS, **_JOINERS, **_DROPPED}
# Hamza has its own ways: «مسئول، مسؤول، مسوول» and «هیئت، هیأت، هیات» are one word each.
_HAMZA: Final = (("ئو", "وو"), ("ؤو", "وو"), ("یئ", "یا"), ("يئ", "یا"), ("سئله", "ساله"))
_WORD: Final = re.compile(rf"[^\W_]+(?:{ZWNJ}+[^\W_]+)*")
_POSSESSED: Final = re.compile(rf"ه{ZWNJ}+ی\b")
_PREFIXES: Final = frozenset("می نمی بی هم نا پیش فرا غیر ذی پر کم چند".split())
_ENDINGS: Final = frozenset(
    "ها های هایی هایم هایت هایش هایمان هایتان هایشان تر ترین تری ام ات اش ای اند ایم اید مان تان شان یی".split()
)
_COMPOUNDS: Final = _ENDINGS | frozenset(
    "نامه نامه‌ای گذار گذاری پذیر پذیری گر گری مند مندی ساز سازی بندی یابی شناس شناسی بنیان محور پرداز پردازی"
    " افزار افزایی ریزی کننده کنندگان شده نفع نفعان گیری گیر دهی دهنده دهندگان یار وکار".replace("\u200c", "").split()
)
_TOGETHER: Final = tuple(sorted((one for one in _ENDINGS if one.startswith("ها")), key=len, reverse=True))
_DROPPED_WORDS: Final = frozenset({"ی"})


class _Letters(dict[int, str]):
    """Turns everything but letters and digits that every SQLite knows as such into a space; learns as it goes."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        kept = letter == ZWNJ or unicodedata.ucd_3_2_0.category(letter)[0] in "LN"
        self[code] = letter if kept else " "
        return self[code]


_SEARCHED: Final = _Letters()


def is_word(text: str) -> bool:
    """Tell whether a text is one word to the index, with nothing in it that could part it."""
    return bool(text) and ZWNJ not in text and " " not in text.translate(_SEARCHED)


def fold(text: str) -> str:
    """Write `text` with one form of every letter and digit, without marks; half-spaces stay."""
    for _ in range(2):  # folding case may give letters that decompose, and the other way round
        text = _folded_once(text)
    return text


def _folded_once(text: str) -> str:
    if text.isascii():
        return text.casefold()
    for typed, meant in _HAMZA:
        if typed in text:
            text = text.replace(typed, meant)
    bare = text.translate(_TABLE)
    if not unicodedata.is_normalized("NFKD", bare):
        bare = unicodedata.normalize("NFKD", bare).translate(_TABLE)
    return latin_digits(bare.casefold())


def typed_words(text: str) -> list[str]:
    """Return the folded words of a text, with the half-spaces inside them."""
    return [
        word for chunk in text.split() for word in (_known_words(chunk) if len(chunk) <= _LONGEST else _words_of(chunk))
    ]


def _words_of(chunk: str) -> tuple[str, ...]:
    folded = fold(chunk)
    if ZWNJ in folded:
        folded = _POSSESSED.sub("ه", folded)
    words = _WORD.findall(folded.translate(_SEARCHED))
    return tuple(word[:_LONGEST] for word in words if word not in _DROPPED_WORDS)


_known_words: Final = lru_cache(50_000)(_words_of)  # the words of a project are few, their uses many


def joined_words(text: str) -> list[str]:
    """Return the words of a text with compounds and endings written as one."""
    return _joined(typed_words(text))


def index_words(text: str) -> str:
    """Return all that a text is to be found by, in a line."""
    typed = typed_words(text)
    joined = _joined(typed)
    return " ".join(dict.fromkeys(chain(joined, _split(typed))))


def compact(text: str) -> str:
    """Return the letters and digits of a number or address as one word, for numbers typed without their signs."""
    return "".join(typed_words(text)).replace(ZWNJ, "")[:_LONGEST]


def query_forms(text: str) -> list[tuple[str, ...]]:
    """Return the ways in which what was typed may be written, the likeliest first; each asks for all of its words."""
    typed = typed_words(text)
    joined, split = tuple(_joined(typed)), tuple(_split(typed))
    apart = tuple(part for word in typed for part in word.split(ZWNJ) if part)
    forms = [joined, split, apart, *_pairs_joined(apart)]
    return [form for form in dict.fromkeys(forms) if form]


def query_cuts(text: str) -> list[tuple[str, ...]]:
    """Return what was typed with one word cut in two, for those who left out the space; used when little is found."""
    words = tuple(joined_words(text))
    if len(words) > _MOST_CUT:
        return []
    return [
        (*words[:place], word[:cut], word[cut:], *words[place + 1 :])
        for place, word in enumerate(words)
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    ]


def _joined(typed: Iterable[str]) -> list[str]:
    words = [word.replace(ZWNJ, "") for word in typed]
    while (tighter := _tightened(words)) != words:
        words = tighter
    return words


def _tightened(words: Sequence[str]) -> list[str]:
    made: list[str] = []
    hanging = ""
    for word in words:
        if hanging:
            made.append(hanging + word)
            hanging = ""
        elif made and word in _COMPOUNDS:
            made[-1] += word
        elif word in _PREFIXES:
            hanging = word
        else:
            made.append(word)
    return [*made, hanging] if hanging else made


def _split(typed: Iterable[str]) -> list[str]:
    parts = [_stem(part) for word in typed for part in word.split(ZWNJ)]
    meaning = [part for part in parts if part and part not in _ENDINGS and part not in ("می", "نمی")]
    return meaning or [part for part in parts if part]


@lru_cache(20_000)
def _stem(word: str) -> str:
    for ending in _TOGETHER:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def _pairs_joined(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    for place in range(len(words) - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
