"""Keeping obligations: wholly, in part, or one time of a repeated one."""

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.obligation import OBLIGATIONS
from app.domain.obligation_schedule import next_due
from app.domain.tables.agreements import AGREEMENT, OBLIGATION, PARTY
from app.domain.tables.people import ACTOR
from app.services import editing, obligations
from app.services.reading import one
from app.services.session import Session

LEAP_END = to_gregorian(1403, 12, 30)
DAY = to_gregorian(1404, 1, 10)


@pytest.fixture
def agreement(session: Session) -> str:
    return editing.add(session, AGREEMENT, {"start": to_gregorian(1403, 7, 1), "duration_months": 9})


def _owed(session: Session, agreement: str, **values: object) -> str:
    return editing.add(session, OBLIGATION, {"agreement_id": agreement, **values})


def test_that_an_obligation_kept_wholly_is_fulfilled_on_its_day(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement, evidence="نامه ۱۲")
    obligations.fulfil(session, owed, DAY, evidence="رسید")
    kept = one(session, OBLIGATIONS, owed)
    assert (kept.state, kept.fulfilled_on, kept.fulfilment) == ("fulfilled", DAY, 100)
    assert kept.evidence.splitlines()[0] == "نامه ۱۲"
    assert "رسید" in kept.evidence.splitlines()[1]


def test_that_an_obligation_kept_in_part_goes_on(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement)
    obligations.fulfil(session, owed, DAY, percent=40)
    kept = one(session, OBLIGATIONS, owed)
    assert (kept.state, kept.fulfilled_on, kept.fulfilment) == ("in_progress", None, 40)


def test_that_what_was_waived_is_not_kept(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement, state="waived")
    with pytest.raises(RuleError):
        obligations.fulfil(session, owed, DAY)


def test_that_each_time_kept_brings_the_next_until_the_agreement_ends(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement, due=LEAP_END, period="monthly")
    days = [obligations.keep_next(session, owed, DAY) for _ in range(4)]
    assert days == [to_gregorian(1404, 1, 30), to_gregorian(1404, 2, 30), to_gregorian(1404, 3, 30), None]
    assert one(session, OBLIGATIONS, owed).state == "fulfilled"


def test_that_a_time_kept_is_taken_back(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement, due=LEAP_END, period="monthly")
    obligations.keep_next(session, owed, DAY)
    session.undo()
    assert next_due(one(session, OBLIGATIONS, owed), None) == LEAP_END


def test_that_what_is_due_once_has_no_next_time(session: Session, agreement: str) -> None:
    owed = _owed(session, agreement, due=LEAP_END)
    with pytest.raises(RuleError):
        obligations.keep_next(session, owed, DAY)


def test_that_an_agreement_tells_how_far_it_is_kept(session: Session, agreement: str) -> None:
    _owed(session, agreement, due=LEAP_END, state="fulfilled")
    _owed(session, agreement, due=LEAP_END)
    assert obligations.kept_on(session, agreement, DAY) == (50, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("برگزاری دوره / دماوند / ۱۴۰۴/۰۲/۰۱", ("برگزاری دوره", "party", to_gregorian(1404, 2, 1))),
        ("برگزاری دوره؛ 1404/02/01", ("برگزاری دوره", "", to_gregorian(1404, 2, 1))),
        ("تحویل گزارش / سارا کریمی", ("تحویل گزارش", "person", None)),
        ("گزارش فنی / مالی", ("گزارش فنی / مالی", "", None)),
    ],
)
def test_that_one_line_says_what_is_owed_by_whom_until_when(
    session: Session, agreement: str, line: str, expected: tuple[object, ...]
) -> None:
    person = editing.add(session, ACTOR, {"name": "سارا کریمی"})
    party = editing.add(session, PARTY, {"agreement_id": agreement})
    made = obligations.add_typed(session, agreement, line, {"دانشگاه دماوند": party}, today=DAY)
    owed = one(session, OBLIGATIONS, made)
    assert {owed.party_id, owed.person_id} <= {party, person, None}
    who = "party" if owed.party_id else "person" if owed.person_id else ""
    assert (owed.title, who, owed.due) == expected
