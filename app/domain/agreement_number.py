"""The number that the next agreement is likely to bear, and numbers that were given twice."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from app.domain.meeting_number import next_number as count_on
from app.domain.text import latin_digits, persian_digits, search_key, without_controls

_OF_A_YEAR: Final = re.compile(r"(\D*)(1[345]\d\d)(\D+)(\d{1,9})(\D*)")


def next_number(numbers: Iterable[str], year: int, prefix: str = "") -> str:
    """Count on from the numbers given so far, in their spelling; the first of all is «۱۴۰۵/۱».

    Where numbers name a Jalali year, counting begins anew in `year`: after «م-۱۴۰۴/۷» comes «م-۱۴۰۵/۱». With a
    `prefix` only numbers that begin with it are looked at, and the new one bears it.
    """
    typed = [latin_digits(without_controls(number)).strip() for number in numbers]
    known = [number for number in typed if number.startswith(latin_digits(prefix))]
    dated = [found for number in known if (found := _OF_A_YEAR.fullmatch(number))]
    if dated:
        latest = max(dated, key=lambda found: (int(found[2]), int(found[4])))
        of_this_year = [int(found[4]) for found in dated if int(found[2]) == year]
        return persian_digits(f"{latest[1]}{year}{latest[3]}{max(of_this_year, default=0) + 1}{latest[5]}")
    if any(re.search(r"\d", number) for number in known):
        return count_on(known)
    return persian_digits(f"{prefix}{year}/1")


def given_twice(numbers: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the ids that bear a number which others bear too, by that number as it is compared."""
    bearers: dict[str, list[str]] = {}
    for row_id, number in numbers.items():
        if key := search_key(number):
            bearers.setdefault(key, []).append(row_id)
    return {key: tuple(ids) for key, ids in bearers.items() if len(ids) > 1}
