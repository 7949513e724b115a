"""Repair of spelling: half-spaces, hamza, lost conjunctions and misprints, each as one recorded edit.

All rules read the text as printed and give edits by place, so that one can be refused without the others.
General rules come first, words of `misprints` second; a word that is found once and differs by one firm
letter from a word that is frequent in the same table is taken for a misprint of it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from app.domain.text import ZWNJ
from app.exchange.misprints import (
    ATTACHED_PLURALS,
    CONFUSIONS,
    HAMZAS,
    JOINED,
    LOOKALIKES,
    MISPRINTS,
    NO_PLURALS,
    NON_JOINING,
    PREFIXES,
    QUESTION_WORDS,
    STUCK,
    SUFFIXES,
    TRIPLES,
    WEAK_LETTERS,
)
from app.exchange.table import DASH, HALF_SPACE, HAMZA, LIST_COMMA, MISSPELLING

_WORD: Final = re.compile(rf"[^\W\d_]+(?:{ZWNJ}[^\W\d_]+)*")
_DUAL: Final = rf"[^\W\d_{NON_JOINING}]"
_SHORTEST_STEM: Final = 3
_FREQUENT: Final = 3
_SHORTEST_MISPRINT: Final = 6
_FEWEST_ITEMS: Final = 3


@dataclass(frozen=True)
class Edit:
    """Letters `start` to `end` of a text, `before`, are to be `after`."""

    start: int
    end: int
    before: str
    after: str
    reason: str


Vocabulary = Counter[str]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """Count the words of a table, half-spaced parts apart and plurals without their ending."""
    return Counter(_stem(part) for text in texts for word in _WORD.findall(text) for part in word.split(ZWNJ))


def edits_of(text: str, words: Vocabulary, *, is_title: bool = False) -> tuple[Edit, ...]:
    """Find what is to be repaired in `text`, in order and without overlap; earlier rules win a place."""
    taken: list[Edit] = []
    for rule in (*_RULES, *((_question_mark,) if is_title else ())):
        taken.extend(edit for edit in rule(text) if not _overlaps(edit, taken))
    taken.extend(edit for edit in _misprints(text, words) if not _overlaps(edit, taken))
    taken.extend(edit for edit in _last_commas(text, taken) if not _overlaps(edit, taken))
    return tuple(_by_words(text, sorted(taken, key=lambda edit: edit.start)))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Carry out edits of `text`."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


def _by_words(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Widen edits that begin or end inside a word to the whole word, and join those of one word."""
    group: list[Edit] = []
    for edit in edits:
        if group and _span(text, edit)[0] >= _span(text, group[-1])[1]:
            yield _joined(text, group)
            group = []
        group.append(edit)
    if group:
        yield _joined(text, group)


def _joined(text: str, group: list[Edit]) -> Edit:
    start, end = _span(text, group[0])[0], _span(text, group[-1])[1]
    within = [replace(edit, start=edit.start - start, end=edit.end - start) for edit in group]
    reasons = [edit.reason for edit in group]
    reason = MISSPELLING if MISSPELLING in reasons else reasons[0]
    return Edit(start, end, text[start:end], apply_edits(text[start:end], within), reason)


def _span(text: str, edit: Edit) -> tuple[int, int]:
    """Return where the words that an edit touches begin and end; a space touches those on both sides."""
    start, end = edit.start, edit.end
    if edit.before == " " or text[start : start + 1].isalpha():
        while start and text[start - 1].isalpha():
            start -= 1
    if edit.before == " " or text[end - 1 : end].isalpha():
        while end < len(text) and text[end].isalpha():
            end += 1
    return start, end


def _overlaps(edit: Edit, taken: Iterable[Edit]) -> bool:
    return any(edit.start < other.end and other.start < edit.end for other in taken)


def _glued(words: str) -> str:
    """Put half-spaces for spaces; after a letter that joins nothing it would not show and is left out."""
    return re.sub(f"(?<=[{NON_JOINING}]) ", "", words).replace(" ", ZWNJ)


def _edit(found: re.Match[str], after: str, reason: str) -> Edit:
    return Edit(found.start(), found.end(), found[0], after, reason)


def _words(parts: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, parts), key=len, reverse=True))


_PLURAL_ENDINGS: Final = _words(SUFFIXES[:9])
_TRIPLE: Final = re.compile(rf"\b(?:{_words(TRIPLES)})\b")
_COMPOUND: Final = re.compile(
    "|".join(
        rf"\b{first} (?:{_words(seconds)})(?:{ZWNJ}?(?:{_PLURAL_ENDINGS}))?\b" for first, seconds in JOINED.items()
    )
)
_SUFFIX: Final = re.compile(rf"(?<=[^\W\d_]{{2}}) (?=(?:{_words(SUFFIXES)})\b)")
_PREFIX: Final = re.compile(rf"\b({_words(PREFIXES)}) (?=[^\W\d_]{{2}})")
_HE_ENDING: Final = re.compile(r"(?<=[^\W\d_]{2})ه (?=(?:ای|ام|اند)\b)")
_ATTACHED: Final = re.compile(
    rf"\b(?P<stem>[^\W\d_]{{{_SHORTEST_STEM - 1},}}{_DUAL})(?P<ending>{_words(ATTACHED_PLURALS)})\b"
)
_STUCK: Final = re.compile(rf"\b(?:{_words(STUCK)})(?=\b|{_PLURAL_ENDINGS})")
_HAMZA: Final = re.compile(rf"\b(?:{_words(HAMZAS)})")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_])\s*-\s*(?=[^\W\d_])")
_QUESTION: Final = re.compile(r"\s*[؟?]+$")


