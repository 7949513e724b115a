"""The fonts inside a document."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from struct import unpack
from typing import Any

import pytest
from pypdf import PdfReader

from app.typeset import PageStyle, Paragraph, RunningLine, Span
from tests.unit.typeset.pages import PLAIN, titles, write

pytestmark = pytest.mark.usefixtures("shaper")

TEXT = "محمّد مُقرّب خوشهٔ لا می‌شود (MoU) 12 ۱۲ ✓ ● \u2067آزمون\u2069 \u200f"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = PageStyle(foot=lambda number, pages: RunningLine(center=f"{number} از {pages}"))
    flow = [Paragraph([Span(TEXT), Span(TEXT, bold=True)], PLAIN), *(Paragraph(title, PLAIN) for title in titles())]
    return write(tmp_path, flow, page=page)


def fonts(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for page in PdfReader(path).pages:
        resources: Any = page["/Resources"]
        found |= {name: font.get_object() for name, font in resources["/Font"].items()}
    return found


def drawn_codes(path: Path) -> Iterator[tuple[str, int]]:
    """Yield font and code of everything that is drawn."""
    for page in PdfReader(path).pages:
        contents = page.get_contents()
        assert contents is not None
        font = ""
        for line in contents.get_data().decode("latin-1").splitlines():
            font = line.split()[0] if line.endswith(" Tf") else font
            if line.endswith("TJ"):
                for code in re.findall("[0-9A-F]{4}", "".join(re.findall("<([0-9A-F]+)>", line))):
                    yield font, int(code, 16)


def widths(font: Any) -> dict[int, float]:
    entries = font["/DescendantFonts"][0].get_object()["/W"]
    found: dict[int, float] = {}
    for first, values in zip(entries[::2], entries[1::2], strict=True):
        found |= {int(first) + i: float(value) for i, value in enumerate(values)}
    return found


def advances(font: Any) -> dict[int, float]:
    """Return the width of each code as the embedded font file has it."""
    descendant = font["/DescendantFonts"][0].get_object()
    data = descendant["/FontDescriptor"]["/FontFile2"].get_data()
    count = unpack(">H", data[4:6])[0]
    records = (data[12 + 16 * i : 28 + 16 * i] for i in range(count))
    tables = {record[:4]: unpack(">LL", record[8:]) for record in records}
    units = unpack(">H", data[tables[b"head"][0] + 18 :][:2])[0]
    glyphs = descendant["/CIDToGIDMap"].get_data()
    numbers = unpack(f">{len(glyphs) // 2}H", glyphs)
    metrics = tables[b"hmtx"][0]
    return {code: unpack(">H", data[metrics + 4 * n :][:2])[0] * 1000 / units for code, n in enumerate(numbers)}


def mapped_codes(font: Any) -> set[int]:
    return {int(code, 16) for code in re.findall(r"^<(\w{4})> <", font["/ToUnicode"].get_data().decode(), re.MULTILINE)}


def test_that_every_drawn_code_stands_for_a_character(path: Path) -> None:
    mapped = {name: mapped_codes(font) for name, font in fonts(path).items()}
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
