"""An actor jotted down in one line, choices by their words, and telephone numbers that are the same."""

import pytest

from app import i18n
from app.domain.actor_line import guessed, read_line
from app.domain.choosing import choice_named
from app.domain.reaching import channel_of, phone_key
from app.domain.tables.people import ACTOR


def test_that_a_bare_line_is_a_name() -> None:
    found = read_line("  سازمان صنعت، معدن و تجارت ")
    assert (found.values["name"], found.contacts) == ("سازمان صنعت، معدن و تجارت", ())


def test_that_what_follows_the_name_is_understood() -> None:
    found = read_line("سارا نوری؛ شخص؛ رسانه؛ بخش خصوصی؛ ۰۹۱۲ ۱۲۳ ۴۵۶۷؛ a@b.ir؛ #داور #خبره؛ از نمایشگاه")
    assert found.values == {
        "name": "سارا نوری",
        "kind": "person",
        "helix": "media",
        "sector": "private",
        "tags": ["داور", "خبره"],
        "notes": "از نمایشگاه",
    }
    assert found.contacts == (("mobile", "۰۹۱۲ ۱۲۳ ۴۵۶۷"), ("email", "a@b.ir"))


def test_that_other_words_for_a_group_or_sector_are_understood() -> None:
    found = read_line("مرکز آموزش البرز؛ دانشگاهی؛ دولتی؛ تولیدکننده")
    assert found.values == {
        "name": "مرکز آموزش البرز",
        "helix": "university",
        "sector": "public",
        "chain": "production",
    }


@pytest.mark.parametrize("line", ["", "   ", "؛؛"])
def test_that_an_empty_line_has_no_name(line: str) -> None:
    assert read_line(line).values == {"name": ""}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("دکتر علی رضایی", {"kind": "person"}),
        ("دانشگاه صنعتی شریف", {"helix": "university"}),
        ("بانك توسعه", {"helix": "finance"}),
        ("شرکت دکتر نان", {"helix": "industry"}),
        ("مهندسین مشاور تهران", {}),
        ("علی رضایی", {}),
    ],
)
def test_that_a_name_tells_something_of_its_bearer(name: str, told: dict[str, str]) -> None:
    assert guessed(name) == told


@pytest.mark.parametrize("words", ["university", "University and research", "دانشگاه و پژوهش", "دانشگاه‌وپژوهش"])
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_that_a_choice_is_known_by_its_words_in_any_language(language: str, words: str) -> None:
    i18n.set_language(language)
    assert choice_named(ACTOR.by_name["helix"], words) == "university"


def test_that_other_words_are_no_choice() -> None:
    assert choice_named(ACTOR.by_name["helix"], "مریخیان") is None


@pytest.mark.parametrize(
    "typed",
    ["09121234567", "+98 912 123 4567", "0098-912-1234567", "۰۹۱۲ ۱۲۳ ۴۵۶۷", "٩١٢١٢٣٤٥٦٧", "(0912) 123-4567"],
)
def test_that_one_number_has_one_key(typed: str) -> None:
    assert phone_key(typed) == "9121234567"


def test_that_an_extension_does_not_make_another_number() -> None:
    assert phone_key("021-88881111 داخلی ۱۲") == phone_key("+98 21 8888 1111")


@pytest.mark.parametrize("typed", ["", "نامعلوم", "12", "0000000", "1" * 40, "a@b.ir", "۸۸۸ الف"])
def test_that_no_number_has_no_key(typed: str) -> None:
    assert phone_key(typed) == ""


@pytest.mark.parametrize(
    ("typed", "channel"),
    [
        ("021-88881111", "phone"),
        ("۰۹۱۲۱۲۳۴۵۶۷", "mobile"),
        ("info@khooshe.ir", "email"),
        ("www.khooshe.ir", "web"),
        ("https://khooshe.ir/a", "web"),
        ("khooshe.ir", "web"),
        ("خیابان آزادی", ""),
    ],
)
def test_that_a_channel_is_known_by_its_form(typed: str, channel: str) -> None:
    assert channel_of(typed) == channel
