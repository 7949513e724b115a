"""Rows whose cells stand under one another on a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_MOST: Final = 60
_NO_WIDTH: Final = frozenset(("Mn", "Cf"))


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write rows whose cells stand under one another; what is too long is shortened."""
    short = [[_shortened(cell) for cell in row[:-1]] + [row[-1]] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*short, strict=True)]
    for row in short:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Count the places that text takes on a terminal."""
    return sum(1 for character in text if unicodedata.category(character) not in _NO_WIDTH)


def _shortened(text: str) -> str:
    return text if _width(text) <= _MOST else "".join(_first(text, _MOST - 1)).rstrip() + "…"


def _first(text: str, places: int) -> Iterable[str]:
    for character in text:
        places -= unicodedata.category(character) not in _NO_WIDTH
        if places < 0:
            return
        yield character
