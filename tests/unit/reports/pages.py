"""What a reader finds in a finished PDF."""

import re
from pathlib import Path

import pypdfium2
from pypdf import PdfReader

CONTROLS = re.compile("[\u200e\u200f\u2066-\u2069]")


def texts(pdf: Path) -> list[str]:
    """Return the text of each page as pdfium, the engine of most browsers, reads it."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_folded(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    """Leave out what lines and cells do to a text: spaces, line ends, direction marks."""
    return re.sub(r"\s+", "", CONTROLS.sub("", text))


def fonts(pdf: Path) -> set[str]:
    """Return the names of the fonts that the pages use."""
    names: set[str] = set()
    for page in PdfReader(pdf).pages:
        resources = page["/Resources"].get_object()
        for font in resources.get("/Font", {}).values():  # type: ignore[union-attr]  # pypdf types every object alike
            names.add(str(font.get_object()["/BaseFont"]))
    return names


def _folded(text: str) -> str:
    return CONTROLS.sub("", text).replace("\r\n", "\n")
