"""Adding, renaming, moving, duplicating and deleting in the tree, and taking it back."""

import json

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from app.i18n import tr
from app.ui.pages.plan.dragging import MIME
from app.widgets.line_edit import PersianLineEdit
from tests.helpers.typing import press, type_text
from tests.widget.plan.conftest import Opened

ALT = Qt.KeyboardModifier.AltModifier
WHOLE = [
    "شناخت",
    "  ارزش‌های خوشه",
    "  بازیگران",
    "    گردآوری اطلاعات طرف تقاضا",
    "    گردآوری اطلاعات طرف عرضه",
    "  عامل توسعه",
    "اجرا",
    "  تحلیل بازار",
    "  بررسی قوانین",
    "ارزیابی",
]


def editor(opened: Opened) -> PersianLineEdit:
    found = opened.page.tree.viewport().findChild(PersianLineEdit)
    assert isinstance(found, PersianLineEdit)
    return found


def take(opened: Opened) -> None:
    """Press Enter in the editor; Qt takes the title when the key is done with."""
    press(editor(opened), Qt.Key.Key_Return)
    QApplication.processEvents()


def drop(opened: Opened, names: list[str], into: QModelIndex, row: int = -1) -> bool:
    data = opened.page.model.mimeData([opened.page.model.index_of(opened.ids[name]) for name in names])
    return opened.page.model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, into)


def at(opened: Opened, name: str) -> QModelIndex:
    return opened.page.model.index_of(opened.ids[name])


def test_that_a_new_activity_stands_below_the_current_one_and_waits_for_its_title(opened: Opened) -> None:
    opened.choose("values")
    opened.trigger("add_below")
    type_text(editor(opened), "تازه")
    take(opened)
    assert opened.shown()[:4] == ["شناخت", "  ارزش‌های خوشه", "  تازه", "  بازیگران"]


def test_that_a_new_part_opens_its_branch(opened: Opened) -> None:
    opened.choose("closing")
    opened.trigger("add_inside")
    added = opened.page.tree.current_id()
    assert opened.plan.by_id[added].activity.parent == opened.ids["closing"]
    assert opened.page.tree.isExpanded(at(opened, "closing"))


def test_that_a_new_phase_comes_last(opened: Opened) -> None:
    opened.choose("demand")
    opened.trigger("add_phase")
    opened.page.commit_pending()
    assert [node.activity.id for node in opened.plan.roots][-1] == opened.page.tree.current_id()


def test_that_f2_types_over_a_title_and_enter_takes_it(opened: Opened) -> None:
    opened.choose("law")
    opened.trigger("rename")
    editor(opened).selectAll()
    type_text(editor(opened), "قوانین كشور")
    take(opened)
    assert opened.activity("law").title == "قوانین کشور"
    assert opened.session.undo_label is not None


def test_that_escape_leaves_the_old_title(opened: Opened) -> None:
    opened.choose("law")
    opened.trigger("rename")
    type_text(editor(opened), "دیگر")
    press(editor(opened), Qt.Key.Key_Escape)
    assert opened.activity("law").title == "بررسی قوانین"


def test_that_a_title_being_typed_is_kept_when_the_page_is_left(opened: Opened) -> None:
    opened.choose("law")
    opened.trigger("rename")
    editor(opened).selectAll()
    type_text(editor(opened), "قوانین")
    opened.page.commit_pending()
    assert opened.activity("law").title == "قوانین"


def test_that_dropping_on_an_activity_puts_it_inside(opened: Opened) -> None:
    assert drop(opened, ["values"], at(opened, "closing"))
    assert opened.shown()[-2:] == ["ارزیابی", "  ارزش‌های خوشه"]
    assert opened.chosen() == ["values"]


def test_that_dropping_between_keeps_the_order_of_several(opened: Opened) -> None:
    assert drop(opened, ["law", "demand"], at(opened, "study"), row=1)
    assert opened.shown()[:5] == [
        "شناخت",
        "  ارزش‌های خوشه",
        "  گردآوری اطلاعات طرف تقاضا",
        "  بررسی قوانین",
        "  بازیگران",
    ]
    assert opened.chosen() == ["demand", "law"]


def test_that_dropping_on_the_empty_ground_makes_a_phase(opened: Opened) -> None:
    assert drop(opened, ["market"], QModelIndex())
    assert opened.shown()[-1] == "تحلیل بازار"


@pytest.mark.parametrize("target", ["actors", "demand"])
def test_that_a_drop_into_itself_is_refused_with_the_reason(opened: Opened, target: str) -> None:
    assert not drop(opened, ["actors"], at(opened, target))
    data = opened.page.model.mimeData([at(opened, "actors")])
    assert opened.page.model.refusal(data, at(opened, target)) == tr(
        "An activity cannot be moved into itself or into one of its own parts."
    )
    assert opened.shown() == WHOLE


