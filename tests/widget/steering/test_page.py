"""Working with plan versions, risks and strategies by mouse and keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plan_version import PLAN_VERSIONS
from app.domain.risk import RISK_RATINGS, RISKS
from app.domain.strategy import STRATEGIES, STRATEGY_REVISIONS
from app.domain.tables.steering import RISK, STRATEGY
from app.services import editing, planning, risks, strategies, versions
from app.services.reading import all_of, one
from app.services.versions import Freezing
from app.ui.pages.steering.comparison import ComparisonSection
from app.ui.pages.steering.matrix import MatrixView
from app.ui.pages.steering.serving import ServingSection
from app.ui.records.child_list import ChildList
from app.ui.records.dialog import RecordDialog
from tests.helpers.typing import press, type_text
from tests.widget.steering.conftest import Opened


def _dialog() -> RecordDialog:
    (shown,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()]
    return shown


def _comparison(opened: Opened) -> ComparisonSection:
    opened.part("versions").form.turn_to(0)
    found = opened.page.current().findChild(ComparisonSection)
    assert found is not None
    return found


def test_that_the_plan_is_frozen_from_the_dialog(opened: Opened) -> None:
    page = opened.part("versions")
    page.begin_new()
    _dialog().finish()
    (kept,) = all_of(opened.session, PLAN_VERSIONS).values()
    assert (kept.title, kept.kind) == ("برنامه مبنا", "baseline")
    assert page.chosen() == [kept.id]


def test_that_a_version_tells_what_is_different_today(opened: Opened) -> None:
    version = versions.freeze(opened.session, Freezing("برنامه مبنا"))
    planning.set_fields(opened.session, opened.activities[1], {"end": "1404/02/05", "budget": 400})
    assert opened.page.show_row(version)
    section = _comparison(opened)
    assert section.model.ids == [opened.activities[1]]
    assert section.summary.text() == "۰ افزوده، ۰ حذف‌شده، ۱ تغییریافته. بودجه ۶۰۰ ریال کمتر."


def test_that_a_version_is_compared_with_another(opened: Opened) -> None:
    first = versions.freeze(opened.session, Freezing("برنامه مبنا"))
    second = versions.freeze(opened.session, Freezing("اصلاح", versions.REVISION, "تأخیر"))
    planning.set_field(opened.session, opened.activities[1], "budget", 5)
    opened.page.show_row(first)
    section = _comparison(opened)
    section.other.set_value(second)
    section.other.committed.emit(second)
    assert section.summary.text() == "چیزی تغییر نکرده است: تاریخ‌ها، هزینه، دامنه و وزن‌ها همان است."


def test_that_a_changed_activity_is_gone_to(opened: Opened) -> None:
    version = versions.freeze(opened.session, Freezing("برنامه مبنا"))
    planning.set_field(opened.session, opened.activities[1], "budget", 5)
    opened.page.show_row(version)
    section = _comparison(opened)
    section.view.choose(section.model.ids)
    section.open_chosen()
    assert opened.shell.said[-1] == f"plan:{opened.activities[1]}"


def test_that_a_risk_is_entered_in_one_line(opened: Opened) -> None:
    page = opened.part("risks")
    page.begin_new()
    type_text(page.entry.line, "خروج شریک اصلی")
    press(page.entry.line, Qt.Key.Key_Return, text="\r")
    (kept,) = all_of(opened.session, RISKS).values()
    assert kept.title == "خروج شریک اصلی"
    assert kept.raised_on is not None


def test_that_a_rating_is_typed_with_its_reason(opened: Opened) -> None:
    risk = editing.add(opened.session, RISK, {"title": "تأخیر اعتبار"})
    opened.page.show_row(risk)
    page = opened.part(opened.page.stage.key)
    page.form.turn_to(1)
    (ratings,) = page.form.sections("risk_rating")
    assert isinstance(ratings, ChildList)
    type_text(ratings.line, "۴ ۳ نامه سازمان برنامه")
    press(ratings.line, Qt.Key.Key_Return, text="\r")
    (kept,) = all_of(opened.session, RISK_RATINGS).values()
    assert (kept.likelihood, kept.impact, kept.reason) == (4, 3, "نامه سازمان برنامه")
    assert risks.standings(opened.session)[risk].score == 12


def test_that_the_matrix_chooses_the_risks_of_a_cell(opened: Opened) -> None:
    risk = editing.add(opened.session, RISK, {"title": "تأخیر اعتبار"})
    other = editing.add(opened.session, RISK, {"title": "کمبود نیرو"})
    risks.rate(opened.session, risk, {"likelihood": 5, "impact": 2})
    opened.part("risks").choose([other])
    opened.part("risks").show_view("matrix")
    view = opened.part("risks").view
    assert isinstance(view, MatrixView)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, 0))
    QTest.keyClick(view.table, Qt.Key.Key_Left)  # towards a higher impact, as the matrix reads from the right
    assert opened.part("risks").chosen() == [risk]
    assert view.unrated.text() == "۱ ریسک هنوز امتیازی ندارد."


def test_that_closing_a_risk_notes_the_day(opened: Opened) -> None:
    risk = editing.add(opened.session, RISK, {"title": "تأخیر اعتبار"})
    opened.page.show_row(risk)
    row = opened.part("risks").form.row("state")
    row.input.set_value("closed")
    row.input.committed.emit("closed")
    assert one(opened.session, RISKS, risk).closed_on is not None
    risks.set_state(opened.session, [risk], "open")
    assert one(opened.session, RISKS, risk).closed_on is None


def test_that_an_activity_serves_a_strategy(opened: Opened) -> None:
    strategy = editing.add(opened.session, STRATEGY, {"title": "سهم خدمات بومی"})
    opened.page.show_row(strategy)
    page = opened.part(opened.page.stage.key)
    page.form.turn_to(1)
    (section,) = page.form.sections("activity")
    assert isinstance(section, ServingSection)
    section.picker.committed.emit(opened.activities[1])
    assert section.model.ids == [opened.activities[1]]
    section.view.choose(section.model.ids)
    section.untie_chosen()
    assert strategies.served(opened.session) == {}


def test_that_a_revision_keeps_the_old_text(opened: Opened) -> None:
    strategy = editing.add(opened.session, STRATEGY, {"title": "سهم خدمات بومی", "text": "متن نخست"})
    strategies.revise(opened.session, strategy, {"after": "متن دوم", "reason": "بازنگری"})
    (kept,) = all_of(opened.session, STRATEGY_REVISIONS).values()
    assert (kept.before, kept.after) == ("متن نخست", "متن دوم")
    assert one(opened.session, STRATEGIES, strategy).text == "متن دوم"
    opened.session.undo()
    assert one(opened.session, STRATEGIES, strategy).text == "متن نخست"


def test_that_the_part_on_show_is_found_again(opened: Opened) -> None:
    risk = editing.add(opened.session, RISK, {"title": "تأخیر اعتبار"})
    opened.page.show_row(risk)
    place = opened.page.place()
    opened.part("strategies")
    opened.page.open_session(opened.session)
    opened.page.reload(None)
    opened.page.restore_place(place)
    assert opened.page.stage.key == "risks"
    assert opened.part("risks").chosen() == [risk]


def test_that_a_tab_is_turned_by_keyboard(opened: Opened) -> None:
    opened.part("versions")
    opened.page.bar.setFocus()
    QTest.keyClick(opened.page.bar, Qt.Key.Key_Left)
    assert opened.page.stage.key == "risks"
