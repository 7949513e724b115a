"""A schedule in words: every problem names its activities and says what to do."""

import datetime as dt

import pytest

from app.domain.plan import Activity, build_plan
from app.domain.schedule import Problem, Reason, Trouble
from app.domain.text import without_controls
from app.i18n import tr
from app.services.schedule_words import problem_text, reason_text

PLAN = build_plan([Activity("p", title="phase"), Activity("a", "p", "1", "first"), Activity("b", "p", "2", "second")])
DAY = dt.date(2026, 3, 21)


def said(trouble: Trouble, *activities: str) -> str:
    return without_controls(problem_text(PLAN, Problem(trouble, activities, on=DAY, days=3)))


@pytest.mark.parametrize("trouble", Trouble)
def test_that_every_trouble_has_a_sentence(trouble: Trouble) -> None:
    assert "{" not in said(trouble, "a", "b")


def test_that_a_circle_is_named_until_it_closes() -> None:
    text = said(Trouble.CYCLE, "a", "b")
    assert text.count("«first»") == 2
    assert text.index("«first»") < text.index("«second»") < text.rindex("«first»")


def test_that_a_contradiction_names_both_with_codes() -> None:
    text = said(Trouble.CONTRADICTION, "a", "b")
    assert "۱-۱ «first»" in text
    assert "۱-۲ «second»" in text or "۲-۱ «second»" in text


def test_that_dates_are_jalali() -> None:
    assert "۱۴۰۵/۰۱/۰۱" in said(Trouble.DEADLINE, "a")


def test_that_a_reason_names_what_is_waited_for() -> None:
    assert "«second»" in without_controls(reason_text(PLAN, Reason("dependency", "b")))


def test_that_an_activity_that_is_gone_is_called_unknown() -> None:
    assert tr("unknown activity") in reason_text(PLAN, Reason("dependency", "zz"))
