"""An actor in one line, as it is jotted down in the field: a name, then what else is known, parted by semicolons.

«دکتر سارا نوری؛ دانشگاهی؛ ۰۹۱۲۱۲۳۴۵۶۷؛ #داوران» is a person of the university group with a mobile number and a tag.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.choice_words import CHOICE_WORDS
from app.domain.choosing import choice_named
from app.domain.reaching import channel_of
from app.domain.tables.people import ACTOR
from app.domain.text import search_key

_PARTS: Final = re.compile(r"[؛;|\t\n]")
_CHOICES: Final = ("helix", "kind", "sector", "chain", "side")
_TITLES: Final = frozenset(
    map(search_key, ("آقای", "خانم", "دکتر", "مهندس", "استاد", "سرکار", "جناب", "حاج", "سید", "سیده", "Dr", "Mr", "Ms"))
)
_HELIX_WORDS: Final = {
    "government": ("وزارت", "سازمان", "استانداری", "فرمانداری", "شهرداری", "معاونت", "ستاد", "گمرک", "اداره"),
    "university": ("دانشگاه", "دانشکده", "پژوهشگاه", "پژوهشکده", "آزمایشگاه"),
    "industry": ("شرکت", "کارخانه", "کارگاه", "صنایع", "تولیدی", "هلدینگ"),
    "finance": ("بانک", "صندوق", "بیمه", "کارگزاری", "بورس"),
    "civil": ("انجمن", "اتحادیه", "کانون", "تشکل", "خیریه", "سمن"),
    "media": ("خبرگزاری", "روزنامه", "رسانه", "مجله", "صداوسیما"),
    "support": ("پارک", "شتاب‌دهنده", "شتابدهنده", "اتاق", "شهرک"),
    "users": ("کاربران", "مشتریان", "مصرف‌کنندگان", "شهروندان"),
}
_HELIX_BY_WORD: Final = {search_key(word): helix for helix, words in _HELIX_WORDS.items() for word in words}


@dataclass(frozen=True)
class ActorLine:
    """What one line says: fields of the actor, and contact channels with their values."""

    values: dict[str, object]
    contacts: tuple[tuple[str, str], ...]


def read_line(line: str) -> ActorLine:
    """Read an actor jotted down in one line; what is not understood becomes a note."""
    name, *parts = [part.strip() for part in _PARTS.split(line)] or [""]
    values: dict[str, object] = {"name": name}
    contacts: list[tuple[str, str]] = []
    rest: list[str] = []
    tags: list[str] = []
    for part in filter(None, parts):
        field, choice = _choice_in(part, [one for one in _CHOICES if one not in values])
        if part.startswith("#"):
            tags.extend(filter(None, (tag.strip() for tag in part.split("#"))))
        elif field:
            values[field] = choice
        elif channel := channel_of(part):
            contacts.append((channel, part))
        else:
            rest.append(part)
    values |= {name: told for name, told in (("tags", tags), ("notes", "\n".join(rest))) if told}
    return ActorLine({**guessed(name), **values}, tuple(contacts))


def _choice_in(part: str, fields: Sequence[str]) -> tuple[str, str]:
    """Return the field that a part tells, by its label before other words for it, and what it tells; else blanks."""
    words = search_key(part)
    named = ((field, choice_named(ACTOR.by_name[field], part)) for field in fields)
    meant = ((field, CHOICE_WORDS[field].get(words)) for field in fields)
    return next(((field, choice) for field, choice in (*named, *meant) if choice), ("", ""))


def guessed(name: str) -> dict[str, object]:
    """Return what a name tells of its bearer: a person by a title, the group of an organisation by its first word."""
    first = search_key(name.split(maxsplit=1)[0]) if name.split() else ""
    if first in _TITLES:
        return {"kind": "person"}
    return {"helix": _HELIX_BY_WORD[first]} if first in _HELIX_BY_WORD else {}
