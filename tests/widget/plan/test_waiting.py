"""The schedule part of the form: length, milestone and limits, and the dependencies of an activity in two lists."""

import datetime as dt

import pytest

from app.domain.text import without_controls
from app.i18n import tr
from app.services import planning
from app.services.scheduling import add_dependency, dependencies_of
from app.ui.pages.plan.activity_names import ActivityNames
from app.ui.pages.plan.form_fields import TIME_PART
from app.ui.pages.plan.waiting import WaitingSection, lag_text
from tests.helpers.typing import type_text
from tests.widget.plan.conftest import Opened


@pytest.fixture
def section(opened: Opened) -> WaitingSection:
    """Show the schedule of the analysis of the market, which takes five days."""
    planning.set_field(opened.session, opened.ids["market"], "duration", 5)
    opened.choose("market")
    opened.page.form.turn_to(TIME_PART)
    (found,) = opened.page.form.findChildren(WaitingSection)
    return found


def type_into(section: WaitingSection, text: str) -> None:
    section.before.line.setFocus()
    type_text(section.before.line, text)
    section.before.add_typed()


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("duration", "۱۲", 12),
        ("deadline", "1403/12/30", dt.date(2025, 3, 20)),
        ("constraint_on", "۱۴۰۸/۱۲/۳۰", dt.date(2030, 3, 20)),
        ("actual_start", "1405/2/1", dt.date(2026, 4, 21)),
    ],
)
@pytest.mark.usefixtures("section")
def test_that_the_schedule_of_an_activity_is_typed(opened: Opened, field: str, typed: str, stored: object) -> None:
    row = opened.page.form.row(field)
    row.input.selectAll()
    type_text(row.input, typed)
    row.input.commit()
    assert getattr(opened.activity("market"), field) == stored


@pytest.mark.usefixtures("section")
def test_that_a_milestone_is_ticked(opened: Opened) -> None:
    opened.page.form.row("is_milestone").input.click()
    assert opened.activity("market").is_milestone


@pytest.mark.parametrize("typed", ["بررسی قوانین", "قوانین", "۲-۲", "2.2"])
def test_that_a_predecessor_is_added_by_code_or_title(opened: Opened, section: WaitingSection, typed: str) -> None:
    type_into(section, typed)
    (tie,), _ = dependencies_of(opened.session, opened.ids["market"])
    assert tie.predecessor_id == opened.ids["law"]


def test_that_a_title_of_several_is_not_guessed(opened: Opened, section: WaitingSection) -> None:
    type_into(section, "گردآوری")
    assert section.before.line.error_text()
    assert opened.session.count("dependency") == 0


def test_that_a_circle_is_told_beside_the_line(opened: Opened, section: WaitingSection) -> None:
    add_dependency(opened.session, opened.ids["market"], opened.ids["law"])
    type_into(section, "بررسی قوانین")
    assert "«تحلیل بازار»" in without_controls(section.before.line.error_text())


def test_that_both_lists_follow_the_project(opened: Opened, section: WaitingSection) -> None:
    add_dependency(opened.session, opened.ids["law"], opened.ids["market"], kind="SS", lag=3)
    add_dependency(opened.session, opened.ids["market"], opened.ids["closing"])
    (line,) = section.before.model.lines
    assert (line.title, tr("Start to start") in line.note, lag_text(3) in line.note) == ("بررسی قوانین", True, True)
    assert [one.title for one in section.after.model.lines] == ["ارزیابی"]
    opened.session.undo()
    assert section.after.model.lines == []


def test_that_the_section_says_when_and_why(opened: Opened, section: WaitingSection) -> None:
    planning.set_field(opened.session, opened.ids["law"], "duration", 3)
    add_dependency(opened.session, opened.ids["law"], opened.ids["market"])
    opened.choose("market")
    said = without_controls(section.said.text())
    assert "«بررسی قوانین»" in said
    assert "۱۴۰۵/۰۳/۰۵" in said  # 3/1 is a Friday, the law takes the three days after it


def test_that_a_contradiction_is_marked_at_its_dependency(opened: Opened, section: WaitingSection) -> None:
    planning.set_fields(opened.session, opened.ids["market"], {"start": "1405/03/01", "end": "1405/03/05"})
    planning.set_fields(opened.session, opened.ids["law"], {"start": "1405/03/02", "end": "1405/03/10"})
    add_dependency(opened.session, opened.ids["law"], opened.ids["market"])
    opened.choose("market")
    opened.page.form.turn_to(TIME_PART)
    assert section.before.model.lines[0].chip == tr("Contradiction")
    assert "«بررسی قوانین»" in without_controls(section.wrong.text())


def test_that_names_offer_the_typed_code_first(opened: Opened) -> None:
    found = ActivityNames(lambda: opened.session).matching("۱-۲-۱")
    assert [one.name for one in found] == ["گردآوری اطلاعات طرف تقاضا"]
