"""What one line of fast entry in the form of an actor means: a number, a contact, a rating, a relation, a role."""

import datetime as dt
import re
from typing import Any, Final

from app.domain.choosing import choice_named
from app.domain.reaching import channel_of
from app.domain.standing import SCALES
from app.domain.tables.people import RELATION, STRENGTHS
from app.domain.text import latin_digits, without_controls

_PARTS: Final = re.compile(r"[؛;،,]")
_NUMBERS: Final = re.compile(r"(?:[+\-−]?\d+[\s،,]*)+")
_NUMBER: Final = re.compile(r"[+\-−]?\d+")
_FLOW_CHOICES: Final = ("flow", "formality", "frequency")


def channel(text: str) -> dict[str, Any]:
    """Read a number or an address, and a note after a semicolon."""
    value, _, note = (part.strip() for part in text.partition("؛"))
    return {"value": value, "channel": channel_of(value) or None, "note": note}


def contact(text: str, today: dt.date, person: str) -> dict[str, Any]:
    """Read what was said today."""
    return {"summary": text, "on": today, "person": person}


def rating(text: str, today: dt.date) -> dict[str, Any] | None:
    """Read «۸ ۷ -۲ دلیل»: power, interest, attitude, legitimacy and urgency as far as given, then the reason."""
    bare = latin_digits(without_controls(text)).strip()
    head = _NUMBERS.match(bare)
    if head is None:
        return None
    numbers = [int(number.replace("−", "-")) for number in _NUMBER.findall(head[0])]
    if len(numbers) > len(SCALES):
        return None
    reason = without_controls(text).strip()[head.end() :].strip(" ؛،:-")
    return {**dict(zip(SCALES, numbers, strict=False)), "on": today, "aim": "current", "reason": reason}


def relation(text: str) -> tuple[str, dict[str, Any]]:
    """Read «نام؛ مالی؛ ۳؛ رسمی»: the name of the other, then what is known of the flow."""
    name, *parts = [part.strip() for part in _PARTS.split(text)]
    values: dict[str, Any] = {}
    notes = []
    for part in filter(None, parts):
        field = next((one for one in _FLOW_CHOICES if choice_named(RELATION.by_name[one], part)), "")
        digits = latin_digits(part)
        if field:
            values[field] = choice_named(RELATION.by_name[field], part)
        elif digits.isascii() and digits.isdigit() and 1 <= int(digits) <= STRENGTHS:
            values["strength"] = int(digits)
        else:
            notes.append(part)
    return name, {**values, **({"note": "، ".join(notes)} if notes else {})}


def role(text: str) -> tuple[str, str]:
    """Read «نام؛ سمت»."""
    name, *rest = [part.strip() for part in _PARTS.split(text, maxsplit=1)]
    return name, rest[0] if rest else ""