@pytest.mark.parametrize("payload", [b"", b"{", b'["nobody"]', b"7", b'[["x"]]'])
def test_that_a_foreign_drop_is_refused(opened: Opened, payload: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, QByteArray(payload))
    assert opened.page.model.refusal(data, QModelIndex())
    assert not opened.page.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, QModelIndex())


def test_that_dragged_rows_travel_as_ids(opened: Opened) -> None:
    data = opened.page.model.mimeData([at(opened, "law"), at(opened, "law").siblingAtColumn(2)])
    assert json.loads(bytes(data.data(MIME).data())) == [opened.ids["law"]]


def test_that_the_reason_shows_above_the_tree_while_dragging(opened: Opened) -> None:
    opened.page.tree.refused.emit("نمی‌شود")
    assert opened.page.card.refusal() == "نمی‌شود"
    opened.page.tree.refused.emit("")
    assert opened.page.card.refusal() == ""


def test_that_alt_down_passes_the_sibling_below(opened: Opened) -> None:
    opened.choose("values")
    opened.trigger("move_down")
    assert opened.shown()[1:3] == ["  بازیگران", "    گردآوری اطلاعات طرف تقاضا"]
    assert opened.chosen() == ["values"]
    opened.trigger("move_up")
    assert opened.shown() == WHOLE


def test_that_indenting_and_outdenting_are_each_others_undoing(opened: Opened) -> None:
    opened.choose("agent")
    opened.trigger("indent")
    assert opened.activity("agent").parent == opened.ids["actors"]
    opened.trigger("outdent")
    assert opened.shown() == WHOLE


def test_that_keys_for_depth_follow_the_reading_direction(opened: Opened) -> None:
    keys = {name: opened.page.actions_of_tree[name].shortcut().toString() for name in ("indent", "outdent")}
    assert keys == {"indent": "Alt+Left", "outdent": "Alt+Right"}


def test_that_a_duplicate_has_all_parts_and_is_chosen(opened: Opened) -> None:
    opened.choose("actors", "demand")
    opened.trigger("duplicate")
    assert opened.shown()[2:8] == [
        "  بازیگران",
        "    گردآوری اطلاعات طرف تقاضا",
        "    گردآوری اطلاعات طرف عرضه",
        "  بازیگران",
        "    گردآوری اطلاعات طرف تقاضا",
        "    گردآوری اطلاعات طرف عرضه",
    ]
    assert opened.chosen() == ["?"]


def test_that_deleting_goes_to_the_neighbour_and_offers_the_way_back(opened: Opened) -> None:
    opened.choose("actors")
    opened.trigger("delete")
    assert opened.shown()[:3] == ["شناخت", "  ارزش‌های خوشه", "  عامل توسعه"]
    assert opened.chosen() == ["agent"]
    assert opened.shell.said[-1] == tr("{count} activities deleted.", count="۳")
    opened.shell.offers[-1].do()
    assert opened.shown() == WHOLE


def test_that_the_way_back_takes_back_nothing_else(opened: Opened) -> None:
    opened.choose("law")
    opened.trigger("delete")
    opened.choose("market")
    opened.trigger("move_up")
    opened.trigger("add_phase")
    before = opened.shown()
    opened.shell.offers[-1].do()
    assert opened.shown() == before


def test_that_undo_and_redo_go_to_the_activity_concerned(opened: Opened) -> None:
    opened.choose("law")
    opened.trigger("indent")
    opened.choose("study")
    opened.session.undo()
    assert opened.chosen() == ["law"]
    opened.choose("study")
    opened.session.redo()
    assert opened.chosen() == ["law"]
    assert opened.activity("law").parent == opened.ids["market"]


def test_that_undone_deletion_brings_the_rows_back_chosen(opened: Opened) -> None:
    opened.choose("market", "law")
    opened.trigger("delete")
    opened.choose("closing")
    opened.session.undo()
    assert opened.chosen() == ["market", "law"]


def test_that_what_cannot_be_done_cannot_be_chosen(opened: Opened) -> None:
    opened.choose("study")
    able = {
        name: opened.page.actions_of_tree[name].isEnabled() for name in ("move_up", "move_down", "outdent", "rename")
    }
    assert able == {"move_up": False, "move_down": True, "outdent": False, "rename": True}


def test_that_keys_of_the_tree_leave_the_form_alone(opened: Opened) -> None:
    opened.choose("law")
    field = opened.page.form.row("status").input
    press(field, Qt.Key.Key_Delete)
    assert opened.shown() == WHOLE


def test_that_the_menu_holds_every_command(opened: Opened) -> None:
    menu = opened.page.actions_of_tree.menu(opened.page)
    texts = {action.text() for action in menu.actions() if not action.isSeparator()}
    assert {tr("Add a phase"), tr("Duplicate"), tr("Delete"), tr("Take out of its part")} <= texts
