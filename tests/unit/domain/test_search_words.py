"""Words to search by: every spelling of a thing finds every other."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.search_words import (
    compact,
    fold,
    index_words,
    is_word,
    joined_words,
    query_cuts,
    query_forms,
)

# Each line is one thing in several spellings, as people of the field write it; each must find each.
SPELLINGS = (
    ("تفاهم‌نامه", "تفاهم نامه", "تفاهمنامه"),
    ("ذی‌نفعان", "ذی نفعان", "ذينفعان"),
    ("می‌شود", "می شود", "میشود"),
    ("نمی‌توان", "نمی توان", "نميتوان"),
    ("برنامه‌ها", "برنامه ها", "برنامهها"),
    ("شرکت‌های", "شرکت های", "شرکتهای"),
    ("بزرگ‌ترین", "بزرگ ترین", "بزرگترین"),
    ("مهم‌تر", "مهم تر", "مهمتر"),
    ("هم‌افزایی", "هم افزایی", "همافزایی"),
    ("شبکه‌سازی", "شبکه سازی", "شبكه‌سازي"),
    ("کسب‌وکار", "کسب وکار", "كسب‌وكار"),
    ("مسئول", "مسؤول", "مسوول"),
    ("هیئت", "هیأت", "هيات"),
    ("مسئله", "مسأله", "مساله"),
    ("خوشه‌ی", "خوشهٔ", "خوشۀ", "خوشه"),
    ("آموزش", "آمُوزِش", "آمـوزش", "اموزش"),
    ("۱۴۰۵", "١٤٠٥", "1405"),
    ("خوشه‌یار", "خوشه یار", "خوشهیار"),
    ("دانش‌بنیان", "دانش بنیان", "دانشبنیان"),
    ("تأیید", "تائید", "تایید"),
    ("جلسة", "جلسه", "ﺟﻠﺴﻪ"),
    ("ارزش‌افزوده", "ارزش افزوده", "ارزشافزوده"),
    ("Café", "CAFE", "ｃａｆｅ"),
)
VARIANTS = [(typed, written) for group in SPELLINGS for typed in group for written in group if typed != written]


def finds(typed: str, written: str) -> bool:
    """Tell whether a search finds a text, as the index does: every word of one form begins a word of the text."""
    words = index_words(written).split()
    return any(
        all(any(word.startswith(wanted) for word in words) for wanted in form)
        for form in (*query_forms(typed), *query_cuts(typed))
    )


def test_that_there_are_enough_variants() -> None:
    assert len(VARIANTS) >= 56


@pytest.mark.parametrize(("typed", "written"), VARIANTS)
def test_that_every_spelling_finds_every_other(typed: str, written: str) -> None:
    assert finds(typed, f"گزارش {written} در استان")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("شرکت دانش", "شرکت‌های دانش‌بنیان"),
        ("کتاب‌ها", "کتاب"),
        ("کتابها", "کتاب مرجع"),
        ("بنیان شرکت", "شرکت‌های دانش‌بنیان"),
        ("توس", "توسعه خوشه"),
        ("۰۲۱ ۸۸", "021-88776655"),
    ],
)
def test_that_parts_and_other_endings_are_found(typed: str, written: str) -> None:
    assert finds(typed, written)


@pytest.mark.parametrize(("typed", "written"), [("خوشه", "خوش"), ("سنگ قم", "سنگ یزد"), ("1405", "1404")])
def test_that_other_words_are_not_found(typed: str, written: str) -> None:
    assert not finds(typed, written)


def test_that_a_number_is_one_word_without_its_signs() -> None:
    assert compact("۰۲۱-۸۸ ۷۷") == "0218877"


def test_that_joining_and_splitting_are_two_ways_of_writing() -> None:
    assert joined_words("شرکت‌های دانش بنیان می شود") == ["شرکتهای", "دانشبنیان", "میشود"]
    assert index_words("شرکت‌های دانش‌بنیان می‌شود").split()[-4:] == ["شرکت", "دانش", "بنیان", "شود"]


@pytest.mark.parametrize("text", ["", " ", "\u200c", "!؟-_", '"*()', "ی"])
def test_that_signs_are_no_words(text: str) -> None:
    assert query_forms(text) == []
    assert index_words(text) == ""


LETTERS = st.text(st.sampled_from("اآأبتمنیيكکهۀةءئؤو \u200c\u0640\u064eهاتر۱١1aÉİß-"), max_size=40)


@given(st.one_of(LETTERS, st.text(max_size=40)))
@example("هم هم نا مه")
def test_that_what_is_folded_stays(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    joined = " ".join(joined_words(text))
    assert " ".join(joined_words(joined)) == joined


@given(st.one_of(LETTERS, st.text(max_size=40)))
def test_that_a_text_finds_itself(text: str) -> None:
    assert finds(text, text) or not query_forms(text)


@given(st.one_of(LETTERS, st.text(max_size=40)))
def test_that_no_sign_of_the_query_language_is_left(text: str) -> None:
    for form in (*query_forms(text), *query_cuts(text)):
        assert all(map(is_word, form))
