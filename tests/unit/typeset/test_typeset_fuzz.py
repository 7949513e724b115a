"""Any text on any page: nothing is lost, nothing overflows, nothing fails."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.typeset import Cell, Column, Flowable, Heading, Paragraph, Row, Span, Table, TableStyle, TextStyle, Typesetter
from app.typeset.lines import _UNDRAWN
from app.typeset.text import clean
from tests.unit.typeset.fontfile import drawn_letters
from tests.unit.typeset.pages import area, ink_boxes, load_fonts, small_page, write

pytestmark = pytest.mark.usefixtures("shaper")

CHARACTERS = st.one_of(
    st.sampled_from("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأؤئۀةيك"),
    st.sampled_from("ًٌٍَُِّْٰٔ\u200c\u200d"),
    st.sampled_from(" \n\t\u00a0۰۱۲۳۴۵۶۷۸۹0123456789٪٫٬-–/.,:;!؟?()[]{}«»<>&%@"),
    st.sampled_from("abcXYZéß✓●☐→"),
    st.sampled_from("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad"),
    st.characters(),
)
TEXTS = st.text(CHARACTERS, max_size=80)
WORDS = st.text(st.sampled_from("ابکلا یو\u200cnW-/۱"), max_size=400)
LOOK = TableStyle(TextStyle(9), TextStyle(9, bold=True))
MODEST = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def letters(*texts: str) -> Counter[str]:
    return Counter(letter for text in texts for letter in _UNDRAWN.sub("", clean(text)) if letter.strip())


def written(flow: list[Flowable], folder: str, width: float, height: float) -> Path:
    return write(Path(folder), flow, page=small_page(width, height))


@MODEST
@given(st.lists(TEXTS, max_size=5), st.sampled_from(["start", "justify", "center"]), st.integers(60, 400))
def test_that_paragraphs_lose_no_letter(texts: list[str], align: str, width: int) -> None:
    style = TextStyle(align=align, base="auto")  # type: ignore[arg-type]  # drawn from the allowed ones
    flow: list[Flowable] = [Paragraph([Span(text, bold=True), Span(text)], style) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        assert drawn_letters(written(flow, folder, width, 150)) == letters(*texts, *texts)


@MODEST
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=6), st.integers(1, 3), st.booleans())
def test_that_tables_lose_no_letter(rows: list[list[str]], span: int, keep: bool) -> None:  # noqa: FBT001 drawn
    cells: list[list[Cell | str]] = [[Cell(row[0], span=span), *row[1 : 5 - span]] for row in rows]
    table = Table([Column()] * 4, [Row(row, keep_with_next=keep) for row in cells], LOOK)
    kept = [text for row in rows for text in row[: 5 - span]]
    with tempfile.TemporaryDirectory() as folder:
        assert drawn_letters(written([Heading("", LOOK.text), table], folder, 300, 150)) == letters(*kept)


@MODEST
@given(st.lists(WORDS, min_size=1, max_size=3), st.integers(80, 300))
def test_that_nothing_is_drawn_outside_the_margins(words: list[str], width: int) -> None:
    page = small_page(width, 120)
    flow = [Table([Column(), Column(2)], [Row([word, word])], LOOK) for word in words]
    with tempfile.TemporaryDirectory() as folder:
        left, low, right, high = area(page)
        for box in ink_boxes(write(Path(folder), flow, page=page)):
            assert box == (0, 120, 0, 120) or (box[0] >= left - 2 and box[1] >= low - 2)
            assert box == (0, 120, 0, 120) or (box[2] <= right + 2 and box[3] <= high + 2)


@MODEST
@given(TEXTS, st.integers(30, 300))
def test_that_lines_are_never_wider_than_their_room(text: str, width: int) -> None:
    style = TextStyle(size=9)
    lines = Typesetter(load_fonts()).layout(text, style, width)
    assert max(line.width for line in lines) * style.size / 1000 <= width + 0.01
