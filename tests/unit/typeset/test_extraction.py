"""What readers, search and copying find in a document is what the user typed."""

import re
from pathlib import Path

import pytest

from app.typeset import Column, Paragraph, Row, Span, Table, TableStyle, TextStyle, isolate
from tests.unit.typeset.pages import PLAIN, READERS, accuracy, pdfium_text, pypdf_text, strict, titles, write

pytestmark = pytest.mark.usefixtures("shaper")

LOOK = TableStyle(PLAIN, TextStyle(bold=True))
FOREIGN = re.compile("[\ufb50-\ufdff\ufe70-\ufeff\ue000-\uf8ff\ufffd]")
MIXED = [
    "خوشهٔ صنعتی با ۱۲ شرکت و بودجهٔ ۱٬۲۵۰٬۰۰۰ ریال در تاریخ ۱۴۰۳/۰۵/۱۲ ساعت ۱۰:۳۰ آغاز شد و ۲۵٪ پیش رفت.",
    "تفاهم‌نامه (MoU) میان ۷ سازمان امضا شد؛ «نقل قول» و [الف] هم آورده شد؛ شاخص KPI برابر 85 بود.",
    "تلفن " + isolate("۰۲۱-۸۸۱۲۳۴۵۶") + " و رایانامهٔ " + isolate("info@example.ir") + " برای تماس است.",
    "محمّد مُقرّب، لا اله، اسلام، کالا، الآن، مسئله، ئ ؤ أ إ ۀ",
]


@pytest.mark.parametrize(("reader", "least"), [("poppler", 0.98), ("pdfium", 0.99), ("pypdf", 1.0)])
def test_that_readers_find_the_titles_of_a_road_map(tmp_path: Path, reader: str, least: float) -> None:
    path = write(tmp_path, [Paragraph(title, PLAIN) for title in titles()])
    assert accuracy("\n".join(titles()), READERS[reader](path)) >= least


@pytest.mark.parametrize(("reader", "least"), [("poppler", 0.9), ("pdfium", 0.93)])
def test_that_readers_find_mixed_text(tmp_path: Path, reader: str, least: float) -> None:
    path = write(tmp_path, [Paragraph(text, PLAIN) for text in MIXED])
    assert accuracy("\n".join(MIXED), READERS[reader](path)) >= least


@pytest.mark.parametrize("reader", sorted(READERS))
def test_that_no_reader_finds_glyph_codes_instead_of_letters(tmp_path: Path, reader: str) -> None:
    path = write(tmp_path, [Paragraph(text, PLAIN) for text in [*titles(), *MIXED]])
    assert FOREIGN.findall(READERS[reader](path)) == []


@pytest.mark.parametrize("word", ["کالا", "خوشهٔ", "می‌شود", "مسئله", "الآن", "محمّد", "كتاب", "علي", "✓", "●"])
def test_that_a_word_is_found_letter_by_letter(tmp_path: Path, word: str) -> None:
    path = write(tmp_path, [Paragraph(word, PLAIN)])
    assert strict(pypdf_text(path)) == strict(word)


@pytest.mark.parametrize(("pasted", "letters"), [("\ufefb", "لا"), ("\ufeb3\ufefc\ufee1", "سلام")])
def test_that_pasted_presentation_forms_become_letters(tmp_path: Path, pasted: str, letters: str) -> None:
    assert strict(pypdf_text(write(tmp_path, [Paragraph(pasted, PLAIN)]))) == letters


def test_that_bold_and_coloured_spans_stay_in_order(tmp_path: Path) -> None:
    spans = [Span("متن "), Span("پررنگ", bold=True), Span(" و "), Span("رنگی", color="#c0392b"), Span(" پایان")]
    path = write(tmp_path, [Paragraph(spans, PLAIN)])
    assert strict(pdfium_text(path)) == "متن پررنگ و رنگی پایان"


def test_that_a_table_gives_its_cells_back(tmp_path: Path) -> None:
    rows = [Row([f"عنوان {title}"]) for title in titles()[:20]]
    path = write(tmp_path, [Table([Column()], rows, LOOK)])
    assert strict(pypdf_text(path)) == " ".join(f"عنوان {strict(title)}" for title in titles()[:20])
