"""The fonts inside a document."""

import subprocess
from pathlib import Path

import pytest

from app.typeset import PageStyle, Paragraph, RunningLine, Span
from tests.unit.typeset.fontfile import advances, drawn_codes, fonts, meanings, widths
from tests.unit.typeset.pages import PLAIN, load_fonts, titles, write

pytestmark = pytest.mark.usefixtures("shaper")

TEXT = "محمّد مُقرّب خوشهٔ لا می‌شود (MoU) 12 ۱۲ ✓ ● \u2067آزمون\u2069 \u200f"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = PageStyle(foot=lambda number, pages: RunningLine(center=f"{number} از {pages}"))
    flow = [Paragraph([Span(TEXT), Span(TEXT, bold=True)], PLAIN), *(Paragraph(title, PLAIN) for title in titles())]
    return write(tmp_path, flow, page=page)


def test_that_every_drawn_code_stands_for_a_character(path: Path) -> None:
    mapped = {name: set(meanings(font)) for name, font in fonts(path).items()}
    assert [(font, code) for font, code in drawn_codes(path) if code not in mapped[font]] == []


def test_that_widths_are_those_of_the_font_file(path: Path) -> None:
    for font in fonts(path).values():
        expected = advances(font)
        assert {code: pytest.approx(expected[code], abs=0.01) for code in widths(font)} == widths(font)


def test_that_only_our_fonts_are_embedded(path: Path) -> None:
    listing = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True, text=True).stdout
    rows = [line.split() for line in listing.splitlines()[2:]]
    names = {row[0].split("+")[1] for row in rows}
    assert names == {"Vazirmatn-Regular", "Vazirmatn-Bold", "DejaVuSans"}
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_that_direction_controls_are_neither_drawn_nor_mapped(tmp_path: Path) -> None:
    plain = write(tmp_path, [Paragraph("۱-۲-۳", PLAIN)])
    count = len(list(drawn_codes(plain)))
    controlled = write(
        tmp_path, [Paragraph("\u2067۱\u200f-\u200f۲\u200f-\u200f۳\u2069\u2068\u2069\u200e\u061c", PLAIN)]
    )
    assert len(list(drawn_codes(controlled))) == count


def test_that_every_sign_of_the_reports_has_a_glyph() -> None:
    runs = load_fonts().shape("●○◐◑■□▪▫◆◇▲△▼▽▶◀★☆✓✔✗✘☐☑☒→←↑↓↔•…–—−×÷≤≥≠±⚠⚑٪٫٬﷼«»", bold=False, rtl=True, tabular=False)
    drawn = [run.face.codes.codes[code] for run in runs for code in run.cids]
    assert [code.text for code in drawn if code.outline.glyph == 0] == []
