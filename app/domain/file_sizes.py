"""How large a file is, in words."""

from typing import Final

from app.domain.text import persian_digits
from app.i18n import mark, tr

_UNITS: Final = (mark("{number} bytes"), mark("{number} KB"), mark("{number} MB"), mark("{number} GB"))
_STEP: Final = 1024
_FEW: Final = 10


def size_text(size: int) -> str:
    """Write a number of bytes in the unit that suits it, with one decimal below ten."""
    amount, unit = float(max(size, 0)), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    number = f"{amount:.1f}".removesuffix(".0") if unit and amount < _FEW else f"{amount:.0f}"
    return tr(_UNITS[unit], number=persian_digits(number.replace(".", "٫")))
