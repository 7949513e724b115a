"""The model behind the tree: it keeps Qt's rules and follows the plan row by row."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.domain.plan import Activity, Plan, Status, build_plan
from app.domain.text import isolate, without_controls
from app.ui.pages.plan.tree_model import Column, PlanModel
from app.ui.pages.plan.tree_view import PlanTree
from app.ui.pages.plan.wording import second_line
from tests.widget.plan.conftest import Opened

pytestmark = pytest.mark.usefixtures("qtbot")
SEEDS = range(12)


def activity(name: str, parent: str | None = None, sort: str = "") -> Activity:
    return Activity(id=name, parent=parent, sort=sort or name, title=name)


def tree(model: PlanModel, parent: QModelIndex = QModelIndex()) -> list[object]:  # noqa: B008 Qt's value for the top
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return [[model.id_at(index), tree(model, index)] for index in rows]


def wanted(plan: Plan) -> list[object]:
    def below(nodes: Sequence[object]) -> list[object]:
        return [[node.activity.id, below(node.children)] for node in nodes]  # type: ignore[attr-defined]  # nodes

    return below(plan.roots)


def some_plan(rng: random.Random, names: Sequence[str]) -> Plan:
    placed: list[str] = []
    made = []
    for name in rng.sample(names, rng.randint(1, len(names))):
        parent = rng.choice([None, *placed])
        made.append(activity(name, parent, str(rng.randint(100, 999))))
        placed.append(name)
    return build_plan(made)


@pytest.mark.parametrize("seed", SEEDS)
def test_that_any_change_of_the_plan_keeps_the_rules_of_qt_and_arrives_whole(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 shuffles test data
    names = [f"n{number}" for number in range(14)]
    model = PlanModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    view = PlanTree(model)
    for _ in range(25):
        plan = some_plan(rng, names)
        model.update(plan)
        view.set_open(rng.sample(names, 5))
        view.executeDelayedItemsLayout()
        if rng.random() < 0.5:
            assert tree(model) == wanted(plan)
    assert tester.model() is model


def test_that_a_row_that_moves_stays_the_same_row_for_the_view() -> None:
    model = PlanModel()
    model.show(build_plan([activity("a"), activity("b"), activity("c", "a"), activity("d", "b")]))
    kept = QPersistentModelIndex(model.index_of("c"))
    model.index_of("d")
    model.update(build_plan([activity("a"), activity("b"), activity("c", "b"), activity("d", "b")]))
    assert model.id_at(kept) == "c"
    assert model.id_at(kept.parent()) == "b"


def test_that_a_leaf_that_gets_its_first_part_becomes_a_branch() -> None:
    model = PlanModel()
    view = PlanTree(model)
    model.show(build_plan([activity("a"), activity("b")]))
    view.executeDelayedItemsLayout()
    model.update(build_plan([activity("a"), activity("b"), activity("c", "a")]))
    view.open_above("c")
    assert view.isExpanded(model.index_of("a"))
    assert view.visualRect(model.index_of("c")).isValid()


def test_that_cells_speak_to_screen_readers(opened: Opened) -> None:
    model = opened.page.model
    index = model.index_of(opened.ids["demand"])
    assert without_controls(str(index.data(Qt.ItemDataRole.AccessibleTextRole))) == "۱-۲-۱ گردآوری اطلاعات طرف تقاضا"
    assert index.siblingAtColumn(Column.PROGRESS).data() == "—"
    assert without_controls(str(index.siblingAtColumn(Column.DATES).data())) == "۱۴۰۵/۰۱/۰۱ – ۱۴۰۵/۰۳/۳۱"


def test_that_headings_stand_over_every_column(opened: Opened) -> None:
    model = opened.page.model
    headings = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert all(headings)
    assert len(set(headings)) == len(Column)


def test_that_only_the_title_can_be_typed_over(opened: Opened) -> None:
    model = opened.page.model
    editable = [
        bool(model.index_of(opened.ids["demand"], column).flags() & Qt.ItemFlag.ItemIsEditable) for column in Column
    ]
    assert editable == [True, False, False, False]


def test_that_a_finished_leaf_counts_as_whole() -> None:
    model = PlanModel()
    model.show(build_plan([Activity(id="a", title="a", status=Status.DONE)]))
    assert model.index_of("a", Column.PROGRESS).data() == "۱۰۰٪"


def test_that_a_responsible_party_keeps_its_direction_beside_the_count_of_parts() -> None:
    (root,) = build_plan([replace(activity("a"), responsible=("عامل توسعه",)), activity("b", "a")], None).roots

    assert second_line(root).startswith(isolate("عامل توسعه"))
