"""What an agent types in haste about a meeting, read into its parts."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from app.domain import jalali
from app.domain.actor import Actor
from app.domain.text import latin_digits, normalise, search_key, without_controls

_PARTED: Final = re.compile(r"\s+[/|—–]\s*|\s*[|—–]\s+")
_HYPHENS: Final = re.compile(r"\s+-\s+")
_LOOKS_LIKE_DATE: Final = re.compile(r"[\d٫،/.\-_]*\d[\d٫،/.\-_]*[/.\-]\d+")
_BULLET: Final = re.compile(r"^\s*(?:[-•*▪–]|\d{1,3}\s*[.)\-])\s+")
T = TypeVar("T")
_HONORIFICS: Final = re.compile(r"^(?:(?:جناب|سرکار|آقای?|خانم|دکتر|مهندس|استاد|حاج)\s+)+")


@dataclass(frozen=True)
class TypedDecision:
    """One line of decisions: what was decided, who follows it up, until when."""

    text: str
    owner: str = ""
    due: dt.date | None = None


class NoSuchDayError(ValueError):
    """What stands where a deadline should is no day of the calendar; `line` is the whole line."""

    def __init__(self, line: str) -> None:
        super().__init__(line)
        self.line = line


def read_decisions(text: str, today: dt.date) -> list[TypedDecision]:
    """Read one decision a line: «تهیه گزارش / رضایی / ۱۴۰۵/۰۳/۰۱»; owner and deadline may be left out.

    The parts are kept apart by a slash, a dash or a bar with spaces; a plain hyphen counts only before a deadline, as
    it is common within sentences.

    Raises:
        NoSuchDayError: a deadline does not exist.
    """
    return [read_decision(line, today) for line in text.splitlines() if line.strip()]


def read_decision(line: str, today: dt.date) -> TypedDecision:
    """Read one line as `read_decisions` does.

    Raises:
        NoSuchDayError: the deadline does not exist.
    """
    typed = _BULLET.sub("", normalise(without_controls(line))).strip()
    parts = [part.strip() for part in _PARTED.split(typed) if part.strip()]
    if len(parts) == 1:
        hyphened = [part.strip() for part in _HYPHENS.split(typed)]
        parts = hyphened if len(hyphened) > 1 and _day(hyphened[-1], today, line) else parts
    due = _day(parts[-1], today, line) if len(parts) > 1 else None
    rest = parts[:-1] if due else parts
    owner = rest.pop() if len(rest) > 1 else ""
    return TypedDecision(" - ".join(rest), owner, due)


def known_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Map the folded names of actors to their ids, archived ones and other names after the rest."""
    known: dict[str, str] = {}
    ordered = sorted(actors, key=lambda one: (bool(one.is_archived), one.id))
    others = ((actor, name) for actor in ordered for name in actor.other_names)
    for actor, name in (*((actor, actor.name) for actor in ordered), *others):
        if key := search_key(name):
            known.setdefault(key, actor.id)
    return known


def match(name: str, known: Mapping[str, str]) -> str | None:
    """Find the actor that a typed name means, with or without «آقای», «دکتر» and the like before it."""
    return known.get(search_key(name)) or known.get(search_key(bare_name(name)))


def match_among(name: str, present: Mapping[str, T]) -> T | None:
    """Find who of a few is meant by part of a name, such as the family name; None unless it is one alone.

    Args:
        name: what was typed.
        present: the names of those few and what each stands for.
    """
    words = {search_key(word) for word in bare_name(name).split()}
    meant = {value for one, value in present.items() if words and words <= {search_key(word) for word in one.split()}}
    return meant.pop() if len(meant) == 1 else None


def bare_name(name: str) -> str:
    """Take the forms of address off a name; one that is nothing else stays."""
    return _HONORIFICS.sub("", normalise(name).strip()) or name


def _day(part: str, today: dt.date, line: str) -> dt.date | None:
    try:
        return jalali.parse(part, today)
    except (ValueError, OverflowError):
        if _LOOKS_LIKE_DATE.fullmatch(latin_digits(part)):
            raise NoSuchDayError(line) from None
        return None
