"""Embedding levels of a paragraph and visual order of a line: rules P, X and L of Unicode Annex 9.

python-bidi gives neither levels nor an index map, and the line breaker needs the levels of the whole paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.typeset.resolution import LevelRun, resolve
from app.typeset.ucd import BIDI_CLASS, BLANK, EMBEDDINGS, EXPLICIT, ISOLATES, REMOVED

_DEEPEST = 125
_MIXES_RTL = EXPLICIT | {"L", "EN", "AN"}
_MIXES_LTR = EXPLICIT | {"R", "AL", "AN"}

# Nearly every text of a programme is one of these two, whose levels need no rules, or one of them inside an isolate.
_DIGITS: Final = frozenset("0123456789۰۱۲۳۴۵۶۷۸۹")
_NUMBER: Final = re.compile("[0-9۰-۹]+(?:[-+,./:][0-9۰-۹]+)*")
_LONE_ISOLATE: Final = re.compile("([\u2066\u2067])(\\w[^\u2066-\u2069\u202a-\u202e\t-\r\x1c-\x1f\x85\u2029]*)\u2069")
_PERSIAN: Final = re.compile(
    "(?:[\u0621-\u065f\u0670-\u06d3\u06d5\u200c\u200f\u060c\u061b\u061f .:!()«»-]"
    "|[0-9۰-۹](?![-.:\u060c][0-9۰-۹\u200c]|[\u064b-\u065f\u0670\u200c]))*"
)


def base_level(text: str) -> int | None:
    """Return 0 or 1 from the first strong character outside isolates (P2, P3), or None when there is none."""
    return _first_strong([BIDI_CLASS[c] for c in text])


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """Return the paragraph level and the level of every character (rules P2 to I2 and the separators of L1).

    Args:
        text: One paragraph in logical order.
        base: 0 left to right, 1 right to left, None for the direction of the first strong character.

    Returns:
        The paragraph level and one level for each character. A character that X9 removes has the level of the
        character before it. Blanks at line ends are left to the caller, who alone knows the lines.
    """
    if base is not None and (known := _at_once(text, base)):
        return base, known
    classes = [BIDI_CLASS[c] for c in text]
    if base is None:
        base = _first_strong(classes) or 0
    present = set(classes)
    if not present & (_MIXES_RTL if base else _MIXES_LTR):
        return base, [base] * len(text)
    found = _Explicit(classes, base).run() if present & EXPLICIT else _Plain(classes, base)
    result = list(found.levels)
    for run in found.sequences():
        resolve(run, text, classes, result)
    _cover_removed(classes, result, base)
    _reset_separators(classes, result, base)
    return base, result


def _at_once(text: str, base: int) -> list[int] | None:
    if base and _NUMBER.fullmatch(text):
        return [2] * len(text)
    if base and _PERSIAN.fullmatch(text):
        return [2 if c in _DIGITS else 1 for c in text]
    isolate = _LONE_ISOLATE.fullmatch(text)
    return _inside(isolate, base) if isolate else None


def _inside(isolate: re.Match[str], base: int) -> list[int]:
    """Return the levels of a text that is nothing but an isolate: two higher inside, if the direction is the same."""
    opening, inner = isolate.groups()
    direction = int(opening == "\u2067")
    raised = 0 if direction > base else 2
    return [base, *(level + raised for level in levels(inner, direction)[1]), base]


def visual_order(of_levels: Sequence[int]) -> list[int]:
    """Return the indices of a line's items from left to right (rule L2)."""
    order = list(range(len(of_levels)))
    if len(set(of_levels)) == 1:
        return order[::-1] if of_levels[0] & 1 else order
    odd = [level for level in of_levels if level & 1]
    for level in range(max(of_levels, default=0), min(odd, default=_DEEPEST + 1) - 1, -1):
        _reverse_runs(order, of_levels, level)
    return order


def _reverse_runs(order: list[int], of_levels: Sequence[int], level: int) -> None:
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and of_levels[order[end]] >= level:
            end += 1
        order[start:end] = order[start:end][::-1]
        start = end + 1


def _first_strong(classes: Sequence[str]) -> int | None:
    depth = 0
    for name in classes:
        if name in ISOLATES:
            depth += 1
        elif name == "PDI":
            depth = max(0, depth - 1)
        elif not depth and name in {"L", "R", "AL"}:
            return int(name != "L")
    return None


