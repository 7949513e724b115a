"""The standard page of records: table, filter, form, views, undo, reading only."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.domain.actor import ACTORS, Actor
from app.domain.tables.people import ACTOR
from app.i18n import mark
from app.services import editing
from app.services.session import Session, view_project
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import Part, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.narrowing import Facet, facet_of
from app.ui.records.page import RecordsPage
from app.ui.records.views import RecordView, ViewSpec
from app.widgets.empty_state import EmptyState
from tests.helpers.plan_shell import QuietShell
from tests.widget.records.conftest import NAMES, Desk

IN_ORDER = ["اتاق بازرگانی", "پارک فناوری", "چاپخانه ملی", "دانشگاه تهران", "شرکت پارس"]


class Picture(RecordView):
    """Remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.marked: list[str] = []

    def show_ids(self, ids: Sequence[str]) -> None:
        """Remember the records."""
        self.ids = list(ids)

    def choose(self, ids: Sequence[str]) -> None:
        """Remember the marked ones."""
        self.marked = list(ids)


class SomePage(RecordsPage[Actor]):
    """A small page of actors."""

    title = mark("Actors")
    key = "some"
    register = ACTORS
    searched = ("name", "notes")
    new_text = mark("New actor")
    quick_hint = mark("Name")

    def columns(self) -> Sequence[TableColumn[Actor]]:
        """Show three columns, one of them only when asked for."""
        return (
            column_of(self.source, ACTOR.by_name["name"]),
            column_of(self.source, ACTOR.by_name["helix"]),
            column_of(self.source, ACTOR.by_name["tags"], shown=False),
        )

    def facets(self) -> Sequence[Facet]:
        """Filter by group and tags."""
        return facet_of(self.source, ACTOR.by_name["helix"]), facet_of(self.source, ACTOR.by_name["tags"])

    def views(self) -> Sequence[ViewSpec]:
        """Offer one picture."""
        return (ViewSpec("picture", mark("Actors"), "users", Picture),)

    def make_form(self) -> RecordForm:
        """Show the name and the group."""
        parts = (Part(mark("Details"), specs_of(ACTOR, "name", "helix")), Part(mark("Notes"), specs_of(ACTOR, "notes")))
        return RecordForm(parts, self.keep, kind=ACTOR.title, heading=lambda actor: actor.name)

    def make_empty(self) -> EmptyState:
        """Say that nothing is here."""
        return EmptyState("users", "هنوز کسی نیست", "بیفزایید")


@dataclass
class Opened:
    """The page with its project."""

    page: SomePage
    session: Session
    shell: QuietShell
    ids: dict[str, str]

    def shown(self) -> list[str]:
        """Read the first column."""
        model = self.page.table.records
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def chosen(self) -> list[str]:
        """Name the selected records."""
        names = {value: name for name, value in self.ids.items()}
        return [names.get(row_id, "?") for row_id in self.page.chosen()]

    def choose(self, *names: str) -> None:
        """Select records."""
        self.page.choose([self.ids[name] for name in names])

    def change(self, record: str, **values: object) -> None:
        """Change a record from elsewhere."""
        editing.change(self.session, ACTOR, self.ids[record], values)


@pytest.fixture
def empty(session: Session, shell: QuietShell, desk: Desk) -> Iterator[Opened]:
    """Show a project without actors."""
    page = SomePage(shell)
    leave = session.subscribe(page.reload)
    desk.show(page, 1270, 700)
    page.open_session(session)
    page.reload(None)
    yield Opened(page, session, shell, {})
    leave()
    page.open_session(None)
    page.reload(None)


@pytest.fixture
def opened(empty: Opened, actors: dict[str, str]) -> Opened:
    """Show the sample actors."""
    empty.ids.update(actors)
    empty.page.open_session(empty.session)
    empty.page.reload(None)
    return empty


def test_that_names_stand_in_persian_order(opened: Opened) -> None:
    assert opened.shown() == IN_ORDER


def test_that_the_first_record_is_chosen_at_first(opened: Opened) -> None:
    assert opened.chosen() == IN_ORDER[:1]


def test_that_the_form_shows_the_chosen_record(opened: Opened) -> None:
    opened.choose(NAMES[2])
    assert opened.page.form.title() == NAMES[2]


def test_that_a_header_sorts_and_sorts_back(opened: Opened) -> None:
    header = opened.page.table.horizontalHeader()
    QTest.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionViewportPosition(0) + 60, 12)
    )
    assert opened.shown() == IN_ORDER[::-1]


def test_that_records_without_a_value_come_last_whatever_the_order(opened: Opened) -> None:
    opened.change(NAMES[2], helix="media")
    opened.change(NAMES[3], helix="government")
    opened.page.table.sort_by("helix", descending=True)
    assert opened.shown()[:2] == [NAMES[2], NAMES[3]]


def test_that_words_narrow_the_table(opened: Opened) -> None:
    opened.page.filter.words.setText("پارك")
    assert opened.shown() == ["پارک فناوری"]


