"""The form of a meeting: attendees, interview, minutes with follow-ups and decisions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain import jalali
from app.domain.guide import Guide, Question
from app.domain.meeting import ANSWERS, ATTENDANCES
from app.domain.tables.meetings import AGENDA_ITEM, MEETING, QUESTION
from app.services import editing, guides
from app.services.reading import where
from app.services.session import view_project
from app.ui.pages.meetings.answers import AnswersSection
from app.ui.pages.meetings.attendance import AttendanceSection
from app.ui.pages.meetings.decisions import FollowUpsSection
from app.ui.pages.meetings.form import MINUTES, DiscussionsSection
from app.ui.records.child_list import ChildList
from app.ui.records.dialog import RecordDialog
from app.widgets.suggestions import list_of, marked_name
from tests.helpers.typing import press, type_text
from tests.widget.meetings.conftest import TODAY, Opened
from tests.widget.ui.test_access import nameless


def _attendance(opened: Opened) -> AttendanceSection:
    opened.page.choose([opened.second])
    opened.page.form.turn_to(1)
    (section,) = opened.page.form.sections("attendance")
    assert isinstance(section, AttendanceSection)
    return section


def _minutes(opened: Opened) -> tuple[FollowUpsSection, ChildList[object]]:
    opened.page.choose([opened.second])
    opened.page.form.turn_to(3)
    earlier, _, decisions = opened.page.form.sections("decision")
    assert isinstance(earlier, FollowUpsSection)
    assert isinstance(decisions, ChildList)
    return earlier, decisions


def _answers(opened: Opened) -> AnswersSection:
    editing.change(opened.session, MEETING, opened.second, {"kind": "interview"})
    opened.page.choose([opened.second])
    opened.page.form.turn_to(2)
    (section,) = opened.page.form.sections("answer")
    assert isinstance(section, AnswersSection)
    return section


@pytest.fixture
def guide(opened: Opened) -> str:
    """Enter a guide of two questions."""
    return guides.add_guides(
        opened.session, [(Guide("", "راهنما"), [Question("", text="چرا؟"), Question("", text="چگونه؟")])]
    )[0]


def _people(opened: Opened) -> list[tuple[str, str]]:
    found = where(opened.session, ATTENDANCES, meeting_id=opened.second)
    return [(one.name or ("actor" if one.actor_id else ""), one.presence) for one in found]


def test_that_the_whole_group_is_invited_with_one_button(opened: Opened) -> None:
    _attendance(opened).invite_button.click()
    assert _people(opened) == [("actor", "invited"), ("actor", "invited")]


def test_that_the_rest_were_present_with_one_button(opened: Opened) -> None:
    section = _attendance(opened)
    section.invite_group()
    section.rest_button.click()
    assert _people(opened) == [("actor", "present"), ("actor", "present")]
    assert section.count.text() == "۲ از ۲ حاضر"


@pytest.mark.parametrize(("key", "presence"), [(Qt.Key.Key_Plus, "present"), (Qt.Key.Key_Minus, "absent")])
def test_that_one_key_notes_who_was_there(opened: Opened, key: Qt.Key, presence: str) -> None:
    section = _attendance(opened)
    section.invite_group()
    section.list.view.choose(section.list.model.ids[:1])
    section.list.view.setFocus()
    QTest.keyClick(section.list.view, key)
    assert [was for _, was in _people(opened)] == [presence, "invited"]


def test_that_a_known_name_becomes_the_actor_and_another_a_guest(opened: Opened) -> None:
    section = _attendance(opened)
    for name in ("خانم سارا کریمی", "مینا نادری"):
        type_text(section.list.line, name)
        press(section.list.line, Qt.Key.Key_Return, text="\r")
    assert _people(opened) == [("actor", "invited"), ("مینا نادری", "invited")]


def test_that_a_name_typed_twice_is_invited_once(opened: Opened) -> None:
    section = _attendance(opened)
    for _ in range(2):
        section.list.line.setText("سارا کریمی")
        section.list.add_typed()
    assert len(_people(opened)) == 1


def test_that_names_of_actors_are_suggested(opened: Opened) -> None:
    section = _attendance(opened)
    type_text(section.list.line, "كريم")
    assert section.list.line.completer().model().index(0, 0).data() == "سارا کریمی"


def test_that_enter_invites_the_only_actor_that_a_word_means(opened: Opened, qtbot: QtBot) -> None:
    line = _attendance(opened).list.line
    line.setFocus()
    type_text(line, "كريم")
    qtbot.waitUntil(lambda: bool(marked_name(line)))
    QTest.keyClick(list_of(line), Qt.Key.Key_Return)
    assert (line.text(), [name for name, _ in _people(opened)]) == ("", ["actor"])


def test_that_earlier_follow_ups_are_shown_by_urgency(opened: Opened) -> None:
    earlier, _ = _minutes(opened)
    assert [line.title for line in earlier.model.lines] == ["تهیه گزارش", "دعوت از دانشگاه"]


def test_that_an_earlier_follow_up_is_ticked_from_the_next_meeting(opened: Opened) -> None:
    earlier, _ = _minutes(opened)
    earlier.view.choose([opened.late])
    earlier.view.setFocus()
    QTest.keyClick(earlier.view, Qt.Key.Key_Space)
    done = opened.decision(opened.late)
    assert done is not None
    assert (done.state, done.done_on) == ("done", TODAY)
    assert opened.page.chosen() == [opened.second]


def test_that_undoing_a_tick_stays_at_the_next_meeting(opened: Opened) -> None:
    earlier, _ = _minutes(opened)
    earlier.view.choose([opened.late])
    earlier.tick_chosen()
    opened.session.undo()
    assert opened.page.chosen() == [opened.second]
    assert [line.chip for line in earlier.model.lines] == ["عقب‌افتاده", "باز"]


def test_that_enter_on_an_earlier_follow_up_goes_to_its_meeting(opened: Opened) -> None:
    earlier, _ = _minutes(opened)
    earlier.view.choose([opened.late])
    press(earlier.view, Qt.Key.Key_Return, text="\r")
    assert opened.shell.said == [f"meetings:{opened.late}"]


def test_that_a_decision_is_typed_in_one_line(opened: Opened) -> None:
    _, decisions = _minutes(opened)
    type_text(decisions.line, "نامه / سارا کریمی / ۱۴۰۵/۱۲/۲۹")
    press(decisions.line, Qt.Key.Key_Return, text="\r")
    (made,) = opened.decisions(opened.second)
    assert (made.text, made.due) == ("نامه", jalali.to_gregorian(1405, 12, 29))
    assert made.owner_id is not None


def test_that_a_deadline_that_does_not_exist_is_told_and_stays_typed(opened: Opened) -> None:
    _, decisions = _minutes(opened)
    decisions.line.setText("نامه / ۱۴۰۴/۱۲/۳۰")
    decisions.add_typed()
    assert decisions.line.has_error()
    assert opened.decisions(opened.second) == []


def test_that_a_decision_of_the_meeting_is_ticked_and_opened_again(opened: Opened) -> None:
    opened.page.show_row(opened.late)
    (decisions,) = [one for one in opened.page.form.sections("decision") if isinstance(one, ChildList)]
    states: list[str] = []
    for _ in range(2):
        QTest.keyClick(decisions.view, Qt.Key.Key_Space)
        found = opened.decision(opened.late)
        states.append(found.state if found else "")
    assert states == ["done", "open"]


def test_that_an_interview_is_prepared_from_its_guide(opened: Opened, guide: str) -> None:
    section = _answers(opened)
    section.guide.set_value(guide)
    section.guide.committed.emit(guide)
    assert [row.question.text() for row in section.rows] == ["۱. چرا؟", "۲. چگونه؟"]


def test_that_an_answer_is_kept_when_it_is_left(opened: Opened, guide: str) -> None:
    guides.choose_guide(opened.session, opened.second, guide)
    section = _answers(opened)
    section.rows[0].text.setFocus()
    type_text(section.rows[0].text, "چون")
    QTest.keyClick(section.rows[0].text, Qt.Key.Key_Tab)
    assert [one.text for one in where(opened.session, ANSWERS, meeting_id=opened.second)] == ["چون", ""]


def test_that_questions_that_came_later_are_added_on_request(opened: Opened, guide: str) -> None:
    guides.choose_guide(opened.session, opened.second, guide)
    section = _answers(opened)
    editing.add(opened.session, QUESTION, {"guide_id": guide, "text": "کجا؟"})
    section.show_record(opened.session, opened.second)
    section.missing_button.click()
    assert len(section.rows) == 3


def test_that_a_question_outside_the_guide_is_added_and_answered_at_once(opened: Opened) -> None:
    section = _answers(opened)
    type_text(section.line, "چه کسی؟")
    press(section.line, Qt.Key.Key_Return, text="\r")
    assert section.rows[-1].text.hasFocus()


def test_that_an_ordinary_meeting_has_no_interview(opened: Opened) -> None:
    opened.page.choose([opened.second])
    opened.page.form.turn_to(2)
    assert opened.page.form.part() != 2


def test_that_nothing_is_changed_while_reading_only(opened: Opened) -> None:
    section = _attendance(opened)
    section.invite_group()
    opened.session.save()
    with_only_reading = view_project(opened.session.path)
    opened.shell.session = with_only_reading
    opened.page.open_session(with_only_reading)
    opened.page.reload(None)
    section = _attendance(opened)
    section.list.view.choose(section.list.model.ids[:1])
    QTest.keyClick(section.list.view, Qt.Key.Key_Plus)
    shown = (section.list.line.isVisible(), section.invite_button.isVisible(), section.rest_button.isVisible())
    opened.page.open_session(opened.session)
    with_only_reading.close()
    assert shown == (False, False, False)
    assert [was for _, was in _people(opened)] == ["invited", "invited"]


def test_that_a_new_decision_is_proposed_as_open(opened: Opened) -> None:
    _, decisions = _minutes(opened)
    decisions.open_new()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()]
    assert dialog.input("state").value() == "open"
    dialog.reject()


@pytest.mark.parametrize("part", range(7))
def test_that_nothing_in_the_form_is_nameless(opened: Opened, guide: str, part: int) -> None:
    editing.change(opened.session, MEETING, opened.second, {"kind": "interview"})
    guides.choose_guide(opened.session, opened.second, guide)
    opened.page.choose([opened.second])
    opened.page.form.turn_to(part)
    assert nameless(opened.page) == []


@pytest.mark.parametrize("view", ["follow-ups", "guides"])
def test_that_nothing_in_a_view_is_nameless(opened: Opened, view: str) -> None:
    opened.page.show_view(view)
    assert nameless(opened.page) == []


def test_that_what_was_said_of_an_item_is_noted_beside_the_minutes(opened: Opened) -> None:
    item = editing.add(opened.session, AGENDA_ITEM, {"meeting_id": opened.second, "title": "گزارش"})
    _minutes(opened)
    editing.change(opened.session, AGENDA_ITEM, item, {"discussion": "پذیرفته شد"})
    _, discussions, _ = opened.page.form.sections("decision")
    assert isinstance(discussions, DiscussionsSection)
    assert "پذیرفته شد" in discussions.list.model.lines[0].note
    assert opened.page.form.part() == MINUTES


def test_that_the_hint_of_a_question_is_told_to_who_asks(opened: Opened) -> None:
    guide = guides.add_guides(
        opened.session, [(Guide("", "راهنما"), [Question("", text="چرا؟", hint="نمونه بخواهید")])]
    )[0]
    guides.choose_guide(opened.session, opened.second, guide)
    assert _answers(opened).rows[0].hint.text() == "نمونه بخواهید"
