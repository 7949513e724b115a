"""Whatever agents do and in whatever order their copies meet, nothing is lost and all copies agree."""

import itertools
import random
from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from app.domain.conflicts import Conflict, ConflictKind
from app.domain.schema import Value
from app.domain.transaction import ALIVE
from app.services.changes import Edit
from app.storage.examination import examine
from app.storage.merging import Incoming
from app.storage.working_store import WorkingStore
from tests.property.worlds import (
    AGENTS,
    HISTORIES,
    SKEWS,
    Action,
    World,
    folded,
    incoming,
    live_deletions,
    merge,
    new_store,
    tables,
)


def _lived(actions: Sequence[Action]) -> World:
    world = World()
    for action in actions:
        world.do(action)
    return world


def _united(stores: Sequence[WorkingStore]) -> WorkingStore:
    store = new_store()
    for other in stores:
        merge(store, other)
    return store


def test_that_of_two_moves_into_each_other_one_is_left_out() -> None:
    world = World()
    for agent, row, parent in ((0, "a001", "a002"), (1, "a002", "a001")):
        edit = Edit(world.stores[agent])
        edit.set("activity", row, {"parent_id": parent})
        world.stores[agent].commit("move", edit.pending)
    store = _united(world.stores)
    parents = {row: values["parent_id"] for (_, row), values in tables(store).items()}
    assert sorted([parents["a001"] or "", parents["a002"] or ""]) in (["", "a001"], ["", "a002"])
    assert [each.kind for each in store.conflicts()] == [ConflictKind.CIRCLE]


def test_that_an_edit_wins_over_a_deletion_that_had_not_seen_it() -> None:
    world = World()
    _rename(world.stores[0], "edited")
    edit = Edit(world.stores[1])
    edit.delete("activity", "a001")
    world.stores[1].commit("delete", edit.pending)
    store = _united(world.stores)
    assert tables(store)["activity", "a001"]["title"] == "edited"
    assert [each.kind for each in store.conflicts()] == [ConflictKind.DELETED_AND_EDITED]


def test_that_a_choice_overwrites_every_value_it_saw() -> None:
    world = World()
    for agent, store in enumerate(world.stores):
        _rename(store, f"by {agent}")
    store = world.stores[0]
    for other in world.stores[1:]:
        merge(store, other)
    assert len(store.conflicts()[0].heads) == AGENTS
    _rename(store, "chosen")
    assert store.conflicts() == []
    assert _united(world.stores).conflicts() == []


@given(HISTORIES)
def test_that_tables_are_the_fold_after_every_action(actions: list[Action]) -> None:
    world = World()
    for action in actions:
        world.do(action)
        store = world.stores[action[1]]
        assert tables(store) == folded(store)


@given(HISTORIES)
def test_that_all_orders_of_merging_agree(actions: list[Action]) -> None:
    world = _lived(actions)
    outcomes = [_united(order) for order in itertools.permutations(world.stores)]
    first = outcomes[0]
    for other in outcomes[1:]:
        assert tables(other) == tables(first)
        assert other.conflicts() == first.conflicts()
    pair = _united(world.stores[1:])
    assert tables(_united([world.stores[0], pair])) == tables(first)


@given(HISTORIES)
def test_that_merging_again_changes_nothing(actions: list[Action]) -> None:
    world = _lived(actions)
    store = _united(world.stores)
    before = store.connection.total_changes
    for other in world.stores:
        again = merge(store, other)
        assert (again.new, again.rows) == (0, frozenset())
    assert store.connection.total_changes == before


@given(HISTORIES, st.randoms(use_true_random=False))
def test_that_gossip_in_any_order_converges(actions: list[Action], chance: random.Random) -> None:
    world = _lived(actions)
    pairs = list(itertools.permutations(range(AGENTS), 2))
    for _ in range(AGENTS):
        chance.shuffle(pairs)
        for agent, other in pairs:
            world.meet(agent, other)
    first = world.stores[0]
    for store in world.stores[1:]:
        assert tables(store) == tables(first)
        assert store.conflicts() == first.conflicts()
        assert examine(store.connection, store.ledger, store.rows) == []


@given(HISTORIES, st.randoms(use_true_random=False))
def test_that_gaps_filled_later_leave_no_trace(actions: list[Action], chance: random.Random) -> None:
    world = _lived(actions)
    whole = _united(world.stores)
    known = list(whole.ledger.transactions())
    gappy = new_store()
    gappy.unite(Incoming([transaction for transaction in known if chance.random() < 0.5]))
    assert tables(gappy) == folded(gappy)
    chance.shuffle(known)
    gappy.unite(Incoming(known))
    assert tables(gappy) == tables(whole)


@given(HISTORIES)
def test_that_heads_are_the_last_that_nobody_saw(actions: list[Action]) -> None:
    world = _lived(actions)
    for agent, store in enumerate(world.stores):
        states = store.ledger.states()
        for place, name in world.cells:
            heads = states[place].heads.get(name, []) if place in states else []
            assert {head.txn: head.value for head in heads} == world.heads(agent, (place, name))


