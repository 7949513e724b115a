"""The page of agreements: fast entry, table, filter, places."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.domain.tables.agreements import CLAUSE
from app.services import editing
from app.services.parties import add_party
from app.ui.records.page import RecordsPage
from app.widgets.empty_state import EmptyState
from tests.widget.agreements.conftest import Desk, days


def test_that_an_empty_project_says_what_to_do_first(desk: Desk) -> None:
    assert any(empty.isVisible() for empty in desk.page.findChildren(EmptyState))


def test_that_titles_typed_in_haste_become_numbered_drafts(desk: Desk) -> None:
    desk.page.begin_new()
    for title in ("همکاری آموزشی", "زیرساخت"):
        desk.page.entry.line.setText(title)
        QTest.keyClick(desk.page.entry.line, Qt.Key.Key_Return)
    numbers = [str(number) for (number,) in desk.session.values("agreement", "number")]
    assert [number.rsplit("/", 1)[1] for number in numbers] == ["۱", "۲"]


def test_that_the_board_is_shown_first(desk: Desk) -> None:
    assert desk.page.view_key == "board"


def test_that_the_table_tells_state_days_and_fulfilment(desk: Desk) -> None:
    desk.add("همکاری", "signed", start=days(-100), end=days(12))
    desk.owe("سالن", "همکاری", due=days(-5))
    desk.page.show_view("table")
    table = desk.page.table.records
    keys = [column.key for column in table.columns]
    cells = {key: table.cell(0, place).text for place, key in enumerate(keys)}
    assert (cells["kept"], cells["overdue"]) == ("۰٪", "۱")
    assert "۱۲" in cells["left"]
    assert cells["parties"] == "دانشگاه تهران، شرکت پارس"


@pytest.mark.parametrize("key", ["state", "end", "left", "kept", "overdue", "number", "start"])
def test_that_the_table_is_sorted_by_each_column(desk: Desk, key: str) -> None:
    desk.add("نخست", "signed", start=days(-100), end=days(12))
    desk.add("دوم")
    desk.page.table.sort_by(key, descending=True)
    assert sorted(desk.page.table.records.ids) == sorted(desk.ids.values())


def test_that_the_filter_looks_at_the_state_that_dates_make(desk: Desk) -> None:
    desk.add("جاری", "signed", start=days(-100), end=days(12))
    desk.add("گذشته", "signed", start=days(-100), end=days(-2))
    desk.page.filter.tick("state", "expired")
    assert desk.cards("expired") == ["گذشته"]
    assert desk.cards("in_force") == []


def test_that_the_filter_finds_what_ends_soon(desk: Desk) -> None:
    desk.add("زود", "signed", start=days(-100), end=days(12))
    desk.add("دیر", "signed", start=days(-100), end=days(120))
    desk.page.filter.tick("expiring", "30")
    assert desk.cards("in_force") == ["زود"]


def test_that_parts_of_an_agreement_are_shown_at_their_tabs(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.add("دیگری")
    shown = {
        editing.add(desk.session, CLAUSE, {"agreement_id": made, "title": "موضوع"}): 2,
        desk.owe("سالن", "همکاری"): 3,
        add_party(desk.session, made, "بنیاد البرز"): 1,
    }
    for row_id, tab in shown.items():
        desk.page.choose([desk.ids["دیگری"]])
        assert desk.page.show_row(row_id)
        assert (desk.page.chosen(), desk.page.form.part()) == ([made], tab)


def test_that_what_is_on_no_page_of_ours_is_not_shown(desk: Desk) -> None:
    desk.add("همکاری")
    assert not desk.page.show_row("nothing")


def test_that_the_place_is_found_again(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.add("دیگری")
    desk.page.show_view("timeline")
    desk.page.choose([made])
    place = desk.page.place()
    desk.page.show_view("table")
    desk.page.choose([desk.ids["دیگری"]])
    desk.page.restore_place(place)
    assert (desk.page.view_key, desk.page.chosen()) == ("timeline", [made])


def test_that_it_is_a_page_of_records(desk: Desk) -> None:
    assert isinstance(desk.page, RecordsPage)
    desk.page.open_session(None)
    desk.page.reload(None)
    assert desk.page.chosen() == []


def test_that_a_renamed_actor_is_renamed_on_the_cards(desk: Desk) -> None:
    made = desk.add("همکاری")
    actor = str(desk.session.values("party", "actor_id", agreement_id=made)[0][0])
    table = desk.session.table_of(actor)
    assert table == "actor"
    from app.domain.tables.people import ACTOR  # noqa: PLC0415 only here

    editing.change(desk.session, ACTOR, actor, {"name": "دانشگاه شریف"})
    assert desk.page.listing().parties(made)[0] == "دانشگاه شریف"


def test_that_the_filter_lists_numbers_given_twice(desk: Desk) -> None:
    for title, number in (("الف", "۱۴۰۵/۷"), ("ب", "1405/7"), ("ج", "۱۴۰۵/۸")):
        desk.add(title, number=number)
    desk.page.filter.tick("twice", "yes")
    assert sorted(desk.cards("draft")) == ["الف", "ب"]


def test_that_an_agreement_is_one_key_from_its_print(desk: Desk) -> None:
    made = desk.add("همکاری")
    desk.page.choose([made])
    desk.page.commands["r8"].trigger()
    desk.page.commands["r8-register"].trigger()
    assert desk.shell.said == [f"reports:r8:{made}", "reports:r8-register:"]
