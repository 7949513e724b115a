"""Documents for the tests of the typesetting package, and what readers of PDF files find in them."""

import json
import logging
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader
from rapidfuzz.distance import Levenshtein

from app.typeset import Flowable, FontSet, Margins, Metadata, PageStyle, TextStyle, write_document

RESOURCES = Path(__file__).resolve().parents[3] / "resources"
FONTS = RESOURCES / "fonts"
ROADMAP = RESOURCES / "templates" / "roadmap.json"
DATA = Path(__file__).with_name("data")
PLAIN = TextStyle(size=10)
HALF_SPACE = "\u200c"

_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]")


def load_fonts() -> FontSet:
    """Return the faces of one document."""
    names = ("Vazirmatn-Regular.ttf", "Vazirmatn-Bold.ttf", "DejaVuSans-Symbols.ttf")
    return FontSet.load(*(FONTS / name for name in names))


def titles() -> list[str]:
    """Return the texts of a real road map: as its document prints them, and as the programme shows them."""
    return [*DATA.joinpath("titles.txt").read_text("utf-8").splitlines(), *_shown()]


def _shown() -> list[str]:
    rows = json.loads(ROADMAP.read_text("utf-8"))["rows"]
    texts = (text for row in rows for text in (row["title"], *row.get("responsible", ()), *row.get("mechanisms", ())))
    return [text for text in dict.fromkeys(texts) if not text.isascii()]


def write(folder: Path, flow: Iterable[Flowable], *, page: PageStyle | None = None, **wishes: Any) -> Path:
    """Write a document of the given parts and return its path."""
    target = folder / "document.pdf"
    meta = wishes.pop("meta", Metadata("سند آزمایشی"))
    write_document(target, flow, load_fonts(), page=page or PageStyle(), meta=meta, **wishes)
    return target


def small_page(width: float = 300, height: float = 200, **wishes: Any) -> PageStyle:
    """Return a page with narrow margins."""
    return PageStyle((width, height), Margins(20, 20, 20, 20), **wishes)


def area(page: PageStyle) -> tuple[float, float, float, float]:
    """Return left, lower, right and upper edge of the text area."""
    (width, height), margins = page.size, page.margins
    return margins.left, margins.bottom, width - margins.right, height - margins.top


def pdfium_pages(path: Path) -> list[str]:
    """Return the text of each page that the engine of Chrome and Edge finds."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def pdfium_text(path: Path) -> str:
    """Return the text of all pages that the engine of Chrome and Edge finds."""
    return "\n".join(pdfium_pages(path))


def poppler_text(path: Path) -> str:
    """Return the text that pdftotext finds."""
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")


def pypdf_text(path: Path) -> str:
    """Return the text that pypdf finds."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


READERS: dict[str, Callable[[Path], str]] = {"poppler": poppler_text, "pdfium": pdfium_text, "pypdf": pypdf_text}


def strict(text: str) -> str:
    """Return a text without direction controls and with plain blanks; everything else counts."""
    bare = unicodedata.normalize("NFC", _CONTROLS.sub("", text)).replace("\xa0", " ")
    return " ".join(bare.split())


def accuracy(expected: str, found: str) -> float:
    """Return 1 for equal texts, less by the share of wrong characters."""
    wanted = strict(expected)
    return 1 - Levenshtein.distance(wanted, strict(found)) / len(wanted)


def words_of(path: Path) -> list[str]:
    """Return the words of a document, sorted."""
    return sorted(pypdf_text(path).replace(HALF_SPACE, "").split())


def ink_boxes(path: Path, scale: float = 2) -> list[tuple[float, float, float, float]]:
    """Return left, lower, right and upper edge of what is not white on each page, in points."""
    with pypdfium2.PdfDocument(path) as document:
        return [_ink(page, scale) for page in document]


def _ink(page: Any, scale: float) -> tuple[float, float, float, float]:
    image = page.render(scale=scale, grayscale=True).to_pil()
    left, upper, right, lower = image.point(lambda value: 255 if value < 160 else 0).getbbox() or (0, 0, 0, 0)
    height = page.get_height()
    return left / scale, height - lower / scale, right / scale, height - upper / scale


def place_of(path: Path, text: str, page: int = 0) -> tuple[float, float, float, float]:
    """Return left, lower, right and upper edge of the first place of a text on a page, in points."""
    with pypdfium2.PdfDocument(path) as document:
        words = document[page].get_textpage()
        found = words.search(text).get_next()
        assert found is not None, text
        boxes = [words.get_charbox(found[0] + i) for i in range(found[1])]
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)