def test_that_words_are_looked_for_in_the_notes(opened: Opened) -> None:
    opened.change(NAMES[0], notes="تأمین کاغذ")
    opened.page.filter.words.setText("کاغذ")
    assert opened.shown() == [NAMES[0]]


def test_that_the_filter_tells_how_many_remain(opened: Opened) -> None:
    opened.page.filter.words.setText("پار")
    assert opened.page.filter.count_text() == "۲ از ۵"


def test_that_a_filter_that_leaves_nothing_says_so(opened: Opened) -> None:
    said = [opened.page.table.nothing.isVisible()]
    opened.page.filter.words.setText("ژژژ")
    said.append(opened.page.table.nothing.isVisible())
    opened.page.filter.words.setText("")
    said.append(opened.page.table.nothing.isVisible())
    assert said == [False, True, False]


def test_that_a_facet_narrows_the_table(opened: Opened) -> None:
    opened.change(NAMES[2], helix="university")
    opened.page.filter.tick("helix", "university")
    assert opened.shown() == [NAMES[2]]


def test_that_what_is_not_entered_can_be_found(opened: Opened) -> None:
    opened.change(NAMES[2], helix="university")
    opened.page.filter.tick("helix", "")
    assert NAMES[2] not in opened.shown()


def test_that_one_of_several_tags_is_enough(opened: Opened) -> None:
    opened.change(NAMES[1], tags=("چاپ", "اتاق"))
    opened.page.filter.tick("tags", "اتاق")
    assert opened.shown() == [NAMES[1]]


def test_that_ctrl_f_puts_the_keyboard_into_the_filter(opened: Opened) -> None:
    QTest.keyClick(opened.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert opened.page.filter.words.hasFocus()


def test_that_escape_in_the_filter_shows_everything_again(opened: Opened) -> None:
    opened.page.filter.words.setText("پار")
    QTest.keyClick(opened.page.filter.words, Qt.Key.Key_Escape)
    assert len(opened.shown()) == len(NAMES)


def test_that_a_record_hidden_by_the_filter_is_shown_when_asked_for(opened: Opened) -> None:
    opened.page.filter.words.setText("پار")
    opened.page.show_row(opened.ids["دانشگاه تهران"])
    assert opened.chosen() == ["دانشگاه تهران"]


def test_that_fast_entry_adds_record_after_record(opened: Opened) -> None:
    opened.page.begin_new()
    for name in ("الف", "ب"):
        opened.page.entry.line.setText(name)
        QTest.keyClick(opened.page.entry.line, Qt.Key.Key_Return)
    assert {"الف", "ب"} <= set(opened.shown())


def test_that_fast_entry_begins_in_an_empty_project(empty: Opened) -> None:
    empty.page.begin_new()
    assert empty.page.entry.line.hasFocus()


def test_that_insert_begins_in_an_empty_project(empty: Opened) -> None:
    empty.page.focus_main()
    first = empty.page.first_step()
    assert first is not None
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Insert)
    assert empty.page.entry.line.hasFocus()


def test_that_an_empty_project_says_what_to_do(empty: Opened) -> None:
    assert empty.page.findChild(EmptyState).isVisible()  # type: ignore[union-attr]


def test_that_a_field_of_the_form_changes_the_row(opened: Opened) -> None:
    opened.choose(NAMES[0])
    opened.page.form.row("name").input.committed.emit("شرکت پارسیان")
    assert "شرکت پارسیان" in opened.shown()


def test_that_a_renamed_record_moves_to_its_place(opened: Opened) -> None:
    opened.change("شرکت پارس", name="آرمان")
    assert opened.shown()[0] == "آرمان"


def test_that_a_new_record_takes_its_place(opened: Opened) -> None:
    editing.add(opened.session, ACTOR, {"name": "بانک توسعه"})
    assert opened.shown()[1] == "بانک توسعه"


def test_that_records_of_one_name_keep_the_order_in_which_they_were_entered(opened: Opened) -> None:
    second = editing.add(opened.session, ACTOR, {"name": "اتاق بازرگانی"})
    assert opened.page.table.records.ids[:2] == [opened.ids["اتاق بازرگانی"], second]


def test_that_delete_removes_the_chosen_records(opened: Opened) -> None:
    opened.choose(IN_ORDER[0], IN_ORDER[1])
    opened.page.commands["delete"].trigger()
    assert opened.shown() == IN_ORDER[2:]


def test_that_the_row_after_the_deleted_one_is_chosen(opened: Opened) -> None:
    opened.choose(IN_ORDER[1])
    opened.page.commands["delete"].trigger()
    assert opened.chosen() == [IN_ORDER[2]]


def test_that_undo_of_deleting_chooses_what_came_back(opened: Opened) -> None:
    opened.choose(IN_ORDER[1])
    opened.page.commands["delete"].trigger()
    opened.session.undo()
    assert opened.chosen() == [IN_ORDER[1]]


def test_that_undo_turns_to_the_field_that_changed(opened: Opened) -> None:
    opened.choose(NAMES[0])
    opened.page.form.row("notes").input.committed.emit("تازه")
    opened.page.form.turn_to(0)
    opened.session.undo()
    assert opened.page.form.part() == 1


