"""The links of a record in its form."""

import pytest
from PySide6.QtCore import Qt

from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import MEETING
from app.services import editing, links, planning
from app.services.session import Session
from app.ui.records.links import LinksSection
from tests.helpers.plan_shell import QuietShell
from tests.helpers.typing import press
from tests.widget.records.conftest import Desk


@pytest.fixture
def meeting(session: Session) -> str:
    """Enter a meeting, an activity and a group."""
    planning.add_activity(session, None, "شناخت بازیگران")
    editing.add(session, WORKING_GROUP, {"title": "گروه شناخت"})
    return editing.add(session, MEETING, {"title": "شورا"})


@pytest.fixture
def section(session: Session, shell: QuietShell, meeting: str, desk: Desk) -> LinksSection:
    """Show the links of the meeting."""
    made = LinksSection(shell, "meeting", ("activity", "working_group"))
    made.show_record(session, meeting)
    desk.show(made)
    return made


def _take(section: LinksSection, typed: str, row: int) -> None:
    section.picker.setText(typed)
    section.picker.textEdited.emit(typed)
    section.picker.take(row)


def test_that_records_of_all_kinds_are_offered_by_part_of_their_title(section: LinksSection) -> None:
    section.picker.setText("شناخت")
    section.picker.textEdited.emit("شناخت")
    assert section.picker.offers() == ["شناخت بازیگران", "گروه شناخت"]


def test_that_what_is_chosen_is_linked_and_shown(section: LinksSection, session: Session, meeting: str) -> None:
    _take(section, "شناخت", 1)
    assert [line.title for line in section.model.lines] == ["گروه شناخت"]
    assert [one.place[0] for one in links.linked_to(session, ("meeting", meeting))] == ["working_group"]
    assert section.picker.text() == ""


def test_that_choosing_it_again_links_it_once(section: LinksSection, session: Session) -> None:
    _take(section, "شناخت", 0)
    _take(section, "شناخت", 0)
    assert session.count("link") == 1


def test_that_delete_takes_a_link_away(section: LinksSection, session: Session) -> None:
    _take(section, "شناخت", 0)
    press(section.view, Qt.Key.Key_Delete)
    assert session.count("link") == 0
    assert section.nothing.isVisible()


def test_that_enter_goes_to_what_is_linked(section: LinksSection, session: Session, shell: QuietShell) -> None:
    _take(section, "شناخت", 0)
    press(section.view, Qt.Key.Key_Return, text="\r")
    assert shell.said == [f"plan:{session.rows('activity')[0]['id']}"]


def test_that_nothing_is_linked_while_reading_only(section: LinksSection, session: Session) -> None:
    _take(section, "شناخت", 0)
    section.set_writable(False)
    press(section.view, Qt.Key.Key_Delete)
    assert (session.count("link"), section.picker.isVisible()) == (1, False)


def test_that_kinds_that_are_not_asked_for_are_left_out(
    session: Session, shell: QuietShell, meeting: str, desk: Desk
) -> None:
    links.link(session, ("meeting", meeting), [("activity", str(session.rows("activity")[0]["id"]))])
    made = LinksSection(shell, "meeting", ("working_group",))
    made.show_record(session, meeting)
    desk.show(made)
    assert made.model.lines == []
