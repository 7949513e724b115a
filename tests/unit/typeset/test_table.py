"""Tables: order of columns, repeated headers, merged cells, division between pages."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.typeset import Cell, Column, PageStyle, Row, Table, TableStyle, TextStyle
from tests.unit.typeset.fontfile import drawn_letters
from tests.unit.typeset.pages import (
    PLAIN,
    area,
    ink_boxes,
    pdfium_pages,
    place_of,
    pypdf_text,
    small_page,
    strict,
    titles,
    write,
)

pytestmark = pytest.mark.usefixtures("shaper")

LOOK = TableStyle(PLAIN, TextStyle(bold=True))
COLUMNS = [Column(1, "کد"), Column(3, "عنوان"), Column(1, "بازبینی")]


def phases(count: int) -> Iterator[Row]:
    for number in range(count):
        if number % 3 == 0:
            yield Row([Cell("مرحله", span=3)], bold=True, fill="#dbe7f3", keep_with_next=True)
        yield Row(["کار", titles()[number % 50], "باز"])


def test_that_the_first_column_is_at_the_right(tmp_path: Path) -> None:
    path = write(tmp_path, [Table(COLUMNS, [Row(["یک", "دو", "سه"])], LOOK)])
    assert place_of(path, "یک")[0] > place_of(path, "دو")[2] > place_of(path, "سه")[2]
    assert place_of(path, "کد")[1] > place_of(path, "یک")[3]


def test_that_every_page_repeats_the_header_once(tmp_path: Path) -> None:
    path = write(tmp_path, [Table(COLUMNS, phases(40), LOOK)], page=small_page())
    texts = pdfium_pages(path)
    assert len(texts) > 5
    assert [strict(text).count("بازبینی") for text in texts] == [1] * len(texts)


@pytest.mark.parametrize("height", range(130, 220, 9))
def test_that_a_phase_row_is_never_the_last_one_of_a_page(tmp_path: Path, height: int) -> None:
    path = write(tmp_path, [Table(COLUMNS, phases(20), LOOK)], page=small_page(height=height))
    assert not [text for text in pdfium_pages(path) if strict(text).endswith("مرحله")]


def test_that_a_merged_cell_has_the_room_of_all_its_columns(tmp_path: Path) -> None:
    long = "عنوان مرحله که در یک ستون هرگز جا نمی‌شود"
    path = write(tmp_path, [Table(COLUMNS, [Row(["۱", Cell(long, span=2)]), Row(["۲", "پایین"])], LOOK)])
    left, low, right, high = place_of(path, "عنوان مرحله")
    assert high - low < 15
    assert place_of(path, "پایین")[3] < low
    assert right - left > 40


def test_that_too_wide_spans_and_missing_cells_are_harmless(tmp_path: Path) -> None:
    rows = [Row([Cell("همه", span=99), "بیرون"]), Row(["تنها"]), Row([])]
    path = write(tmp_path, [Table(COLUMNS, rows, LOOK)])
    assert strict(pypdf_text(path)).endswith("همه تنها")


def test_that_a_row_higher_than_the_page_is_divided_without_loss(tmp_path: Path) -> None:
    text = " ".join(titles())
    page = small_page()
    path = write(tmp_path, [Table(COLUMNS, [Row(["الف", text, "ب"])], LOOK)], page=page)
    heads = "کد عنوان بازبینی" * len(PdfReader(path).pages)
    assert drawn_letters(path) == Counter((heads + text + "الف" + "ب").replace(" ", ""))
    left, low, right, high = area(page)
    for box in ink_boxes(path):
        assert box[1] >= low - 1
        assert box[3] <= high + 1
        assert left - 1 <= box[0] < box[2] <= right + 1


def test_that_a_giant_header_is_not_repeated(tmp_path: Path) -> None:
    header = [Row(["سرستون " * 20] * 3)]
    path = write(tmp_path, [Table(COLUMNS, phases(6), LOOK, header)], page=small_page())
    assert strict(" ".join(pdfium_pages(path))).count("سرستون") == 60


def test_that_two_header_rows_are_both_repeated(tmp_path: Path) -> None:
    header = [Row([Cell("گروه", span=3)]), Row(["الف", "ب", "پ"])]
    path = write(tmp_path, [Table(COLUMNS, phases(12), LOOK, header)], page=small_page())
    texts = [strict(text) for text in pdfium_pages(path)]
    assert len(texts) > 2
    assert all(text.startswith("گروه") for text in texts)


def test_that_cells_may_have_colours_and_sizes_of_their_own(tmp_path: Path) -> None:
    cells: list[Cell | str] = [
        Cell("بزرگ", size=20, fill="#ff0000"),
        Cell("رنگی", color="#00ff00", bold=True, align="center"),
        "ساده",
    ]
    path = write(tmp_path, [Table(COLUMNS, [Row(cells)], LOOK)])
    big, small = place_of(path, "بزرگ"), place_of(path, "ساده")
    assert big[3] - big[1] > 1.5 * (small[3] - small[1])
    operators = PdfReader(path).pages[0].get_contents()
    assert operators is not None
    assert b"1 0 0 rg" in operators.get_data()
    assert b"0 1 0 rg" in operators.get_data()


def test_that_tabular_digits_are_equally_wide(tmp_path: Path, shaper: str) -> None:
    columns = [Column(tabular=True)]
    path = write(tmp_path, [Table(columns, [Row(["۱۱۱۱۱۱"]), Row(["۸۸۸۸۸۸"])], LOOK)])
    narrow, wide = (place_of(path, text) for text in ("۱۱۱۱۱۱", "۸۸۸۸۸۸"))
    same = abs((narrow[2] - narrow[0]) - (wide[2] - wide[0])) < 4
    assert same == (shaper == "harfbuzz")


def test_that_rows_are_taken_while_pages_are_finished(tmp_path: Path) -> None:
    taken: list[int] = []
    seen: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(200):
            taken.append(number)
            yield Row(["سطر"])

    def progress(_page: int) -> None:
        seen.append(len(taken))

    write(tmp_path, [Table(COLUMNS, rows(), LOOK)], page=small_page(), progress=progress)
    assert seen[0] < 20
    assert seen == sorted(seen)


def test_that_an_empty_table_is_its_header(tmp_path: Path) -> None:
    path = write(tmp_path, [Table(COLUMNS, [], LOOK)], page=PageStyle())
    assert strict(pdfium_pages(path)[0]) == "کد عنوان بازبینی"