def test_that_a_change_of_a_part_keeps_what_is_chosen(opened: Opened) -> None:
    opened.choose(NAMES[0], NAMES[1])
    with opened.session.edit("Test") as edit:
        edit.insert("contact", {"actor_id": opened.ids[NAMES[0]], "value": "021"})
    assert set(opened.chosen()) == {NAMES[0], NAMES[1]}


def test_that_a_used_record_is_not_deleted_and_the_use_is_told(opened: Opened) -> None:
    with opened.session.edit("Test") as edit:
        group = edit.insert("working_group", {"title": "گروه چاپ"})
        edit.insert("group_member", {"group_id": group, "actor_id": opened.ids[IN_ORDER[0]]})
    opened.choose(IN_ORDER[0])
    opened.page.commands["delete"].trigger()
    assert "گروه چاپ" in opened.page.card.bar.text()


def test_that_columns_can_be_chosen(opened: Opened) -> None:
    menu = opened.page.table.columns_menu()
    next(action for action in menu.actions() if action.text() == "برچسب‌ها").trigger()
    assert not opened.page.table.isColumnHidden(2)


def test_that_a_picture_gets_what_the_filter_leaves(opened: Opened) -> None:
    opened.page.show_view("picture")
    opened.page.filter.words.setText("پار")
    picture = opened.page.view
    assert isinstance(picture, Picture)
    assert len(picture.ids) == 2


def test_that_what_is_chosen_in_a_picture_is_shown_in_the_form(opened: Opened) -> None:
    opened.page.show_view("picture")
    picture = opened.page.view
    assert isinstance(picture, Picture)
    picture.chosen.emit([opened.ids[NAMES[3]]])
    assert opened.page.form.title() == NAMES[3]


def test_that_a_picture_marks_what_was_chosen_elsewhere(opened: Opened) -> None:
    opened.page.show_view("picture")
    opened.choose(NAMES[3])
    picture = opened.page.view
    assert isinstance(picture, Picture)
    assert picture.marked == [opened.ids[NAMES[3]]]


def test_that_a_saved_view_brings_the_filter_back(opened: Opened) -> None:
    opened.page.filter.words.setText("پار")
    opened.page.saved.save("چاپ")
    opened.page.filter.clear()
    opened.page.saved.use(opened.page.saved.all()[0])
    assert len(opened.shown()) == 2


def test_that_a_saved_view_brings_columns_and_order_back(opened: Opened) -> None:
    opened.page.table.restore_layout({"columns": ["name", "tags"], "sort": ["name", True]})
    opened.page.saved.save("برچسب‌ها")
    opened.page.apply_view({})
    opened.page.saved.use(opened.page.saved.all()[0])
    assert (opened.shown(), opened.page.table.isColumnHidden(1)) == (IN_ORDER[::-1], True)


def test_that_saving_under_the_same_name_replaces_the_view(opened: Opened) -> None:
    opened.page.saved.save("چاپ")
    opened.page.saved.save("چاپ")
    assert len(opened.page.saved.all()) == 1


def test_that_a_view_is_saved_under_the_name_that_is_typed(opened: Opened) -> None:
    opened.page.saved.ask_name(opened.page)
    dialog = opened.page.window().findChildren(RecordDialog)[-1]
    dialog.input("title").setText("چاپ")
    dialog.input("title").edited.emit()
    dialog.finish()
    assert [view.title for view in opened.page.saved.all()] == ["چاپ"]


def test_that_a_view_that_cannot_be_read_shows_everything(opened: Opened) -> None:
    with opened.session.edit("Test") as edit:
        edit.insert("saved_view", {"page": "some", "title": "خراب", "content": "[{"})
    opened.page.saved.use(opened.page.saved.all()[0])
    assert len(opened.shown()) == len(NAMES)


def test_that_the_place_is_found_again(opened: Opened, shell: QuietShell, desk: Desk) -> None:
    opened.choose(NAMES[3])
    opened.page.filter.words.setText("ا")
    place = opened.page.place()
    again = SomePage(shell)
    desk.show(again, 1270, 700)
    again.open_session(opened.session)
    again.reload(None)
    again.restore_place(place)
    assert (again.chosen(), again.filter.words.text()) == ([opened.ids[NAMES[3]]], "ا")


@pytest.fixture
def for_reading(opened: Opened) -> Iterator[Opened]:
    """Show the same project for reading only."""
    opened.session.save()
    viewed = view_project(opened.session.path)
    opened.shell.session = viewed
    opened.page.open_session(viewed)
    opened.page.reload(None)
    yield opened
    opened.page.open_session(None)
    viewed.close()


def test_that_a_project_for_reading_has_no_new_button(for_reading: Opened) -> None:
    assert not for_reading.page.new_button.isEnabled()


def test_that_nothing_can_be_deleted_in_a_project_for_reading(for_reading: Opened) -> None:
    assert not for_reading.page.commands["delete"].isEnabled()


def test_that_the_form_of_a_project_for_reading_is_locked(for_reading: Opened) -> None:
    assert for_reading.page.form.row("name").input.isReadOnly()
