"""Numbers of agreements: the next one, and those given twice."""

import pytest

from app.domain.agreement_number import given_twice, next_number


@pytest.mark.parametrize(
    ("numbers", "number"),
    [
        ([], "۱۴۰۵/۱"),
        (["۱۴۰۵/۹", "1405/11", "١٤٠٥/٣"], "۱۴۰۵/۱۲"),
        (["۱۴۰۴/۷"], "۱۴۰۵/۱"),
        (["م-۱۴۰۴/۷", "م-۱۴۰۵/۲"], "م-۱۴۰۵/۳"),
        (["MoU-18", "MoU-20"], "MoU-۲۱"),
        (["نامه"], "۱۴۰۵/۱"),
        (["", "۷"], "۸"),
    ],
)
def test_that_numbers_count_on(numbers: list[str], number: str) -> None:
    assert next_number(numbers, 1405) == number


def test_that_a_prefix_counts_its_own_numbers() -> None:
    assert next_number(["۱۴۰۵/۹", "الف-۱۴۰۵/۲"], 1405, "الف-") == "الف-۱۴۰۵/۳"
    assert next_number(["۱۴۰۵/۹"], 1405, "ب-") == "ب-۱۴۰۵/۱"


def test_that_a_number_given_twice_is_found_in_any_digits() -> None:
    numbers = {"a": "۱۴۰۵/۱۲", "b": "1405/12 ", "c": "1405/13", "d": "", "e": ""}
    assert list(given_twice(numbers).values()) == [("a", "b")]
