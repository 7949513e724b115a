"""Numbers by place: the depth of a row is the count of numbers in its printed code, whatever they say."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from app.domain.plan import Path
from app.exchange.table import CHILD_FIRST, CODE_MISPRINTED, CODE_MISSING, PARENT_FIRST

Printed = tuple[int, ...] | None
_LONGEST_GAP: Final = 12


def number_rows(codes: Sequence[Printed]) -> list[Path]:
    """Number rows by place. A row without a code takes the depth that makes the codes after it come out right."""
    forwards = _in_direction(codes)
    paths: list[Path] = []
    outline = _Outline()
    for place, code in enumerate(codes):
        outline = outline.added(len(code) if code else _missing_depth(outline, forwards, place))
        paths.append(outline.path)
    return paths


def _in_direction(codes: Sequence[Printed]) -> list[Printed]:
    """Turn codes parent-first when more neighbours count up in their first number than in their last."""
    pairs = [(a, b) for a, b in pairwise(codes) if a and b and len(a) == len(b) > 1]
    child_first = sum(a[1:] == b[1:] and b[0] == a[0] + 1 for a, b in pairs)
    parent_first = sum(a[:-1] == b[:-1] and b[-1] == a[-1] + 1 for a, b in pairs)
    return [code[::-1] if code and child_first >= parent_first else code for code in codes]


class _Outline:
    """The row last numbered and the printed depths of those above it; each addition gives a new outline."""

    def __init__(self, depths: tuple[int, ...] = (), path: Path = ()) -> None:
        self.depths = depths
        self.path = path

    def added(self, depth: int) -> "_Outline":
        """Number the next row: beside the nearest row of its depth, else under the nearest of less."""
        level = next((place for place, above in enumerate(self.depths) if above >= depth), len(self.depths))
        number = self.path[level] + 1 if level < len(self.path) else 1
        return _Outline((*self.depths[:level], depth), (*self.path[:level], number))


def _missing_depth(outline: _Outline, codes: Sequence[Printed], place: int) -> int:
    """Try depths for the rows from `place` to the next code until that code agrees with its place."""
    window = range(place, min(place + _LONGEST_GAP, len(codes)))
    following = next((at for at in window if codes[at]), place)
    known = codes[following]
    last = outline.depths[-1] if outline.depths else 0
    if not known:
        return last or 1
    for turned in (known, known[::-1]):
        for depth in _likely_depths(last, len(known)):
            trial = outline
            for _ in range(following - place):
                trial = trial.added(depth)
            if trial.added(len(known)).path == turned:
                return depth
    return last or len(known)


def _likely_depths(last: int, following: int) -> list[int]:
    """List the depths that a row without a code may have, the likeliest first."""
    return list(dict.fromkeys([last or 1, following, *range(1, last + 2)]))


def code_notes(paths: Sequence[Path], codes: Sequence[Printed]) -> list[str]:
    """Tell for every row what is peculiar about its printed code; empty where nothing is.

    The direction of the table is the one in which more codes agree with the place of their row.
    """
    known = [(path, code) for path, code in zip(paths, codes, strict=True) if code and path != path[::-1]]
    child_first = sum(code[::-1] == path for path, code in known)
    is_child_first = child_first >= sum(code == path for path, code in known)
    return [_note(path, code, is_child_first=is_child_first) for path, code in zip(paths, codes, strict=True)]


def _note(path: Path, code: Printed, *, is_child_first: bool) -> str:
    if not code:
        return CODE_MISSING
    usual, other = (code[::-1], code) if is_child_first else (code, code[::-1])
    if path == usual:
        return ""
    if path == other:
        return PARENT_FIRST if is_child_first else CHILD_FIRST
    return CODE_MISPRINTED
