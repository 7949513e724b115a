"""Text of unknown encoding and layout as numbered lines of cells."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.errors import RefusedFileError
from app.domain.text import persian_digits
from app.exchange.limits import PROGRAMME, Limits
from app.i18n import tr

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_SEVERAL: Final = 2
_SPACES: Final = re.compile(r"[^\S\n\r]+")
_BREAKS: Final = re.compile(r" ?[\n\r]+(?: |[\n\r])*")

LONGEST_CELL: Final = 20_000


@dataclass(frozen=True)
class Line:
    """One line of a table: its number in the source (from 1), its cells, and a title that stood in the code cell."""

    number: int
    cells: tuple[str, ...]
    title: str = ""


def decode(data: bytes) -> str:
    """Decode text by its byte-order mark, else as UTF-8, UTF-16 or the Persian code page cp1256.

    Raises:
        RefusedFileError: the bytes are no text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _text(data[len(mark) :], encoding)
    if b"\0" in data:
        return _text(data, _wide_encoding(data))
    try:
        return _text(data, "utf-8")
    except RefusedFileError:
        return _text(data, "cp1256")


def _wide_encoding(data: bytes) -> str:
    """Tell the byte order of UTF-16 without a mark: the high bytes of Persian and Latin letters are 6 and 0."""
    first, second = data[0::2], data[1::2]
    is_big = first.count(0) + first.count(6) > second.count(0) + second.count(6)
    return "utf-16-be" if is_big else "utf-16-le"


def _text(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text() from error
    if _NOT_TEXT.search(text):
        raise _no_text()
    return text


def _no_text() -> RefusedFileError:
    return RefusedFileError(
        tr("This file is not a table that can be read. Choose a text, Excel (.xlsx) or Word (.docx) file.")
    )


def lines_of(text: str, limits: Limits = PROGRAMME, *, separator: str = "") -> list[Line]:
    """Split text into lines of cells at the separator, unless given its tabs, without any those of CSV.

    Blank lines are left out.
    """
    text = text.removeprefix("\ufeff")
    separator = separator or ("\t" if "\t" in text else _csv_separator(text))
    rows = _quoted_rows(text, separator) or [
        (number, line.split(separator)) for number, line in enumerate(_LINE_ENDS.split(text), 1)
    ]
    return numbered_lines(rows, limits)


def numbered_lines(rows: Iterable[tuple[int, Sequence[str]]], limits: Limits = PROGRAMME) -> list[Line]:
    """Make lines of cells, without those that are blank.

    Raises:
        RefusedFileError: more rows or columns than the limits, or a longer cell than any table has.
    """
    lines: list[Line] = []
    count = 0
    for number, row in rows:
        cells = _checked(tuple(cell_text(cell, limits) for cell in row), limits)
        if cells:
            lines.append(Line(number, cells))
        count += len(cells)
        if len(lines) > limits.rows or count > limits.cells:
            raise _too_large(limits)
    return lines


def cell_text(raw: str, limits: Limits = PROGRAMME) -> str:
    """Trim a cell and its lines, and take runs of spaces for one."""
    if len(raw) > LONGEST_CELL:
        raise _too_large(limits)
    return _BREAKS.sub("\n", _SPACES.sub(" ", raw)).strip()


def _checked(cells: tuple[str, ...], limits: Limits) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells = cells[:-1]
    if len(cells) > limits.columns:
        raise _too_large(limits)
    return cells


def _too_large(limits: Limits) -> RefusedFileError:
    return RefusedFileError(
        tr(
            "This table is too large to be read: at most {rows} rows and {columns} columns.",
            rows=persian_digits(limits.rows),
            columns=persian_digits(limits.columns),
        )
    )


def _csv_separator(text: str) -> str:
    """Take the separator that most lines hold; the Persian comma is part of sentences and never one."""
    counts = {mark: sum(line.count(mark) >= _SEVERAL for line in text.splitlines()) for mark in ";,|"}
    best = max(counts, key=lambda mark: counts[mark])
    return best if counts[best] else "\t"


def _quoted_rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Read cells quoted as spreadsheets do for line breaks; nothing where quotation marks are only text."""
    if not re.search(rf'(?:^|[{re.escape(separator)}\n\r])"', text) or text.count('"') % 2:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[int, list[str]]] = []
    last = 0
    try:
        for row in reader:
            rows.append((last + 1, row))
            last = reader.line_num
    except csv.Error:
        return []
    return rows
