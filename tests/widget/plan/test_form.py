"""The form: each field is one step of undo, what is wrong stands beside it, undo shows what was before."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from app.domain.plan import Activity, Status
from app.domain.tables.meetings import DECISION, MEETING
from app.domain.text import isolate
from app.i18n import tr
from app.services import attachments, editing, links, planning
from app.services.attachments import NewFile, Owner
from app.ui.pages.plan.form import FILES_PART, next_status
from app.ui.pages.plan.form_fields import PARTS
from app.ui.pages.plan.tied import TiedSection
from app.ui.records.attachments import AttachmentsPanel
from app.ui.records.links import LinksSection
from tests.helpers.typing import press, type_text
from tests.widget.plan.conftest import Opened

CASES = (
    ("title", "عنوان تازه", "عنوان تازه"),
    ("weight", "۱۲", 12),
    ("start", "1405/2/1", dt.date(2026, 4, 21)),
    ("end", "۱۴۰۵/۰۲/۱۰", dt.date(2026, 4, 30)),
    ("budget", "12500000", 12_500_000),
    ("progress", "٤٠", 40),
    ("outputs", "گزارش طرف تقاضا", "گزارش طرف تقاضا"),
    ("indicators", "سه سند", "سه سند"),
    ("notes", "با دبیرخانه هماهنگ شود", "با دبیرخانه هماهنگ شود"),
    ("printed_code", "۱-۲", "۱-۲"),
    ("printed_title", "تجلیل بازار", "تجلیل بازار"),
    ("printed_mechanism", "تراز یابی", "تراز یابی"),
)


def enter(opened: Opened, field: str, text: str) -> None:
    row = opened.page.form.row(field)
    row.input.selectAll()
    type_text(row.input, text)
    row.input.commit()


@pytest.mark.parametrize(("field", "typed", "stored"), CASES)
def test_that_a_field_that_is_left_is_one_step_of_undo(opened: Opened, field: str, typed: str, stored: object) -> None:
    opened.choose("market")
    before = getattr(opened.activity("market"), field)
    enter(opened, field, typed)
    assert getattr(opened.activity("market"), field) == stored
    opened.session.undo()
    assert getattr(opened.activity("market"), field) == before
    assert not opened.page.form.row(field).input.value() or opened.page.form.row(field).input.value() == before


def test_that_months_show_the_days_they_mean(opened: Opened) -> None:
    opened.choose("market")
    months = opened.page.form.row("months")
    type_text(months.input.first, "۴")
    type_text(months.input.last, "۶")
    expected = tr("{start} to {end}", start=isolate("۱ تیر ۱۴۰۵"), end=isolate("۳۱ شهریور ۱۴۰۵"))
    assert months.note() == expected
    months.input.commit()
    assert opened.activity("market").months == (4, 6)
    assert months.note() == expected


def test_that_names_become_a_list(opened: Opened) -> None:
    opened.choose("market")
    names = opened.page.form.row("responsible").input
    type_text(names.line, "دبیرخانه خوشه، دانشگاه تهران")
    names.commit()
    assert opened.activity("market").responsible == ("دبیرخانه خوشه", "دانشگاه تهران")


def test_that_choosing_a_status_is_kept_at_once(opened: Opened) -> None:
    opened.choose("market")
    status = opened.page.form.row("status").input
    status.setCurrentIndex(list(Status).index(Status.DONE))
    status.activated.emit(list(Status).index(Status.DONE))
    assert opened.activity("market").status is Status.DONE
    progress = opened.page.form.row("progress")
    assert progress.input.value() == 100
    assert progress.input.isReadOnly()
    assert progress.note() == tr("Done counts as 100 per cent.")


def test_that_an_end_before_the_start_is_refused_beside_the_field_and_stays_typed(opened: Opened) -> None:
    opened.choose("market")
    enter(opened, "start", "1405/5/10")
    enter(opened, "end", "1405/5/1")
    end = opened.page.form.row("end")
    assert end.error()
    assert end.note() == end.error()
    assert end.input.text() == "۱۴۰۵/۰۵/۰۱"
    assert opened.activity("market").end is None
    end.input.commit()
    assert end.error()
    enter(opened, "end", "1405/5/20")
    assert not end.error()
    assert opened.activity("market").end == dt.date(2026, 8, 11)


def test_that_escape_gives_back_what_the_refused_text_replaced(opened: Opened) -> None:
    opened.choose("market")
    enter(opened, "end", "1405/5/20")
    enter(opened, "start", "1405/6/1")
    start = opened.page.form.row("start")
    press(start.input, Qt.Key.Key_Escape)
    assert (start.input.text(), start.error()) == ("", "")


@pytest.mark.parametrize(("field", "typed"), [("end", "۱۴۰۴/۱۲/۳۰"), ("progress", "۱۲۰"), ("budget", "زیاد")])
def test_that_nonsense_stays_typed_and_is_explained(opened: Opened, field: str, typed: str) -> None:
    opened.choose("market")
    enter(opened, field, typed)
    row = opened.page.form.row(field)
    assert row.error()
    assert row.note() == row.error()
    assert row.input.text() == typed
    assert getattr(opened.activity("market"), field) is None


def test_that_months_in_the_wrong_order_are_explained(opened: Opened) -> None:
    opened.choose("market")
    months = opened.page.form.row("months")
    type_text(months.input.first, "8")
    type_text(months.input.last, "3")
    months.input.commit()
    assert months.note() == months.error() != ""
    assert opened.activity("market").months is None


def test_that_leaving_with_nonsense_says_what_was_not_kept(opened: Opened) -> None:
    opened.choose("market")
    row = opened.page.form.row("end")
    type_text(row.input, "۱۴۰۴/۱۳/۰۱")
    opened.choose("law")
    assert tr("End date") in opened.shell.said[-1]
    assert row.input.text() == ""


def test_that_empty_figures_say_so_and_are_not_zero(opened: Opened) -> None:
    opened.choose("market")
    budget = opened.page.form.row("budget").input
    assert budget.text() == ""
    assert budget.placeholderText() == tr("Not entered")


def test_that_typing_is_kept_after_a_pause(opened: Opened) -> None:
    opened.choose("market")
    row = opened.page.form.row("notes")
    type_text(row.input, "نیمه‌کاره")
    row.pause().timeout.emit()
    assert opened.activity("market").notes == "نیمه‌کاره"


def test_that_a_word_to_come_keeps_its_blank(opened: Opened) -> None:
    opened.choose("market")
    row = opened.page.form.row("printed_code")
    type_text(row.input, "ردیف ")
    row.pause().timeout.emit()
    assert row.input.text() == "ردیف "


def test_that_what_is_being_typed_survives_a_change_elsewhere(opened: Opened) -> None:
    opened.choose("market")
    notes = opened.page.form.row("notes").input
    type_text(notes, "در حال نوشتن")
    planning.set_field(opened.session, opened.ids["market"], "weight", 5)
    assert notes.toPlainText() == "در حال نوشتن"
    assert opened.page.form.row("weight").input.value() == 5


def test_that_a_parent_shows_sums_that_cannot_be_typed_over(opened: Opened) -> None:
    planning.set_field(opened.session, opened.ids["demand"], "progress", 60)
    planning.set_field(opened.session, opened.ids["demand"], "budget", 1000)
    planning.set_field(opened.session, opened.ids["supply"], "budget", 500)
    opened.choose("actors")
    form = opened.page.form
    assert (form.row("progress").input.value(), form.row("budget").input.value()) == (30, 1500)
    assert form.row("progress").input.isReadOnly()
    assert form.row("budget").input.isReadOnly()
    assert form.row("budget").note() == tr("Computed from the parts")


def test_that_undo_turns_to_the_field_it_changed(opened: Opened) -> None:
    opened.choose("market")
    enter(opened, "outputs", "گزارش")
    opened.choose("study")
    opened.page.form.turn_to(0)
    opened.session.undo()
    assert opened.chosen() == ["market"]
    assert opened.page.form.part() == 3
    assert opened.page.form.row("outputs").input.toPlainText() == ""


def test_that_several_activities_get_one_value_in_one_step(opened: Opened) -> None:
    opened.choose("market", "law")
    names = opened.page.form.row("responsible").input
    type_text(names.line, "دانشگاه تهران")
    names.commit()
    assert opened.activity("market").responsible == opened.activity("law").responsible == ("دانشگاه تهران",)
    opened.session.undo()
    assert opened.activity("market").responsible == opened.activity("law").responsible == ()


def test_that_several_activities_hide_what_belongs_to_one(opened: Opened) -> None:
    planning.set_field(opened.session, opened.ids["law"], "status", Status.STOPPED)
    opened.choose("market", "law")
    form = opened.page.form
    assert not form.row("title").isVisibleTo(form)
    assert form.row("status").isVisibleTo(form)
    assert form.row("status").input.value() is None
    assert form.row("status").note() == tr("Different values")


@pytest.mark.parametrize(
    ("status", "progress", "suggested"),
    [
        (Status.IN_PROGRESS, 100, Status.DONE),
        (Status.NOT_STARTED, 100, Status.DONE),
        (Status.NOT_STARTED, 20, Status.IN_PROGRESS),
        (Status.NOT_STARTED, None, None),
        (Status.STOPPED, 100, None),
        (Status.DONE, 100, None),
    ],
)
def test_that_progress_suggests_the_status_that_fits(
    status: Status, progress: int | None, suggested: Status | None
) -> None:
    assert next_status(Activity(id="a", status=status, progress=progress)) is suggested


def test_that_taking_the_suggestion_is_one_step(opened: Opened) -> None:
    opened.choose("market")
    enter(opened, "progress", "100")
    opened.page.form.step().click()
    assert opened.activity("market").status is Status.DONE
    opened.session.undo()
    assert opened.activity("market").status is Status.NOT_STARTED
    assert opened.activity("market").progress == 100


def test_that_the_history_tells_who_changed_what(opened: Opened) -> None:
    opened.choose("market")
    enter(opened, "notes", "یادداشت")
    opened.page.form.turn_to(len(PARTS) - 1)
    lines = opened.page.form.changes().lines()
    assert any("مریم رضایی" in line for line in lines)
    assert any(tr("Notes") in line and "یادداشت" in line for line in lines)


def test_that_every_input_has_a_name(opened: Opened) -> None:
    opened.choose("market")
    specs = [spec for part in PARTS for row in part.rows for spec in row]
    inputs = [opened.page.form.row(spec.name).input for spec in specs]
    named = [field.accessibleName() or (field.focusProxy() and field.focusProxy().accessibleName()) for field in inputs]
    assert all(named)


def test_that_enter_in_the_tree_begins_in_the_form(opened: Opened) -> None:
    opened.choose("market")
    press(opened.page.tree, Qt.Key.Key_Return)
    assert opened.page.focusWidget() is opened.page.form.row("title").input


def test_that_the_history_of_a_first_value_names_no_value_before(opened: Opened) -> None:
    opened.choose("law")
    enter(opened, "outputs", "گزارش")

    opened.page.form.turn_to(len(PARTS) - 1)

    first = tr("{field}: {words}", field=tr("Expected output"), words=isolate("گزارش"))
    assert first in opened.page.form.changes().lines()


def test_that_the_files_of_the_chosen_activity_are_shown(opened: Opened) -> None:
    owner = Owner("activity_id", opened.ids["values"])
    attachments.add(opened.session, owner, [NewFile("نامه.txt", b"words")])
    opened.page.form.turn_to(FILES_PART)
    opened.choose("values")
    (panel,) = opened.page.form.findChildren(AttachmentsPanel)
    assert [one.name for one in panel.list.files.attachments] == ["نامه.txt"]
    opened.choose("actors")
    assert panel.list.files.attachments == ()


def test_that_what_an_activity_is_linked_to_is_shown_and_follows_undo(opened: Opened) -> None:
    meeting = editing.add(opened.session, MEETING, {"title": "شورا"})
    opened.page.form.turn_to(FILES_PART)
    opened.choose("values")
    (section,) = opened.page.form.findChildren(LinksSection)
    links.link(opened.session, ("activity", opened.ids["values"]), [("meeting", meeting)])
    shown = [line.title for line in section.model.lines]
    opened.session.undo()
    assert (shown, section.model.lines) == (["شورا"], [])


def test_that_what_was_decided_for_an_activity_is_shown_and_leads_there(opened: Opened) -> None:
    meeting = editing.add(opened.session, MEETING, {"title": "شورا"})
    values = {"meeting_id": meeting, "text": "تهیه گزارش", "activity_id": opened.ids["values"]}
    decision = editing.add(opened.session, DECISION, values)
    opened.page.form.turn_to(FILES_PART)
    opened.choose("values")
    (section,) = opened.page.form.findChildren(TiedSection)
    section.view.choose([decision])
    section.open_chosen()
    assert [line.title for line in section.model.lines] == ["تهیه گزارش"]
    assert f"meetings:{decision}" in opened.shell.said
