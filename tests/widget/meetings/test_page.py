"""The page of meetings: table, follow-ups, guides, and finding one's way."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.guide import GUIDES, Guide, Question
from app.domain.meeting import MEETINGS
from app.domain.tables.meetings import AGENDA_ITEM, ANSWER, MEETING
from app.services import attachments, editing, guides
from app.services.attachments import NewFile, Owner
from app.services.reading import all_of, where
from app.ui.pages.meetings.follow_up_view import FollowUpView
from app.ui.pages.meetings.guides_view import GuidesView
from app.ui.records.child_list import ChildList
from tests.helpers.typing import press
from tests.widget.meetings.conftest import TODAY, Opened


def _follow_ups(opened: Opened) -> FollowUpView:
    opened.page.show_view("follow-ups")
    view = opened.page.view
    assert isinstance(view, FollowUpView)
    return view


def _guides(opened: Opened) -> GuidesView:
    opened.page.show_view("guides")
    view = opened.page.view
    assert isinstance(view, GuidesView)
    return view


def _texts(view: FollowUpView) -> list[str]:
    return [str(view.table.records.index(row, 0).data()) for row in range(view.table.records.rowCount())]


def test_that_the_newest_meeting_stands_first(opened: Opened) -> None:
    assert opened.titles() == ["جلسه second", "جلسه first"]


def test_that_the_row_tells_what_is_overdue(opened: Opened) -> None:
    row = opened.page.table.records.row_of(opened.first)
    keys = [column.key for column in opened.page.table.records.columns]
    assert opened.page.table.records.cell(row, keys.index("open")).text == "۱ عقب‌افتاده"


def test_that_a_typed_title_plans_a_meeting_of_today(opened: Opened) -> None:
    opened.page.begin_new()
    opened.page.entry.line.setText("جلسه هفتگی")
    press(opened.page.entry.line, Qt.Key.Key_Return, text="\r")
    (made,) = where(opened.session, MEETINGS, title="جلسه هفتگی")
    assert (made.on, made.number, made.state) == (TODAY, "۱", "planned")
    assert opened.page.chosen() == [made.id]


def test_that_the_meeting_after_one_is_planned_from_it(opened: Opened) -> None:
    opened.page.choose([opened.second])
    opened.page.commands["next-meeting"].trigger()
    (made,) = opened.page.chosen()
    assert (opened.meeting(made).number, opened.meeting(made).on) == ("۳", None)
    assert opened.page.form.row("on").input.hasFocus()


def test_that_meetings_are_narrowed_to_a_period(opened: Opened) -> None:
    opened.page.filter.tick("period", "coming")
    assert opened.titles() == ["جلسه second"]


def test_that_meetings_are_narrowed_to_those_without_a_group(opened: Opened) -> None:
    editing.add(opened.session, MEETING, {"title": "بی‌گروه"})
    opened.page.filter.tick("group", "")
    assert opened.titles() == ["بی‌گروه"]


def test_that_follow_ups_stand_by_urgency(opened: Opened) -> None:
    assert _texts(_follow_ups(opened)) == ["تهیه گزارش", "دعوت از دانشگاه"]


def test_that_space_ticks_a_follow_up_done_and_undo_opens_it(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.table.choose([opened.late])
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    done = opened.decision(opened.late)
    opened.session.undo()
    again = opened.decision(opened.late)
    assert done is not None
    assert again is not None
    assert (done.state, done.done_on, again.state) == ("done", TODAY, "open")


def test_that_what_is_done_leaves_the_open_follow_ups(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.table.choose([opened.late])
    view.tick_chosen()
    assert _texts(view) == ["دعوت از دانشگاه"]


def test_that_all_decisions_can_be_shown(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.table.choose([opened.late])
    view.tick_chosen()
    view.scope.set_value("all")
    view.scope.committed.emit("all")
    assert _texts(view) == ["دعوت از دانشگاه", "تهیه گزارش"]


def test_that_choosing_a_follow_up_shows_its_meeting(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.table.choose([opened.late])
    assert opened.page.form.title() == "جلسه first"


def test_that_a_found_decision_opens_its_meeting_at_the_decision(opened: Opened) -> None:
    assert opened.page.show_row(opened.late)
    assert opened.page.chosen() == [opened.first]
    (listed,) = [one for one in opened.page.form.sections("decision") if isinstance(one, ChildList)]
    assert listed.view.chosen() == [opened.late]


def test_that_a_found_decision_is_marked_among_the_follow_ups(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.table.choose([opened.late])
    view.tick_chosen()
    opened.page.show_row(opened.late)
    assert view.table.chosen_ids() == [opened.late]


def test_that_a_found_item_of_an_agenda_opens_its_meeting_there(opened: Opened) -> None:
    item = editing.add(opened.session, AGENDA_ITEM, {"meeting_id": opened.first, "title": "گزارش"})
    opened.page.form.turn_to(1)
    assert opened.page.show_row(item)
    assert (opened.page.chosen(), opened.page.form.part()) == ([opened.first], 0)


def test_that_a_found_answer_opens_the_interview(opened: Opened) -> None:
    answer = editing.add(opened.session, ANSWER, {"meeting_id": opened.first, "question": "چرا؟"})
    assert opened.page.show_row(answer)
    assert opened.page.form.part() == 2


def test_that_what_is_not_of_meetings_is_not_shown(opened: Opened) -> None:
    assert not opened.page.show_row(opened.group)


def test_that_ready_guides_are_taken_over_in_one_step(empty: Opened) -> None:
    view = _guides(empty)
    assert view.isVisible()
    view.add_ready()
    count = len(all_of(empty.session, GUIDES))
    empty.session.undo()
    assert (count, len(all_of(empty.session, GUIDES))) == (5, 0)


def test_that_a_guide_is_copied_and_deleted(opened: Opened) -> None:
    guides.add_guides(opened.session, [(Guide("", "راهنما"), [Question("", text="چرا؟")])])
    view = _guides(opened)
    view.duplicate()
    names = sorted(line.title for line in view.model.lines)
    view.remove()
    assert (names, [line.title for line in view.model.lines]) == (["راهنما", "راهنما (رونوشت)"], ["راهنما"])


def test_that_a_found_question_opens_its_guide(opened: Opened) -> None:
    guide = guides.add_guides(opened.session, [(Guide("", "راهنما"), [Question("", text="چرا؟")])])[0]
    assert opened.page.show_row(guides.questions_of(opened.session, guide)[0].id)
    assert opened.page.view_key == "guides"


def test_that_the_page_comes_back_as_it_was_left(opened: Opened) -> None:
    view = _follow_ups(opened)
    view.scope.set_value("all")
    opened.page.choose([opened.first])
    place = opened.page.place()
    opened.page.open_session(opened.session)
    opened.page.show_view("table")
    opened.page.restore_place(place)
    opened.page.reload(None)
    assert (opened.page.view_key, opened.page.chosen()) == ("follow-ups", [opened.first])


def test_that_a_meeting_of_today_counts_its_deadlines_from_today(opened: Opened) -> None:
    editing.change(opened.session, MEETING, opened.second, {"on": TODAY + dt.timedelta(300)})
    opened.page.choose([opened.second])
    opened.page.form.turn_to(3)
    waiting, *_ = opened.page.form.sections("decision")
    assert [line.chip for line in waiting.model.lines] == ["عقب‌افتاده", "باز"]  # type: ignore[attr-defined]


def test_that_the_minutes_are_one_key_from_their_print(opened: Opened) -> None:
    opened.page.choose([opened.first])
    opened.page.commands["r9-minutes"].trigger()
    assert opened.shell.said == [f"reports:r9-minutes:{opened.first}"]


def test_that_a_found_file_opens_its_meeting(opened: Opened) -> None:
    attachments.add(opened.session, Owner("decision_id", opened.late), [NewFile("نامه.txt", b"words")])
    assert opened.page.show_row(str(opened.session.rows("attachment")[0]["id"]))
    assert opened.page.chosen() == [opened.first]


@pytest.mark.parametrize(("waits", "left"), [("overdue", ["جلسه first"]), ("", ["جلسه second"])])
def test_that_meetings_are_narrowed_to_those_with_follow_ups(opened: Opened, waits: str, left: list[str]) -> None:
    opened.page.filter.tick("follow-ups", waits)
    assert opened.titles() == left
