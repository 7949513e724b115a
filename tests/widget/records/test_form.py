"""The card of one record: fields kept when left, refusals, several records, tabs, history, reading only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.actor import ACTORS, Actor
from app.domain.errors import RuleError
from app.domain.schema import Column, Kind
from app.domain.tables.people import ACTOR, RATING
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import one
from app.services.session import Session
from app.ui.records.fields import Part, spec_of, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.history import HistorySection
from app.widgets.number_edit import NumberEdit
from app.widgets.tick_box import TickBox
from tests.widget.records.conftest import NAMES, Desk

PARTS = (
    Part(mark("Details"), specs_of(ACTOR, "name", ("kind", "helix"), "is_core")),
    Part(mark("Notes"), specs_of(ACTOR, "notes"), wanted=lambda actor: actor.kind == "organisation"),
    Part(mark("History"), sections=(lambda: HistorySection(ACTOR),)),
)


@dataclass
class Shown:
    """A form with what it was told to keep."""

    form: RecordForm
    session: Session
    ids: dict[str, str]
    kept: list[tuple[str, object]] = field(default_factory=list)

    def actor(self, name: str = NAMES[0]) -> Actor:
        """Read an actor."""
        return one(self.session, ACTORS, self.ids[name])

    def show(self, *names: str) -> None:
        """Show actors."""
        self.form.show_records(self.session, [self.actor(name) for name in names])


@pytest.fixture
def shown(session: Session, actors: dict[str, str], desk: Desk) -> Shown:
    """Show the form of the first actor."""

    def keep(ids: Sequence[str], name: str, value: object) -> None:
        if value == "بد":
            raise RuleError("این نام پذیرفته نیست")
        made.kept.append((name, value))
        editing.change(session, ACTOR, ids, {name: value})

    form = RecordForm(PARTS, keep, kind=ACTOR.title, heading=lambda actor: actor.name)
    made = Shown(form, session, actors)
    made.show(NAMES[0])
    desk.show(form)
    return made


def _leave(shown: Shown, name: str, text: str) -> None:
    shown.form.row(name).input.setText(text)
    shown.form.row(name).input.edited.emit()
    shown.form.commit_pending()


def test_that_the_heading_is_the_name_of_the_record(shown: Shown) -> None:
    assert shown.form.title() == NAMES[0]


def test_that_a_field_is_kept_when_it_is_left(shown: Shown) -> None:
    _leave(shown, "name", "شرکت دیگر")
    assert shown.actor().name == "شرکت دیگر"


def test_that_a_refusal_stands_under_the_field(shown: Shown) -> None:
    _leave(shown, "name", "بد")
    assert shown.form.row("name").note() == "این نام پذیرفته نیست"


def test_that_a_refused_text_stays_typed(shown: Shown) -> None:
    _leave(shown, "name", "بد")
    assert shown.form.row("name").input.text() == "بد"


def test_that_what_could_not_be_kept_is_told(shown: Shown) -> None:
    shown.form.row("name").input.setText("بد")
    shown.form.row("name").input.edited.emit()
    assert "این نام پذیرفته نیست" in shown.form.commit_pending()[0]


def test_that_a_choice_without_value_is_shown_as_none(shown: Shown) -> None:
    assert shown.form.row("helix").input.value() is None


def test_that_a_tick_is_kept_at_once(shown: Shown) -> None:
    box: TickBox = shown.form.row("is_core").input
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert shown.actor().is_core == 1


def test_that_several_records_share_only_what_suits_several(shown: Shown) -> None:
    shown.show(NAMES[0], NAMES[1])
    assert [shown.form.row(name).isVisible() for name in ("name", "helix")] == [False, True]


def test_that_a_field_is_given_to_all_chosen_records(shown: Shown) -> None:
    shown.show(NAMES[0], NAMES[1])
    shown.form.row("helix").input.committed.emit("media")
    assert [shown.actor(name).helix for name in NAMES[:3]] == ["media", "media", ""]


def test_that_different_choices_show_none_of_them(shown: Shown) -> None:
    editing.change(shown.session, ACTOR, shown.ids[NAMES[0]], {"helix": "media"})
    shown.show(NAMES[0], NAMES[1])
    assert shown.form.row("helix").input.currentText() == ""


def test_that_different_choices_can_all_be_taken_away(shown: Shown) -> None:
    editing.change(shown.session, ACTOR, shown.ids[NAMES[0]], {"helix": "media"})
    shown.show(NAMES[0], NAMES[1])
    shown.form.row("helix").input.activated.emit(0)
    assert shown.actor(NAMES[0]).helix == ""


def test_that_a_tab_that_does_not_suit_is_left_out(shown: Shown) -> None:
    editing.change(shown.session, ACTOR, shown.ids[NAMES[0]], {"kind": "person"})
    shown.show(NAMES[0])
    shown.form.reveal("notes")
    assert shown.form.part() == 0


def test_that_a_field_is_revealed_in_its_tab(shown: Shown) -> None:
    shown.form.reveal("notes")
    assert shown.form.part() == 1


def test_that_the_tab_stays_when_another_record_is_chosen(shown: Shown) -> None:
    shown.form.turn_to(1)
    shown.show(NAMES[1])
    assert shown.form.part() == 1


def test_that_the_history_tells_what_a_field_became(shown: Shown) -> None:
    editing.change(shown.session, ACTOR, shown.ids[NAMES[0]], {"helix": "media"})
    shown.show(NAMES[0])
    shown.form.turn_to(2)
    history = shown.form.findChild(HistorySection)
    assert any("رسانه" in line for line in history.list.lines())  # type: ignore[union-attr]


def test_that_an_endless_heading_leaves_room_for_the_fields(shown: Shown) -> None:
    with shown.session.edit("") as edit:
        edit.set(ACTOR.name, shown.ids[NAMES[0]], {"name": "بلند " * 30_000})
    shown.show(NAMES[0])
    assert shown.form.heightForWidth(430) < 500


def test_that_sections_let_go_of_a_project_that_is_closed(shown: Shown) -> None:
    shown.form.turn_to(2)
    shown.form.show_records(None, ())
    history = shown.form.findChild(HistorySection)
    assert history.list.lines() == [tr("Nothing has been changed here yet.")]  # type: ignore[union-attr]


def test_that_a_form_for_reading_cannot_be_typed_in(shown: Shown) -> None:
    shown.form.set_writable(False)
    assert shown.form.row("name").input.isReadOnly()


def test_that_the_input_of_a_scale_takes_numbers_below_zero() -> None:
    edit: NumberEdit = spec_of(RATING.by_name["attitude"]).make("موضع")
    edit.setText("-۳")
    edit.commit()
    assert edit.value() == -3


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.REFERENCE, Kind.ORDER)])
def test_that_every_kind_of_column_has_an_input(kind: Kind, desk: Desk) -> None:
    edit = spec_of(Column("x", kind, mark("Name"))).make("نام")
    desk.show(edit)
    assert edit.accessibleName() or edit.focusProxy().accessibleName()
