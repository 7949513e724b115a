"""What is typed in haste about a meeting."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.actor import Actor
from app.domain.quick_note import (
    NoSuchDayError,
    TypedDecision,
    known_names,
    match,
    match_among,
    read_decision,
    read_decisions,
)

TODAY = jalali.to_gregorian(1405, 2, 10)


def _day(year: int, month: int, day: int) -> dt.date:
    return jalali.to_gregorian(year, month, day)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("تهیه گزارش / رضایی / ۱۴۰۵/۰۳/۰۱", TypedDecision("تهیه گزارش", "رضایی", _day(1405, 3, 1))),
        ("تهیه گزارش — رضایی — ۱۴۰۵/۰۳/۰۱", TypedDecision("تهیه گزارش", "رضایی", _day(1405, 3, 1))),
        ("تهیه گزارش – رضایی", TypedDecision("تهیه گزارش", "رضایی")),
        ("تهیه گزارش | 1405-3-1", TypedDecision("تهیه گزارش", "", _day(1405, 3, 1))),
        ("تهیه گزارش / رضايي / فردا", TypedDecision("تهیه گزارش", "رضایی", _day(1405, 2, 11))),
        ("تهیه گزارش / رضایی / ١٤٠٥/٣/١", TypedDecision("تهیه گزارش", "رضایی", _day(1405, 3, 1))),
        ("تهیه گزارش - رضایی - ۳/۱", TypedDecision("تهیه گزارش", "رضایی", _day(1405, 3, 1))),
        ("نشست دوم - بخش نخست", TypedDecision("نشست دوم - بخش نخست")),
        ("بررسی درآمد/هزینه", TypedDecision("بررسی درآمد/هزینه")),
        ("۱. تهیه گزارش", TypedDecision("تهیه گزارش")),
        ("- تهیه گزارش / رضایی", TypedDecision("تهیه گزارش", "رضایی")),
        ("الف / ب / رضایی / ۱۰ روز بعد", TypedDecision("الف - ب", "رضایی", _day(1405, 2, 20))),
        ("تحویل / ۲ آذر ۱۴۰۵", TypedDecision("تحویل", "", _day(1405, 9, 2))),
    ],
)
def test_that_a_line_is_read_into_decision_owner_and_deadline(line: str, read: TypedDecision) -> None:
    assert read_decision(line, TODAY) == read


def test_that_the_leap_day_is_a_deadline() -> None:
    assert read_decision("الف / ۱۴۰۳/۱۲/۳۰", TODAY).due == dt.date(2025, 3, 20)


@pytest.mark.parametrize("day", ["۱۴۰۴/۱۲/۳۰", "1405/13/1", "۱۴۰۵-۰۷-۳۱"])
def test_that_a_deadline_that_does_not_exist_is_told_with_its_line(day: str) -> None:
    line = f"الف / رضایی / {day}"
    with pytest.raises(NoSuchDayError) as told:
        read_decisions(f"ب\n{line}", TODAY)
    assert told.value.line == line


def test_that_blank_lines_are_no_decisions() -> None:
    assert [one.text for one in read_decisions("الف\n\n  \nب\n", TODAY)] == ["الف", "ب"]


def test_that_a_person_is_known_by_every_spelling_and_other_name() -> None:
    known = known_names([Actor("1", "دکتر علی‌رضا کریمی", other_names=("کریمی",)), Actor("2", "سارا رضایی")])
    assert [match(name, known) for name in ("دكتر عليرضا كريمي", "آقای کریمی", "خانم سارا رضایی", "نادری")] == [
        "1",
        "1",
        "2",
        None,
    ]


def test_that_a_present_actor_comes_before_an_archived_namesake() -> None:
    assert known_names([Actor("1", "الف", is_archived=1), Actor("2", "الف")])["الف"] == "2"


def test_that_a_name_comes_before_another_name_of_somebody_else() -> None:
    assert known_names([Actor("1", "ب", other_names=("الف",)), Actor("2", "الف")])["الف"] == "2"


def test_that_a_family_name_means_the_one_who_was_there() -> None:
    assert match_among("آقای رضایی", {"علی رضایی": 1, "سارا کریمی": 2}) == 1


def test_that_a_family_name_of_two_means_nobody() -> None:
    assert match_among("رضایی", {"علی رضایی": 1, "سارا رضایی": 2}) is None
