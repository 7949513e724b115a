"""Actors that may be the same: by their names however spelt, their national identifiers, their telephones.

Actors are put into blocks by what they share, so that ten thousand need about a second and not a hundred million
comparisons. A pair is scored by its reasons; different national identifiers speak against it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from typing import Final

from app.domain.reaching import phone_key
from app.domain.text import ZWNJ, latin_digits, search_key, without_controls
from app.i18n import mark


class Reason(StrEnum):
    """Why two actors may be one."""

    NATIONAL_ID = "national_id"
    NAME = "name"
    CORE = "core"
    PHONE = "phone"
    SPELLING = "spelling"


REASON_LABELS: Final = {
    Reason.NATIONAL_ID: mark("The same national identifier"),
    Reason.NAME: mark("The same name"),
    Reason.CORE: mark("Names alike but for common words"),
    Reason.PHONE: mark("The same telephone"),
    Reason.SPELLING: mark("Names that differ by one letter"),
}
_WEIGHTS: Final = {
    Reason.NATIONAL_ID: 0.95,
    Reason.NAME: 0.85,
    Reason.CORE: 0.65,
    Reason.PHONE: 0.6,
    Reason.SPELLING: 0.45,
}
_CONTRADICTED: Final = 0.4
_ALL_PAIRS_UP_TO: Final = 8
_SWITCHBOARD: Final = 20
_SHORTEST_ID: Final = 5
_SHORTEST_MISSPELT: Final = 8
_LONGEST_MISSPELT: Final = 80
_DIGITS: Final = re.compile("[0-9]+")
_WORDS: Final = re.compile(rf"[^\w{ZWNJ}]+|{ZWNJ}")
_WEAKER: Final = frozenset({Reason.CORE, Reason.SPELLING})
_COMMON: Final = frozenset(
    map(
        search_key,
        (
            "شرکت شرکتهای سازمان مؤسسه موسسه دانشگاه بنیاد مرکز گروه انجمن صندوق اداره اداره‌کل کل کارخانه کارگاه بانک"
            " سهامی خاص عام تعاونی بامسئولیت مسئولیت محدود هلدینگ مجموعه دفتر واحد جناب سرکار آقای خانم دکتر مهندس"
            " استاد حاج سید سیده و از در ایران the of co company ltd inc llc corp dr mr ms mrs eng"
        ).split(),
    )
)
"""Words that many names hold; two names that differ only in these may be one actor."""


@dataclass(frozen=True)
class Subject:
    """What is compared of an actor."""

    id: str
    names: tuple[str, ...]
    kind: str = ""
    national_id: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """Two actors that may be one: the likelihood in per cent and why.

    Where `is_doubtful`, they have different national identifiers, or one is a person and the other is not.
    """

    first: str
    second: str
    score: int
    reasons: tuple[Reason, ...]
    is_doubtful: bool = False


def pairs(subjects: Sequence[Subject], different: Iterable[tuple[str, str]] = ()) -> list[Pair]:
    """Return the pairs that may be one actor, the likeliest first.

    Args:
        subjects: the actors, the oldest first; it is `first` in a pair.
        different: pairs that somebody found to be different, in either order.
    """
    place = {subject.id: at for at, subject in enumerate(subjects)}
    known = {frozenset(pair) for pair in different}
    reasons: dict[tuple[int, int], set[Reason]] = {}
    for reason, block in _blocks(subjects):
        for pair in _pairs_in(sorted({place[one] for one in block})):
            if frozenset((subjects[pair[0]].id, subjects[pair[1]].id)) not in known:
                reasons.setdefault(pair, set()).add(reason)
    found = (_pair(subjects[one], subjects[other], why) for (one, other), why in reasons.items())
    return sorted(filter(None, found), key=lambda pair: (-pair.score, place[pair.first], place[pair.second]))


def _pairs_in(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair all of a small block, and all of a large one with its first only: there is one actor to join them into."""
    if len(block) <= _ALL_PAIRS_UP_TO:
        return combinations(block, 2)
    return ((block[0], other) for other in block[1:])


