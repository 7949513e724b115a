"""The seed as a workbook or a document reads as its text does."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from app.exchange.table import ReadRow, ReadTable
from app.exchange.table_import import read_file, read_text
from tests.helpers.tables import HEADER, seed_lines, seed_text, write_document, write_workbook


def without_lines(table: ReadTable) -> list[ReadRow]:
    return [replace(row, source_line=0) for row in table.rows]


def test_that_a_right_to_left_sheet_with_merged_phases_reads_as_the_text(tmp_path: Path) -> None:
    path = tmp_path / "programme.xlsx"
    write_workbook(path, seed_lines(), merged=["C4:F4", "C29:F29", "C37:F37"])
    assert read_file(path).rows == read_text(seed_text()).rows


def test_that_the_tables_of_a_document_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "programme.docx"
    lines = [line for line in seed_lines() if any(line)]
    write_document(path, [lines[:20], [["نام", "تلفن"], ["1", "2"]], lines[20:39], lines[39:]])
    assert without_lines(read_file(path)) == without_lines(read_text(seed_text()))


def test_that_a_title_merged_over_other_columns_is_still_the_title(tmp_path: Path) -> None:
    path = tmp_path / "programme.docx"
    lines = [line for line in seed_lines() if any(line)]
    lines[26] = ["۲", "۸ تا ۳", lines[26][6]]
    write_document(path, [lines], merged=[26])
    assert without_lines(read_file(path)) == without_lines(read_text(seed_text()))


def test_that_line_breaks_in_cells_part_names_but_not_titles(tmp_path: Path) -> None:
    lines = [
        list(HEADER),
        ["1", "1 تا 3", "", "", "", "", "بررسی بازار\nفرش دستباف"],
        ["1-1", "", "", "", "اتحادیه فرش\nعامل توسعه خوشه", "گزارش\nفهرست", "تدوین نقشه راه"],
    ]
    for path in (tmp_path / "a.xlsx", tmp_path / "a.docx"):
        write_workbook(path, lines) if path.suffix == ".xlsx" else write_document(path, [lines])
        first, second = read_file(path).rows
        assert first.title == "بررسی بازار فرش دستباف"
        assert second.responsible == ("اتحادیه فرش", "عامل توسعه خوشه")
        assert second.outputs == "گزارش\nفهرست"


def test_that_numbers_formulas_and_dates_of_a_sheet_are_only_data(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append([1, "1 تا 3", 2500000, None, None, None, "بررسی بازار فرش"])
    sheet.append([1.1, None, 1500000.0, None, None, '=HYPERLINK("x")', "شناسایی بازیگران فرش"])
    sheet.append(["1-2", None, None, None, None, True, "تدوین نقشه راه"])
    path = tmp_path / "numbers.xlsx"
    book.save(path)
    rows = read_file(path).rows
    assert [row.path for row in rows] == [(1,), (1, 1), (1, 2)]
    assert [row.budget for row in rows] == [2_500_000, 1_500_000, None]
    assert not any(row.outputs for row in rows)


@pytest.mark.parametrize("suffix", [".txt", ".docx", ""])
def test_that_the_content_decides_and_not_the_name(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"programme{suffix}"
    write_workbook(tmp_path / "programme.xlsx", seed_lines())
    path.write_bytes((tmp_path / "programme.xlsx").read_bytes())
    assert len(read_file(path).rows) == 47
