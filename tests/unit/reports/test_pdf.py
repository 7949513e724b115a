"""The finished PDF, as its readers find it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from app import i18n
from app.domain.plan import Activity
from app.i18n import tr
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Paper,
    Paragraph,
    Row,
    RowKind,
    RuledLines,
    Signatory,
    Signatures,
    Table,
    words,
)
from app.reports.catalogue import find_report
from app.reports.pdf import write_pdf
from app.reports.report import Options, Source
from tests.unit.reports.pages import fonts, squeezed, texts
from tests.unit.reports.programmes import PROJECT, bare_programme, long_programme, programme

HOSTILE = (
    "<b>پررنگ</b> & <img src='file:///etc/passwd'/> &copy;",
    "{title} %s \\ %(x)s",
    "نقطه\x00صفر\x07زنگ\x1b[31m",
    "جفت تنها \ud800 \udfff",
    "\u202eوارونه\u202c و \u2066باز",
    "🚀 👨‍👩‍👧 ✔ ﷽ 漢字",
    "خط\nخط\r\nخط\u2028خط",
    "https://example.org/" + "a" * 300,
    "",
)


def printed(source: Source, target: Path, *, paper: Paper = Paper.A4_LANDSCAPE, report: str = "r1") -> int:
    return write_pdf(find_report(report).build(source, paper, Options()), target)


def document_of(tmp_path: Path, *blocks: Block) -> Path:
    target = tmp_path / "blocks.pdf"
    write_pdf(Document("سند", Paper.A4, blocks), target)
    return target


@pytest.mark.parametrize("paper", [Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE])
def test_that_every_page_has_its_column_heads_and_number(tmp_path: Path, paper: Paper) -> None:
    target = tmp_path / "table.pdf"
    pages = printed(long_programme(150), target, paper=paper)
    read = [squeezed(text) for text in texts(target)]
    assert len(read) == pages > 2
    assert all(squeezed(tr("Execution mechanism")) in text for text in read)
    assert all(squeezed(PROJECT.title) in text for text in read)
    for number, text in enumerate(read, 1):
        page, whole = (str(count).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) for count in (number, pages))
        assert squeezed(tr("Page {page} of {pages}", page=page, pages=whole)) in text


def test_that_sheets_have_the_chosen_size(tmp_path: Path) -> None:
    sizes = {}
    for paper in (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE):
        printed(programme(), tmp_path / "table.pdf", paper=paper)
        box = PdfReader(tmp_path / "table.pdf").pages[0].mediabox
        sizes[paper] = (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4))
    assert sizes == {Paper.A4_LANDSCAPE: (297, 210), Paper.A3_LANDSCAPE: (420, 297)}


def test_that_only_embedded_fonts_are_used(tmp_path: Path) -> None:
    printed(programme(), tmp_path / "table.pdf")
    names = fonts(tmp_path / "table.pdf")
    assert names
    assert all("Vazirmatn" in name or "DejaVu" in name for name in names)


def test_that_text_is_made_of_letters_and_not_of_their_shapes(tmp_path: Path) -> None:
    printed(programme(), tmp_path / "table.pdf")
    text = "".join(texts(tmp_path / "table.pdf"))
    assert not [letter for letter in text if "\ufb50" <= letter <= "\ufdff" or "\ufe70" <= letter <= "\ufefc"]
    assert "\ufffd" not in text
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in text)


def test_that_the_same_report_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        document = find_report("r1").build(programme(), Paper.A4_LANDSCAPE, Options())
        write_pdf(document, tmp_path / name, invariant=True)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_that_a_document_names_itself_and_its_language(tmp_path: Path) -> None:
    printed(programme(), tmp_path / "table.pdf")
    reader = PdfReader(tmp_path / "table.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == tr("Cluster development programme table")
    assert reader.metadata.author == PROJECT.agent
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("fa")  # type: ignore[index]  # pypdf types every object alike


@pytest.mark.parametrize("rows", range(20, 60, 5))
def test_that_signatures_are_whole_and_not_alone_on_a_page(tmp_path: Path, rows: int) -> None:
    target = tmp_path / "table.pdf"
    printed(long_programme(rows), target)
    last = squeezed(texts(target)[-1])
    for words_ in ("Full name: ", "Date: ", "Signature: "):
        assert last.count(squeezed(tr(words_))) >= 3
    assert squeezed(tr("Total")) in last


@pytest.mark.parametrize("count", range(28, 40))
def test_that_a_signature_block_moves_to_the_next_page_with_the_text_before_it(tmp_path: Path, count: int) -> None:
    lines = Paragraph(words("\n".join(f"سطر {number}" for number in range(count))))
    signatures = Signatures((Signatory("عامل", "مریم"), Signatory("ناظر")))
    last = texts(document_of(tmp_path, lines, signatures))[-1]
    assert squeezed(tr("Signature: ")) in squeezed(last)
    assert "عامل" in last
    assert "سطر" in last


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("report", ["r1", "activity"])
def test_that_odd_texts_print(tmp_path: Path, text: str, report: str) -> None:
    odd = Activity(
        id="odd",
        title=text,
        mechanisms=(text,),
        responsible=(text, text),
        stakeholders=(text,),
        outputs=text,
        indicators=text,
        notes=text,
        printed_code=text,
        printed_title=text,
    )
    source = replace(bare_programme(odd), project=replace(PROJECT, title=text, agent=text, organisation=text))
    target = tmp_path / "odd.pdf"
    paper = find_report(report).papers[0]
    assert printed(source, target, paper=paper, report=report) >= 1
    assert len(texts(target)) >= 1


def test_that_markup_is_printed_as_written(tmp_path: Path) -> None:
    markup = "R&D <unknown> &copy; <b>x"
    read = texts(document_of(tmp_path, Paragraph(words(markup))))
    # pdfium reads Latin letters of a right-to-left line in the order of the eye
    assert sorted(squeezed(read[0].splitlines()[0])) == sorted(squeezed(markup))


def test_that_an_endless_title_goes_on_over_pages_and_is_not_cut(tmp_path: Path) -> None:
    title = " ".join(f"کلمه{number}" for number in range(11_000))
    target = tmp_path / "long.pdf"
    pages = printed(bare_programme(Activity("a", None, "a", title)), target)
    read = squeezed("".join(texts(target)))
    assert pages > 3
    assert "کلمه0" in read
    assert "کلمه10999" in read


def test_that_rows_are_taken_one_by_one(tmp_path: Path) -> None:
    taken = []

    def rows() -> Iterator[Row]:
        for number in range(400):
            taken.append(number)
            yield Row(RowKind.ACTIVITY, (Cell(words(str(number))),))

    seen: list[int] = []
    document = Document("سند", Paper.A4, [Table((Column("ردیف", 1),), rows())])
    write_pdf(document, tmp_path / "rows.pdf", progress=lambda _page: seen.append(len(taken)))
    assert seen[0] < 100
    assert len(taken) == 400


def test_that_a_cancelled_report_leaves_nothing_behind(tmp_path: Path) -> None:
    class Stop(Exception):  # noqa: N818 a test's own way to stop
        pass

    def stop(_page: int) -> None:
        raise Stop

    target = tmp_path / "table.pdf"
    target.write_bytes(b"former")
    document = find_report("r1").build(long_programme(100), Paper.A4_LANDSCAPE, Options())
    with pytest.raises(Stop):
        write_pdf(document, target, progress=stop)
    assert [path.name for path in tmp_path.iterdir()] == ["table.pdf"]
    assert target.read_bytes() == b"former"


def test_that_ink_stays_inside_the_margins(tmp_path: Path) -> None:
    target = tmp_path / "table.pdf"
    printed(programme(Activity("wide", "s1", "z", "ط" * 400, outputs="https://x.org/" + "y" * 400)), target)
    with pypdfium2.PdfDocument(target) as document:
        for page in document:
            bitmap = page.render(scale=1, grayscale=True)
            inside = bytes(bitmap.buffer)
            edge = range(20)
            left = [inside[row * bitmap.stride + column] for row in range(bitmap.height) for column in edge]
            assert set(left) == {255}


def test_that_an_english_table_begins_at_the_left(tmp_path: Path) -> None:
    i18n.set_language(i18n.ENGLISH)
    printed(programme(), tmp_path / "table.pdf")
    with pypdfium2.PdfDocument(tmp_path / "table.pdf") as document:
        page = document[0].get_textpage()
        sides = [page.get_charbox(page.search(label).get_next()[0])[0] for label in ("Code", "Activity", "Success")]
        assert sides == sorted(sides)


def test_that_a_persian_table_begins_at_the_right(tmp_path: Path) -> None:
    printed(programme(), tmp_path / "table.pdf")
    with pypdfium2.PdfDocument(tmp_path / "table.pdf") as document:
        page = document[0].get_textpage()
        labels = (tr("Code"), tr("Execution mechanism"), tr("Success indicators"))
        sides = [page.get_charbox(page.search(label).get_next()[0])[0] for label in labels]
        assert sides == sorted(sides, reverse=True)


@pytest.mark.parametrize("count", range(36, 44))
def test_that_a_question_stays_with_its_lines(tmp_path: Path, count: int) -> None:
    lines = Paragraph(words("\n".join(f"سطر {number}" for number in range(count))))
    target = document_of(tmp_path, lines, Paragraph(words("پرسش")), RuledLines(4))
    (place,) = (number for number, text in enumerate(texts(target)) if "پرسش" in text)
    drawn = [page.get_contents() for page in PdfReader(target).pages]
    counts = [page.get_data().count(b" re f") if page is not None else 0 for page in drawn]
    assert [number for number, rules in enumerate(counts) if rules >= 4 + 2] == [place]
