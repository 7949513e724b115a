"""Keys that put siblings in order and leave room for more between any two.

A key is a fraction between 0 and 1 written with 62 digits whose order is that of their characters; it never ends in
the digit 0, so there is always a key between two different ones. Two agents may give the same key; the id of the row
then decides, and inserting between the two gives them new keys.
"""

import re
import string
from collections.abc import Sequence
from typing import Final

_DIGITS: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
_BASE: Final = len(_DIGITS)
_KEY: Final = re.compile(r"[0-9A-Za-z]*[1-9A-Za-z]")
_WIDTH: Final = 6
_SPACE: Final = _BASE**_WIDTH
_STEP: Final = _BASE**3


def between(before: str | None, after: str | None) -> str:
    """Return a short key between two others; None is the open end.

    Raises:
        ValueError: the keys are equal, in the wrong order or not keys at all; give the siblings new ones then.
    """
    if not is_gap(before, after):
        raise ValueError(before, after)
    if before is None and after is None:
        return _key(_SPACE // 2 + 1, _WIDTH)
    if after is None:
        number = _number(before or "", _WIDTH) + _STEP
        return _key(number, _WIDTH) if number < _SPACE else _middle(before or "", None)
    if before is None:
        number = _number(after, _WIDTH) - _STEP
        return _key(number, _WIDTH) if number > 0 else _middle("", after)
    return _middle(before, after)


def spread(count: int) -> list[str]:
    """Return `count` keys in order with room before, between and after them."""
    step = min(_STEP, _SPACE // (2 * count + 2))
    start = (_SPACE - count * step) // 2
    return [_key(start + step * place + 1, _WIDTH) for place in range(count)]


def insertion(keys: Sequence[str], place: int) -> tuple[str, dict[int, str]]:
    """Return the key of a new sibling at `place` among `keys`, and new keys of the others where needed.

    The second part maps places in `keys` to their new keys; it is empty unless the neighbours leave no room.
    """
    before = keys[place - 1] if place > 0 else None
    after = keys[place] if place < len(keys) else None
    if is_gap(before, after):
        return between(before, after), {}
    fresh = spread(len(keys) + 1)
    new = fresh.pop(place)
    return new, dict(enumerate(fresh))


def is_gap(before: str | None, after: str | None) -> bool:
    """Tell whether there is room between two keys; there is none beside what is no key of ours."""
    if any(key is not None and not _KEY.fullmatch(key) for key in (before, after)):
        return False
    return before is None or after is None or before < after


def _middle(before: str, after: str | None) -> str:
    width = 0
    while True:
        width += 1
        low = _number(before, width) + 1
        high = _BASE**width - 1 if after is None else _below(after, width)
        if low <= high:
            return _key((low + high + 1) // 2, width)


def _below(key: str, width: int) -> int:
    """Return the greatest number of `width` digits that is less than the key."""
    number = _number(key, width)
    return number if len(key) > width else number - 1


def _number(key: str, width: int) -> int:
    number = 0
    for digit in key[:width].ljust(width, "0"):
        number = number * _BASE + _DIGITS.index(digit)
    return number


def _key(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        digits = _DIGITS[digit] + digits
    return digits.rstrip("0")
