"""Working on the plan: each use case is one action, undoable, and refuses what does not fit."""

import pytest

from app.domain.errors import RuleError
from app.domain.plan import Status
from app.services import planning
from app.services.session import Session


def places(session: Session) -> dict[str, tuple[int, ...]]:
    return {node.activity.title: node.path for node in planning.plan_of(session).nodes}


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    """Make phases a and b; a holds a1 and a2, a1 holds x."""
    made = {"a": planning.add_activity(session, None, "a")}
    made["b"] = planning.add_activity(session, None, "b")
    made["a1"] = planning.add_activity(session, made["a"], "a1")
    made["a2"] = planning.add_activity(session, made["a"], "a2")
    made["x"] = planning.add_activity(session, made["a1"], "x")
    return made


def test_that_a_new_activity_stands_last(session: Session, ids: dict[str, str]) -> None:
    planning.add_activity(session, ids["a"], "a3")
    assert places(session)["a3"] == (1, 3)


def test_that_an_activity_can_be_added_before_a_sibling(session: Session, ids: dict[str, str]) -> None:
    planning.add_activity(session, ids["a"], "a0", before=ids["a1"])
    assert places(session) == {"a": (1,), "a0": (1, 1), "a1": (1, 2), "x": (1, 2, 1), "a2": (1, 3), "b": (2,)}


def test_that_moving_takes_all_below_along(session: Session, ids: dict[str, str]) -> None:
    planning.move_activities(session, [ids["a1"]], ids["b"], None)
    assert places(session) == {"a": (1,), "a2": (1, 1), "b": (2,), "a1": (2, 1), "x": (2, 1, 1)}


def test_that_several_are_moved_in_the_order_of_the_table(session: Session, ids: dict[str, str]) -> None:
    planning.move_activities(session, [ids["a2"], ids["x"], ids["a1"]], None, ids["a"])
    assert places(session) == {"a1": (1,), "x": (1, 1), "a2": (2,), "a": (3,), "b": (4,)}


def test_that_moving_before_one_that_is_moved_too_keeps_the_order(session: Session, ids: dict[str, str]) -> None:
    planning.move_activities(session, [ids["a1"], ids["a2"]], ids["a"], ids["a2"])
    assert places(session)["a1"] == (1, 1)
    assert places(session)["a2"] == (1, 2)


@pytest.mark.parametrize("target", ["a", "a1", "x"])
def test_that_nothing_moves_into_itself(session: Session, ids: dict[str, str], target: str) -> None:
    before = places(session)
    with pytest.raises(RuleError):
        planning.move_activities(session, [ids["a"]], ids[target], None)
    assert places(session) == before


def test_that_equal_sort_keys_are_parted_when_something_comes_between(session: Session, ids: dict[str, str]) -> None:
    with session.edit("test") as edit:
        for name in ("a", "b"):
            edit.set("activity", ids[name], {"sort": "m"})
    first, second = (node.activity.title for node in planning.plan_of(session).roots)
    planning.add_activity(session, None, "between", before=ids[second])
    assert [node.activity.title for node in planning.plan_of(session).roots] == [first, "between", second]


def test_that_duplicating_copies_the_whole_part_after_it(session: Session, ids: dict[str, str]) -> None:
    planning.set_field(session, ids["x"], "budget", "۵٬۰۰۰")
    (copy,) = planning.duplicate(session, [ids["a"], ids["x"]])
    plan = planning.plan_of(session)
    assert plan.by_id[copy].path == (2,)
    assert [node.activity.title for node in plan.by_id[copy].walk()] == ["a", "a1", "x", "a2"]
    assert plan.by_id[copy].budget == 5000


def test_that_deleting_takes_all_below_and_undo_brings_it_back(session: Session, ids: dict[str, str]) -> None:
    before = places(session)
    planning.delete(session, [ids["a"], ids["x"]])
    assert places(session) == {"b": (1,)}
    session.undo()
    assert places(session) == before


