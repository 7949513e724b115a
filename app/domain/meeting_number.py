"""The number that the next meeting of a series is likely to bear."""

import re
from collections.abc import Iterable
from typing import Final

from app.domain.text import latin_digits, persian_digits, without_controls

_LAST_NUMBER: Final = re.compile(r"(.*?)(\d{1,9})(\D*)", re.DOTALL)


def next_number(numbers: Iterable[str]) -> str:
    """Count on from the greatest of the numbers given so far, in the same spelling: after «۱۴۰۵-۹» comes «۱۴۰۵-۱۰».

    The last digits of a number are what counts; the words around them are kept. Without any the first is «۱».
    """
    latest, spelling = 0, ("", "", "")
    for number in numbers:
        found = _LAST_NUMBER.fullmatch(latin_digits(without_controls(number)).strip())
        if found and int(found[2]) >= latest:
            latest, spelling = int(found[2]), (found[1], found[2], found[3])
    before, digits, after = spelling
    return persian_digits(f"{before}{latest + 1:0{len(digits)}}{after}")
