"""Lists of the parts of a record: fast entry, the dialog, order, removing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.actor import CONTACTS, Contact
from app.domain.schema import Row
from app.domain.tables.people import CONTACT
from app.services.reading import where
from app.services.session import Session
from app.ui.records.child_list import ChildList, Line, PartCommand
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import specs_of
from app.widgets.buttons import IconButton
from tests.helpers.plan_shell import QuietShell
from tests.widget.records.conftest import NAMES, Desk

Channels = ChildList[Contact]


def _values(text: str) -> Row | None:
    return None if text == "؟" else {"value": text}


@pytest.fixture
def channels(session: Session, actors: dict[str, str], shell: QuietShell, desk: Desk) -> Channels:
    """Show the contact channels of the first actor."""
    made = ChildList(
        CONTACTS,
        shell,
        owner="actor_id",
        describe=lambda contact: Line(contact.value, contact.note),
        fields=specs_of(CONTACT, ("channel", "value"), "note"),
        quick=_values,
        empty="Nothing here yet.",
    )
    made.show_record(session, actors[NAMES[0]])
    desk.show(made)
    return made


def _typed(channels: Channels, *texts: str) -> None:
    for text in texts:
        channels.line.setText(text)
        QTest.keyClick(channels.line, Qt.Key.Key_Return)


def _stored(session: Session, actors: dict[str, str]) -> list[str]:
    return [contact.value for contact in where(session, CONTACTS, actor_id=actors[NAMES[0]])]


def _dialog(channels: Channels) -> RecordDialog:
    return channels.window().findChildren(RecordDialog)[-1]


def _finish(channels: Channels, text: str) -> None:
    dialog = _dialog(channels)
    dialog.input("value").setText(text)
    dialog.input("value").edited.emit()
    dialog.finish()


def test_that_an_empty_list_says_so(channels: Channels) -> None:
    assert channels.nothing.isVisible()


def test_that_enter_adds_what_is_typed(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "021", "0912")
    assert _stored(session, actors) == ["021", "0912"]


def test_that_the_line_is_empty_for_the_next_one(channels: Channels) -> None:
    _typed(channels, "021")
    assert channels.line.text() == ""


def test_that_what_cannot_be_read_stays_typed(channels: Channels) -> None:
    _typed(channels, "؟")
    assert (channels.line.text(), channels.line.has_error()) == ("؟", True)


def test_that_what_is_left_in_the_line_is_not_lost(
    channels: Channels, session: Session, actors: dict[str, str]
) -> None:
    channels.line.setText("021")
    channels.commit_pending()
    assert _stored(session, actors) == ["021"]


def test_that_adding_is_one_step_of_undo(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "021")
    session.undo()
    assert _stored(session, actors) == []


def test_that_delete_removes_the_chosen_row(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "021", "0912")
    QTest.keyClick(channels.view, Qt.Key.Key_Delete)
    assert _stored(session, actors) == ["021"]


def test_that_the_row_that_the_keyboard_comes_to_is_chosen(channels: Channels) -> None:
    _typed(channels, "021", "0912")
    channels.view.clearSelection()
    channels.line.setFocus()
    channels.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert len(channels.view.chosen()) == 1


def test_that_a_neighbour_is_chosen_after_removing(channels: Channels) -> None:
    _typed(channels, "021", "0912")
    QTest.keyClick(channels.view, Qt.Key.Key_Delete)
    assert channels.view.chosen() == channels.model.ids


def test_that_alt_up_moves_a_row_up(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "1", "2", "3")
    QTest.keyClick(channels.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _stored(session, actors) == ["1", "3", "2"]


def test_that_alt_down_moves_a_row_down(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "1", "2", "3")
    channels.view.choose(channels.model.ids[:1])
    QTest.keyClick(channels.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _stored(session, actors) == ["2", "1", "3"]


def test_that_enter_opens_the_chosen_row(channels: Channels) -> None:
    _typed(channels, "021")
    QTest.keyClick(channels.view, Qt.Key.Key_Return)
    assert _dialog(channels).input("value").text() == "021"


def test_that_the_dialog_keeps_what_was_changed(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "021")
    channels.open_chosen()
    _finish(channels, "031")
    assert _stored(session, actors) == ["031"]


def test_that_the_dialog_adds_a_new_part(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    QTest.keyClick(channels.view, Qt.Key.Key_Insert)
    _finish(channels, "031")
    assert _stored(session, actors) == ["031"]


def test_that_a_list_for_reading_offers_no_line(channels: Channels) -> None:
    channels.set_writable(False)
    assert not channels.line.isVisible()


def test_that_a_list_for_reading_removes_nothing(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    _typed(channels, "021")
    channels.set_writable(False)
    channels.remove_chosen()
    assert _stored(session, actors) == ["021"]


def test_that_a_row_tells_all_to_a_screen_reader(channels: Channels, session: Session, actors: dict[str, str]) -> None:
    with session.edit("Test") as edit:
        edit.insert("contact", {"actor_id": actors[NAMES[0]], "value": "021", "note": "دفتر"})
    channels.show_record(session, actors[NAMES[0]])
    assert channels.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "021، دفتر"


def test_that_a_list_for_reading_still_shows_what_does_not_write(
    session: Session, actors: dict[str, str], shell: QuietShell, desk: Desk
) -> None:
    done: list[str] = []
    shows = PartCommand("Show", "paperclip", lambda _session, ids: done.append(ids[0]), has_button=True, writes=False)
    writes = PartCommand("Write", "check", lambda _session, ids: done.append(ids[0]), has_button=True)
    made = ChildList(
        CONTACTS,
        shell,
        owner="actor_id",
        describe=lambda contact: Line(contact.value),
        fields=specs_of(CONTACT, "value"),
        commands=[shows, writes],
    )
    with session.edit("Test") as edit:
        part = edit.insert("contact", {"actor_id": actors[NAMES[0]], "value": "021"})
    made.show_record(session, actors[NAMES[0]])
    made.set_writable(False)
    desk.show(made)
    made.choose_part(part)
    for button in made.findChildren(IconButton):
        if button.isVisible():
            button.click()
    made.run(writes)
    assert done == [part]
