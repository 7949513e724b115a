"""What changed between two texts, word by word."""

import random

import pytest

from app.domain.text_comparison import Run, compare


def _older(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.change != "added")


def _newer(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs if run.change != "removed")


def test_that_a_changed_word_is_told_whole() -> None:
    assert compare("مدت دوازده ماه است", "مدت بیست‌وچهار ماه است") == (
        Run("same", "مدت "),
        Run("removed", "دوازده"),
        Run("added", "بیست‌وچهار"),
        Run("same", " ماه است"),
    )


def test_that_neighbouring_changed_words_are_told_together() -> None:
    runs = compare("سالن آموزش را می‌دهد", "دو مربی را می‌دهد")
    assert runs == (Run("removed", "سالن آموزش"), Run("added", "دو مربی"), Run("same", " را می‌دهد"))


def test_that_equal_texts_have_no_changes() -> None:
    assert compare("ماده ۱", "ماده ۱") == (Run("same", "ماده ۱"),)
    assert compare("", "") == ()


def test_that_a_half_space_is_a_change_of_the_word() -> None:
    runs = compare("می شود", "می‌شود")
    assert _newer(tuple(run for run in runs if run.change != "same")) == "می‌شود"


@pytest.mark.parametrize("seed", range(40))
def test_that_the_pieces_make_up_both_texts(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 only a choice of cases
    words = ["ماده", "طرف\u200cها", "تعهد", " ", "  ", "\n", "،", "۱۴۰۵", "SWOT", "\r\n", "مُهر", "\u2028"]
    older, newer = ("".join(dice.choices(words, k=dice.randrange(60))) for _ in range(2))
    runs = compare(older, newer)
    assert (_older(runs), _newer(runs)) == (older, newer)


def test_that_one_word_in_a_long_text_is_found() -> None:
    words = [f"واژه{number % 997}" for number in range(20_000)]
    older = " ".join(words)
    words[9_000] = "دیگر"
    runs = compare(older, " ".join(words))
    assert [run.text for run in runs if run.change == "added"] == ["دیگر"]


def test_that_long_texts_that_share_nothing_are_told_whole() -> None:
    older, newer = "\n" * 60_000 + "الف", "ب " * 60_000
    runs = compare(older, newer)
    assert (_older(runs), _newer(runs)) == (older, newer)
