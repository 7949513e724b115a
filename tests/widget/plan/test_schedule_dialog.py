"""Automatic scheduling on request: proposals with ticks, problems in words, one action that can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from app.domain.text import without_controls
from app.i18n import tr
from app.services import planning
from app.services.scheduling import add_dependency
from app.ui.pages.plan.schedule_dialog import ScheduleDialog
from tests.widget.plan.conftest import Opened


@pytest.fixture
def dialog(opened: Opened) -> ScheduleDialog:
    """Propose the analysis of the market and, after it, the law; the evaluation is fixed too early."""
    session, ids = opened.session, opened.ids
    planning.set_field(session, [ids["market"], ids["law"]], "duration", 5)
    planning.set_fields(session, ids["closing"], {"start": "1405/03/01", "end": "1405/03/02"})
    add_dependency(session, ids["market"], ids["law"])
    add_dependency(session, ids["law"], ids["closing"])
    opened.trigger("schedule")
    (found,) = opened.page.window().findChildren(ScheduleDialog)
    return found


def titles(dialog: ScheduleDialog) -> list[str]:
    return [dialog.moves.cells(row)[1] for row in range(dialog.moves.rowCount())]


def test_that_moves_are_proposed_in_the_order_of_the_plan(dialog: ScheduleDialog) -> None:
    assert titles(dialog) == ["تحلیل بازار", "بررسی قوانین"]


def test_that_contradictions_are_said_with_both_names(dialog: ScheduleDialog) -> None:
    (said,) = dialog.problems
    assert "«بررسی قوانین»" in without_controls(said)
    assert "«ارزیابی»" in without_controls(said)


def test_that_nothing_moves_before_it_is_accepted(opened: Opened, dialog: ScheduleDialog) -> None:
    dialog.reject()
    assert opened.activity("market").start is None


def test_that_only_ticked_activities_get_dates(opened: Opened, dialog: ScheduleDialog) -> None:
    dialog.moves.setData(dialog.moves.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    dialog.finish()
    assert opened.activity("market").start is None
    assert opened.activity("law").dates_by == "schedule"


def test_that_one_undo_takes_all_of_it_back(opened: Opened, dialog: ScheduleDialog) -> None:
    before = opened.plan
    dialog.finish()
    assert opened.activity("law").start is not None
    opened.session.undo()
    assert opened.plan == before


def test_that_accepting_is_said_and_can_be_taken_back_from_there(opened: Opened, dialog: ScheduleDialog) -> None:
    dialog.finish()
    assert opened.shell.said[-1] == tr("{count} activities were scheduled.", count="۲")
    opened.shell.offers[-1].do()
    assert opened.activity("law").start is None


def test_that_dates_fixed_meanwhile_are_told_in_the_dialog(opened: Opened, dialog: ScheduleDialog) -> None:
    planning.set_fields(opened.session, opened.ids["market"], {"start": "1405/03/01", "end": "1405/03/02"})
    dialog.finish()
    assert "«تحلیل بازار»" in without_controls(dialog.bar.text())
    assert opened.activity("law").start is None


def test_that_a_schedule_that_holds_offers_nothing_to_accept(opened: Opened) -> None:
    opened.trigger("schedule")
    (found,) = opened.page.window().findChildren(ScheduleDialog)
    words = {button.text().strip() for button in found.findChildren(QPushButton)}
    assert tr("Give the new dates") not in words
    found.reject()
