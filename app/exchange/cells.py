"""The meaning of one cell: a code, a window of months, an amount, mechanisms, parties."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from app.domain.money import LARGEST, RIALS_IN_TOMAN
from app.domain.plan import LAST_MONTH
from app.domain.text import ZWNJ, latin_digits, normalise, search_key, without_controls
from app.exchange.lexicon import (
    LEVEL_WORDS,
    MECHANISM_FILLERS,
    MECHANISM_HEADS,
    MECHANISMS,
    PARTY_HEADS,
    RANGE_WORDS,
    SCALES,
    TIME_WORDS,
    WHOLE_NAMES,
)

_SEPARATOR: Final = r"\s*[-‐‑‒–—−./\\_ـ،]\s*|\s+"
_DIGITS: Final = r"[0-9]{1,3}"
_CODE: Final = re.compile(
    rf"(?:(?:{LEVEL_WORDS})\s*)?[(\[]?\s*({_DIGITS}(?:(?:{_SEPARATOR}){_DIGITS}){{0,9}})\s*[-–—./ـ:)\]]*", re.IGNORECASE
)
_CODE_AND_TITLE: Final = re.compile(
    rf"({_CODE.pattern})(?:\s+|(?<=[-–—./ـ:)\]]))(?=[^\W\d_])(.*)", re.DOTALL | re.IGNORECASE
)
_TOKEN: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_AMOUNT: Final = re.compile(rf"([0-9][0-9,،٬'.\u066b/ ]*)\s*((?:(?:{'|'.join(SCALES)})\s*)*)")
_UNIT: Final = re.compile("ریال|تومان")
_LONGEST_CODE: Final = 60
_LONGEST_MECHANISM: Final = 120
_MOST_LETTERS_BESIDE: Final = 2
_MOST_UNKNOWN_WORDS: Final = 3
_PLACEHOLDER: Final = "\ue000"


class CellKind(StrEnum):
    """What the text of a cell looks like, whatever its column."""

    EMPTY = "empty"
    NUMBER = "number"
    TIME = "time"
    MONEY = "money"
    MECHANISM = "mechanism"
    PARTY = "party"
    TEXT = "text"


def one_line(cell: str) -> str:
    """Write a cell in one line with Persian letters, as it is printed otherwise."""
    return " ".join(normalise(without_controls(cell)).split())


@lru_cache(maxsize=20_000)
def kind_of(cell: str) -> CellKind:
    """Tell what a cell looks like."""
    if not cell.strip():
        return CellKind.EMPTY
    if read_code(cell) is not None:
        return CellKind.NUMBER
    if is_time(cell):
        return CellKind.TIME
    if _is_money(cell):
        return CellKind.MONEY
    if is_party(cell):
        return CellKind.PARTY
    return CellKind.MECHANISM if is_mechanism(cell) else CellKind.TEXT


def read_code(cell: str) -> tuple[int, ...] | None:
    """Read the numbers of a code in the order printed, whatever separates them; None when it is none."""
    text = latin_digits(without_controls(cell)).strip()
    if not text or len(text) > _LONGEST_CODE:
        return None
    found = _CODE.fullmatch(text)
    return tuple(int(number) for number in re.findall(r"[0-9]+", found[1])) if found else None


def split_code(cell: str) -> tuple[str, str] | None:
    """Part a cell that holds a code and a title after it («۲- بررسی بازار»); None for any other."""
    text = without_controls(cell).strip()
    found = _CODE_AND_TITLE.fullmatch(latin_digits(text))
    return (text[: found.end(1)].strip(), text[found.end(1) :].strip()) if found else None


def read_months(cell: str) -> tuple[int, int] | None:
    """Read a window of programme months printed in either order; None when it is something else.

    A single number is one month, but a number before «ماه» («۶ ماه») is a duration without a start.
    """
    tokens = _tokens(cell)
    numbers = [int(token) for token in tokens if token.isdigit()]
    words = [token for token in tokens if not token.isdigit()]
    if not numbers or any(search_key(word) not in TIME_WORDS for word in words):
        return None
    if not all(1 <= number <= LAST_MONTH for number in numbers) or (
        len(numbers) == 1 and tokens[-1] in ("ماه", "month")
    ):
        return None
    return min(numbers), max(numbers)


def is_time(cell: str) -> bool:
    """Tell whether a cell says by its words that it is a window of months."""
    words = set(_tokens(cell))
    return bool(words & RANGE_WORDS or "ماه" in words) and read_months(cell) is not None


def _tokens(cell: str) -> list[str]:
    text = latin_digits(normalise(without_controls(cell))).replace(ZWNJ, "").casefold()
    return _TOKEN.findall(text)


def unit_of(heading: str) -> int:
    """Tell how many rials a bare number means under a heading such as «بودجه (میلیون ریال)»."""
    words = _tokens(heading)
    scale = next((SCALES[word] for word in words if word in SCALES), 1)
    return scale * (RIALS_IN_TOMAN if "تومان" in words else 1)


def read_budget(cell: str, unit: int = 1) -> int | None:
    """Read an amount in rials: «۲ میلیارد و ۵۰۰ میلیون ریال», «۱٫۵ میلیون تومان» or a bare number of `unit` rials.

    Raises:
        ValueError: not an amount from 0 to 2^63-1 rials.
    """
    text = one_line(latin_digits(cell))
    if not text or text in "-–—":
        return None
    said = bool(_UNIT.search(text)) or any(scale in text for scale in SCALES)
    bare = _UNIT.sub("", text)
    amounts = list(_AMOUNT.finditer(bare))
    if not amounts or re.sub(r"[\sو]", "", _AMOUNT.sub("", bare)):
        raise ValueError(cell)
    total = sum(_number(found[1]) * _scale(found[2]) for found in amounts)
    rials = total * (RIALS_IN_TOMAN if "تومان" in text else 1) * (1 if said else unit)
    if rials != int(rials) or rials > LARGEST:
        raise ValueError(cell)
    return int(rials)


def _scale(words: str) -> int:
    product = 1
    for word in re.findall("|".join(SCALES), words):
        product *= SCALES[word]
    return product


def _number(text: str) -> Decimal:
    """Read digits where a last group of other than three is a fraction: 1.5 but 1.500.000."""
    compact = re.sub(r"[,،٬'\s]", "", text).replace("\u066b", "#").replace("/", "#").strip("#.")
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+", compact):
        compact = compact.replace(".", "")
    compact = compact.replace("#", ".")
    if compact.count(".") > 1:
        raise ValueError(text)
    return Decimal(compact)


def _is_money(cell: str) -> bool:
    text = one_line(cell)
    if not _UNIT.search(text) and not any(scale in text for scale in SCALES):
        return False
    try:
        return read_budget(cell) is not None
    except ValueError:
        return False


def mechanisms_of(cell: str) -> tuple[str, ...]:
    """Name the known mechanisms that a cell speaks of, in the order of the text."""
    key = search_key(cell)
    found = {name: match.start() for name, pattern in MECHANISMS.items() if (match := pattern.search(key))}
    return tuple(sorted(found, key=lambda name: found[name]))


def is_mechanism(cell: str) -> bool:
    """Tell whether a cell holds names of mechanisms and nothing else, or a short one that begins like them."""
    words = cell.split()
    if words and len(words) <= _MOST_UNKNOWN_WORDS and search_key(words[0]) in MECHANISM_HEADS:
        return True
    if len(cell) > _LONGEST_MECHANISM or not mechanisms_of(cell):
        return False
    rest = search_key(re.sub(r"[^\w\s]", " ", cell))
    for pattern in MECHANISMS.values():
        rest = pattern.sub(" ", rest)
    rest = MECHANISM_FILLERS.sub("", rest)
    return len(rest.replace(" ", "")) <= _MOST_LETTERS_BESIDE


def is_party(cell: str) -> bool:
    """Tell whether a cell begins as the name of an office or organisation does."""
    words = one_line(cell).split()
    return bool(words) and search_key(words[0]) in PARTY_HEADS


def parties_of(cell: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """List the parties of a cell, each once, in the order printed.

    «و» parts two parties only where each side begins as a party does or is one of the `known` ones, since
    many names carry it inside.
    """
    protected, kept = _protect(normalise(without_controls(cell)))
    pieces = re.split(r"\s*[\n\r؛;،,/|]\s*|\s+[-–—ـ]\s*|\s*[-–—]\s+|\s*[–—]\s*", protected)
    names = [_restored(name, kept) for piece in pieces for name in _parted_at_and(piece, known)]
    return tuple(dict.fromkeys(name for name in names if name))


def _protect(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[0])
        return _PLACEHOLDER

    for pattern in WHOLE_NAMES:
        text = pattern.sub(keep, text.replace(_PLACEHOLDER, "") if not kept else text)
    return text, kept


def _restored(name: str, kept: list[str]) -> str:
    while _PLACEHOLDER in name and kept:
        name = name.replace(_PLACEHOLDER, kept.pop(0), 1)
    return one_line(name).strip(".-–—ـ:؛،, ")


def _parted_at_and(piece: str, known: Collection[str]) -> Iterator[str]:
    words = piece.split()
    start = 0
    for place, word in enumerate(words):
        left, right = " ".join(words[start:place]), " ".join(words[place + 1 :])
        if word == "و" and _stands_alone(left, known) and _stands_alone(right, known):
            yield left
            start = place + 1
    yield " ".join(words[start:])


def _stands_alone(text: str, known: Collection[str]) -> bool:
    return is_party(text) or search_key(text) in known
