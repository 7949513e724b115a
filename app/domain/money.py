"""Amounts of money: whole rials of any size, shown with toman and words."""

import re
from typing import Final

from app.domain.text import grouped, latin_digits, without_controls

_ONES: Final = (
    "صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
).split()
_TENS: Final = ["", "", *"بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()]
_HUNDREDS: Final = ["", *"صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()]
_SCALES: Final = (
    "",
    "هزار",
    "میلیون",
    "میلیارد",
    "تریلیون",
    "کوادریلیون",
    "کوینتیلیون",
    "سکستیلیون",
    "سپتیلیون",
)
_BEYOND: Final = 1000 ** len(_SCALES)
_SEPARATORS: Final = re.compile(r"[\s,،٬'_.\u066b]")
LARGEST: Final = 2**63 - 1
RIALS_IN_TOMAN: Final = 10


def parse(text: str) -> int | None:
    """Read whole rials as typed, with any digits and separators; blank means not entered.

    Raises:
        ValueError: not a whole number from 0 to 2^63-1.
    """
    typed = latin_digits(without_controls(text)).replace("ریال", "").strip()
    if not typed:
        return None
    if re.search(r"[.\u066b]\d{1,2}$", typed):
        raise ValueError(text)
    digits = _SEPARATORS.sub("", typed)
    if not re.fullmatch(r"[0-9]{1,19}", digits) or int(digits) > LARGEST:
        raise ValueError(text)
    return int(digits)


def words(amount: int) -> str:
    """Write a whole number in Persian words: 1250 is «یک هزار و دویست و پنجاه»."""
    if amount == 0:
        return _ONES[0]
    if amount < 0:
        return f"منفی {words(-amount)}"
    if amount >= _BEYOND:
        return grouped(amount)
    groups: list[str] = []
    for scale in _SCALES:
        amount, group = divmod(amount, 1000)
        if group:
            groups.append(f"{_below_thousand(group)} {scale}".strip())
    return " و ".join(reversed(groups))


def _below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10) if rest >= len(_ONES) else (0, rest)
    parts = (_HUNDREDS[hundreds], _TENS[tens], _ONES[ones] if ones else "")
    return " و ".join(part for part in parts if part)


def rials(amount: int) -> str:
    """Write «۱٬۲۵۰٬۰۰۰ ریال»."""
    return f"{grouped(amount)} ریال"


def in_words(amount: int) -> str:
    """Write rials in words and, when whole, in toman: for tooltips and printed forms."""
    toman, rest = divmod(amount, RIALS_IN_TOMAN)
    text = f"{words(amount)} ریال"
    return text if rest or not toman else f"{text} ({words(toman)} تومان)"
