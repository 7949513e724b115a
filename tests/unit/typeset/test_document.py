"""The file as a whole: properties, outline, running lines, safety of the target."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from app.typeset import (
    A3,
    A4,
    MM,
    Flowable,
    Heading,
    Metadata,
    PageBreak,
    PageStyle,
    Paragraph,
    RunningLine,
    Spacer,
    landscape,
)
from tests.unit.typeset.pages import (
    PLAIN,
    area,
    ink_boxes,
    pdfium_pages,
    place_of,
    small_page,
    strict,
    titles,
    write,
)

DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def three_pages() -> Iterator[Flowable]:
    for number in range(3):
        yield Heading(f"بخش {number}", PLAIN, level=min(number, 1))
        yield Paragraph("متن", PLAIN)
        yield PageBreak()


def catalogue(path: Path) -> Any:
    return PdfReader(path).trailer["/Root"]


def test_that_properties_are_those_of_the_caller(tmp_path: Path) -> None:
    meta = Metadata("نقشهٔ راه", author="سارا", subject="خوشه", creator="خوشه‌یار")
    found = PdfReader(write(tmp_path, three_pages(), meta=meta)).metadata
    assert found is not None
    assert (found.title, found.author, found.subject, found.creator) == ("نقشهٔ راه", "سارا", "خوشه", "خوشه‌یار")


def test_that_viewers_learn_language_and_direction(tmp_path: Path) -> None:
    root = catalogue(write(tmp_path, three_pages()))
    assert root["/Lang"] == "fa-IR"
    assert root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_that_an_english_document_is_not_turned_around(tmp_path: Path) -> None:
    root = catalogue(write(tmp_path, three_pages(), meta=Metadata("Plan", lang="en")))
    assert "/Direction" not in root["/ViewerPreferences"]


def test_that_headings_make_the_outline(tmp_path: Path) -> None:
    reader = PdfReader(write(tmp_path, three_pages()))
    first, below = reader.outline
    assert isinstance(below, list)
    entries = [(entry.title, reader.get_destination_page_number(entry)) for entry in [first, *below]]  # type: ignore[union-attr, arg-type]  # no deeper lists here
    assert entries == [("بخش 0", 0), ("بخش 1", 1), ("بخش 2", 2)]


def test_that_an_outline_may_start_deep(tmp_path: Path) -> None:
    reader = PdfReader(write(tmp_path, [Heading("ژرف", PLAIN, level=4), Heading("رو", PLAIN)]))
    assert [entry.title for entry in reader.outline] == ["ژرف", "رو"]  # type: ignore[union-attr]  # no lists here


def test_that_page_labels_are_persian(tmp_path: Path) -> None:
    assert PdfReader(write(tmp_path, three_pages())).page_labels == ["۱", "۲", "۳"]


def test_that_running_lines_know_the_number_of_pages(tmp_path: Path) -> None:
    def foot(page: int, pages: int) -> RunningLine:
        return RunningLine(center=f"صفحهٔ {page} از {pages}".translate(DIGITS))

    page = PageStyle(head=lambda *_: RunningLine(right="راست", left="چپ"), foot=foot, rule="#000000")
    pages = pdfium_pages(write(tmp_path, three_pages(), page=page))
    assert ["صفحهٔ ۲ از ۳" in text for text in pages] == [False, True, False]
    assert all("راست" in text and "چپ" in text for text in pages)


def test_that_long_running_lines_end_in_an_ellipsis(tmp_path: Path) -> None:
    page = small_page(head=lambda *_: RunningLine(right="عنوان دراز " * 20, left="چپ"))
    path = write(tmp_path, three_pages(), page=page)
    assert "..." in pdfium_pages(path)[0]
    assert place_of(path, "عنوان")[0] > place_of(path, "چپ")[2]
    assert ink_boxes(path)[0][0] >= 19


def test_that_an_empty_running_line_draws_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, [], page=small_page(foot=lambda *_: RunningLine()))
    assert pdfium_pages(path) == [""]


def test_that_odd_characters_in_properties_and_headings_are_harmless(tmp_path: Path) -> None:
    meta = Metadata("عنوان\ud800\x00\u2067۱\u2069", author="a\nb")
    reader = PdfReader(write(tmp_path, [Heading("دو\nسطر\ud800", PLAIN)], meta=meta))
    assert reader.outline[0].title == "دو سطر"  # type: ignore[union-attr]  # no list here
    assert reader.metadata is not None
    assert reader.metadata.title == "عنوان\u2067۱\u2069"


@pytest.mark.parametrize("size", [A4, A3, landscape(A4), landscape(A3)])
def test_that_pages_have_the_wanted_size(tmp_path: Path, size: tuple[float, float]) -> None:
    box = PdfReader(write(tmp_path, three_pages(), page=PageStyle(size))).pages[2].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.01)


def test_that_a_millimetre_is_reportlabs(tmp_path: Path) -> None:
    assert pytest.approx(mm) == MM
    assert write(tmp_path, []).exists()


def test_that_an_empty_flow_gives_one_empty_page(tmp_path: Path) -> None:
    assert len(PdfReader(write(tmp_path, [])).pages) == 1


def test_that_breaks_and_spacers_at_page_tops_make_no_empty_page(tmp_path: Path) -> None:
    flow: list[Flowable] = [
        PageBreak(),
        Spacer(50),
        Paragraph("یک", PLAIN),
        PageBreak(),
        PageBreak(),
        Paragraph("دو", PLAIN),
        PageBreak(),
    ]
    assert len(PdfReader(write(tmp_path, flow)).pages) == 2


def test_that_equal_documents_are_equal_bytes(tmp_path: Path) -> None:
    first = write(tmp_path, three_pages(), invariant=True).read_bytes()
    assert write(tmp_path, three_pages(), invariant=True).read_bytes() == first


def test_that_progress_counts_pages(tmp_path: Path) -> None:
    seen: list[int] = []
    write(tmp_path, three_pages(), progress=seen.append)
    assert seen == [1, 2, 3]


class StoppedError(Exception):
    """The user has pressed "cancel"."""


def test_that_cancelling_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "document.pdf"
    target.write_bytes(b"old")

    def stop(page: int) -> None:
        if page == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        write(tmp_path, three_pages(), progress=stop)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_that_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        write(tmp_path / "missing", three_pages())


def test_that_a_target_that_cannot_be_replaced_leaves_no_part_file(tmp_path: Path) -> None:
    (tmp_path / "document.pdf").mkdir()
    with pytest.raises(OSError, match=r"document\.pdf"):
        write(tmp_path, three_pages())
    assert [path.name for path in tmp_path.iterdir()] == ["document.pdf"]


def test_that_a_heading_is_never_the_last_thing_on_a_page(tmp_path: Path) -> None:
    for height in range(80, 160, 7):
        page = small_page(height=height)
        flow = [part for title in titles()[:9] for part in (Heading("سرفصل", PLAIN), Paragraph(title, PLAIN))]
        for found in PdfReader(write(tmp_path, flow, page=page)).pages:
            assert strict(found.extract_text()).split()[-1] != "سرفصل"


def test_that_ink_stays_inside_the_margins(tmp_path: Path) -> None:
    page = small_page()
    path = write(tmp_path, [Paragraph(title, PLAIN) for title in titles()], page=page)
    left, low, right, high = area(page)
    for box in ink_boxes(path):
        assert box[0] >= left - 1
        assert box[1] >= low - 1
        assert box[2] <= right + 1
        assert box[3] <= high + 1