@given(HISTORIES)
def test_that_every_value_is_shown_or_listed(actions: list[Action]) -> None:
    world = _lived(actions)
    for agent, store in enumerate(world.stores):
        listed = _listed_values(store.conflicts())
        shown = tables(store)
        for place, name in world.cells:
            values = set(world.heads(agent, (place, name)).values())
            if name != ALIVE and len(values) > 1:
                assert listed[place, name] == values
            elif name not in (ALIVE, "parent_id") and place in shown and values:
                assert {shown[place][name]} == values


def _listed_values(conflicts: Sequence[Conflict]) -> Mapping[tuple[tuple[str, str], str], set[Value]]:
    return {
        ((each.table, each.row), each.field): {head.value for head in each.heads}
        for each in conflicts
        if each.kind is ConflictKind.VALUE
    }


@given(HISTORIES)
def test_that_a_deletion_hides_only_what_it_saw(actions: list[Action]) -> None:
    world = _lived(actions)
    for agent, store in enumerate(world.stores):
        shown = tables(store)
        for place in {place for place, _ in world.cells} - shown.keys():
            deletions = set(live_deletions(world, agent, place))
            for name in (name for where, name in world.cells if where == place and name != ALIVE):
                for txn in world.heads(agent, (place, name)):
                    seen = any(txn == deletion or txn in world.past[deletion] for deletion in deletions)
                    assert seen, (place, name, txn)


@given(HISTORIES)
def test_that_the_tree_has_no_circle_and_no_orphan(actions: list[Action]) -> None:
    world = _lived(actions)
    for store in (*world.stores, _united(world.stores)):
        parents = {row: values["parent_id"] for (_, row), values in tables(store).items()}
        for row in parents:
            above: list[Value] = []
            here: Value = row
            while here is not None:
                assert here not in above
                assert here in parents
                above.append(here)
                here = parents[str(here)]


@given(HISTORIES, st.integers(0, AGENTS - 1), st.booleans())
def test_that_a_choice_on_one_copy_ends_the_question_on_all(
    actions: list[Action],
    chooser: int,
    as_it_is: bool,  # noqa: FBT001 hypothesis gives it
) -> None:
    world = _lived(actions)
    for met in range(AGENTS):
        world.meet(chooser, met)
    store = world.stores[chooser]
    open_questions = [each for each in store.conflicts() if each.kind is ConflictKind.VALUE]
    edit = Edit(store)
    for each in open_questions:
        if (each.table, each.row) in tables(store):
            if as_it_is or each.field == "parent_id":
                edit.keep(each.table, each.row, each.field)
            else:
                edit.set(each.table, each.row, {each.field: "chosen"})
    store.commit("choose", edit.pending)
    answered = {(row, field) for (_, row), fields in edit.pending.items() for field in fields}
    for other in world.stores:
        merge(other, store)
        assert tables(other) == tables(store)
        for each in other.conflicts():
            assert each.kind is not ConflictKind.VALUE or (each.row, each.field) not in answered


@given(st.lists(st.tuples(st.integers(0, AGENTS - 1), st.sampled_from(SKEWS)), min_size=2, max_size=8))
def test_that_a_knowing_later_change_wins_over_any_clock(turns: list[tuple[int, int]]) -> None:
    world = World()
    row, *others = (str(each["id"]) for each in world.stores[0].rows.find("activity", {"parent_id": None}))
    last = 0
    for number, (agent, skew) in enumerate(turns):
        world.meet(agent, last)
        world.walls[agent].offset = skew
        parent = others[number % len(others)]
        edit = Edit(world.stores[agent])
        edit.set("activity", row, {"title": f"turn {number}", "parent_id": parent})
        world.stores[agent].commit("turn", edit.pending)
        last = agent
    everything = _united(world.stores)
    shown = everything.rows.get(("activity", row))
    assert shown is not None
    assert (shown["title"], shown["parent_id"]) == (f"turn {len(turns) - 1}", others[(len(turns) - 1) % len(others)])
    assert everything.conflicts() == []


def test_that_a_clock_a_year_behind_still_comes_after_what_it_saw() -> None:
    world = World()
    world.walls[0].offset, world.walls[1].offset = SKEWS[-1], SKEWS[0]
    _rename(world.stores[0], "ahead")
    world.meet(1, 0)
    _rename(world.stores[1], "behind")
    early, late = (list(store.ledger.transactions())[-1] for store in world.stores[:2])
    assert late.hlc > early.hlc
    assert {row["title"] for row in _united(world.stores).rows.find("activity", {"id": "a001"})} == {"behind"}


def _rename(store: WorkingStore, title: str) -> None:
    edit = Edit(store)
    edit.set("activity", "a001", {"title": title})
    store.commit("rename", edit.pending)


def test_that_a_forged_change_never_replaces_ours() -> None:
    world = World()
    store = world.stores[0]
    ours = next(store.ledger.transactions())
    forged = type(ours)(**{**vars(ours), "label": "forged", "digest": b"x" * 32})
    unsealed = type(ours)(**{**vars(ours), "id": "f" * 32, "label": "forged"})
    before = tables(store)
    result = store.unite(Incoming([forged, unsealed]))
    assert (result.new, [each.id for each in result.rejected]) == (0, [ours.id, "f" * 32])
    assert tables(store) == before
    assert next(store.ledger.transactions()) == ours
    assert incoming(store).transactions == incoming(world.stores[1]).transactions
