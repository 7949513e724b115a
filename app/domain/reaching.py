"""Contact channels as people write them: which channel it is, and numbers that are the same number."""

import re
from typing import Final

from app.domain.text import latin_digits, persian_digits, without_controls

_SHORTEST_NUMBER: Final = 5
_LONGEST_NUMBER: Final = 15
_FEWEST_DIGITS: Final = 3
"""An emergency or inner number has no more; a remark beside a number has fewer."""
_NUMBERED: Final = frozenset({"phone", "mobile", "fax"})
_EXTENSION: Final = re.compile(r"(?:داخلی|ext\.?|x)\s*\d*\s*$", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\+?[\d\s().\-/–−]+")
_COUNTRY: Final = "98"
_NATIONAL_LENGTH: Final = 10
_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_WEB: Final = re.compile(
    r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:ir|com|org|net|gov|edu|io)(?:/\S*)?", re.IGNORECASE
)


def phone_key(text: str) -> str:
    """Return the digits that tell one telephone from another: +98, 0098 and 0 before them do not count.

    Blank when `text` is no telephone number.
    """
    typed = _EXTENSION.sub("", latin_digits(without_controls(text)).strip()).strip()
    if not _NUMBER.fullmatch(typed):
        return ""
    digits = re.sub(r"\D", "", typed)
    if not _SHORTEST_NUMBER <= len(digits.lstrip("0")) <= _LONGEST_NUMBER:
        return ""
    national = digits.lstrip("0")
    if national.startswith(_COUNTRY) and len(national) == len(_COUNTRY) + _NATIONAL_LENGTH:
        return national[len(_COUNTRY) :]
    return national


def channel_of(text: str) -> str:
    """Return the channel that an address or number belongs to, blank when it is neither."""
    typed = latin_digits(without_controls(text)).strip()
    if _EMAIL.fullmatch(typed):
        return "email"
    if _WEB.fullmatch(typed):
        return "web"
    number = phone_key(typed)
    if not number:
        return ""
    return "mobile" if number.startswith("9") and len(number) == _NATIONAL_LENGTH else "phone"


def fits_channel(channel: str, text: str) -> bool:
    """Tell whether `text` can be what a channel holds: a number has digits, whatever is said beside them."""
    if channel in _NUMBERED:
        return sum(letter.isdecimal() for letter in text) >= _FEWEST_DIGITS
    return channel != "email" or "@" in text


def shown(channel: str, text: str) -> str:
    """Write a number with Persian digits and any other address as it is; without a channel the text tells."""
    is_number = channel in _NUMBERED or (not channel and bool(phone_key(text)))
    return persian_digits(text) if is_number else text