def _half_spaces(text: str) -> Iterator[Edit]:
    for found in _TRIPLE.finditer(text):
        yield _edit(found, _glued(found[0]), HALF_SPACE)
    for found in _COMPOUND.finditer(text):
        yield _edit(found, _glued(found[0]), HALF_SPACE)
    for found in _STUCK.finditer(text):
        yield _edit(found, STUCK[found[0]], HALF_SPACE)


def _endings(text: str) -> Iterator[Edit]:
    for found in _SUFFIX.finditer(text):
        yield _edit(found, "" if text[found.start() - 1] in NON_JOINING else ZWNJ, HALF_SPACE)
    for found in _PREFIX.finditer(text):
        yield _edit(found, found[1] + ZWNJ, HALF_SPACE)
    for found in _HE_ENDING.finditer(text):
        yield _edit(found, "ه" + ZWNJ, HALF_SPACE)


def _attached_plurals(text: str) -> Iterator[Edit]:
    for found in _ATTACHED.finditer(text):
        if found[0] not in NO_PLURALS:
            yield _edit(found, found["stem"] + ZWNJ + found["ending"], HALF_SPACE)


def _hamzas(text: str) -> Iterator[Edit]:
    for found in _HAMZA.finditer(text):
        yield _edit(found, HAMZAS[found[0]], HAMZA)


def _dashes(text: str) -> Iterator[Edit]:
    """A hyphen between two words in brackets parts them as a dash does: «(عمومی- خصوصی)»."""
    for brackets in _BRACKETS.finditer(text):
        for found in _HYPHEN.finditer(brackets[0]):
            start = brackets.start() + found.start()
            yield Edit(start, start + len(found[0]), found[0], "–", DASH)


def _question_mark(text: str) -> Iterator[Edit]:
    found = _QUESTION.search(text)
    if found and not set(QUESTION_WORDS) & set(_WORD.findall(text)):
        yield _edit(found, "", MISSPELLING)


_RULES: Final[tuple[Callable[[str], Iterator[Edit]], ...]] = (
    _half_spaces,
    _hamzas,
    _endings,
    _attached_plurals,
    _dashes,
)


def _last_commas(text: str, taken: Iterable[Edit]) -> Iterator[Edit]:
    """«X، Y، Z» of single adjectives before a noun lacks its «و»: «اجتماعی، اقتصادی، زیست‌محیطی توسعه»."""
    joined = list(text)
    for edit in taken:
        if edit.after.replace(ZWNJ, "") == edit.before.replace(" ", ""):
            joined[edit.start : edit.end] = edit.before.replace(" ", ZWNJ)
    pieces = "".join(joined).split("،")
    if len(pieces) >= _FEWEST_ITEMS and _lacks_and([_BRACKETS.sub(" ", piece).split() for piece in pieces]):
        place = text.rindex("،")
        spaces = len(text[place + 1 :]) - len(text[place + 1 :].lstrip())
        before = text[place : place + 1 + spaces]
        yield Edit(place, place + len(before), before, " و ", LIST_COMMA)


def _lacks_and(pieces: list[list[str]]) -> bool:
    first, *middle, last = pieces
    if not first or not last or any(len(piece) != 1 for piece in middle):
        return False
    adjectives = [first[-1], *(piece[0] for piece in middle), last[0]]
    return all(_is_adjective(word) for word in adjectives) and last[1:2] != ["و"]


def _is_adjective(word: str) -> bool:
    return word.endswith(("ی", "انه"))


def _misprints(text: str, words: Vocabulary) -> Iterator[Edit]:
    found = list(_WORD.finditer(text))
    following = {here.start(): after[0] for here, after in pairwise(found)}
    for word in found:
        right = MISPRINTS.get(word[0]) or CONFUSIONS.get((word[0], following.get(word.start(), "")))
        right = right or _frequent_likeness(word[0], words)
        if right:
            yield _edit(word, right, MISSPELLING)


def _stem(word: str) -> str:
    for ending in ATTACHED_PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM and word not in NO_PLURALS:
            return word.removesuffix(ending)
    return word


def _frequent_likeness(word: str, words: Vocabulary) -> str | None:
    """Name the frequent word of which a word found once is a misprint, if there is exactly one."""
    stem = _stem(word)
    if len(stem) < _SHORTEST_MISPRINT or words[stem] != 1:
        return None
    likely = [
        other
        for other, count in words.items()
        if count >= _FREQUENT and len(other) >= _SHORTEST_MISPRINT and _is_misprint(stem, other)
    ]
    return likely[0] + word.removeprefix(stem) if len(likely) == 1 else None


def _is_misprint(printed: str, right: str) -> bool:
    """Tell whether one firm letter too many, too few, out of place or of other dots makes the difference."""
    if abs(len(printed) - len(right)) > 1:
        return False
    if len(printed) == len(right):
        different = [(a, b) for a, b in zip(printed, right, strict=True) if a != b]
        return _are_swapped(different, printed, right) or (len(different) == 1 and _look_alike(*different[0]))
    longer, shorter = sorted((printed, right), key=len, reverse=True)
    return any(
        longer[:place] + longer[place + 1 :] == shorter and longer[place] not in WEAK_LETTERS
        for place in range(1, len(longer) - 1)
    )


def _are_swapped(different: list[tuple[str, str]], printed: str, right: str) -> bool:
    return len(different) == 2 and different[0] == different[1][::-1] and sorted(printed) == sorted(right)  # noqa: PLR2004


def _look_alike(one: str, other: str) -> bool:
    return any(one in group and other in group for group in LOOKALIKES)
