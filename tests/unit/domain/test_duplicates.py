"""Actors that may be the same."""

import pytest

from app.domain.duplicates import Reason, Subject, pairs


def _named(*names: str) -> list[Subject]:
    return [Subject(str(at), (name,)) for at, name in enumerate(names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("دانشگاه علمی کاربردی", "دانشگاه علمي كاربردي"),
        ("می‌کوشیم", "میکوشیم"),
        ("مؤسسه ۱۲", "موسسه 12"),
        ("بانک  توسعه", "بانک توسعه"),
    ],
)
def test_that_names_are_the_same_however_spelt(one: str, other: str) -> None:
    assert [pair.reasons for pair in pairs(_named(one, other))] == [(Reason.NAME,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("شرکت پارس رایان", "پارس رایان"),
        ("شرکت پارس رایان (سهامی خاص)", "پارس‌رایان"),
        ("جویشگر بومی", "شرکت جویشگربومی"),
        ("احمدی، علی", "دکتر علی احمدی"),
        ("سازمان فناوری اطلاعات ایران", "فناوری اطلاعات"),
    ],
)
def test_that_common_words_and_the_order_of_words_do_not_part_names(one: str, other: str) -> None:
    assert [pair.reasons for pair in pairs(_named(one, other))] == [(Reason.CORE,)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("جویشگر بومی", "جوشگر بومی"),
        ("شرکت داده‌پردازی", "داده‌پردازی‌ها و"),
        ("فناوری اطلاعات", "فناوری اطلاعان"),
        ("فناوری اطلاعات", "فنوارى اطلاعات"),
    ],
)
def test_that_names_one_letter_apart_may_be_misspelt(one: str, other: str) -> None:
    found = pairs(_named(one, other))
    assert [pair.reasons for pair in found] in ([(Reason.SPELLING,)], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [("کارگاه شماره 12", "کارگاه شماره 13"), ("علی رضا", "علی رضی"), ("فناوری اطلاعات", "فناوری ارتباطات")],
)
def test_that_numbers_and_short_names_are_not_misspelt(one: str, other: str) -> None:
    assert pairs(_named(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("شعبه ۱", "شعبه ۲"), ("دانشگاه تهران", "دانشگاه شیراز"), ("شرکت", "سازمان"), ("", ""), ("؟", "!")],
)
def test_that_other_names_are_other_actors(one: str, other: str) -> None:
    assert pairs(_named(one, other)) == []


def test_that_another_name_of_an_actor_counts() -> None:
    subjects = [Subject("a", ("سازمان فناوری اطلاعات", "فاوا")), Subject("b", ("فاوا",))]
    assert [(pair.first, pair.second) for pair in pairs(subjects)] == [("a", "b")]


def test_that_one_national_identifier_is_nearly_sure() -> None:
    subjects = [Subject("a", ("الف",), national_id="۰۰۱۰۳۸۶۰۱۲۳"), Subject("b", ("ب",), national_id="10386-0123")]
    assert [(pair.score, pair.reasons) for pair in pairs(subjects)] == [(95, (Reason.NATIONAL_ID,))]


@pytest.mark.parametrize("written", ["0000000000", "1", "نامعلوم", "11111111111"])
def test_that_what_is_no_identifier_joins_nobody(written: str) -> None:
    assert pairs([Subject("a", ("الف",), national_id=written), Subject("b", ("ب",), national_id=written)]) == []


def test_that_one_telephone_is_a_reason_however_written() -> None:
    subjects = [Subject("a", ("الف",), phones=("+98 21 8888 1111",)), Subject("b", ("ب",), phones=("021-88881111",))]
    assert [pair.reasons for pair in pairs(subjects)] == [(Reason.PHONE,)]


def test_that_the_telephone_of_its_organisation_does_not_make_a_person_a_duplicate() -> None:
    person = Subject("a", ("علی",), "person", phones=("02188881111",))
    assert pairs([person, Subject("b", ("شرکت ب",), "organisation", phones=("02188881111",))]) == []


def test_that_a_telephone_of_very_many_is_a_switchboard() -> None:
    assert pairs([Subject(str(at), (f"نام {at}",), phones=("02188881111",)) for at in range(50)]) == []


def test_that_different_identifiers_speak_against_one_name() -> None:
    same = pairs([Subject("a", ("الف",)), Subject("b", ("الف",))])[0]
    other = pairs([Subject("a", ("الف",), national_id="10101010"), Subject("b", ("الف",), national_id="20202020")])[0]
    assert other.score < same.score / 2
    assert (same.is_doubtful, other.is_doubtful) == (False, True)


def test_that_more_reasons_make_it_likelier_and_the_likeliest_comes_first() -> None:
    found = pairs(
        [
            Subject("a", ("پارس رایان",)),
            Subject("b", ("شرکت پارس رایان",)),
            Subject("c", ("نگین",), phones=("02188881111",)),
            Subject("d", ("نگین",), phones=("02188881111",)),
        ]
    )
    assert [(pair.first, pair.second) for pair in found] == [("c", "d"), ("a", "b")]


def test_that_actors_told_apart_are_not_proposed_again() -> None:
    subjects = _named("الف", "الف", "الف")
    found = pairs(subjects, [("1", "0")])
    assert [(pair.first, pair.second) for pair in found] == [("0", "2"), ("1", "2")]


def test_that_thousands_of_one_name_give_no_more_pairs_than_actors() -> None:
    assert len(pairs(_named(*["الف"] * 3_000))) == 2_999
