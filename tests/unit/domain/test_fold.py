"""The fold of a few changes, each case by hand."""

import pytest

from app.domain.fold import Change, Move, RowState, circle, closes_circle, fold, replay
from app.domain.records import CORE_TABLES
from app.domain.schema import Value
from app.domain.transaction import ALIVE


def _state(*changes: tuple[int, dict[str, Value], dict[str, list[str]]]) -> RowState:
    return RowState([Change((hlc, f"t{hlc}"), fields, pred) for hlc, fields, pred in changes])


_MADE: tuple[int, dict[str, Value], dict[str, list[str]]] = (1, {ALIVE: 1, "title": "a"}, {})


def test_that_the_latest_of_several_heads_is_shown() -> None:
    state = _state((3, {"title": "c"}, {"title": ["t1"]}), _MADE, (2, {"title": "b"}, {"title": ["t1"]}))
    assert [head.value for head in state.heads["title"]] == ["b", "c"]
    assert state.shown(CORE_TABLES[1])["title"] == "c"
    assert dict(state.differing()).keys() == {"title"}


def test_that_a_knowing_change_leaves_one_head() -> None:
    state = _state(_MADE, (2, {"title": "b"}, {"title": ["t1"]}), (3, {"title": "c"}, {"title": ["t1", "t2"]}))
    assert [head.value for head in state.heads["title"]] == ["c"]
    assert list(state.differing()) == []


@pytest.mark.parametrize("pred", [["t2"], ["t3"], ["unknown"]])
def test_that_a_forged_past_hides_nothing(pred: list[str]) -> None:
    state = _state(_MADE, (2, {"title": "b"}, {"title": pred}), (3, {"title": "c"}, {"title": ["t2"]}))
    assert [head.value for head in state.heads["title"]] == ["a", "c"]


def test_that_a_deletion_needs_to_have_seen_everything() -> None:
    deletion: tuple[int, dict[str, Value], dict[str, list[str]]] = (3, {ALIVE: 0}, {ALIVE: ["t1"], "*": ["t1"]})
    assert not _state(_MADE, deletion).is_alive
    assert _state(_MADE, (2, {"notes": "n"}, {}), deletion).is_alive
    assert _state(_MADE, deletion, (4, {ALIVE: 1}, {ALIVE: ["t3"]})).is_alive


def test_that_a_deleted_row_in_use_is_shown_with_all_above_it() -> None:
    gone: tuple[int, dict[str, Value], dict[str, list[str]]] = (2, {ALIVE: 0}, {ALIVE: ["t1"], "*": ["t1"]})
    states = {
        ("activity", "top"): _state(_MADE, gone),
        ("activity", "part"): _state((1, {ALIVE: 1, "parent_id": "top"}, {}), gone),
        ("activity", "child"): _state((3, {ALIVE: 1, "parent_id": "part"}, {})),
        ("activity", "lonely"): _state(_MADE, gone),
    }
    assert {row for _, row in fold(CORE_TABLES, states)} == {"top", "part", "child"}


def test_that_a_later_move_that_closes_a_circle_is_left_out() -> None:
    moves = [Move((2, "b"), "y", "x"), Move((1, "a"), "x", "y")]
    assert replay(moves) == replay(reversed(moves)) == {"x": "y", "y": None}


def test_that_rows_change_places_in_one_transaction() -> None:
    moves = [Move((1, "a"), "x", "y"), Move((2, "b"), "x", None), Move((2, "b"), "y", "x")]
    assert replay(moves) == {"x": None, "y": "x"}


def test_that_a_row_that_cannot_move_stays_where_it_was() -> None:
    moves = [Move((1, "a"), "x", "top"), Move((2, "b"), "y", "x"), Move((3, "c"), "x", "y")]
    assert replay(moves) == {"x": "top", "y": "x"}
    assert replay([Move((1, "a"), "x", "x")]) == {"x": None}


def test_that_a_circle_is_seen_from_above_and_below() -> None:
    parents = {"a": "b", "b": "c", "c": "b", "d": None}
    assert circle(["a"], parents.get) == {"b", "c"}
    assert circle(["d"], parents.get) == set()
    assert closes_circle("d", "e", {"e": "d"})
    assert not closes_circle("e", "d", {"d": None})
