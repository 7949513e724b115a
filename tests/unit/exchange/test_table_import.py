"""The seed document and its variations read as what its author meant."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.exchange.table import (
    MECHANISM_MISPLACED,
    MIRRORED,
    MISSPELLING,
    PARTY_MISPLACED,
    ReadRow,
    ReadTable,
    apply_choices,
)
from app.exchange.table_import import read_file, read_text
from app.exchange.template import SampleRow, load_sample
from tests.helpers.tables import DATA, DIGITS, HEADER, as_text, in_digits, seed_lines, seed_text

EXPECTED: list[dict[str, Any]] = json.loads((DATA / "roadmap.json").read_text(encoding="utf-8"))
MEANING = ("path", "title", "months", "mechanisms", "printed_mechanism", "responsible")


def as_read(row: ReadRow, names: Sequence[str]) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in names}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def assert_same_meaning(table: ReadTable, *more: str) -> None:
    names = (*MEANING, *more)
    assert [as_read(row, names) for row in table.rows] == [{name: row[name] for name in names} for row in EXPECTED]


def is_header(line: Sequence[str]) -> bool:
    return "زمان اجرا" in line


def test_that_the_seed_reads_exactly_as_its_correct_reading() -> None:
    table = read_text(seed_text())
    assert [as_read(row, tuple(EXPECTED[0])) for row in table.rows] == EXPECTED
    assert not table.problems


def test_that_the_seed_has_four_phases_three_sections_and_forty_activities() -> None:
    paths = [row.path for row in read_text(seed_text()).rows]
    parents = {path[:-1] for path in paths}
    assert sum(len(path) == 1 for path in paths) == 4
    assert sum(len(path) == 2 and path in parents for path in paths) == 3
    assert sum(path not in parents for path in paths) == 40


@pytest.mark.parametrize("keeps_header", [True, False])
@pytest.mark.parametrize("is_reversed", [True, False])
def test_that_the_order_of_columns_changes_nothing(*, is_reversed: bool, keeps_header: bool) -> None:
    lines = [line for line in seed_lines() if keeps_header or not is_header(line)]
    table = read_text(as_text(line[::-1] if is_reversed else line for line in lines))
    assert_same_meaning(table, "printed_code", "printed_title", "notes")


@pytest.mark.parametrize("turns", [is_header, lambda line: not is_header(line)])
def test_that_a_header_against_the_rows_changes_nothing(turns: Callable[[Sequence[str]], bool]) -> None:
    assert_same_meaning(read_text(as_text(line[::-1] if turns(line) else line for line in seed_lines())), "notes")


@pytest.mark.parametrize("seed", range(12))
def test_that_mirrored_blocks_may_stand_anywhere(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 no secret
    lines = [line[::-1] if not is_header(line) and chance.random() < 0.3 else line for line in seed_lines()]
    assert_same_meaning(read_text(as_text(lines)), "printed_code")


@pytest.mark.parametrize("first", range(3, 36, 4))
def test_that_the_start_of_a_mirrored_block_is_noted(first: int) -> None:
    lines = [line[::-1] if first <= place < first + 4 else line for place, line in enumerate(seed_lines())]
    noted = [row.source_line for row in read_text(as_text(lines)).rows if MIRRORED in row.notes]
    assert noted == [first + 1, 44]


@pytest.mark.parametrize("digits", DIGITS)
def test_that_any_set_of_digits_reads_the_same(digits: str) -> None:
    table = read_text(in_digits(seed_text(), digits))
    assert_same_meaning(table, "notes", "source_line")
    assert table.rows[1].printed_code == in_digits("۱-۱", digits)


def test_that_blank_lines_only_move_the_line_numbers() -> None:
    lines = [line for line in seed_lines() if any(line)]
    table = read_text("\n \t\t\n\n".join("\t".join(line) for line in lines))
    assert_same_meaning(table, "notes")
    assert [row.source_line for row in table.rows] == [1 + 3 * place for place in range(1, 48)]


def test_that_spaces_around_tabs_and_repeated_headers_change_nothing() -> None:
    header, *lines = [line for line in seed_lines() if any(line)]
    paged = [header, *lines[:20], header, *lines[20:]]
    assert_same_meaning(read_text("\n".join(" \t  ".join(line) + "  " for line in paged)), "notes")


@pytest.mark.parametrize("separator", [".", "/", "–", " - ", "ـ"])
def test_that_codes_may_have_other_separators(separator: str) -> None:
    lines = [[cell.replace("-", separator) if len(cell) < 6 else cell for cell in line] for line in seed_lines()]
    assert_same_meaning(read_text(as_text(lines)), "notes")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", seed_text()),
        ("utf-8-sig", seed_text().replace("\n", "\r\n")),
        ("utf-16", seed_text()),
        ("utf-16-le", seed_text()),
        ("utf-16-be", seed_text().replace("\n", "\r")),
        ("cp1256", in_digits(seed_text(), DIGITS[2]).replace("ی", "ي").replace("ک", "ك")),
    ],
)
def test_that_the_encoding_of_a_file_is_found(encoding: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes(text.replace("ک", "ك").encode(encoding) if encoding == "cp1256" else text.encode(encoding))
    assert_same_meaning(read_file(path), "printed_title", "notes")


def filled(entry: SampleRow, layout: str) -> list[str]:
    row = entry.row
    code = "-".join(map(str, row.path[::-1]))
    months = f"{row.months[1]} تا {row.months[0]}" if row.months else ""
    budget = f"{row.budget // 10**6:,} میلیون ریال" if row.budget else ""
    texts = [text.replace("\n", " ") for text in (row.outputs, row.indicators)]
    cells = [months, budget, row.printed_mechanism, " - ".join(row.responsible), *texts]
    title = "" if row.title_is_ours else row.title
    return {"far": [code, *cells, title], "near": [code, title, *cells], "first": [title, code, *cells]}[layout]


@pytest.mark.parametrize("is_reversed", [True, False])
@pytest.mark.parametrize(
    ("layout", "header"), [("far", (*HEADER, "")), ("near", ("", *HEADER)), ("first", ("", *HEADER))]
)
def test_that_a_filled_table_gives_budgets_outputs_and_indicators(
    layout: str, header: tuple[str, ...], *, is_reversed: bool
) -> None:
    sample = load_sample().rows
    lines = [header, *(filled(entry, layout) for entry in sample)]
    rows = read_text(as_text(line[::-1] if is_reversed else line for line in lines)).rows
    for row, entry in zip(rows, sample, strict=True):
        assert row.title == ("" if entry.row.title_is_ours else entry.row.title)
        assert (row.path, row.months, row.budget) == (entry.row.path, entry.row.months, entry.row.budget)
        assert (row.responsible, row.mechanisms) == (entry.row.responsible, entry.row.mechanisms)
        assert row.outputs == entry.row.outputs.replace("\n", " ")
        assert row.indicators == entry.row.indicators.replace("\n", " ")


def test_that_cells_in_each_others_column_are_told_apart() -> None:
    lines = seed_lines()
    lines[5][3], lines[6][3], lines[6][4] = "عامل توسعه خوشه", "", "تحلیل سوات"
    rows = read_text(as_text(lines)).rows
    assert rows[2].responsible == ("عامل توسعه خوشه",)
    assert rows[2].notes == (PARTY_MISPLACED,)
    assert rows[3].mechanisms == ("swot",)
    assert MECHANISM_MISPLACED in rows[3].notes


def test_that_codes_are_numbered_by_place_whatever_they_say() -> None:
    codes = ["1", "1-1", "1-1", "3-1", "", "2", "2-1-1", "2-1-1-1", "9", "10-9"]
    text = as_text([HEADER, *([code, "", "", "", "", "", "شرح کار این ردیف"] for code in codes)])
    paths = [row.path for row in read_text(text).rows]
    assert paths == [(1,), (1, 1), (1, 2), (1, 3), (1, 4), (2,), (2, 1), (2, 1, 1), (3,), (3, 1)]


def test_that_more_than_nine_parts_keep_their_order() -> None:
    lines = [["۱", "", "", "", "", "", "فاز نخست برنامه خوشه"]]
    lines += [[f"{number}-1", "", "", "", "", "", f"شرح کار شماره {number}"] for number in range(1, 24)]
    rows = read_text(as_text([HEADER, *lines])).rows
    assert rows[-1].path == (1, 23)
    assert not any(row.notes for row in rows)


def test_that_the_unit_of_the_budget_heading_counts() -> None:
    header = [*HEADER[:2], "بودجه (میلیون ریال)", *HEADER[3:]]
    rows = read_text(
        as_text([header, ["1", "1 تا 3", "250", "", "", "", "بررسی بازار فرش"], ["1-1", "", "", "", "", "", "ب ج د"]])
    ).rows
    assert rows[0].budget == 250_000_000
    assert rows[1].budget is None


def test_that_what_cannot_be_read_is_told_with_its_line() -> None:
    lines = seed_lines()
    lines[28][1] = "پس از تصویب"
    table = read_text(as_text(lines))
    assert [problem.source_line for problem in table.problems] == [29]
    assert "پس از تصویب" in table.problems[0].message


def test_that_text_around_the_table_is_no_row() -> None:
    table = read_text(f"برنامه توسعه خوشه\nنسخه ۲\n{seed_text()}\nصفحه ۳\n")
    assert_same_meaning(table)
    assert [problem.source_line for problem in table.problems] == [len(seed_lines()) + 3]


def test_that_repairs_name_their_place_and_rebuild_the_printed_title() -> None:
    table = read_text(seed_text())
    refused = apply_choices(table, {repair: repair.before for repair in table.repairs})
    assert [row.title for row in refused.rows] == [row.printed_title for row in table.rows]
    assert not refused.repairs
    assert not any(MISSPELLING in row.notes for row in refused.rows)


def test_that_one_repair_can_be_refused_and_another_worded_anew() -> None:
    table = read_text(seed_text())
    first, second = [repair for repair in table.repairs if repair.place.path == (2, 3)]
    chosen = apply_choices(table, {first: first.before, second: "زیربخش"})
    row = next(row for row in chosen.rows if row.path == (2, 3))
    assert row.title == "بررسی و تجلیل وضعیت موجود زیربخش"
    assert MISSPELLING not in row.notes
    again = apply_choices(chosen, {repair: repair.before for repair in chosen.repairs})
    assert [row.title for row in again.rows] == [row.printed_title for row in table.rows]
