"""A meeting noted by keyboard alone."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain import jalali
from app.domain.meeting import ATTENDANCES, DECISIONS, MEETINGS
from app.domain.tables.groups import GROUP_MEMBER, WORKING_GROUP
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.reading import all_of, where
from app.services.session import Session
from app.ui.dialogs.meeting_note import MeetingNoteDialog
from app.ui.main_window import MainWindow
from tests.helpers.typing import press, type_text
from tests.widget.ui.test_access import nameless

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(at_work: MainWindow) -> Session:
    """Return the open project."""
    assert at_work.session is not None
    return at_work.session


@pytest.fixture
def dialog(at_work: MainWindow, session: Session, qtbot: QtBot) -> MeetingNoteDialog:
    """Press Ctrl+M with two actors and a group in the project."""
    actor = editing.add(session, ACTOR, {"name": "علی رضایی", "kind": "person"})
    editing.add(session, ACTOR, {"name": "سارا کریمی", "kind": "person"})
    group = editing.add(session, WORKING_GROUP, {"title": "گروه داده"})
    editing.add(session, GROUP_MEMBER, {"group_id": group, "actor_id": actor})
    QTest.keyClick(at_work, Qt.Key.Key_M, CONTROL)
    made = at_work.findChild(MeetingNoteDialog)
    assert isinstance(made, MeetingNoteDialog)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.title)
    return made


def _here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _tab() -> None:
    QTest.keyClick(_here(), Qt.Key.Key_Tab)


def test_that_a_meeting_is_noted_by_keyboard_alone(dialog: MeetingNoteDialog, session: Session) -> None:
    type_text(_here(), "شورای داده")
    press(_here(), Qt.Key.Key_Return, text="\r")
    press(_here(), Qt.Key.Key_Return, text="\r")
    _tab()  # the kind stays
    _tab()  # no group
    for name in ("علی رضایی", "مینا نادری"):
        type_text(_here(), name)
        press(_here(), Qt.Key.Key_Return, text="\r")
    _tab()
    _tab()  # she stays a guest
    type_text(_here(), "تهیه گزارش / رضایی / ۱۴۰۵/۰۳/۰۱")
    QTest.keyClick(_here(), Qt.Key.Key_Return, CONTROL)

    (meeting,) = all_of(session, MEETINGS).values()
    (decision,) = where(session, DECISIONS, meeting_id=meeting.id)
    people = where(session, ATTENDANCES, meeting_id=meeting.id)
    assert (meeting.title, meeting.on, meeting.state) == ("شورای داده", dt.date.today(), "held")  # noqa: DTZ011 as the dialog
    assert [one.name for one in people] == ["", "مینا نادری"]
    assert (decision.owner_id, decision.due) == (people[0].actor_id, jalali.to_gregorian(1405, 3, 1))
    assert not dialog.isVisible()


def test_that_the_window_offers_to_open_what_was_noted(dialog: MeetingNoteDialog, at_work: MainWindow) -> None:
    dialog.title.set_value("شورا")
    dialog.finish()
    assert "جلسه ثبت شد" in at_work.bar.text()


def test_that_a_note_without_a_title_stays(dialog: MeetingNoteDialog, session: Session) -> None:
    dialog.decisions.setPlainText("الف")
    dialog.finish()
    assert dialog.isVisible()
    assert session.count("meeting") == 0


def test_that_a_deadline_that_does_not_exist_is_told_while_typing(dialog: MeetingNoteDialog) -> None:
    dialog.decisions.setPlainText("الف / رضایی / ۱۴۰۴/۱۲/۳۰")
    assert "۱۴۰۴/۱۲/۳۰" in dialog.decisions_note.text()


def test_that_unknown_people_can_be_added_to_the_actors(dialog: MeetingNoteDialog, session: Session) -> None:
    dialog.title.set_value("شورا")
    type_text(dialog.people.line, "مینا نادری")
    assert "مینا نادری" in dialog.people_note.text()
    dialog.adds.setChecked(True)
    dialog.finish()
    assert session.count("actor", name="مینا نادری") == 1


def test_that_names_are_suggested_from_the_actors(dialog: MeetingNoteDialog) -> None:
    type_text(dialog.people.line, "كريم")
    assert dialog.people.line.completer().model().index(0, 0).data() == "سارا کریمی"


def test_that_a_group_proposes_its_title_and_members(dialog: MeetingNoteDialog) -> None:
    dialog.group.setCurrentIndex(1)
    dialog.group.activated.emit(1)
    assert (dialog.title.text(), dialog.people.typed_names()) == ("جلسه گروه داده", ("علی رضایی",))


def test_that_escape_throws_typed_words_away_only_the_second_time(dialog: MeetingNoteDialog) -> None:
    dialog.title.setText("شورا")
    dialog.reject()
    stayed = dialog.isVisible()
    dialog.reject()
    assert (stayed, dialog.isVisible()) == (True, False)


def test_that_escape_leaves_an_empty_note_at_once(dialog: MeetingNoteDialog) -> None:
    dialog.reject()
    assert not dialog.isVisible()


def test_that_nothing_in_the_note_is_nameless(dialog: MeetingNoteDialog) -> None:
    assert nameless(dialog) == []
