"""Digits, spelling, folding, sorting and codes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from app.domain import text

LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"


@given(st.text())
def test_that_normalising_twice_changes_nothing_more(typed: str) -> None:
    once = text.normalise(typed)
    assert text.normalise(once) == once


@given(st.text())
def test_that_folding_twice_changes_nothing_more(typed: str) -> None:
    once = text.search_key(typed)
    assert text.search_key(once) == once


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("ذی‌نفعان", "ذينفعان"),
        ("ذی‌نفعان", "ذی نفعان"),
        ("تفاهم‌نامه", "تفاهم نامه"),
        ("کسب‌وکار", "كسب و كار"),
        ("می‌شود", "میشود"),
        ("خوشهٔ", "خوشه"),
        ("مسئول", "مسیول"),
        ("تأمین", "تامین"),
        ("آینده", "اینده"),
        ("بند ۱۲", "بند 12"),
        ("بند ۱۲", "بند ١٢"),
        ("مُدیریت", "مدیریت"),
        ("خـــوشه", "خوشه"),
        ("SWOT", "swot"),
    ],
)
def test_that_spelling_variants_find_one_another(written: str, sought: str) -> None:
    assert text.search_key(sought) in text.search_key(written)


@given(st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=2, max_size=30))
def test_that_sorting_equals_the_persian_collation_of_icu(words: list[str]) -> None:
    collator = QCollator(QLocale(QLocale.Language.Persian, QLocale.Country.Iran))
    ours = sorted(words, key=text.sort_key)
    assert all(collator.compare(one, other) <= 0 for one, other in itertools.pairwise(ours))


def test_that_numbers_inside_text_sort_by_value() -> None:
    assert sorted(["بند ۱۰", "بند 9", "بند ۲"], key=text.sort_key) == ["بند ۲", "بند 9", "بند ۱۰"]


def test_that_a_code_shows_the_phase_at_the_right() -> None:
    assert text.without_controls(text.code((1, 2, 3))) == "۱-۲-۳"
    assert text.code((1, 2, 3)).startswith(text.RLI)
    assert text.code(()) == ""


@pytest.mark.parametrize(("number", "shown"), [(0, "۰"), (1250000, "۱٬۲۵۰٬۰۰۰"), (-7, "\u200e−۷")])
def test_that_numbers_are_grouped_with_persian_digits(number: int, shown: str) -> None:
    assert text.grouped(number) == shown