def _pair(one: Subject, other: Subject, reasons: set[Reason]) -> Pair | None:
    if reasons == {Reason.PHONE} and one.kind != other.kind:
        return None  # a person is reached by the telephone of the organisation
    told = reasons - _WEAKER if Reason.NAME in reasons else reasons
    if Reason.SPELLING in told and (Reason.CORE in told or not _is_one_letter_off(one, other)):
        told = told - {Reason.SPELLING}
    if not told:
        return None
    unlikely = 1.0
    for reason in told:
        unlikely *= 1 - _WEIGHTS[reason]
    is_doubtful = _contradict(one, other)
    likely = (1 - unlikely) * (_CONTRADICTED if is_doubtful else 1)
    reasons_in_order = tuple(reason for reason in Reason if reason in told)
    return Pair(one.id, other.id, round(100 * likely), reasons_in_order, is_doubtful)


def _is_one_letter_off(one: Subject, other: Subject) -> bool:
    first = {core for name in one.names for core in cores(name)[:1]}
    second = {core for name in other.names for core in cores(name)[:1]}
    return any(_differ_by_one(a, b) for a in first for b in second)


def _differ_by_one(one: str, other: str) -> bool:
    """Tell whether one letter was left out, put in, replaced, or changed places with its neighbour; digits count."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    short, long = sorted((one, other), key=len)
    start = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) == len(long):
        swapped = short[start + 1 : start + 2] + short[start : start + 1]
        return short[start + 1 :] == long[start + 1 :] or (
            swapped == long[start : start + 2] and short[start + 2 :] == long[start + 2 :]
        )
    return len(long) == len(short) + 1 and short[start:] == long[start + 1 :]


def _contradict(one: Subject, other: Subject) -> bool:
    ids = {id_key(one.national_id), id_key(other.national_id)} - {""}
    return len(ids) > 1 or bool(one.kind and other.kind and one.kind != other.kind)


def _blocks(subjects: Sequence[Subject]) -> Iterator[tuple[Reason, list[str]]]:
    blocks: dict[tuple[Reason, str], list[str]] = {}
    for subject in subjects:
        for key in dict.fromkeys(_keys(subject)):
            blocks.setdefault(key, []).append(subject.id)
    for (reason, _), block in blocks.items():
        if len(block) > 1 and not (reason is Reason.PHONE and len(block) > _SWITCHBOARD):
            yield reason, block
    yield from _misspelt(subjects)


def _keys(subject: Subject) -> Iterator[tuple[Reason, str]]:
    for name in subject.names:
        if folded := search_key(name):
            yield Reason.NAME, folded
            yield from ((Reason.CORE, core) for core in cores(name))
    if number := id_key(subject.national_id):
        yield Reason.NATIONAL_ID, number
    for phone in subject.phones:
        if number := phone_key(phone):
            yield Reason.PHONE, number


def _misspelt(subjects: Sequence[Subject]) -> Iterator[tuple[Reason, list[str]]]:
    """Put names together that become the same when one letter is left out of one or of both."""
    seen: dict[str, str] = {}
    several: dict[str, list[str]] = {}
    for subject in subjects:
        for core in dict.fromkeys(core for name in subject.names for core in cores(name)[:1]):
            if not _SHORTEST_MISSPELT <= len(core) <= _LONGEST_MISSPELT:
                continue
            for rest in {core, *[core[:at] + core[at + 1 :] for at in range(len(core))]}:
                known = seen.setdefault(rest, subject.id)
                if known is not subject.id:
                    several.setdefault(rest, [known]).append(subject.id)
    yield from ((Reason.SPELLING, block) for block in several.values())


def id_key(text: str) -> str:
    """Return the digits of a national identifier; a few digits or one digit all over are no identifier."""
    digits = re.sub(r"\D", "", latin_digits(text))
    return digits.lstrip("0") if len(digits) >= _SHORTEST_ID and len(set(digits)) > 1 else ""


@lru_cache(20_000)
def cores(name: str) -> tuple[str, ...]:
    """Return a name folded without common words, once in its order and once with its words sorted."""
    words = [word for word in map(search_key, _WORDS.split(without_controls(name))) if word]
    telling = [word for word in words if word not in _COMMON] or words
    return tuple(dict.fromkeys(("".join(telling), " ".join(sorted(telling))))) if telling else ()
