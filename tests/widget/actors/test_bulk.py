"""What the page of the actors does with many at once, from its menu to the registry and back."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from app.domain.tables.agreements import AGREEMENT, PARTY
from app.services import actors, editing, planning
from app.ui.pages.actors.collect_dialog import CollectDialog
from app.ui.pages.actors.duplicates_dialog import DuplicatesDialog
from app.ui.pages.actors.import_dialog import RegisterReview
from app.ui.pages.actors.join_dialog import JoinDialog
from app.ui.pages.actors.other_dialog import OtherActorDialog
from app.widgets.message_dialog import MessageDialog
from tests.widget.actors.conftest import Opened

D = TypeVar("D", bound=QDialog)
TABLE = "نام,گروه,تلفن\nشرکت پارس,,021-7777\nبانک توسعه,مالی,\n"


def dialog(opened: Opened, kind: type[D]) -> D:
    found = [one for one in opened.page.window().findChildren(kind) if one.isVisible()]
    assert found
    return found[-1]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "فهرست.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_that_a_table_comes_in_after_the_review_and_goes_out_by_one_undo(opened: Opened, table: Path) -> None:
    opened.page.bulk.read(table)
    review = dialog(opened, RegisterReview)
    assert opened.session.count("actor") == 4
    review.accept_button.click()
    assert opened.session.count("actor") == 5
    assert "۱" in opened.shell.said[-1]
    opened.shell.offers[-1].do()
    assert (opened.session.count("actor"), opened.session.count("contact")) == (4, 1)


def test_that_a_file_that_is_no_table_is_told(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\x00\x01\x02" * 9)
    opened.page.bulk.read(tmp_path / "a.csv")
    assert opened.shell.said
    assert opened.session.count("actor") == 4


def test_that_the_actors_on_show_are_written(opened: Opened, tmp_path: Path) -> None:
    opened.page.bulk.export(tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == opened.shown()


def test_that_the_register_is_not_written_over_the_project(opened: Opened) -> None:
    opened.session.save()
    before = opened.session.path.read_bytes()
    opened.page.bulk.export(opened.session.path)
    assert opened.session.path.read_bytes() == before
    assert opened.shell.said


def test_that_two_chosen_actors_are_joined_and_the_one_that_stays_is_chosen(opened: Opened) -> None:
    opened.choose("pars", "chamber")
    opened.page.commands["join"].trigger()
    dialog(opened, JoinDialog).finish()
    assert opened.session.count("actor") == 3
    assert opened.chosen() in (["pars"], ["chamber"])


def test_that_a_single_actor_is_joined_with_one_that_is_asked_for(opened: Opened) -> None:
    opened.choose("pars")
    opened.page.commands["join"].trigger()
    other = dialog(opened, OtherActorDialog)
    other.picker.set_value(opened.ids["chamber"])
    other.finish()
    dialog(opened, JoinDialog).finish()
    assert opened.session.count("actor") == 3


def test_that_more_than_two_are_not_joined(opened: Opened) -> None:
    opened.choose("pars", "chamber", "tehran")
    opened.page.commands["join"].trigger()
    assert opened.shell.said


def test_that_duplicates_are_joined_from_their_list(opened: Opened) -> None:
    actors.add_actor(opened.session, "پارس")
    opened.page.commands["duplicates"].trigger()
    listed = dialog(opened, DuplicatesDialog)
    listed.join_button.click()
    dialog(opened, JoinDialog).finish()
    assert (opened.session.count("actor"), listed.model.rowCount()) == (4, 0)


def test_that_names_of_the_plan_are_collected(opened: Opened) -> None:
    activity = planning.add_activity(opened.session, None, "شناخت")
    planning.set_field(opened.session, activity, "responsible", ["بانک توسعه", "شرکت پارس"])
    opened.page.commands["collect"].trigger()
    dialog(opened, CollectDialog).finish()
    assert "بانک توسعه" in opened.shown()
    assert opened.session.count("actor") == 5


def test_that_without_new_names_there_is_nothing_to_collect(opened: Opened) -> None:
    opened.page.commands["collect"].trigger()
    assert opened.shell.said


def test_that_deleting_an_actor_in_use_offers_joining(opened: Opened) -> None:
    agreement = editing.add(opened.session, AGREEMENT, {"title": "تفاهم‌نامه"})
    editing.add(opened.session, PARTY, {"agreement_id": agreement, "actor_id": opened.ids["pars"]})
    opened.choose("pars")
    opened.page.commands["delete"].trigger()
    asked = dialog(opened, MessageDialog)
    button = next(one for one in asked.findChildren(QPushButton) if "ادغام" in one.text())
    button.click()
    assert dialog(opened, OtherActorDialog).isVisible()


def test_that_the_empty_page_offers_to_import_and_to_collect(empty: Opened) -> None:
    words = [button.text().strip() for button in empty.page.findChildren(QPushButton) if button.isVisible()]
    assert {"درون‌ریزی از جدول…", "گردآوری از برنامه…"} <= set(words)
