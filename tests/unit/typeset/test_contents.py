"""The list of chapters, lines to write on and rows of a least height."""

from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from app.typeset import Column, Contents, Flowable, Heading, PageBreak, Paragraph, Row, Rules, Table, TableStyle
from tests.unit.typeset.pages import PLAIN, pdfium_pages, place_of, write

CHAPTERS = ("درآمد", "پیکره", "پایان")


def book(*chapters: str) -> Iterator[Flowable]:
    yield Contents(chapters, PLAIN, str)
    for chapter in CHAPTERS:
        yield PageBreak()
        yield Heading(chapter, PLAIN)
        yield Heading("بخش", PLAIN, level=1)


def numbers(page: str) -> list[str]:
    return [letter for letter in page if letter.isdecimal()]


def test_that_chapters_have_the_numbers_of_their_pages(tmp_path: Path) -> None:
    assert numbers(pdfium_pages(write(tmp_path, book(*CHAPTERS)))[0]) == ["2", "3", "4"]


def test_that_a_chapter_that_is_not_there_has_no_number(tmp_path: Path) -> None:
    first = pdfium_pages(write(tmp_path, book("پیوست", "پیکره")))[0]
    assert "پیوست" in first
    assert numbers(first) == ["3"]


def test_that_lower_headings_are_no_chapters(tmp_path: Path) -> None:
    assert numbers(pdfium_pages(write(tmp_path, book("بخش")))[0]) == []


def page_operators(path: Path) -> Iterator[bytes]:
    for page in PdfReader(path).pages:
        contents = page.get_contents()
        assert contents is not None
        yield contents.get_data()


def test_that_lines_to_write_on_stay_together(tmp_path: Path) -> None:
    def flow() -> Iterator[Flowable]:
        for _ in range(30):
            yield Paragraph("متن", PLAIN)
            yield Rules(3, 20, "#000000")

    counts = [operators.count(b" re f") for operators in page_operators(write(tmp_path, flow()))]
    assert sum(counts) == 90
    assert [count % 3 for count in counts] == [0] * len(counts)


def test_that_a_row_is_at_least_as_high_as_wished(tmp_path: Path) -> None:
    rows = [Row(["11"], least=100), Row(["44"])]
    path = write(tmp_path, [Table([Column()], rows, TableStyle(PLAIN, PLAIN))])
    assert round(place_of(path, "11")[3] - place_of(path, "44")[3]) == 100
