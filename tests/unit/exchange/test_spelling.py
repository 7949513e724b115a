"""Spelling is repaired where it is surely wrong and left alone elsewhere."""

import json
from collections import Counter

import pytest

from app.exchange.spelling import apply_edits, edits_of, vocabulary
from tests.helpers.tables import DATA


def repaired(text: str, *others: str) -> str:
    return apply_edits(text, edits_of(text, vocabulary([text, *others]), is_title=True))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("برنامه ها", "برنامه‌ها"),
        ("چالشها و فرصتهای خوشه", "چالش‌ها و فرصت‌های خوشه"),
        ("راهبرد ها", "راهبردها"),
        ("ذینفعان", "ذی‌نفعان"),
        ("ذی نفعان", "ذی‌نفعان"),
        ("می شود", "می‌شود"),
        ("مدل کسب و کار", "مدل کسب‌وکار"),
        ("زیر خوشه ها", "زیرخوشه‌ها"),
        ("تامین مالی", "تأمین مالی"),
        ("مهم ترین بازار", "مهم‌ترین بازار"),
        ("(بخش عمومی- خصوصی)", "(بخش عمومی–خصوصی)"),
        ("ارزیابی بازار؟", "ارزیابی بازار"),
        ("بررسی و تجلیل وضعیت موجود", "بررسی و تحلیل وضعیت موجود"),
        ("عوامل فنی، مالی، حقوقی توسعه", "عوامل فنی، مالی و حقوقی توسعه"),
    ],
)
def test_that_a_sure_mistake_is_repaired(printed: str, expected: str) -> None:
    assert repaired(printed) == expected
    assert repaired(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        "تنها راه نهایی و بهای انتهایی",
        "تجلیل از برگزیدگان",
        "آیا بازار آماده است؟",
        "جریان خدمات، اطلاعات، مالی و ارزش ناملموس",
        "منابع مالی، نیروی انسانی، زیرساخت فنی و حقوقی",
        "مصاحبه، پرسش، تحلیل داده و گزارش",
        "همکاری دولت - صنعت",
        "برای بخشی از بازار",
        "عوامل و منافع خوشه",
    ],
)
def test_that_sound_text_is_left_alone(text: str) -> None:
    assert repaired(text, "عامل منابع عامل منابع عامل منابع") == text


def test_that_a_rare_word_close_to_a_frequent_one_is_repaired() -> None:
    others = ["دانش خوشه پوشاکیان"] * 3
    assert repaired("انتقال دانش پوشباکیان", *others) == "انتقال دانش پوشاکیان"
    assert repaired("انتقال دانش پوشباکیان", others[0]) == "انتقال دانش پوشباکیان"


def test_that_correct_titles_of_the_seed_need_no_repair() -> None:
    titles = [row["title"] for row in json.loads((DATA / "roadmap.json").read_text(encoding="utf-8"))]
    words = vocabulary(titles)
    assert Counter(bool(edits_of(title, words, is_title=True)) for title in titles) == {False: 47}
