"""Titles are proposed where the roadmap has none, and only there."""

from dataclasses import replace

from app import i18n
from app.exchange.proposals import proposed_titles, with_titles
from app.exchange.table import ReadRow, ReadTable
from app.exchange.table_import import read_text
from tests.helpers.tables import seed_text

OURS = {
    (1,): "شناخت و امکان‌سنجی",
    (1, 1): "مبانی و ارزش‌های خوشه",
    (1, 2): "بازیگران و ذی‌نفعان",
    (1, 3): "عامل توسعه و امکان‌سنجی اجرا",
}


def test_that_the_seed_is_offered_our_four_titles() -> None:
    assert proposed_titles(read_text(seed_text())) == OURS


def test_that_the_offer_does_not_depend_on_the_language_of_the_screen() -> None:
    i18n.set_language(i18n.ENGLISH)
    assert proposed_titles(read_text(seed_text())) == OURS


def test_that_a_title_of_the_document_is_never_proposed_over() -> None:
    table = read_text(seed_text())
    rows = tuple(replace(row, title="شناخت") if row.path == (1,) else row for row in table.rows)
    assert set(proposed_titles(replace(table, rows=rows))) == set(OURS) - {(1,)}


def test_that_another_programme_is_offered_nothing() -> None:
    rows = tuple(ReadRow((1, number), number, title=f"فعالیت {number}") for number in range(1, 9))
    assert proposed_titles(ReadTable((ReadRow((1,), 0), *rows))) == {}


def test_that_a_table_with_mostly_other_titles_is_not_the_roadmap() -> None:
    seed = [row for row in read_text(seed_text()).rows if row.path[0] == 1]
    others = [ReadRow((5, number), number, title=f"فعالیت {number}") for number in range(1, 40)]
    assert proposed_titles(ReadTable((*seed, *others))) == {}


def test_that_one_shared_title_makes_no_roadmap() -> None:
    shared = next(row for row in read_text(seed_text()).rows if row.title)
    assert proposed_titles(ReadTable((ReadRow((1,), 0), shared))) == {}


def test_that_accepted_titles_are_marked_as_ours_and_changed_ones_are_not() -> None:
    table = read_text(seed_text())
    chosen = {(1,): OURS[1,], (1, 1): "مبانی"}

    rows = {row.path: row for row in with_titles(table, OURS, chosen).rows}

    assert (rows[1,].title, rows[1,].title_is_ours) == (OURS[1,], True)
    assert (rows[1, 1].title, rows[1, 1].title_is_ours) == ("مبانی", False)
    assert (rows[1, 2].title, rows[1, 2].title_is_ours) == ("", False)
    assert rows[1,].printed_title == ""
