"""Decisions on their way from one meeting to the next."""

import datetime as dt

import pytest

from app.domain import jalali
from app.domain.follow_up import earlier, follow_ups, is_overdue, urgency
from app.domain.meeting import Decision, Meeting

FIRST = Meeting("1", title="شورا", on=dt.date(2026, 4, 1), group_id="g")
SECOND = Meeting("2", title="شورا", on=dt.date(2026, 5, 1), group_id="g")
THIRD = Meeting("3", title="شورا", on=dt.date(2026, 6, 1), group_id="g")
UNDATED = Meeting("4", group_id="g")
TODAY = dt.date(2026, 6, 2)


def _texts(meeting: Meeting, before: list[Meeting], *decisions: Decision) -> list[str]:
    return [one.decision.text for one in follow_ups(meeting, before, decisions, TODAY)]


def test_that_a_deadline_is_kept_on_its_day_and_missed_the_day_after() -> None:
    leap_day = jalali.to_gregorian(1403, 12, 30)
    decision = Decision("d", due=leap_day)
    new_year = jalali.to_gregorian(1404, 1, 1)
    assert (is_overdue(decision, leap_day), is_overdue(decision, new_year)) == (False, True)


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_that_what_is_finished_is_never_overdue(state: str) -> None:
    assert not is_overdue(Decision("d", due=dt.date(2020, 1, 1), state=state), TODAY)


def test_that_earlier_meetings_of_the_group_come_in_their_order() -> None:
    other = Meeting("5", on=dt.date(2026, 1, 1), group_id="h")
    assert earlier(THIRD, [SECOND, THIRD, other, FIRST, UNDATED]) == [FIRST, SECOND]


def test_that_a_meeting_without_a_date_is_the_next_one() -> None:
    assert earlier(UNDATED, [SECOND, FIRST, UNDATED]) == [FIRST, SECOND]


def test_that_of_two_meetings_on_a_day_the_one_added_first_is_earlier() -> None:
    again = Meeting("9", on=THIRD.on, group_id="g")
    assert (earlier(again, [THIRD, again]), earlier(THIRD, [THIRD, again])) == ([THIRD], [])


def test_that_meetings_without_a_group_follow_one_another_by_kind_and_title() -> None:
    one = Meeting("1", title="جلسه هفتگي", on=dt.date(2026, 4, 1))
    same = Meeting("2", title="جلسه‌هفتگی", on=dt.date(2026, 4, 8))
    panel = Meeting("3", kind="panel", title="جلسه هفتگی", on=dt.date(2026, 4, 2))
    assert earlier(same, [one, same, panel]) == [one]


def test_that_a_meeting_without_group_and_title_follows_none() -> None:
    assert earlier(Meeting("2", on=dt.date(2026, 4, 8)), [Meeting("1", on=dt.date(2026, 4, 1))]) == []


def test_that_open_decisions_of_all_earlier_meetings_are_followed_up_by_urgency() -> None:
    texts = _texts(
        THIRD,
        [FIRST, SECOND],
        Decision("a", "1", "بی‌مهلت"),
        Decision("b", "2", "دور", due=dt.date(2026, 8, 1)),
        Decision("c", "1", "نزدیک", due=dt.date(2026, 7, 1), state="in_progress"),
        Decision("e", "3", "این جلسه"),
    )
    assert texts == ["نزدیک", "دور", "بی‌مهلت"]


def test_that_what_was_done_since_the_last_meeting_is_told_after_what_is_open() -> None:
    texts = _texts(
        THIRD,
        [FIRST, SECOND],
        Decision("a", "1", "پیش از آن", state="done", done_on=dt.date(2026, 4, 20)),
        Decision("b", "1", "از آن پس", state="done", done_on=dt.date(2026, 5, 20)),
        Decision("c", "2", "باز"),
    )
    assert texts == ["باز", "از آن پس"]


def test_that_a_past_meeting_looks_at_deadlines_from_its_own_day() -> None:
    due_later = Decision("a", "1", due=dt.date(2026, 5, 15))
    found = follow_ups(SECOND, [FIRST], [due_later], TODAY)
    assert [one.is_overdue for one in found] == [False]


def test_that_unfinished_decisions_come_first() -> None:
    done = Decision("a", state="done", due=dt.date(2020, 1, 1))
    late = Decision("b", due=dt.date(2026, 1, 1))
    assert sorted([done, Decision("c"), late], key=urgency) == [late, Decision("c"), done]
