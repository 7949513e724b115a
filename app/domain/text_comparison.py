"""What changed between two texts, word by word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Final, Literal

Change = Literal["same", "removed", "added"]

# A word with its half-spaces and marks, a run of spaces, a line end, or any other single character.
_TOKENS: Final = re.compile(r"[\w\u200c\u064b-\u065f\u0670]+|\n|[^\S\n]+|.", re.DOTALL)
_MOST_PAIRS: Final = 4_000_000  # beyond, words that are met everywhere no longer begin a match: it would take seconds
_MOST_COMPARED: Final = 40_000


@dataclass(frozen=True)
class Run:
    """A piece of text that is the same in both texts, or was removed from the older, or added in the newer."""

    change: Change
    text: str


def compare(older: str, newer: str) -> tuple[Run, ...]:
    """Return the pieces of both texts in reading order.

    The pieces that are not added make the older text, those not removed the newer one. Lines are matched first and
    only those that differ are compared by words, so that long texts stay quick.
    """
    if older == newer:
        return (Run("same", newer),) if newer else ()
    runs: list[Run] = []
    for kind, old, new in _matched(older.splitlines(keepends=True), newer.splitlines(keepends=True)):
        runs.extend([Run("same", new)] if kind == "equal" else _by_words(old, new))
    return _joined(runs)


def _by_words(older: str, newer: str) -> list[Run]:
    runs: list[Run] = []
    for kind, old, new in _matched(_TOKENS.findall(older), _TOKENS.findall(newer)):
        runs.extend([Run("same", new)] if kind == "equal" else [Run("removed", old), Run("added", new)])
    return runs


def _matched(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield pieces of two sequences beside each other, each with whether they are equal."""
    start = _common(zip(before, after, strict=False))
    end = _common(zip(reversed(before[start:]), reversed(after[start:]), strict=False))
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    same = "".join(before[:start])
    yield "equal", same, same
    if len(old) + len(new) > _MOST_COMPARED:
        yield "replace", "".join(old), "".join(new)
    else:
        matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)
        for kind, a1, a2, b1, b2 in matcher.get_opcodes():
            yield kind, "".join(old[a1:a2]), "".join(new[b1:b2])
    same = "".join(before[len(before) - end :])
    yield "equal", same, same


def _common(pairs: Iterable[tuple[str, str]]) -> int:
    """Count how many pairs are equal from the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Drop empty pieces, let a lone space between two changes change with them, and join neighbours of one kind."""
    joined: list[Run] = []
    removed = added = ""

    def flush() -> None:
        nonlocal removed, added
        joined.extend(run for run in (Run("removed", removed), Run("added", added)) if run.text)
        removed = added = ""

    for at, run in enumerate(runs):
        if run.change == "removed":
            removed += run.text
        elif run.change == "added":
            added += run.text
        elif run.text == " " and removed and added and _changes_after(runs, at):
            removed, added = removed + " ", added + " "
        else:
            flush()
            _append(joined, run)
    flush()
    return tuple(joined)


def _changes_after(runs: Sequence[Run], at: int) -> bool:
    """Tell whether words are both removed and added right after a place."""
    following = [run for run in runs[at + 1 : at + 3] if run.text]
    return [run.change for run in following] == ["removed", "added"]


def _append(joined: list[Run], run: Run) -> None:
    if joined and joined[-1].change == run.change:
        joined[-1] = Run(run.change, joined[-1].text + run.text)
    elif run.text:
        joined.append(run)
