"""Weak, neutral and implicit types of one isolating run sequence: rules W, N and I of Unicode Annex 9."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.typeset.ucd import BRACKETS, ISOLATES, NEUTRAL

_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_NUMBERS = frozenset({"EN", "AN"})
_BRACKET_DEPTH = 63


@dataclass(slots=True)
class LevelRun:
    """An isolating run sequence (BD13).

    Attributes:
        indices: Places of its characters in the paragraph.
        types: Their bidirectional types, rewritten rule by rule.
        level: Embedding level of the sequence.
        before: Higher of its level and the level before it; gives sos.
        after: Higher of its level and the level after it; gives eos.
    """

    indices: list[int]
    types: list[str]
    level: int
    before: int
    after: int


def resolve(run: LevelRun, text: str, classes: Sequence[str], result: list[int]) -> None:
    """Write the final level of each character of the sequence into `result`.

    Args:
        run: The sequence; its types are used up.
        text: The whole paragraph.
        classes: Original class of each character of the paragraph.
        result: Levels of the paragraph, changed in place.
    """
    sos, eos = _direction(run.before), _direction(run.after)
    _weak(run.types, sos)
    _brackets(run, text, classes, sos)
    _neutrals(run.types, sos, eos, _direction(run.level))
    for place, name in zip(run.indices, run.types, strict=True):
        result[place] = run.level + _rise(name, run.level)


def _direction(level: int) -> str:
    return "R" if level & 1 else "L"


def _rise(name: str, level: int) -> int:
    if level & 1:
        return int(name != "R")
    return 1 if name == "R" else 2 * (name in _NUMBERS)


def _weak(types: list[str], sos: str) -> None:
    _marks(types, sos)
    _numbers_after_letters(types, sos)
    _separators(types)
    _terminators(types)
    _numbers_in_latin(types, sos)


def _marks(types: list[str], sos: str) -> None:
    """W1."""
    before = sos
    for k, name in enumerate(types):
        if name == "NSM":
            types[k] = "ON" if before in ISOLATES or before == "PDI" else before
        before = types[k]


def _numbers_after_letters(types: list[str], sos: str) -> None:
    """W2 and W3."""
    strong = sos
    for k, name in enumerate(types):
        if name in {"L", "R", "AL"}:
            strong = name
        elif name == "EN" and strong == "AL":
            types[k] = "AN"
        if name == "AL":
            types[k] = "R"


def _separators(types: list[str]) -> None:
    """W4."""
    for k in range(1, len(types) - 1):
        before, name, after = types[k - 1 : k + 2]
        if before == after and ((name == "CS" and before in _NUMBERS) or (name == "ES" and before == "EN")):
            types[k] = before


def _terminators(types: list[str]) -> None:
    """W5 and W6."""
    for start, end in _stretches(types, {"ET"}):
        beside = types[start - 1 : start] + types[end : end + 1]
        types[start:end] = ["EN" if "EN" in beside else "ON"] * (end - start)
    for k, name in enumerate(types):
        if name in {"ES", "CS"}:
            types[k] = "ON"


def _numbers_in_latin(types: list[str], sos: str) -> None:
    """W7."""
    strong = sos
    for k, name in enumerate(types):
        if name in {"L", "R"}:
            strong = name
        elif name == "EN" and strong == "L":
            types[k] = "L"


def _stretches(types: list[str], names: set[str] | frozenset[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for k, name in enumerate(types):
        if name not in names:
            continue
        if found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
    return found


def _bracket_pairs(run: LevelRun, text: str) -> list[tuple[int, int]]:
    """BD16."""
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for k, place in enumerate(run.indices):
        kind, closing = BRACKETS.get(text[place], (0, ""))
        if not kind or run.types[k] != "ON":
            continue
        if kind > 0:
            if len(opened) == _BRACKET_DEPTH:
                break
            opened.append((closing, k))
            continue
        depth = next((d for d in reversed(range(len(opened))) if opened[d][0] == closing), None)
        if depth is not None:
            pairs.append((opened[depth][1], k))
            del opened[depth:]
    return sorted(pairs)


def _brackets(run: LevelRun, text: str, classes: Sequence[str], sos: str) -> None:
    """N0."""
    if "ON" not in run.types:
        return
    for start, end in _bracket_pairs(run, text):
        direction = _pair_direction(run, start, end, sos)
        if direction:
            _set_bracket(run, classes, start, direction)
            _set_bracket(run, classes, end, direction)


def _pair_direction(run: LevelRun, start: int, end: int, sos: str) -> str:
    embedding = _direction(run.level)
    inside = {_STRONG.get(name, "") for name in run.types[start + 1 : end]}
    if embedding in inside:
        return embedding
    if inside <= {""}:
        return ""
    return next((_STRONG[name] for name in reversed(run.types[:start]) if name in _STRONG), sos)


def _set_bracket(run: LevelRun, classes: Sequence[str], k: int, direction: str) -> None:
    run.types[k] = direction
    for after in range(k + 1, len(run.indices)):
        if classes[run.indices[after]] != "NSM":
            break
        run.types[after] = direction


def _neutrals(types: list[str], sos: str, eos: str, embedding: str) -> None:
    """N1 and N2."""
    for start, end in _stretches(types, NEUTRAL):
        before = _STRONG[types[start - 1]] if start else sos
        after = _STRONG[types[end]] if end < len(types) else eos
        types[start:end] = [before if before == after else embedding] * (end - start)
