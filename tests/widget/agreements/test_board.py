"""The board: cards taken to other columns with the mouse and the keyboard."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.domain.agreement_life import STATES
from app.services import agreements
from app.ui.pages.agreements.board import Board
from app.ui.pages.agreements.card_painter import Card
from tests.widget.agreements.conftest import TODAY, Desk, days

ALT = Qt.KeyboardModifier.AltModifier


def test_that_each_card_stands_in_the_column_of_its_state(desk: Desk) -> None:
    desk.add("پیش‌نویس")
    desk.add("امضا", "signed")
    desk.add("جاری", "signed", start=days(-100), end=days(100))
    desk.add("گذشته", "signed", start=days(-300), end=days(-1))
    shown = {state: desk.cards(state) for state in STATES if desk.cards(state)}
    assert shown == {"draft": ["پیش‌نویس"], "signed": ["امضا"], "in_force": ["جاری"], "expired": ["گذشته"]}


def test_that_a_card_dragged_to_the_next_column_takes_that_step(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "review")
    assert desk.agreement("همکاری").state == "review"
    assert desk.cards("review") == ["همکاری"]
    assert [step.on for step in agreements.steps_of(desk.session, desk.ids["همکاری"])] == [TODAY]


def test_that_a_forbidden_drag_says_why_in_that_column(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "in_force")
    assert desk.agreement("همکاری").state == "draft"
    assert desk.said("in_force") == desk.page.view.board._why_not(desk.ids["همکاری"], "in_force")  # type: ignore[union-attr]
    assert desk.said("in_force")


def test_that_what_a_column_says_is_seen_whole(desk: Desk, qtbot: QtBot) -> None:
    desk.add("همکاری")
    desk.board.take(desk.ids["همکاری"], "renewed")
    qtbot.waitUntil(lambda: _is_seen(desk, "renewed"))
    assert desk.said("renewed")


def test_that_what_was_said_goes_with_the_next_change(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "in_force")
    desk.drag("همکاری", "review")
    assert desk.said("in_force") == ""


def test_that_escape_gives_a_drag_up(desk: Desk) -> None:
    desk.add("همکاری")
    cards = desk.drag("همکاری", "review", release=False)
    QTest.keyClick(cards, Qt.Key.Key_Escape)
    QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert desk.agreement("همکاری").state == "draft"


def test_that_a_card_let_go_where_it_was_stays(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "draft")
    assert agreements.steps_of(desk.session, desk.ids["همکاری"]) == []
    assert desk.said("draft") == ""


def test_that_a_click_chooses_and_moves_nothing(desk: Desk) -> None:
    desk.add("همکاری")
    desk.add("آموزش")
    cards = desk.card_list("آموزش")
    place = cards.visualRect(cards.cards.index(cards.cards.ids.index(desk.ids["آموزش"]))).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.page.chosen() == [desk.ids["آموزش"]]
    assert desk.agreement("آموزش").state == "draft"


def test_that_ending_before_time_asks_for_a_reason(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-100))
    desk.drag("همکاری", "terminated")
    dialog = desk.dialog()
    dialog.finish()
    assert dialog.isVisible()
    dialog.input("reason").set_value("بودجه نرسید")
    dialog.finish()
    assert desk.agreement("همکاری").state == "terminated"


def test_that_signing_offers_to_note_all_signatures(desk: Desk) -> None:
    desk.add("همکاری", "agreed")
    desk.drag("همکاری", "signed")
    dialog = desk.dialog()
    dialog.input("all_signed").set_value(1)
    dialog.finish()
    assert desk.agreement("همکاری").signed_on == TODAY
    assert desk.signings("همکاری") == {"signed"}


def test_that_undo_brings_the_card_back(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "review")
    desk.session.undo()
    assert desk.cards("draft") == ["همکاری"]


def test_that_the_offer_beside_the_message_takes_the_step_back(desk: Desk) -> None:
    desk.add("همکاری")
    desk.drag("همکاری", "review")
    desk.shell.offers[-1].do()
    assert desk.agreement("همکاری").state == "draft"


def test_that_alt_with_an_arrow_takes_the_card_along_and_back(desk: Desk) -> None:
    desk.add("همکاری")
    QTest.keyClick(desk.focus("همکاری"), Qt.Key.Key_Left, ALT)
    assert desk.agreement("همکاری").state == "review"
    QTest.keyClick(desk.focus("همکاری"), Qt.Key.Key_Right, ALT)
    assert desk.agreement("همکاری").state == "draft"


def test_that_a_card_taken_along_keeps_the_keyboard(desk: Desk) -> None:
    desk.add("همکاری")
    QTest.keyClick(desk.focus("همکاری"), Qt.Key.Key_Left, ALT)
    assert desk.card_list("همکاری").hasFocus()


def test_that_alt_with_an_arrow_says_why_a_step_is_closed(desk: Desk) -> None:
    desk.add("همکاری", "signed")
    QTest.keyClick(desk.focus("همکاری"), Qt.Key.Key_Left, ALT)
    assert desk.said("in_force")
    assert desk.agreement("همکاری").state == "signed"


def test_that_arrows_go_to_the_next_column_that_has_cards(desk: Desk) -> None:
    desk.add("همکاری")
    desk.add("امضا", "signed")
    QTest.keyClick(desk.focus("همکاری"), Qt.Key.Key_Left)
    assert desk.page.chosen() == [desk.ids["امضا"]]
    QTest.keyClick(desk.card_list("امضا"), Qt.Key.Key_Right)
    assert desk.page.chosen() == [desk.ids["همکاری"]]


def test_that_a_card_tells_parties_fulfilment_and_what_is_overdue(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-100))
    desk.owe("سالن", "همکاری", due=days(-5))
    desk.owe("مربی", "همکاری", due=days(-9), state="fulfilled")
    cards = desk.card_list("همکاری")
    card: Card = cards.cards.index(0).data(Qt.ItemDataRole.UserRole)
    assert card.parties == ("دانشگاه تهران", "شرکت پارس")
    assert (card.kept.percent, card.kept.overdue) == (50, 1)
    assert "دانشگاه تهران" in cards.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_that_only_the_cards_that_are_seen_are_made(desk: Desk) -> None:
    desk.add("همکاری")
    made: list[str] = []
    listing = desk.page.listing()

    def card_of(agreement_id: str) -> Card:
        made.append(agreement_id)
        return Card(listing.all()[desk.ids["همکاری"]], (), listing.kept(desk.ids["همکاری"]))

    board = Board(card_of, lambda _one, _state: "")
    board.resize(1200, 600)
    board.show_ids({"draft": [str(number) for number in range(1000)]})
    board.grab()
    assert 0 < len(set(made)) < 20
    board.deleteLater()


def test_that_a_read_only_project_is_not_dragged(desk: Desk) -> None:
    desk.add("همکاری")
    desk.board.set_writable(False)
    desk.drag("همکاری", "review")
    assert desk.agreement("همکاری").state == "draft"


def _is_seen(desk: Desk, state: str) -> bool:
    column, viewport = desk.board.columns[state], desk.board.area.viewport()
    left = viewport.mapFromGlobal(column.mapToGlobal(QPoint(0, 0))).x()
    return left >= 0 and left + column.width() <= viewport.width()


def test_that_the_column_of_the_chosen_card_is_seen(desk: Desk, qtbot: QtBot) -> None:
    desk.add("همکاری")
    for state in ("review", "agreed", "signed"):
        desk.add(state, state)
    ended = desk.add("پایان", "signed", start=days(-300), end=days(-1))
    desk.board.choose(ended)
    qtbot.waitUntil(lambda: _is_seen(desk, "expired"))
    desk.board.choose(desk.ids["همکاری"])
    qtbot.waitUntil(lambda: _is_seen(desk, "draft"))


def test_that_a_card_held_at_the_edge_scrolls_the_board(desk: Desk, qtbot: QtBot) -> None:
    desk.add("همکاری")
    for state in ("review", "agreed", "signed"):
        desk.add(state, state)
    desk.board.choose(desk.ids["همکاری"])
    qtbot.waitUntil(lambda: _is_seen(desk, "draft"))
    cards = desk.card_list("همکاری")
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    for _ in range(12):
        edge = desk.board.area.viewport().mapToGlobal(QPoint(4, 200))
        QTest.mouseMove(cards.viewport(), cards.viewport().mapFromGlobal(edge))
    assert _is_seen(desk, "renewed")