class _Plain:
    """A paragraph without explicit controls: one level run."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.levels = [base] * len(classes)
        self._base = base
        self._classes = classes

    def sequences(self) -> Iterator[LevelRun]:
        kept = [i for i, name in enumerate(self._classes) if name != "BN"]
        yield LevelRun(kept, [self._classes[i] for i in kept], self._base, self._base, self._base)


class _Explicit:
    """Rules X1 to X10: explicit levels, overrides and isolating run sequences."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.levels = [base] * len(classes)
        self._original = classes
        self._types = list(classes)
        self._base = base
        self._stack: list[tuple[int, str, bool]] = [(base, "", False)]
        self._overflow_isolates = self._overflow_embeddings = self._isolates = 0
        self._closing = _matching_isolates(classes)

    def run(self) -> "_Explicit":
        for i, name in enumerate(self._original):
            if name in EMBEDDINGS:
                self._embed(i, name)
            elif name in ISOLATES:
                self._isolate(i, name)
            elif name == "PDI":
                self._end_isolate()
                self._mark(i)
            elif name == "PDF":
                self._end_embedding(i)
            else:
                self._mark(i)
            if name == "B":
                self.levels[i] = self._base
        return self

    def _mark(self, i: int) -> None:
        level, override, _ = self._stack[-1]
        self.levels[i] = level
        if override and self._original[i] not in {"B", "BN"}:
            self._types[i] = override

    def _next_level(self, *, rtl: bool) -> int:
        level = self._stack[-1][0]
        return (level + 1) | 1 if rtl else (level + 2) & ~1

    def _embed(self, i: int, name: str) -> None:
        self.levels[i] = self._stack[-1][0]
        deeper = self._next_level(rtl=name[0] == "R")
        if deeper <= _DEEPEST and not self._overflow_isolates and not self._overflow_embeddings:
            self._stack.append((deeper, name[0] if name[2] == "O" else "", False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _isolate(self, i: int, name: str) -> None:
        self._mark(i)
        if name == "FSI":
            inside = self._original[i + 1 : self._closing.get(i, len(self._original))]
            name = "RLI" if _first_strong(inside) == 1 else "LRI"
        deeper = self._next_level(rtl=name == "RLI")
        if deeper <= _DEEPEST and not self._overflow_isolates and not self._overflow_embeddings:
            self._isolates += 1
            self._stack.append((deeper, "", True))
        else:
            self._overflow_isolates += 1

    def _end_isolate(self) -> None:
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._isolates:
            self._overflow_embeddings = 0
            while not self._stack.pop()[2]:
                pass
            self._isolates -= 1

    def _end_embedding(self, i: int) -> None:
        self.levels[i] = self._stack[-1][0]
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1][2]:
            self._stack.pop()

    def sequences(self) -> Iterator[LevelRun]:
        runs = self._level_runs()
        starting = {run[0]: run for run in runs}
        continued = set(self._closing.values())
        explicit = list(self.levels)
        for run in runs:
            if run[0] not in continued:
                yield self._sequence(self._chain(run, starting), explicit)

    def _level_runs(self) -> list[list[int]]:
        runs: list[list[int]] = []
        for i, name in enumerate(self._original):
            if name in REMOVED:
                continue
            if runs and self.levels[runs[-1][-1]] == self.levels[i]:
                runs[-1].append(i)
            else:
                runs.append([i])
        return runs

    def _chain(self, run: list[int], starting: dict[int, list[int]]) -> list[int]:
        chain = list(run)
        while self._closing.get(chain[-1], -1) in starting:
            chain += starting[self._closing[chain[-1]]]
        return chain

    def _sequence(self, chain: list[int], explicit: list[int]) -> LevelRun:
        level = explicit[chain[0]]
        before = self._neighbour(range(chain[0] - 1, -1, -1), explicit)
        after = self._neighbour(range(chain[-1] + 1, len(explicit)), explicit)
        if self._original[chain[-1]] in ISOLATES and chain[-1] not in self._closing:
            after = self._base
        return LevelRun(chain, [self._types[i] for i in chain], level, max(level, before), max(level, after))

    def _neighbour(self, indices: range, explicit: list[int]) -> int:
        return next((explicit[i] for i in indices if self._original[i] not in REMOVED), self._base)


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Return the index of the matching PDI of each isolate initiator that has one (BD9)."""
    opened: list[int] = []
    closing: dict[int, int] = {}
    for i, name in enumerate(classes):
        if name in ISOLATES:
            opened.append(i)
        elif name == "PDI" and opened:
            closing[opened.pop()] = i
    return closing


def _cover_removed(classes: Sequence[str], result: list[int], base: int) -> None:
    before = base
    for i, name in enumerate(classes):
        if name in REMOVED:
            result[i] = before
        before = result[i]


def _reset_separators(classes: Sequence[str], result: list[int], base: int) -> None:
    for i, name in enumerate(classes):
        if name in {"B", "S"}:
            result[i] = base
            reset_blanks(classes, result, end=i, base=base)


def reset_blanks(classes: Sequence[str], result: list[int], *, end: int, base: int) -> None:
    """Give the blanks just before `end` the paragraph level, as L1 demands at separators and line ends."""
    i = end - 1
    while i >= 0 and classes[i] in BLANK:
        result[i] = base
        i -= 1
