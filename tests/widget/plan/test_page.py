"""The page as the window uses it: filter, place, search hits, read-only projects and empty ones."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.domain.plan import Status
from app.exchange.filling import fill
from app.exchange.template import load_template
from app.i18n import tr
from app.services import planning
from app.services.session import Session, view_project
from app.ui.pages.plan import PlanPage
from app.widgets import theme
from tests.helpers.plan_shell import QuietShell
from tests.helpers.typing import press, type_text
from tests.widget.plan.conftest import Opened


def test_that_the_filter_keeps_what_leads_to_a_hit(opened: Opened) -> None:
    opened.page.card.open_filter()
    type_text(opened.page.card.filter.words, "تقاضا")
    assert opened.shown() == ["شناخت", "  بازیگران", "    گردآوری اطلاعات طرف تقاضا"]
    model = opened.page.model
    assert [model.is_hit(opened.ids[name]) for name in ("study", "actors", "demand")] == [False, False, True]
    assert opened.page.card.filter.count_text() == tr("{shown} of {total}", shown="۱", total="۱۰")


def test_that_the_filter_knows_status_owner_and_mechanism(opened: Opened) -> None:
    bar = opened.page.card.filter
    planning.set_field(opened.session, opened.ids["law"], "status", Status.STOPPED)
    bar.restore_place({"statuses": ["stopped"]})
    bar.changed.emit()
    assert opened.shown() == ["اجرا", "  بررسی قوانین"]
    bar.restore_place({"responsible": ["دبیرخانه خوشه"]})
    bar.changed.emit()
    assert len(opened.shown()) == 4
    bar.restore_place({"mechanisms": ["market_analysis"]})
    bar.changed.emit()
    assert opened.shown() == ["اجرا", "  تحلیل بازار"]


def test_that_clearing_the_filter_opens_what_was_open(opened: Opened) -> None:
    opened.choose("law")
    before = opened.page.tree.open_ids()
    type_text(opened.page.card.filter.words, "عرضه")
    opened.page.card.filter.clear()
    assert opened.page.tree.open_ids() == before
    assert len(opened.shown()) == 10


def test_that_what_is_edited_stays_although_it_passes_the_filter_no_more(opened: Opened) -> None:
    type_text(opened.page.card.filter.words, "قوانین")
    opened.choose("law")
    opened.page.form.row("title").input.setPlainText("مقررات")
    opened.page.form.row("title").input.commit()
    assert opened.chosen() == ["law"]
    assert opened.shown() == ["اجرا", "  مقررات"]


def test_that_escape_in_the_filter_shows_everything(opened: Opened) -> None:
    type_text(opened.page.card.filter.words, "عرضه")
    press(opened.page.card.filter.words, Qt.Key.Key_Escape)
    assert len(opened.shown()) == 10


def test_that_the_place_comes_back_after_closing(opened: Opened) -> None:
    opened.choose("market", "law")
    opened.page.form.turn_to(1)
    place = json.loads(json.dumps(opened.page.place()))
    opened.choose("study")
    opened.page.tree.set_open([])
    opened.page.form.turn_to(0)
    opened.page.open_session(opened.session)
    opened.page.reload(None)
    opened.page.restore_place(place)
    assert opened.chosen() == ["market", "law"]
    assert opened.page.form.part() == 1
    assert set(opened.page.tree.open_ids()) == {opened.ids[name] for name in ("study", "actors", "doing")}


def test_that_a_filter_comes_back_with_its_place(opened: Opened) -> None:
    opened.page.card.open_filter()
    type_text(opened.page.card.filter.words, "تقاضا")
    place = json.loads(json.dumps(opened.page.place()))
    opened.page.card.filter.clear()
    opened.page.restore_place(place)
    assert len(opened.shown()) == 3


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"chosen": 7, "open": "x", "filter": [], "scroll": "a", "sizes": [1], "part": "b"},
        {"chosen": ["gone"], "current": None, "open": ["gone", 3], "filter": {"text": None, "statuses": 4}},
    ],
)
def test_that_a_place_from_elsewhere_does_no_harm(opened: Opened, place: dict[str, object]) -> None:
    opened.choose("law")
    opened.page.restore_place(place)
    assert len(opened.shown()) == 10


def test_that_a_search_hit_is_shown_even_through_a_filter(opened: Opened) -> None:
    type_text(opened.page.card.filter.words, "تقاضا")
    assert opened.page.show_row(opened.ids["law"])
    assert opened.chosen() == ["law"]
    assert opened.page.card.filter.value().is_empty


def test_that_a_row_of_another_page_is_not_here(opened: Opened) -> None:
    assert not opened.page.show_row("project")


def test_that_selection_and_branches_survive_changes_from_elsewhere(opened: Opened) -> None:
    opened.choose("supply")
    planning.add_activity(opened.session, opened.ids["values"], "بخش تازه")
    assert opened.page.tree.isExpanded(opened.page.model.index_of(opened.ids["actors"]))
    assert "  ارزش‌های خوشه" in opened.shown()


def test_that_an_empty_programme_says_how_to_begin(empty: Opened) -> None:
    buttons = {button.accessibleName() for button in empty.page.findChildren(QPushButton) if button.isVisible()}
    assert buttons == {tr("Add a phase"), tr("Start from the roadmap"), tr("Import a table…")}


def test_that_the_first_phase_is_one_click_away(empty: Opened) -> None:
    button = next(b for b in empty.page.findChildren(QPushButton) if b.accessibleName() == tr("Add a phase"))
    button.click()
    assert len(empty.plan.roots) == 1
    assert empty.page.tree.isVisible()


def test_that_the_roadmap_fills_an_empty_programme(empty: Opened) -> None:
    name = tr("Start from the roadmap")
    next(b for b in empty.page.findChildren(QPushButton) if b.accessibleName() == name).click()
    assert len(empty.plan.nodes) == 47
    assert len(empty.shown()) == 47


def test_that_importing_is_left_to_the_window(empty: Opened) -> None:
    name = tr("Import a table…")
    next(b for b in empty.page.findChildren(QPushButton) if b.accessibleName() == name).click()
    assert empty.shell.said == ["import"]


def test_that_a_read_only_project_can_be_read_but_not_written(opened: Opened, session: Session, tmp_path: Path) -> None:
    copy = tmp_path / "copy.khooshe"
    session.save_copy(copy)
    seen = view_project(copy)
    page = PlanPage(QuietShell(seen))
    page.open_session(seen)
    page.reload(None)
    page.tree.choose([opened.ids["market"]])
    assert page.form.row("title").input.isReadOnly()
    assert not page.form.row("status").input.isEnabled()
    assert not page.actions_of_tree["delete"].isEnabled()
    assert not page.card.add_button.isEnabled()
    assert not page.model.flags(page.model.index_of(opened.ids["market"])) & Qt.ItemFlag.ItemIsEditable
    page.deleteLater()
    seen.close()


def test_that_of_imported_rows_the_phases_are_chosen_and_the_first_is_in_view(opened: Opened) -> None:
    known = {node.activity.id for node in opened.plan.roots}

    fill(opened.session, load_template("roadmap").rows)

    phases = [node.activity.id for node in opened.plan.roots if node.activity.id not in known]
    assert opened.page.tree.chosen_ids() == phases
    assert opened.page.tree.current_id() == phases[0]


def test_that_levels_open_and_close(opened: Opened) -> None:
    opened.page.tree.set_open([])
    opened.page.tree.open_more()
    assert set(opened.page.tree.open_ids()) == {opened.ids["study"], opened.ids["doing"]}
    opened.page.tree.open_more()
    assert opened.ids["actors"] in opened.page.tree.open_ids()
    opened.page.tree.close_more()
    opened.page.tree.close_more()
    assert opened.page.tree.open_ids() == []


def test_that_the_page_is_painted_in_both_themes(opened: Opened, qapp: QApplication) -> None:
    light = opened.page.tree.viewport().grab().toImage()
    theme.apply(qapp, dark=True)
    dark = opened.page.tree.viewport().grab().toImage()
    corner = light.rect().bottomRight()
    assert light.pixelColor(corner).lightness() > 200
    assert dark.pixelColor(corner).lightness() < 60


def test_that_a_narrow_window_spares_columns_before_titles(opened: Opened) -> None:
    opened.page.resize(770, 430)
    tree = opened.page.tree
    assert tree.isColumnHidden(2)
    assert tree.columnWidth(0) >= 200
    opened.page.resize(1274, 708)
    assert not tree.isColumnHidden(2)
    assert not tree.isColumnHidden(3)
