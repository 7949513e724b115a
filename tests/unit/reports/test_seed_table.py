"""The programme table of the roadmap, as it would be handed in."""

import re
from pathlib import Path

import pytest

from app.domain.plan import MECHANISM_LABELS, Node
from app.i18n import tr
from app.reports.blocks import Paper, RowKind, Table
from app.reports.catalogue import find_report
from app.reports.pdf import write_pdf
from app.reports.report import Options, Source
from tests.unit.reports.pages import squeezed, texts
from tests.unit.reports.programmes import seed
from tests.unit.typeset.pages import READERS, poppler_text, strict


@pytest.fixture
def source() -> Source:
    return seed()


@pytest.fixture
def pages(source: Source, tmp_path: Path) -> list[str]:
    target = tmp_path / "seed.pdf"
    write_pdf(find_report("r1").build(source, Paper.A4_LANDSCAPE, Options()), target)
    return texts(target)


def without_brackets(text: str) -> str:
    """Leave brackets out: pdfium gives them turned round."""
    return squeezed(text).translate(dict.fromkeys(map(ord, "()")))


def test_that_all_47_rows_are_there(source: Source) -> None:
    document = find_report("r1").build(source, Paper.A4_LANDSCAPE, Options())
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    kinds = [row.kind for row in table.rows]
    assert [kinds.count(kind) for kind in RowKind] == [4, 3, 40, 1, 0, 0]


def test_that_every_title_is_read_in_the_order_of_the_table(source: Source, pages: list[str]) -> None:
    text, place = without_brackets("".join(pages)), 0
    for node in source.plan.nodes:
        title = without_brackets(_first_line_words(node))
        assert title in text[place:], node.activity.title
        place = text.index(title, place)


def _first_line_words(node: Node) -> str:
    """Return the beginning of a title, which stands in one line of its cell."""
    return " ".join(node.activity.title.split()[:3])


def test_that_mechanisms_windows_and_gaps_are_read(pages: list[str]) -> None:
    text = squeezed("".join(pages))
    for name in ("benchmarking", "panel", "foresight"):
        assert squeezed(tr(MECHANISM_LABELS[name])) in text
    for first, last in (("۱", "۳"), ("۳", "۸"), ("۷", "۲۴"), ("۱۹", "۴۸")):
        assert squeezed(tr("Months {first} to {last}", first=first, last=last)) in text
    assert text.count("واردنشده") > 150


def test_that_the_roadmap_takes_three_sheets(pages: list[str]) -> None:
    assert len(pages) == 3
    assert all(squeezed(tr("Success indicators")) in squeezed(page) for page in pages)


def test_that_the_dates_of_the_phases_are_jalali(pages: list[str]) -> None:
    assert "۱۴۰۵/۰۱/۰۱تا۱۴۰۵/۰۳/۳۱" in squeezed(pages[0])


def test_that_the_table_ends_with_the_signatures(pages: list[str]) -> None:
    assert squeezed(pages[-1]).index(squeezed(tr("Total"))) < squeezed(pages[-1]).index(squeezed(tr("Signature: ")))


@pytest.mark.parametrize("paper", [Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE])
@pytest.mark.parametrize("forbidden", ["", "1"], ids=["harfbuzz", "arabic-reshaper"])
def test_that_readers_find_every_title_and_party(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, paper: Paper, forbidden: str
) -> None:
    monkeypatch.setenv("KHOOSHEYAR_NO_HARFBUZZ", forbidden)
    target = tmp_path / "seed.pdf"
    write_pdf(find_report("r1").build(source, paper, Options()), target)
    wanted = [text for node in source.plan.nodes for text in (node.activity.title, *node.activity.responsible)]
    found = squeezed(strict(poppler_text(target)))
    assert [text for text in wanted if squeezed(text) not in found] == []
    for reader in READERS.values():
        text = without_brackets(strict(reader(target)))
        assert [word for word in without_brackets_words(wanted) if word not in text] == []


def without_brackets_words(texts: list[str]) -> set[str]:
    """Return the words of texts; a line may end after any of them."""
    return {without_brackets(word) for text in texts for word in re.split("[ –]", text)}
