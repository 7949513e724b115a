"""The page of working groups."""

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.group import WORKING_GROUPS
from app.domain.meeting import ATTENDANCES, MEETINGS
from app.services.reading import all_of, where
from app.ui.pages.groups.sections import MeetingsSection, MembersSection
from app.ui.records.child_list import ChildList
from app.ui.records.dialog import RecordDialog
from tests.helpers.typing import press, type_text
from tests.widget.groups.conftest import Opened

TODAY = dt.date.today()  # noqa: DTZ011 as the page


def _members(opened: Opened) -> MembersSection:
    opened.page.form.turn_to(1)
    (section,) = opened.page.form.sections("group_member")
    assert isinstance(section, MembersSection)
    return section


def _dialog() -> RecordDialog:
    (shown,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RecordDialog) and one.isVisible()]
    return shown


def _choose_state(opened: Opened, state: str) -> None:
    row = opened.page.form.row("state")
    row.input.set_value(state)
    row.input.committed.emit(state)


def test_that_the_row_tells_how_the_group_stands(opened: Opened) -> None:
    told = [opened.cell(key) for key in ("chair", "members", "outputs")]
    assert told == ["علی رضایی", "۲", "۱ عقب‌افتاده"]


def test_that_the_first_group_begins_in_the_empty_page(empty: Opened) -> None:
    empty.page.begin_new()
    type_text(empty.page.entry.line, "گروه اعتماد")
    press(empty.page.entry.line, Qt.Key.Key_Return, text="\r")
    assert [one.title for one in all_of(empty.session, WORKING_GROUPS).values()] == ["گروه اعتماد"]


def test_that_a_missing_secretary_is_told(opened: Opened) -> None:
    assert _members(opened).warning.text() == "این گروه دبیر ندارد."


def test_that_an_office_is_given_with_a_button(opened: Opened) -> None:
    section = _members(opened)
    section.list.view.choose(section.list.model.ids[1:])
    section.list.run(section.list.commands[1])
    assert [one.role for one in opened.members()] == ["chair", "secretary"]
    assert section.warning.isHidden()


def test_that_a_member_is_typed_and_added_to_the_actors(opened: Opened) -> None:
    section = _members(opened)
    type_text(section.list.line, "مینا نادری")
    press(section.list.line, Qt.Key.Key_Return, text="\r")
    assert (len(opened.members()), opened.session.count("actor", name="مینا نادری")) == (3, 1)


def test_that_a_member_typed_twice_joins_once(opened: Opened) -> None:
    section = _members(opened)
    section.list.line.setText("سارا کریمی")
    section.list.add_typed()
    assert len(opened.members()) == 2


def test_that_a_member_leaves_and_stays_in_the_list(opened: Opened) -> None:
    section = _members(opened)
    section.list.view.choose(section.list.model.ids[:1])
    section.list.run(section.list.commands[2])
    assert [one.end for one in opened.members()] == [TODAY, None]
    assert len(section.list.model.ids) == 2


def test_that_closing_asks_for_the_last_day(opened: Opened) -> None:
    opened.page.form.turn_to(0)
    _choose_state(opened, "closed")
    before = opened.record().state
    _dialog().finish()
    assert (before, opened.record().state, opened.record().end) == ("active", "closed", TODAY)


def test_that_a_group_stays_open_when_no_day_is_given(opened: Opened) -> None:
    opened.page.form.turn_to(0)
    _choose_state(opened, "closed")
    _dialog().reject()
    assert opened.record().state == "active"
    assert opened.page.form.row("state").input.value() == "active"


def test_that_a_group_that_opens_again_has_no_last_day(opened: Opened) -> None:
    opened.page.form.turn_to(0)
    _choose_state(opened, "closed")
    _dialog().finish()
    _choose_state(opened, "paused")
    assert (opened.record().state, opened.record().end) == ("paused", None)


def test_that_the_next_meeting_invites_all_and_opens(opened: Opened) -> None:
    opened.page.form.turn_to(2)
    (section,) = opened.page.form.sections("meeting")
    assert isinstance(section, MeetingsSection)
    section.new_button.click()
    (meeting,) = all_of(opened.session, MEETINGS).values()
    assert len(where(opened.session, ATTENDANCES, meeting_id=meeting.id)) == 2
    assert opened.shell.said == [f"meetings:{meeting.id}"]
    assert section.model.ids == [meeting.id]


def test_that_an_output_is_ticked_as_produced(opened: Opened) -> None:
    opened.page.show_row(opened.output)
    (section,) = opened.page.form.sections("group_output")
    assert isinstance(section, ChildList)
    QTest.keyClick(section.view, Qt.Key.Key_Space)
    assert opened.session.rows("group_output")[0]["produced_on"] == TODAY.isoformat()
    assert opened.cell("outputs") == "۱ از ۱"


def test_that_a_found_member_opens_the_group_there(opened: Opened) -> None:
    member = opened.members()[1].id
    assert opened.page.show_row(member)
    assert opened.page.form.part() == 1


def test_that_undo_brings_a_deleted_group_back(opened: Opened) -> None:
    opened.page.choose([opened.group])
    opened.page.delete_chosen()
    gone = opened.session.count("working_group")
    opened.session.undo()
    assert (gone, len(opened.members())) == (0, 2)
