"""The programme table says the whole programme, row by row."""

import pytest

from app.domain.errors import RuleError
from app.domain.plan import Activity
from app.domain.text import code
from app.i18n import tr
from app.reports import programme_table
from app.reports.blocks import Block, Entry, KeyValues, Note, Paper, Row, RowKind, Signatures, Table, Title, Words
from app.reports.report import Source
from tests.unit.reports.programmes import PROJECT, bare_programme, programme


def blocks_of(source: Source) -> list[Block]:
    return list(programme_table.build(source, Paper.A4_LANDSCAPE).blocks)


def table_of(source: Source) -> tuple[Table, list[Row]]:
    (table,) = (block for block in blocks_of(source) if isinstance(block, Table))
    return table, list(table.rows)


def plain(words: Words) -> str:
    return "".join(run.text for run in words)


def row_of(source: Source, title: str) -> list[str]:
    for row in table_of(source)[1]:
        cells = [plain(cell.words) for cell in row.cells]
        if title in cells[1]:
            return cells
    raise KeyError(title)


def cover_of(source: Source) -> dict[str, Entry]:
    (cover,) = (block for block in blocks_of(source) if isinstance(block, KeyValues))
    return {entry.label: entry for entry in cover.entries}


def test_that_columns_stand_in_the_order_of_the_seed() -> None:
    labels = [column.label for column in table_of(programme())[0].columns]
    assert labels == [
        tr("Code"),
        tr("Activity"),
        tr("Execution time"),
        tr("Budget (rials)"),
        tr("Execution mechanism"),
        tr("Responsible party and stakeholders"),
        tr("Expected output"),
        tr("Success indicators"),
    ]


def test_that_every_row_fills_all_columns() -> None:
    table, rows = table_of(programme())
    assert {sum(cell.span for cell in row.cells) for row in rows} == {len(table.columns)}


def test_that_rows_are_told_apart_by_their_place_in_the_tree() -> None:
    assert [row.kind for row in table_of(programme())[1]] == [
        RowKind.PHASE,
        RowKind.SECTION,
        RowKind.ACTIVITY,
        RowKind.ACTIVITY,
        RowKind.PHASE,
        RowKind.ACTIVITY,
        RowKind.TOTAL,
    ]


def test_that_codes_have_the_phase_at_the_right() -> None:
    assert row_of(programme(), "بررسی تطبیقی")[0] == code((1, 1, 1))


def test_that_months_and_their_jalali_dates_stand_in_one_cell() -> None:
    time = row_of(programme(), "شناخت")[2]
    assert time.startswith(tr("Months {first} to {last}", first="۱", last="۳"))
    assert "۱۴۰۵/۰۱/۰۱" in time
    assert "۱۴۰۵/۰۳/۳۱" in time


def test_that_a_single_month_is_no_range() -> None:
    assert row_of(programme(), "بررسی تطبیقی")[2].startswith(tr("Month {month}", month="۲"))


def test_that_a_time_taken_from_above_names_its_source() -> None:
    months = tr("Months {first} to {last}", first="۱", last="۳")
    assert row_of(programme(), "تعیین عوامل")[2] == tr("{time} (as {code})", time=months, code=code((1,)))


def test_that_fixed_dates_are_shown_without_months() -> None:
    time = row_of(programme(), "تدارک")[2]
    assert "۱۴۰۵/۰۷/۰۹" in time
    assert "۱۴۰۵/۰۷/۲۸" in time


def test_that_a_budget_is_grouped_in_persian_digits() -> None:
    assert row_of(programme(), "بررسی تطبیقی")[3] == "۱٬۲۵۰٬۰۰۰٬۰۰۰"


def test_that_known_mechanisms_are_translated_and_others_kept() -> None:
    mechanisms = row_of(programme(), "بررسی تطبیقی")[4]
    assert tr("Benchmarking") in mechanisms
    assert "کارگاه" in mechanisms


def test_that_stakeholders_stand_below_the_responsible() -> None:
    responsible, stakeholders = row_of(programme(), "بررسی تطبیقی")[5].split("\n")
    assert "طرح جویشگر" in responsible
    assert stakeholders.startswith(tr("Stakeholders: "))


def test_that_empty_fields_are_not_entered_and_never_zero() -> None:
    cells = row_of(programme(), "تعیین عوامل")
    assert cells[3:] == [tr("Not entered")] * 5


def test_that_a_budget_of_zero_is_shown() -> None:
    free = Activity("free", "s1", "c", "جلسه رایگان", budget=0)
    assert row_of(programme(free), "جلسه رایگان")[3] == "۰"


def test_that_a_group_without_details_is_one_merged_cell() -> None:
    assert row_of(programme(), "اجرای فعالیت‌ها")[4:] == [tr("{count} activities", count="۱")]


def test_that_a_proposed_title_is_starred_and_the_star_explained() -> None:
    assert row_of(programme(), "شناخت")[1].endswith(" *")
    assert any(isinstance(block, Note) for block in blocks_of(programme()))


def test_that_nothing_is_explained_where_no_title_is_proposed() -> None:
    source = bare_programme(Activity("p", None, "a", "فاز"))
    assert not any(isinstance(block, Note) for block in blocks_of(source))


def test_that_an_activity_without_title_still_has_a_row() -> None:
    assert row_of(bare_programme(Activity("p")), tr("(untitled)"))[0] == code((1,))


def test_that_the_total_adds_up_the_phases() -> None:
    total = table_of(programme())[1][-1]
    assert plain(total.cells[1].words) == "۱٬۲۵۰٬۰۰۰٬۰۰۰"
    assert "یک میلیارد" in plain(total.cells[2].words)


def test_that_an_unknown_total_is_not_entered() -> None:
    source = bare_programme(Activity("p", None, "a", "فاز"))
    assert plain(table_of(source)[1][-1].cells[1].words) == tr("Not entered")
    assert plain(cover_of(source)[tr("Total budget")].value) == tr("Not entered")


def test_that_the_cover_counts_what_the_programme_holds() -> None:
    content = plain(cover_of(programme())[tr("Content")].value)
    assert content == tr("{phases} phases, {activities} activities", phases="۲", activities="۳")


def test_that_the_cover_bears_the_day_of_printing() -> None:
    assert plain(cover_of(programme())[tr("Date of printing")].value) == "۳ آذر ۱۴۰۵"


def test_that_the_cover_spells_the_budget_in_words() -> None:
    assert "یک میلیارد و دویست و پنجاه میلیون ریال" in plain(cover_of(programme())[tr("Total budget")].value)


def test_that_people_who_are_not_known_are_not_entered() -> None:
    agent = cover_of(bare_programme(Activity("p")))[tr("Cluster development agent")]
    assert plain(agent.value) == tr("Not entered")


def test_that_three_parties_sign() -> None:
    signatures = blocks_of(programme())[-1]
    assert isinstance(signatures, Signatures)
    assert [part.office for part in signatures.parts] == [
        tr("Cluster development agent"),
        tr("Implementing organisation"),
        tr("Technical supervisor"),
    ]


def test_that_a_group_leads_to_its_first_row() -> None:
    assert [row.leads for row in table_of(programme())[1]] == [True, True, False, False, True, False, False]


def test_that_the_document_begins_with_its_title() -> None:
    assert blocks_of(programme())[0] == Title(tr(programme_table.TITLE), PROJECT.title)


def test_that_an_empty_programme_is_not_printed() -> None:
    with pytest.raises(RuleError):
        programme_table.build(bare_programme(), Paper.A4_LANDSCAPE)
