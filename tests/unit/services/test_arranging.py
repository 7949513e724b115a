"""Moving by keyboard."""

import pytest

from app.services import arranging, planning
from app.services.session import Session


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """Make phases a, b and c; b holds b1."""
    made = {name: planning.add_activity(session, None, name) for name in "abc"}
    made["b1"] = planning.add_activity(session, made["b"], "b1")
    return made


def order(session: Session) -> list[str]:
    return [node.activity.title for node in planning.plan_of(session).nodes]


def test_that_up_and_down_pass_one_sibling(session: Session, ids: dict[str, str]) -> None:
    arranging.move_up(session, [ids["b"]])
    assert order(session) == ["b", "b1", "a", "c"]
    arranging.move_down(session, [ids["b"]])
    assert order(session) == ["a", "b", "b1", "c"]


def test_that_neighbours_move_together(session: Session, ids: dict[str, str]) -> None:
    arranging.move_down(session, [ids["b"], ids["a"]])
    assert order(session) == ["c", "a", "b", "b1"]


def test_that_indenting_goes_into_the_one_above_and_outdenting_comes_back(
    session: Session, ids: dict[str, str]
) -> None:
    arranging.indent(session, [ids["c"]])
    assert planning.plan_of(session).by_id[ids["c"]].path == (2, 2)
    arranging.outdent(session, [ids["c"]])
    assert order(session) == ["a", "b", "b1", "c"]


@pytest.mark.parametrize(
    ("chosen", "up", "down", "indent", "outdent"),
    [
        (["a"], False, True, False, False),
        (["c"], True, False, True, False),
        (["b1"], False, False, False, True),
        (["a", "c"], False, False, False, False),
        (["a", "b1"], False, False, False, False),
        ([], False, False, False, False),
    ],
)
def test_that_only_what_is_possible_is_offered(
    session: Session, ids: dict[str, str], chosen: list[str], *, up: bool, down: bool, indent: bool, outdent: bool
) -> None:
    plan, chosen_ids = planning.plan_of(session), [ids[name] for name in chosen]
    assert arranging.can_move_up(plan, chosen_ids) is up
    assert arranging.can_move_down(plan, chosen_ids) is down
    assert arranging.can_indent(plan, chosen_ids) is indent
    assert arranging.can_outdent(plan, chosen_ids) is outdent


def test_that_what_is_impossible_changes_nothing(session: Session, ids: dict[str, str]) -> None:
    before = session.revision
    arranging.move_up(session, [ids["a"]])
    arranging.move_down(session, [ids["c"]])
    arranging.indent(session, [ids["a"]])
    arranging.outdent(session, [ids["b"]])
    arranging.move_up(session, [])
    assert session.revision == before
