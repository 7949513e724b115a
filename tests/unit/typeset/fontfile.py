"""What a document draws, read from its operators and its embedded fonts."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from struct import unpack
from typing import Any

from pypdf import PdfReader

BLANK = re.compile(r"[\s\u200b]")


def fonts(path: Path) -> dict[str, Any]:
    """Return the fonts of a document by their resource name."""
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
    """Return the width of each code as the font dictionary has it."""
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


def meanings(font: Any) -> dict[int, str]:
    """Return the character that each code stands for."""
    pairs = re.findall(r"^<(\w{4})> <(\w+)>", font["/ToUnicode"].get_data().decode(), re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def drawn_letters(path: Path) -> Counter[str]:
    """Return how often each character is drawn, blanks left out, even those without width."""
    known = {name: meanings(font) for name, font in fonts(path).items()}
    return Counter(
        letter for font, code in drawn_codes(path) for letter in known[font][code] if not BLANK.match(letter)
    )
