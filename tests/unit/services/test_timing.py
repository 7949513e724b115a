"""Giving activities their time: one action each, undoable, refusing what cannot be."""

import datetime as dt

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.plan import Activity
from app.services import planning, timing
from app.services.plan_reading import plan_of
from app.services.session import Session

START = to_gregorian(1403, 1, 1)
DAY = dt.timedelta(1)


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """Make a phase a with a1 and a2, of dates, and a phase b with b1, of months."""
    planning.set_project_field(session, "start", START)
    made = {"a": planning.add_activity(session, None, "a"), "b": planning.add_activity(session, None, "b")}
    for name in ("a1", "a2", "b1"):
        made[name] = planning.add_activity(session, made[name[0]], name)
    planning.set_fields(session, [made["a1"], made["a2"]], {"start": START, "end": START + 9 * DAY})
    planning.set_field(session, made["b"], "months", (2, 3))
    return made


def activity(session: Session, activity_id: str) -> Activity:
    return plan_of(session).by_id[activity_id].activity


def test_that_moving_keeps_the_length(session: Session, ids: dict[str, str]) -> None:
    timing.shift(session, [ids["a1"]], 3)
    moved = activity(session, ids["a1"])
    assert (moved.start, moved.end) == (START + 3 * DAY, START + 12 * DAY)


def test_that_a_part_moves_with_what_lies_in_it(session: Session, ids: dict[str, str]) -> None:
    timing.shift(session, [ids["a"]], -2)
    assert [activity(session, ids[one]).start for one in ("a", "a1", "a2")] == [None, START - 2 * DAY, START - 2 * DAY]


def test_that_moving_is_one_action(session: Session, ids: dict[str, str]) -> None:
    timing.shift(session, [ids["a1"], ids["a2"]], 5)
    session.undo()
    assert [activity(session, ids[one]).start for one in ("a1", "a2")] == [START, START]


def test_that_moving_months_fixes_their_dates(session: Session, ids: dict[str, str]) -> None:
    timing.shift(session, [ids["b"]], 1)
    moved = activity(session, ids["b"])
    assert (moved.start, moved.end) == (to_gregorian(1403, 2, 2), to_gregorian(1403, 4, 1))


def test_that_moved_dates_are_set_by_hand(session: Session, ids: dict[str, str]) -> None:
    planning.set_field(session, ids["a1"], "dates_by", "schedule")
    timing.shift(session, [ids["a1"]], 1)
    assert activity(session, ids["a1"]).dates_by == "hand"


def test_that_what_has_no_time_cannot_be_moved(session: Session) -> None:
    lone = planning.add_activity(session, None, "c")
    with pytest.raises(RuleError):
        timing.shift(session, [lone], 1)


def test_that_an_activity_stays_a_day_long(session: Session, ids: dict[str, str]) -> None:
    timing.stretch(session, [ids["a1"]], -30)
    shrunk = activity(session, ids["a1"])
    assert (shrunk.start, shrunk.end) == (START, START)


def test_that_an_end_before_the_start_is_refused(session: Session, ids: dict[str, str]) -> None:
    with pytest.raises(RuleError):
        timing.set_span(session, ids["a1"], START, START - DAY)


def test_that_a_circle_is_refused_by_name(session: Session, ids: dict[str, str]) -> None:
    timing.tie(session, ids["a1"], ids["a2"])
    timing.tie(session, ids["a2"], ids["b1"])
    with pytest.raises(RuleError, match=r"a1.*a2.*b1.*a1"):
        timing.tie(session, ids["b1"], ids["a1"])


def test_that_a_circle_through_parts_is_refused(session: Session, ids: dict[str, str]) -> None:
    timing.tie(session, ids["a"], ids["b"])
    with pytest.raises(RuleError):
        timing.tie(session, ids["b1"], ids["a1"])


@pytest.mark.parametrize(("first", "second"), [("a", "a1"), ("a1", "a"), ("a1", "a1")])
def test_that_a_part_cannot_wait_for_what_lies_in_it(
    session: Session, ids: dict[str, str], first: str, second: str
) -> None:
    with pytest.raises(RuleError):
        timing.tie(session, ids[first], ids[second])


def test_that_the_same_dependency_is_not_made_twice(session: Session, ids: dict[str, str]) -> None:
    timing.tie(session, ids["a1"], ids["a2"])
    with pytest.raises(RuleError):
        timing.tie(session, ids["a1"], ids["a2"], "SS")


def test_that_a_chain_is_one_action(session: Session, ids: dict[str, str]) -> None:
    timing.tie_chain(session, [ids["a1"], ids["a2"], ids["b1"]])
    made = len(session.rows("dependency"))
    session.undo()
    assert (made, len(session.rows("dependency"))) == (2, 0)
