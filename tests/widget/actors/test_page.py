"""The day of an agent with the register: entering, rating, contacts, relations, finding, archiving, undo."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.actor import CONTACT_ENTRIES, CONTACTS, MEMBERSHIPS, RATINGS
from app.domain.relation import MARKET_SHEETS, RELATIONS
from app.domain.tables.people import ACTOR
from app.domain.text import latin_digits, without_controls
from app.services import editing
from app.services.actors import rate, standing_of
from app.services.reading import all_of, where
from app.services.session import view_project
from app.ui.pages.actors.ratings import PositionSection
from app.ui.pages.actors.uses import UsesSection
from app.ui.records.child_list import ChildList
from app.widgets.empty_state import EmptyState
from app.widgets.message_dialog import MessageDialog
from app.widgets.suggestions import list_of, marked_name
from tests.helpers.typing import type_text
from tests.widget.actors.conftest import Opened
from tests.widget.ui.test_access import nameless

POWER_OF_PARS = {"power": 8, "interest": 3}


def _enter(opened: Opened, *lines: str) -> None:
    opened.page.commands["new"].trigger()
    for line in lines:
        opened.page.entry.line.setText(line)
        QTest.keyClick(opened.page.entry.line, Qt.Key.Key_Return)


def _is_visible(opened: Opened, table: str, place: int) -> bool:
    return opened.list_of(table, place).isVisible()


# ---- entering


def test_that_an_empty_register_says_what_to_do(empty: Opened) -> None:
    assert empty.page.findChild(EmptyState).isVisible()  # type: ignore[union-attr]


def test_that_actors_are_entered_one_line_each(empty: Opened) -> None:
    _enter(empty, "شرکت آریا؛ صنعت", "بانک توسعه", "انجمن ناشران")
    assert len(empty.shown()) == 3


def test_that_the_line_tells_more_than_the_name(empty: Opened) -> None:
    _enter(empty, "شرکت آریا؛ صنعت؛ ۰۲۱۸۸۷۷۶۶۵۵")
    (contact,) = all_of(empty.session, CONTACTS).values()
    assert contact.value == "۰۲۱۸۸۷۷۶۶۵۵"


def test_that_an_entered_actor_is_chosen_at_once(opened: Opened) -> None:
    _enter(opened, "شرکت آریا")
    assert opened.page.form.title() == "شرکت آریا"


def test_that_a_line_without_a_name_is_explained(opened: Opened) -> None:
    _enter(opened, "؛ صنعت")
    assert opened.page.entry.error.isVisible()


def test_that_escape_in_the_empty_line_goes_back_to_the_table(opened: Opened) -> None:
    _enter(opened)
    QTest.keyClick(opened.page.entry.line, Qt.Key.Key_Escape)
    assert opened.page.table.hasFocus()


# ---- the register


def test_that_the_numbers_of_a_rating_stand_in_the_table(opened: Opened) -> None:
    rate(opened.session, opened.ids["pars"], POWER_OF_PARS, reason="")
    assert (opened.cell("pars", "power"), opened.cell("pars", "interest")) == ("۸", "۳")


def test_that_the_table_sorts_by_power(opened: Opened) -> None:
    rate(opened.session, opened.ids["pars"], {"power": 3}, reason="")
    rate(opened.session, opened.ids["tehran"], {"power": 9}, reason="")
    opened.page.table.sort_by("power", descending=True)
    assert opened.shown()[:2] == ["دانشگاه تهران", "شرکت پارس"]


def test_that_an_attitude_is_told_in_words(opened: Opened) -> None:
    rate(opened.session, opened.ids["pars"], {"attitude": -2}, reason="")
    assert opened.cell("pars", "attitude") == "مخالف"


def test_that_the_last_contact_is_the_latest(opened: Opened) -> None:
    with opened.session.edit("Test") as edit:
        edit.insert("contact_entry", {"actor_id": opened.ids["pars"], "on": "2026-05-01"})
        edit.insert("contact_entry", {"actor_id": opened.ids["pars"], "on": "2026-04-01"})
    assert "۱۴۰۵/۰۲/۱۱" in opened.cell("pars", "last_contact")


def test_that_a_held_meeting_is_a_contact(opened: Opened) -> None:
    with opened.session.edit("Test") as edit:
        meeting = edit.insert("meeting", {"title": "نشست", "state": "held", "on": "2026-05-01"})
        edit.insert("attendance", {"meeting_id": meeting, "actor_id": opened.ids["pars"]})
    assert "۱۴۰۵/۰۲/۱۱" in opened.cell("pars", "last_contact")


def test_that_actors_are_found_by_their_tags(opened: Opened) -> None:
    opened.page.filter.words.setText("چاپ")
    assert opened.shown() == ["شرکت پارس"]


def test_that_a_group_narrows_the_register(opened: Opened) -> None:
    opened.page.filter.tick("helix", "industry", "support")
    assert opened.shown() == ["اتاق بازرگانی", "شرکت پارس"]


def test_that_archived_actors_are_left_out(opened: Opened) -> None:
    opened.choose("pars")
    opened.page.commands["archive"].trigger()
    opened.page.filter.clear()
    assert "شرکت پارس" not in opened.shown()


def test_that_archived_actors_can_be_shown(opened: Opened) -> None:
    editing.change(opened.session, ACTOR, opened.ids["pars"], {"is_archived": 1})
    opened.page.filter.tick("is_archived", "yes")
    assert opened.shown() == ["شرکت پارس"]


def test_that_archived_actors_can_be_brought_back(opened: Opened) -> None:
    editing.change(opened.session, ACTOR, opened.ids["pars"], {"is_archived": 1})
    opened.choose("pars")
    opened.page.commands["unarchive"].trigger()
    assert opened.actor("pars").is_archived is None


def test_that_a_saved_view_brings_a_filter_back(opened: Opened) -> None:
    opened.page.filter.tick("helix", "industry")
    opened.page.saved.save("صنعت")
    opened.page.filter.clear()
    opened.page.saved.use(opened.page.saved.all()[0])
    assert opened.shown() == ["شرکت پارس"]


def test_that_undo_chooses_the_actor_and_turns_to_the_field(opened: Opened) -> None:
    opened.choose("pars")
    opened.page.form.row("interests").input.committed.emit("سود بیشتر")
    opened.page.form.turn_to(0)
    opened.choose("tehran")
    opened.session.undo()
    assert (opened.chosen(), opened.page.form.row("interests").isVisible()) == (["pars"], True)


def test_that_undo_of_a_rating_turns_to_the_ratings(opened: Opened) -> None:
    opened.choose("pars")
    rating = rate(opened.session, opened.ids["pars"], POWER_OF_PARS, reason="")
    editing.change(opened.session, RATINGS.table, rating, {"power": 9})
    opened.page.form.turn_to(0)
    opened.session.undo()
    assert _is_visible(opened, "rating", 0)


# ---- ratings


def test_that_a_rating_is_typed_in_one_line(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("rating", "۸ ۷ -۲ مخالفت در جلسه")
    (rating,) = all_of(opened.session, RATINGS).values()
    assert (rating.power, rating.interest, rating.attitude, rating.reason) == (8, 7, -2, "مخالفت در جلسه")


def test_that_a_new_rating_keeps_the_old_one(opened: Opened) -> None:
    opened.choose("pars")
    for line in ("8 7", "3 7"):
        opened.type_into("rating", line)
    assert sorted(rating.power or 0 for rating in all_of(opened.session, RATINGS).values()) == [3, 8]


def test_that_the_latest_rating_counts(opened: Opened) -> None:
    opened.choose("pars")
    for line in ("8 7", "3 7"):
        opened.type_into("rating", line)
    assert standing_of(opened.session, opened.ids["pars"]).current.power == 3


def test_that_the_present_values_are_told_to_a_screen_reader(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("rating", "8 7 3")
    bars = opened.page.form.findChild(PositionSection).bars  # type: ignore[union-attr]
    assert "قدرت: ۸" in bars.accessibleName()


def test_that_a_rating_without_numbers_is_not_taken(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("rating", "مخالف است")
    assert opened.list_of("rating").line.has_error()


def test_that_a_value_off_its_scale_is_explained(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("rating", "11 7")
    assert "قدرت" in opened.list_of("rating").line.error_text()


def test_that_a_rating_is_entered_in_the_dialog(opened: Opened) -> None:
    opened.choose("pars")
    opened.list_of("rating").open_new()
    edit = opened.dialog().input("attitude")
    edit.setText("-۴")
    edit.edited.emit()
    opened.dialog().finish()
    assert standing_of(opened.session, opened.ids["pars"]).current.attitude == -4


# ---- contacts and roles


def test_that_the_kind_of_a_number_is_recognised(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("contact", "info@pars.ir")
    (contact,) = where(opened.session, CONTACTS, actor_id=opened.ids["pars"])
    assert contact.channel == "email"


def test_that_a_contact_is_noted_with_the_day(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("contact_entry", "قول همکاری داد")
    (entry,) = all_of(opened.session, CONTACT_ENTRIES).values()
    assert (entry.summary, entry.on is not None) == ("قول همکاری داد", True)


def test_that_an_organisation_lists_its_people(opened: Opened) -> None:
    opened.choose("pars")
    assert [_is_visible(opened, "membership", place) for place in (0, 1)] == [False, True]


def test_that_a_person_lists_organisations(opened: Opened) -> None:
    opened.choose("nouri")
    assert [_is_visible(opened, "membership", place) for place in (0, 1)] == [True, False]


def test_that_a_known_person_joins_an_organisation(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("membership", "دکتر سارا نوری؛ مدیرعامل", 1)
    (role,) = all_of(opened.session, MEMBERSHIPS).values()
    assert (role.person_id, role.role) == (opened.ids["nouri"], "مدیرعامل")


def test_that_a_new_person_is_entered_with_the_role_in_one_step(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("membership", "علی کاوه؛ مدیر فروش", 1)
    opened.session.undo()
    assert (len(opened.page.source), len(all_of(opened.session, MEMBERSHIPS))) == (4, 0)


def test_that_a_person_shows_the_role_under_the_name(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("membership", "دکتر سارا نوری؛ مدیرعامل", 1)
    model = opened.page.table.records
    assert "مدیرعامل" in model.cell(model.row_of(opened.ids["nouri"]), 0).note


# ---- relations


def test_that_a_relation_is_typed_in_one_line(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("relation", "دانشگاه تهران؛ مالی؛ ۳؛ رسمی")
    (relation,) = all_of(opened.session, RELATIONS).values()
    assert (relation.from_id, relation.to_id, relation.flow, relation.strength, relation.formality) == (
        opened.ids["pars"],
        opened.ids["tehran"],
        "financial",
        3,
        "formal",
    )


def test_that_a_relation_is_seen_from_its_other_end(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("relation", "دانشگاه تهران؛ مالی")
    opened.choose("tehran")
    assert [line.title for line in opened.list_of("relation", 1).model.lines] == ["شرکت پارس"]


def test_that_adding_a_relation_keeps_the_actor_chosen(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("relation", "دانشگاه تهران؛ مالی")
    assert opened.chosen() == ["pars"]


def test_that_an_actor_is_not_related_to_itself(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("relation", "شرکت پارس؛ مالی")
    assert opened.list_of("relation").line.has_error()


def test_that_a_new_actor_can_be_made_while_relating(opened: Opened) -> None:
    opened.choose("pars")
    lists = opened.list_of("relation")
    lists.open_new()
    picker = opened.dialog().input("to_id")
    picker.setText("بانک توسعه")
    picker.textEdited.emit("بانک توسعه")
    picker.take(len(picker.offers()) - 1)
    opened.dialog().finish()
    (relation,) = all_of(opened.session, RELATIONS).values()
    assert (relation.from_id, opened.chosen()) == (opened.ids["pars"], ["pars"])


# ---- the market


def test_that_only_core_firms_have_market_sheets(opened: Opened) -> None:
    opened.choose("pars")
    opened.page.form.reveal("market_sheet")
    assert opened.page.form.part() == 0


def test_that_a_core_firm_has_market_sheets(opened: Opened) -> None:
    editing.change(opened.session, ACTOR, opened.ids["pars"], {"is_core": 1})
    opened.choose("pars")
    opened.type_into("market_sheet", "کتاب درسی")
    (sheet,) = all_of(opened.session, MARKET_SHEETS).values()
    assert sheet.product == "کتاب درسی"


# ---- deleting


def test_that_a_used_actor_is_offered_to_the_archive(opened: Opened) -> None:
    with opened.session.edit("Test") as edit:
        group = edit.insert("working_group", {"title": "گروه چاپ"})
        edit.insert("group_member", {"group_id": group, "actor_id": opened.ids["pars"]})
    opened.choose("pars")
    opened.page.commands["delete"].trigger()
    dialog = opened.page.window().findChildren(MessageDialog)[-1]
    assert "گروه چاپ" in dialog.accessibleDescription()


def test_that_delete_takes_the_parts_along(opened: Opened) -> None:
    opened.choose("tehran")
    opened.page.commands["delete"].trigger()
    assert all_of(opened.session, CONTACTS) == {}


# ---- reading only


@pytest.fixture
def for_reading(opened: Opened) -> Iterator[Opened]:
    """Show the same project for reading only."""
    opened.session.save()
    viewed = view_project(opened.session.path)
    opened.shell.session = viewed
    opened.page.open_session(viewed)
    opened.page.reload(None)
    opened.choose("pars")
    yield opened
    opened.page.open_session(None)
    viewed.close()


def test_that_nothing_can_be_added_in_a_project_for_reading(for_reading: Opened) -> None:
    for_reading.page.form.reveal("rating")
    lists = [one for one in for_reading.page.form.sections("rating") if isinstance(one, ChildList)]
    assert not any(one.line.isVisible() or one.add_button.isVisible() for one in lists)


def test_that_fields_are_locked_in_a_project_for_reading(for_reading: Opened) -> None:
    assert for_reading.page.form.row("name").input.isReadOnly()


@pytest.mark.parametrize("field", ["activity_id", "meeting_id"])
def test_that_a_link_to_what_is_not_there_is_no_place_to_go(opened: Opened, field: str) -> None:
    with opened.session.edit("") as edit:
        edit.insert("link", {"actor_id": opened.ids["pars"], field: "gone"})
    opened.choose("pars")
    (uses,) = (one for one in opened.page.form.sections("link") if isinstance(one, UsesSection))
    assert uses.model.lines == []


# ---- keyboard and screen reader


def test_that_nothing_in_any_tab_of_the_form_is_nameless(opened: Opened) -> None:
    editing.change(opened.session, ACTOR, opened.ids["pars"], {"is_core": 1})
    opened.choose("pars")
    found: list[str] = []
    for part in range(len(opened.page.form.parts)):
        opened.page.form.turn_to(part)
        found += nameless(opened.page)
    assert found == []


def test_that_copying_takes_whole_rows_along(opened: Opened) -> None:
    opened.choose("tehran")
    QTest.keyClick(opened.page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().split("\t")[0] == "دانشگاه تهران"


def test_that_a_number_is_copied_without_marks_of_direction(opened: Opened) -> None:
    opened.choose("tehran")
    channels = opened.list_of("contact")
    channels.view.choose(channels.model.ids)
    QTest.keyClick(channels.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert latin_digits(QGuiApplication.clipboard().text()) == "02161113000"


def test_that_enter_in_the_table_begins_the_form(opened: Opened) -> None:
    opened.choose("pars")
    QTest.keyClick(opened.page.table, Qt.Key.Key_Return)
    assert opened.page.form.row("name").input.hasFocus()


def test_that_the_sheet_of_an_actor_is_one_key_from_its_print(opened: Opened) -> None:
    name = next(iter(opened.ids))
    opened.choose(name)
    opened.page.commands["r4-sheet"].trigger()
    opened.page.commands["r4"].trigger()
    assert opened.shell.said == [f"reports:r4:{opened.ids[name]}", "reports:r4:"]


def test_that_numbers_typed_in_latin_digits_are_shown_as_all_others(opened: Opened) -> None:
    editing.change(opened.session, ACTOR, opened.ids["pars"], {"national_id": "10101234567"})
    opened.choose("pars")
    opened.type_into("contact", "02188881111")
    channels = opened.list_of("contact")
    typed = opened.page.form.row("national_id").input
    shown = (opened.cell("pars", "national_id"), typed.text(), without_controls(opened.cell("pars", "phone")))
    assert shown == ("۱۰۱۰۱۲۳۴۵۶۷", "۱۰۱۰۱۲۳۴۵۶۷", "۰۲۱۸۸۸۸۱۱۱۱")
    channels.view.choose(list(channels.records))
    channels.open_chosen()
    assert opened.dialog().input("value").text() == "۰۲۱۸۸۸۸۱۱۱۱"


def test_that_an_address_keeps_its_digits(opened: Opened) -> None:
    opened.choose("pars")
    opened.type_into("contact", "info24@pars.ir")
    channels = opened.list_of("contact")
    channels.view.choose(list(channels.records))
    channels.open_chosen()
    assert opened.dialog().input("value").text() == "info24@pars.ir"


def test_that_part_of_a_name_finds_the_other_before_the_line_goes_on(opened: Opened, qtbot: QtBot) -> None:
    opened.choose("pars")
    line = opened.list_of("relation").line
    line.setFocus()
    type_text(line, "بازرگانی")
    qtbot.waitUntil(lambda: bool(marked_name(line)))
    QTest.keyClick(list_of(line), Qt.Key.Key_Return)
    taken = line.text()
    type_text(line, "مالی")
    QTest.keyClick(line, Qt.Key.Key_Return)
    (made,) = where(opened.session, RELATIONS, from_id=opened.ids["pars"])
    assert (taken, made.to_id, made.flow) == ("اتاق بازرگانی؛ ", opened.ids["chamber"], "financial")
