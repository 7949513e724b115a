"""The schedule of a project, and dependencies that keep to their rules on every way in."""

import datetime as dt

import pytest

from app.domain.errors import RuleError
from app.domain.jalali import to_gregorian
from app.domain.schedule import Reason, Trouble
from app.domain.tables.people import ACTOR
from app.domain.tables.time import DEPENDENCY
from app.domain.text import without_controls
from app.services import editing, planning
from app.services.scheduling import (
    accept,
    add_dependency,
    change_dependency,
    dependencies_of,
    proposal,
    remove_dependency,
    schedule_of,
)
from app.services.session import Session
from app.services.work_calendar import add_day


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """Make a programme from 1405/02/01 with a phase p of x (5 days), y (3 days), and a phase q of z (2 days)."""
    planning.set_project_field(session, "start", "1405/02/01")
    made = {name: planning.add_activity(session, None, name) for name in "pq"}
    for name, part, days in (("x", "p", 5), ("y", "p", 3), ("z", "q", 2)):
        made[name] = planning.add_activity(session, made[part], name, more={"duration": days})
    return made


def day(number: int) -> dt.date:
    return to_gregorian(1405, 2, number)


def test_that_dependencies_place_activities(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"], lag="1")
    assert schedule_of(session).timings[ids["y"]].start == day(8)


def test_that_a_schedule_follows_the_calendar(session: Session, ids: dict[str, str]) -> None:
    schedule_of(session)
    add_day(session, day(2))
    assert schedule_of(session).timings[ids["x"]].end == day(7)


@pytest.mark.usefixtures("ids")
def test_that_a_schedule_is_kept_while_nothing_about_it_changes(session: Session) -> None:
    before = schedule_of(session)
    editing.add(session, ACTOR, {"name": "x"})
    assert schedule_of(session) is before


def test_that_undo_takes_a_dependency_back(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    session.undo()
    assert schedule_of(session).timings[ids["y"]].start == day(1)


def test_that_an_activity_knows_what_it_waits_for_and_what_waits_for_it(session: Session, ids: dict[str, str]) -> None:
    first = add_dependency(session, ids["x"], ids["y"], kind="SS", lag=2)
    second = add_dependency(session, ids["y"], ids["z"])
    before, after = dependencies_of(session, ids["y"])
    assert [(one.id, one.kind, one.lag) for one in before] == [(first, "SS", 2)]
    assert [one.id for one in after] == [second]


def test_that_a_dependency_goes_with_its_activity(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    planning.delete(session, [ids["x"]])
    assert session.count("dependency") == 0


@pytest.mark.parametrize(("before", "after"), [("x", "x"), ("p", "x"), ("x", "p")])
def test_that_nothing_waits_for_itself_or_its_own_part(
    session: Session, ids: dict[str, str], before: str, after: str
) -> None:
    with pytest.raises(RuleError):
        add_dependency(session, ids[before], ids[after])


def test_that_two_activities_are_joined_once_in_each_way(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    add_dependency(session, ids["x"], ids["y"], kind="FF")
    with pytest.raises(RuleError):
        add_dependency(session, ids["x"], ids["y"], lag=4)


def test_that_a_circle_is_refused_and_its_activities_are_named_in_order(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    add_dependency(session, ids["y"], ids["z"])
    with pytest.raises(RuleError) as caught:
        add_dependency(session, ids["z"], ids["x"])
    said = without_controls(str(caught.value))
    assert said.index("«x»") > said.index("«z»")
    assert said.index("«y»") > said.index("«x»")


def test_that_a_circle_over_parts_is_refused(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["p"], ids["q"])
    with pytest.raises(RuleError):
        add_dependency(session, ids["z"], ids["y"])


def test_that_a_circle_within_one_action_is_refused(session: Session, ids: dict[str, str]) -> None:
    there, back = ({"predecessor_id": ids[one], "successor_id": ids[other]} for one, other in ("xy", "yx"))
    with session.edit("test") as edit:
        editing.add_in(edit, session, DEPENDENCY, there)
        with pytest.raises(RuleError):
            editing.add_in(edit, session, DEPENDENCY, back)


def test_that_changing_a_dependency_keeps_to_the_rules(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    other = add_dependency(session, ids["y"], ids["z"])
    with pytest.raises(RuleError):
        change_dependency(session, other, successor_id=ids["x"])


def test_that_the_lag_of_a_dependency_can_change(session: Session, ids: dict[str, str]) -> None:
    one = add_dependency(session, ids["x"], ids["y"])
    change_dependency(session, one, lag="-2")
    assert schedule_of(session).timings[ids["y"]].start == day(5)


def test_that_a_dependency_can_be_removed(session: Session, ids: dict[str, str]) -> None:
    remove_dependency(session, add_dependency(session, ids["x"], ids["y"]))
    assert schedule_of(session).timings[ids["y"]].start == day(1)


def test_that_circles_of_a_merge_are_told(session: Session, ids: dict[str, str]) -> None:
    with session.edit("test") as edit:
        for before, after in (("x", "y"), ("y", "x")):
            edit.insert("dependency", {"predecessor_id": ids[before], "successor_id": ids[after]})
    assert [problem.trouble for problem in schedule_of(session).problems] == [Trouble.CYCLE]


def test_that_dates_set_by_hand_are_fixed(session: Session, ids: dict[str, str]) -> None:
    planning.set_fields(session, ids["x"], {"start": "1405/02/05", "end": "1405/02/09", "dates_by": "schedule"})
    planning.set_field(session, ids["x"], "start", "1405/02/06")
    assert schedule_of(session).timings[ids["x"]].start == day(6)


def test_that_a_title_does_not_fix_dates(session: Session, ids: dict[str, str]) -> None:
    planning.set_fields(session, ids["x"], {"start": "1405/02/05", "end": "1405/02/09", "dates_by": "schedule"})
    planning.set_field(session, ids["x"], "title", "X")
    assert schedule_of(session).timings[ids["x"]].start == day(1)


def test_that_a_proposal_moves_what_waits(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    move = next(move for move in proposal(session) if move.activity == ids["y"])
    assert (move.before, move.after) == ((None, None), (day(7), day(9)))
    assert move.reason == Reason("dependency", ids["x"], dependencies_of(session, ids["y"])[0][0].id)


def test_that_accepted_moves_are_dates_of_the_schedule_and_are_not_proposed_again(
    session: Session, ids: dict[str, str]
) -> None:
    add_dependency(session, ids["x"], ids["y"])
    accept(session, proposal(session))
    activity = planning.plan_of(session).by_id[ids["y"]].activity
    assert (activity.start, activity.end, activity.dates_by) == (day(7), day(9), "schedule")
    assert proposal(session) == []


@pytest.mark.usefixtures("ids")
def test_that_accepting_some_moves_leaves_the_others_proposed(session: Session) -> None:
    first, *others = proposal(session)
    accept(session, [first])
    assert proposal(session) == others


@pytest.mark.usefixtures("ids")
def test_that_one_undo_takes_back_all_accepted_moves(session: Session) -> None:
    before = planning.plan_of(session)
    accept(session, proposal(session))
    session.undo()
    assert planning.plan_of(session) == before


def test_that_dates_of_the_schedule_follow_later_changes(session: Session, ids: dict[str, str]) -> None:
    add_dependency(session, ids["x"], ids["y"])
    accept(session, proposal(session))
    planning.set_field(session, ids["x"], "duration", 6)
    assert {move.activity: move.after for move in proposal(session)} == {
        ids["x"]: (day(1), day(7)),
        ids["y"]: (day(8), day(10)),
    }


def test_that_nothing_is_proposed_for_what_was_fixed_by_hand(session: Session, ids: dict[str, str]) -> None:
    planning.set_fields(session, ids["y"], {"start": "1405/02/01", "end": "1405/02/02"})
    add_dependency(session, ids["x"], ids["y"])
    assert ids["y"] not in {move.activity for move in proposal(session)}


def test_that_months_that_hold_everything_are_left_as_they_are(session: Session, ids: dict[str, str]) -> None:
    planning.set_fields(session, ids["x"], {"duration": None, "months": (1, 1)})
    assert ids["x"] not in {move.activity for move in proposal(session)}


def test_that_moves_are_refused_when_the_agent_fixed_dates_since(session: Session, ids: dict[str, str]) -> None:
    moves = proposal(session)
    planning.set_fields(session, ids["x"], {"start": "1405/02/01", "end": "1405/02/02"})
    with pytest.raises(RuleError):
        accept(session, moves)
    assert planning.plan_of(session).by_id[ids["y"]].activity.start is None
