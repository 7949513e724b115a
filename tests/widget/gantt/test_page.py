"""The page of the Gantt chart: shown, moved with the mouse and by keyboard, remembered."""

import pytest
from PySide6.QtCore import Qt

from app.services import planning, timing
from app.ui.pages.gantt.rows_model import Column
from tests.widget.gantt.conftest import Opened, day

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def test_that_rows_stand_in_the_order_of_the_table(opened: Opened) -> None:
    assert opened.shown() == ["study", "values", "actors", "doing", "market", "law"]


def test_that_the_columns_say_what_the_picture_shows(opened: Opened) -> None:
    model = opened.page.model
    said = [model.index(model.places[opened.ids["actors"]], column).data() for column in Column]
    assert said == ["۱-۲ بازیگران", "۱۴۰۵/۰۱/۳۱", "۱۴۰۵/۰۲/۳۰", "۳۱", "—"]


def test_that_dragging_a_bar_moves_it(opened: Opened) -> None:
    opened.drag(opened.spot("actors", 45), opened.spot("actors", 52))
    assert opened.dates("actors") == (37, 67)


def test_that_dragging_an_end_resizes(opened: Opened) -> None:
    opened.drag(opened.spot("actors", 60.5), opened.spot("actors", 70.5))
    assert opened.dates("actors") == (30, 70)


def test_that_dragging_a_start_resizes(opened: Opened) -> None:
    opened.drag(opened.spot("actors", 30.5), opened.spot("actors", 25.5))
    assert opened.dates("actors") == (25, 60)


def test_that_live_dates_are_shown_while_dragging(opened: Opened) -> None:
    opened.press(opened.spot("actors", 45))
    opened.move(opened.spot("actors", 47))
    assert "۱۴۰۵/۰۲/۰۲" in opened.page.picture.pointer.words()
    opened.key(Qt.Key.Key_Escape)


def test_that_escape_gives_a_drag_up(opened: Opened) -> None:
    opened.press(opened.spot("actors", 45))
    opened.move(opened.spot("actors", 60))
    opened.key(Qt.Key.Key_Escape)
    opened.release(opened.spot("actors", 60))
    assert opened.dates("actors") == (30, 60)


def test_that_a_part_is_dragged_with_what_lies_in_it(opened: Opened) -> None:
    opened.drag(opened.spot("study", 25), opened.spot("study", 35))
    assert (opened.dates("values"), opened.dates("actors")) == ((10, 30), (40, 70))


def test_that_a_bar_can_be_drawn_in_an_empty_row(opened: Opened) -> None:
    planning.set_fields(opened.session, opened.ids["market"], {"start": None, "end": None})
    opened.drag(opened.spot("law", 80.5), opened.spot("law", 89.5))
    assert opened.dates("law") == (80, 89)


def test_that_one_undo_takes_a_drag_back(opened: Opened) -> None:
    opened.drag(opened.spot("actors", 45), opened.spot("actors", 52))
    opened.session.undo()
    assert opened.dates("actors") == (30, 60)


@pytest.mark.parametrize(("begin", "end", "kind"), [(63, 75, "FS"), (28, 75, "SS"), (63, 105, "FF"), (28, 105, "SF")])
def test_that_the_ends_tell_the_kind_of_a_dependency(opened: Opened, begin: float, end: float, kind: str) -> None:
    opened.drag(opened.spot("actors", begin), opened.spot("market", end))
    assert [row["kind"] for row in opened.session.rows("dependency")] == [kind]


def test_that_a_circle_says_why_it_is_refused(opened: Opened) -> None:
    timing.tie(opened.session, opened.ids["actors"], opened.ids["market"])
    opened.drag(opened.spot("market", 113), opened.spot("actors", 35))
    assert len(opened.session.rows("dependency")) == 1
    assert "دور" in opened.shell.said[-1]


def test_that_a_chosen_dependency_is_deleted_by_key(opened: Opened) -> None:
    timing.tie(opened.session, opened.ids["actors"], opened.ids["market"])
    opened.choose("actors")
    opened.page.next_tie()
    opened.page.actions_of_chart["untie"].trigger()
    assert opened.session.rows("dependency") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("later", (31, 61)), ("week_earlier", (23, 53)), ("longer", (30, 61)), ("week_shorter", (30, 53))],
)
def test_that_commands_move_and_resize(opened: Opened, name: str, expected: tuple[int, int]) -> None:
    opened.choose("actors")
    opened.page.actions_of_chart[name].trigger()
    assert opened.dates("actors") == expected


def test_that_the_arrows_follow_the_direction_of_time(opened: Opened) -> None:
    before = opened.page.actions_of_chart["later"].shortcut().toString()
    opened.page.card.direction_button.click()
    assert (before, opened.page.actions_of_chart["later"].shortcut().toString()) == ("Alt+Left", "Alt+Right")


def test_that_branches_close_and_open_by_key(opened: Opened) -> None:
    opened.choose("study")
    opened.key(Qt.Key.Key_Right)
    assert opened.shown() == ["study", "doing", "market", "law"]
    opened.key(Qt.Key.Key_Left)
    assert "values" in opened.shown()


def test_that_enter_opens_the_activity_in_the_plan(opened: Opened) -> None:
    opened.choose("market")
    opened.key(Qt.Key.Key_Return)
    assert opened.shell.said[-1] == f"plan:{opened.ids['market']}"


def test_that_a_filter_keeps_what_leads_to_a_hit(opened: Opened) -> None:
    opened.page.card.filter.words.set_value("بازار")
    opened.page.card.filter.changed.emit()
    assert opened.shown() == ["doing", "market"]


def test_that_a_row_in_a_closed_branch_is_shown_when_asked_for(opened: Opened) -> None:
    opened.choose("study")
    opened.key(Qt.Key.Key_Right)
    assert opened.page.show_row(opened.ids["actors"])
    assert opened.chosen() == ["actors"]


def test_that_rows_and_picture_scroll_together(opened: Opened) -> None:
    for number in range(40):
        planning.add_activity(opened.session, None, f"فاز {number}")
    opened.page.picture.verticalScrollBar().setValue(200)
    assert opened.page.rows.verticalScrollBar().value() == 200


def test_that_the_place_is_found_again(opened: Opened) -> None:
    opened.choose("study")
    opened.key(Qt.Key.Key_Right)
    opened.page.picture.lead_with(day(5))
    kept = opened.page.place()
    opened.page.open_session(opened.session)
    opened.page.reload(None)
    opened.page.restore_place(kept)
    assert (opened.page.picture.per_day, opened.page.picture.leading_day()) == (4.0, day(5))
    assert opened.shown() == ["study", "doing", "market", "law"]


def test_that_an_empty_programme_says_what_to_do_first(empty: Opened) -> None:
    assert empty.page.findChild(type(empty.page.card)) is not None
    assert not empty.page.card.isVisible()


def test_that_a_read_only_project_is_shown_and_not_moved(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(opened.session), "read_only", property(lambda _self: True))
    opened.page.open_session(opened.session)
    opened.page.reload(None)
    opened.page.picture.per_day = 4.0
    opened.page.picture.lead_with(day(-20))
    opened.drag(opened.spot("actors", 45), opened.spot("actors", 52))
    assert opened.dates("actors") == (30, 60)
    assert not opened.page.actions_of_chart["later"].isEnabled()
