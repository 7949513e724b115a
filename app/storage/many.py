"""Asking for many rows at once: one question for some hundreds is much quicker than one for each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from app.domain.fold import Place

_AT_ONCE: Final = 500  # values of one statement: well below what any SQLite takes


def by_table(places: Iterable[Place]) -> dict[str, list[str]]:
    """Return the ids of rows by their table."""
    found: dict[str, list[str]] = {}
    for table, row in places:
        found.setdefault(table, []).append(row)
    return found


def marked(values: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """Yield the values some at a time, each time with a question mark for every one of them."""
    for start in range(0, len(values), _AT_ONCE):
        some = values[start : start + _AT_ONCE]
        yield some, ",".join("?" * len(some))
