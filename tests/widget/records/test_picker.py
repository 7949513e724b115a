"""Choosing one record by typing part of its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.errors import RuleError
from app.domain.tables.people import ACTOR
from app.services import editing
from app.services.session import Session
from app.ui.records.names import RecordNames
from app.ui.records.picker import RecordPicker
from tests.widget.records.conftest import Desk


@pytest.fixture
def picker(session: Session, actors: dict[str, str], desk: Desk) -> RecordPicker:
    """Show a picker of actors that can add one."""
    assert actors
    names = RecordNames(lambda: session, ACTOR)
    made = RecordPicker(names, name="بازیگر", create=lambda name: editing.add(session, ACTOR, {"name": name}))
    desk.show(made)
    return made


def _type(picker: RecordPicker, text: str) -> None:
    picker.setText(text)
    picker.textEdited.emit(text)


def test_that_part_of_a_name_finds_it_in_any_spelling(picker: RecordPicker) -> None:
    _type(picker, "تهران")
    assert picker.offers()[0] == "دانشگاه تهران"


def test_that_arabic_letters_find_persian_names(picker: RecordPicker) -> None:
    _type(picker, "فناوري")
    assert picker.offers()[0] == "پارک فناوری"


def test_that_names_that_begin_so_come_first(picker: RecordPicker) -> None:
    _type(picker, "پار")
    assert picker.offers()[:2] == ["پارک فناوری", "شرکت پارس"]


def test_that_a_new_name_can_be_added(picker: RecordPicker) -> None:
    _type(picker, "انجمن چاپ")
    assert "انجمن چاپ" in picker.offers()[-1]


def test_that_a_known_name_is_not_offered_as_new(picker: RecordPicker) -> None:
    _type(picker, "دانشگاه تهران")
    assert len(picker.offers()) == 1


def test_that_taking_an_offer_commits_its_id(picker: RecordPicker, qtbot: QtBot, actors: dict[str, str]) -> None:
    _type(picker, "تهران")
    with qtbot.waitSignal(picker.committed) as committed:
        picker.take(0)
    assert committed.args == [actors["دانشگاه تهران"]]


def test_that_adding_makes_the_record(picker: RecordPicker, session: Session) -> None:
    _type(picker, "انجمن چاپ")
    picker.take(len(picker.offers()) - 1)
    assert (session.row("actor", picker.value() or "") or {})["name"] == "انجمن چاپ"


def test_that_a_whole_name_is_taken_when_the_line_is_left(picker: RecordPicker, actors: dict[str, str]) -> None:
    picker.setText("دانشگاه  تهران")
    picker.commit()
    assert picker.value() == actors["دانشگاه تهران"]


def test_that_an_unknown_name_is_marked(picker: RecordPicker) -> None:
    picker.setText("ناشناس")
    assert (picker.commit(), picker.has_error()) == (False, True)


def test_that_an_empty_line_means_none(picker: RecordPicker, actors: dict[str, str]) -> None:
    picker.set_value(actors["دانشگاه تهران"])
    picker.clear()
    picker.commit()
    assert picker.value() is None


def test_that_escape_brings_the_record_back(picker: RecordPicker, actors: dict[str, str]) -> None:
    picker.set_value(actors["دانشگاه تهران"])
    picker.setText("ناشناس")
    picker.commit()
    QTest.keyClick(picker, Qt.Key.Key_Escape)
    assert picker.text() == "دانشگاه تهران"


def test_that_down_and_enter_choose_from_the_list(picker: RecordPicker, qtbot: QtBot, actors: dict[str, str]) -> None:
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Down)
    QTest.keyClick(picker.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: picker.value() in actors.values())
    assert picker.text() in actors


def test_that_a_refused_new_record_is_explained(session: Session, desk: Desk) -> None:
    def refuse(_name: str) -> str:
        raise RuleError("نمی‌شود")

    made = RecordPicker(RecordNames(lambda: session, ACTOR), create=refuse)
    desk.show(made)
    _type(made, "تازه")
    made.take(0)
    assert made.error_text() == "نمی‌شود"


def test_that_a_record_renamed_elsewhere_is_not_marked_when_the_line_is_left(
    picker: RecordPicker, session: Session, actors: dict[str, str]
) -> None:
    picker.set_value(actors["دانشگاه تهران"])
    editing.change(session, ACTOR, actors["دانشگاه تهران"], {"name": "دانشگاه شریف"})
    picker.commit()
    assert (picker.text(), picker.has_error()) == ("دانشگاه شریف", False)