def test_that_one_field_of_several_is_one_action(session: Session, ids: dict[str, str]) -> None:
    planning.set_field(session, [ids["a"], ids["b"]], "status", "done")
    assert {node.activity.status for node in planning.plan_of(session).roots} == {Status.DONE}
    session.undo()
    assert {node.activity.status for node in planning.plan_of(session).roots} == {Status.NOT_STARTED}


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", " عنوان\nتازه ", "عنوان تازه"),
        ("months", [8, 3], (3, 8)),
        ("months", None, None),
        ("weight", "۱۲", 12),
        ("progress", "45٪", 45),
        ("progress", 0, 0),
        ("budget", 98765432109876, 98765432109876),
        ("budget", "", None),
        ("status", "stopped", Status.STOPPED),
        ("responsible", ["الف", " ب ", "الف", ""], ("الف", "ب")),
        ("mechanisms", ["swot"], ("swot",)),
        ("outputs", "یک\nدو", "یک\nدو"),
        ("printed_code", "۱-۲", "۱-۲"),
    ],
)
def test_that_a_value_is_kept_as_meant(
    session: Session, ids: dict[str, str], field: str, value: object, kept: object
) -> None:
    planning.set_field(session, ids["x"], field, value)
    assert getattr(planning.plan_of(session).by_id[ids["x"]].activity, field) == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("progress", 101),
        ("progress", -1),
        ("progress", 4.5),
        ("progress", True),
        ("budget", -1),
        ("budget", 2.5),
        ("budget", 2**63),
        ("months", [0, 3]),
        ("months", [1]),
        ("months", ["الف", 3]),
        ("status", "flying"),
        ("start", "1404/12/30"),
        ("start", 5),
        ("responsible", [1]),
        ("title", "x" * 3000),
        ("title", 7),
        ("title", "a\x00b"),
        ("parent_id", "x"),
        ("sort", "x"),
        ("nothing", "x"),
    ],
)
def test_that_a_value_that_does_not_fit_is_refused(
    session: Session, ids: dict[str, str], field: str, value: object
) -> None:
    before = planning.plan_of(session)
    with pytest.raises(RuleError) as caught:
        planning.set_field(session, ids["x"], field, value)
    assert str(caught.value)
    assert planning.plan_of(session) == before


def test_that_the_end_cannot_be_before_the_start(session: Session, ids: dict[str, str]) -> None:
    planning.set_field(session, ids["x"], "start", "1405/2/1")
    with pytest.raises(RuleError):
        planning.set_field(session, ids["x"], "end", "1405/1/31")


def test_that_a_title_of_the_agents_own_is_no_longer_ours(session: Session, ids: dict[str, str]) -> None:
    with session.edit("test") as edit:
        edit.set("activity", ids["x"], {"title_is_ours": 1})
    planning.set_field(session, ids["x"], "title", "از من")
    assert not planning.plan_of(session).by_id[ids["x"]].activity.title_is_ours


def test_that_the_programme_has_its_own_fields(session: Session) -> None:
    planning.set_project_field(session, "start", "1405/1/1")
    planning.set_project_field(session, "title", "خوشه")
    project = planning.project_of(session)
    assert (project.title, project.start and project.start.isoformat()) == ("خوشه", "2026-03-21")
    with pytest.raises(RuleError):
        planning.set_project_field(session, "start", "۳۱ مهر ۱۴۰۵")


def test_that_whoever_hears_of_a_change_first_reads_the_new_plan(session: Session, ids: dict[str, str]) -> None:
    heard: list[bool] = []
    session.subscribe(lambda _changes: heard.append(planning.plan_of(session).by_id[ids["x"]].activity.title == "تازه"))
    planning.plan_of(session)
    planning.set_field(session, ids["x"], "title", "تازه")
    assert heard == [True]


def test_that_a_plan_read_long_ago_is_read_anew(session: Session, ids: dict[str, str]) -> None:
    planning.plan_of(session)
    for number in range(70):
        planning.set_field(session, ids["a"], "progress", number)
    planning.delete(session, [ids["b"]])
    plan = planning.plan_of(session)
    assert ids["b"] not in plan.by_id
    assert plan.by_id[ids["a"]].activity.progress == 69


@pytest.mark.parametrize("key", ["a0", "!!", "ی", "0"])
def test_that_a_sort_key_of_another_making_does_not_stand_in_the_way(
    session: Session, ids: dict[str, str], key: str
) -> None:
    with session.edit("test") as edit:
        edit.set("activity", ids["b"], {"sort": key})
    before = [node.activity.title for node in planning.plan_of(session).roots]
    planning.add_activity(session, None, "c")
    assert [node.activity.title for node in planning.plan_of(session).roots] == [*before, "c"]
