"""Lines: filling, order of glyphs, alignment, what is never drawn."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextLayout, QTextLine, QTextOption

from app.typeset import Paragraph, Span, TextStyle, Typesetter, isolate
from app.typeset.levels import visual_order
from app.typeset.lines import Line
from tests.unit.typeset.pages import (
    FONTS,
    HALF_SPACE,
    PLAIN,
    ink_boxes,
    load_fonts,
    pdfium_text,
    place_of,
    pypdf_text,
    small_page,
    strict,
    titles,
    write,
)

SIZE = 16
# Qt measures in 1/64 pixel, so both lay out at a size where that does not matter.
MAGNIFIED = 8
WIDTHS = (180, 300, 480)
# Pdfium exchanges opening and closing brackets of right-to-left text.
BRACKETS = re.compile("[()]")
MIXED = [
    "خوشهٔ صنعتی (Industrial Cluster) با ۱۲ شرکت آغاز شد.",
    "محمّد مُقرّب گفت: «می‌شود»؛ لا اله [الف] ۱٬۲۵۰ ریال در ۱۴۰۳/۰۵/۱۲.",
    "برای R&D و MoU مبلغ 100% پرداخت شد؛ ۲۰٪ مانده است.",
    "کد ۱\u200f-\u200f۲\u200f-\u200f۳ و تاریخ ۱۴۰۳-۰۵-۱۲ پایان.",
]


class Drawn(NamedTuple):
    """A glyph and its place."""

    x: float
    glyph: int


def qt_lines(text: str, width: float) -> list[list[Drawn]]:
    font = QFont("Vazirmatn")
    font.setPixelSize(SIZE * MAGNIFIED)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setUseDesignMetrics(True)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width * MAGNIFIED)
        lines.append(line)
    layout.endLayout()
    return [list(qt_glyphs(line)) for line in lines]


def qt_glyphs(line: QTextLine) -> Iterator[Drawn]:
    for run in line.glyphRuns():
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            yield Drawn(round(place.x(), 1), glyph)


def our_glyphs(line: Line) -> Iterator[Drawn]:
    x = 0.0
    for piece in (line.pieces[i] for i in visual_order([piece.level for piece in line.pieces])):
        table = piece.run.face.codes
        for codes, shift in re.findall(r"<(\w+)>|(-?[\d.]+)", piece.run.code):
            for code in (int(codes[i : i + 4], 16) for i in range(0, len(codes), 4)):
                outline = table.codes[code].outline
                yield Drawn(round(x + outline.dx * 1000 / piece.run.face.font.units, 1), outline.glyph)
                x += table.width(code)
            x -= float(shift or 0)


def ordered(glyphs: Iterable[Drawn], undrawn: set[int]) -> list[int]:
    return [drawn.glyph for drawn in sorted(glyphs) if drawn.glyph not in undrawn]


@pytest.mark.usefixtures("qapp")
def test_that_qt_orders_the_same_glyphs_on_nearly_all_lines() -> None:
    QFontDatabase.addApplicationFont(str(FONTS / "Vazirmatn-Regular.ttf"))
    fonts = load_fonts()
    characters = fonts.face(bold=False).font.characters
    undrawn = {-1, characters[ord(" ")], characters[ord(HALF_SPACE)]}
    style = TextStyle(size=SIZE)
    same: list[bool] = []
    for text in [*titles(), *MIXED]:
        for width in WIDTHS:
            lines = Typesetter(fonts).layout(text, style, width)
            ours = [ordered(our_glyphs(line), undrawn) for line in lines]
            theirs = [ordered(glyphs, undrawn) for glyphs in qt_lines(text, width)]
            same += [a == b for a, b in zip_longest(ours, theirs)]
    assert len(same) > 200
    assert sum(same) / len(same) >= 0.99


def widest(text: str, style: TextStyle, width: float) -> float:
    return max(line.width for line in Typesetter(load_fonts()).layout(text, style, width)) * style.size / 1000


@pytest.mark.parametrize("width", [12, 40, 90, 200])
@pytest.mark.parametrize("text", [*titles()[:4], "https://example.org/" + "a-b/" * 40, "ب" * 300, "W" * 200])
@pytest.mark.usefixtures("shaper")
def test_that_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    assert widest(text, PLAIN, width) <= width + 0.01


@pytest.mark.parametrize("word", ["۱۴۰۳/۰۵/۱۲", "۱,۲۵۰,۰۰۰", "جمع‌آوری", "۰۲۱-۸۸۱۲۳۴"])
@pytest.mark.usefixtures("shaper")
def test_that_a_word_that_fits_a_line_is_not_divided(word: str) -> None:
    typesetter = Typesetter(load_fonts())
    width = typesetter.width(word, PLAIN)
    assert len(typesetter.layout(f"در {word} و", PLAIN, width + 1)) == 3


@pytest.mark.usefixtures("shaper")
def test_that_an_address_is_divided_after_its_punctuation() -> None:
    typesetter = Typesetter(load_fonts())
    first = typesetter.layout("نشانی https://example.org/clusters", PLAIN, 120)[0]
    assert first.width == pytest.approx(typesetter.layout("نشانی https://example.org/", PLAIN)[0].width, abs=1)


@pytest.mark.usefixtures("shaper")
def test_that_a_room_narrower_than_a_letter_has_one_letter_a_line() -> None:
    assert [len(line.pieces) for line in Typesetter(load_fonts()).layout("WWW", PLAIN, 1)] == [1, 1, 1]


@pytest.mark.usefixtures("shaper")
def test_that_wrapping_keeps_all_words(tmp_path: Path) -> None:
    text = " ".join(titles())
    found = pdfium_text(write(tmp_path, [Paragraph(text, PLAIN)], page=small_page()))
    assert sorted(BRACKETS.sub("", found).split()) == sorted(BRACKETS.sub("", text).split())


@pytest.mark.parametrize(("bare", "marked"), [("الا", "الّا"), ("کل", "کُل"), ("خوشه", "خوشهٔ"), ("سعدی", "سَعدی")])
def test_that_marks_are_drawn_above_their_letters(tmp_path: Path, bare: str, marked: str) -> None:
    style = TextStyle(size=40)
    low, high = (ink_boxes(write(tmp_path, [Paragraph(text, style)]))[0] for text in (bare, marked))
    assert high[3] > low[3] + 1
    assert high[2] == pytest.approx(low[2], abs=4)
    assert strict(pypdf_text(write(tmp_path, [Paragraph(marked, style)]))) == marked


def test_that_justified_lines_end_at_both_margins(tmp_path: Path) -> None:
    page = small_page()
    style = TextStyle(align="justify")
    image_box = ink_boxes(write(tmp_path, [Paragraph(" ".join(titles()[:20]), style)], page=page))[0]
    assert image_box[0] == pytest.approx(20, abs=1.5)
    assert image_box[2] == pytest.approx(280, abs=1.5)


@pytest.mark.parametrize(
    ("style", "side"),
    [
        (TextStyle(), "right"),
        (TextStyle(align="end"), "left"),
        (TextStyle(align="center"), "middle"),
        (TextStyle(align="justify"), "right"),
        (TextStyle(base="ltr"), "left"),
        (TextStyle(base="ltr", align="end"), "right"),
        (TextStyle(indent=40), "indented"),
    ],
)
def test_that_a_line_lies_where_its_style_wants_it(tmp_path: Path, style: TextStyle, side: str) -> None:
    left, _, right, _ = place_of(write(tmp_path, [Paragraph("سلام", style)], page=small_page()), "سلام")
    places = {"right": right - 280, "left": left - 20, "middle": (left + right) / 2 - 150, "indented": right - 240}
    assert places[side] == pytest.approx(0, abs=1.5)


def test_that_an_automatic_direction_follows_the_first_letter(tmp_path: Path) -> None:
    path = write(tmp_path, [Paragraph("Cluster خوشه\nخوشه Cluster", TextStyle(base="auto"))], page=small_page())
    assert place_of(path, "Cluster")[0] == pytest.approx(20, abs=1.5)


def test_that_a_protected_code_reads_from_the_right(tmp_path: Path) -> None:
    for text in ("۱\u200f-\u200f۲\u200f-\u200f۳", "کد ۱\u200f-\u200f۲\u200f-\u200f۳"):
        path = write(tmp_path, [Paragraph(text, PLAIN)])
        assert place_of(path, "۱")[0] > place_of(path, "۲")[0] > place_of(path, "۳")[0]


def test_that_an_isolated_date_keeps_its_order_after_letters(tmp_path: Path) -> None:
    path = write(tmp_path, [Paragraph("تاریخ " + isolate("۱۴۰۳-۰۵-۱۲"), PLAIN)])
    assert place_of(path, "۱۴۰۳")[2] < place_of(path, "۱۲")[0]


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\u2028b", "a\x85b"])
def test_that_every_line_end_starts_a_new_line(text: str) -> None:
    assert len(Typesetter(load_fonts()).layout(text, PLAIN)) == 2


def test_that_safe_links_are_links_and_others_are_text(tmp_path: Path) -> None:
    spans = [Span("یک", href="https://example.org/خوشه"), Span(" دو", href="javascript:alert(1)"), Span(" سه")]
    page: Any = PdfReader(write(tmp_path, [Paragraph(spans, PLAIN)])).pages[0]
    assert [link.get_object()["/A"]["/URI"] for link in page["/Annots"]] == [
        "https://example.org/%D8%AE%D9%88%D8%B4%D9%87"
    ]


def test_that_a_wrong_colour_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="red"):
        write(tmp_path, [Paragraph("سلام", TextStyle(color="red"))])


def test_that_a_text_of_one_endless_word_is_searched_once_only() -> None:
    endless = "ب" * 200_000  # searching it from each of its letters takes minutes
    assert isolate(f"{endless} a.b@example.ir") == f"{endless} \u2066a.b@example.ir\u2069"
