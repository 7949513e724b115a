"""The one way out into tables of other programs: text stays text there, whatever it begins with.

A spreadsheet takes text that begins with =, +, -, @ (also full-width), a tab or a carriage return for a formula. In a
workbook such cells are marked as text; in CSV, which knows no kinds, they begin with an apostrophe.
"""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from app.storage.replace import write_atomically

Cell = str | int | dt.date | None
Tell = Callable[[int], None]
"""Is told how many rows are written, now and then; whatever it raises stops the writing and leaves nothing behind."""

_LIKE_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫−\t\r]")
_GUARDED: Final = re.compile(r"'(?='*(?:\s+\S|\s*[=+\-@＝＋－＠﹢﹣﹦﹫−]))")
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_IN_WORKBOOK: Final = 32_767
_TELL_EVERY: Final = 200
_NARROWEST, _WIDEST = 8, 60
_NOT_IN_SHEET_NAME: Final = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME: Final = 31


@dataclass(frozen=True)
class Rows:
    """What is written: a title, the headings and the cells of each row."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def write_csv(target: Path, table: Rows, tell: Tell | None = None) -> int:
    """Write comma-separated values in UTF-8 with its mark, as spreadsheets expect; return how many rows.

    Raises:
        DiskError: the file cannot be written.
    """

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(map(_guarded, table.headings))
            writer.writerows([_guarded(cell) for cell in row] for row in _told(table.rows, tell))

    write_atomically(target, write)
    return len(table.rows)


def _guarded(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if _LIKE_FORMULA.match(cell) or _GUARDED.match(cell.lstrip()) else cell


def unguarded(cell: str) -> str:
    """Return the text of a cell of CSV without the apostrophe that keeps it a text."""
    return cell[1:] if _GUARDED.match(cell) else cell


def write_workbook(target: Path, table: Rows, tell: Tell | None = None) -> int:
    """Write a workbook with one right-to-left sheet; return how many cells were shortened to what a cell can hold.

    Raises:
        DiskError: the file cannot be written.
    """
    from openpyxl import Workbook  # noqa: PLC0415 start-up must not pay for it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(table.title))
    sheet.sheet_view.rightToLeft = True
    sheet.freeze_panes = "A2"
    for letter, width in _widths(table):
        sheet.column_dimensions[letter].width = width
    writing = _Writing(sheet)
    writing.add(table.headings, bold=True)
    for row in _told(table.rows, tell):
        writing.add(row)
    write_atomically(target, book.save)
    return writing.shortened


class _Writing:
    """The sheet of a workbook while rows are added."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.shortened = 0

    def add(self, row: Iterable[Cell], *, bold: bool = False) -> None:
        self._sheet.append([self._cell(value, bold=bold) for value in row])

    def _cell(self, value: Cell, *, bold: bool) -> object:
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 start-up must not pay for it
        from openpyxl.styles import Font  # noqa: PLC0415 the same

        if isinstance(value, dt.date):
            day = WriteOnlyCell(self._sheet, dt.datetime.combine(value, dt.time()))
            day.number_format = "yyyy-mm-dd"
            return day
        if not isinstance(value, str):
            return value
        text = in_xml(value)
        self.shortened += len(text) > _LONGEST_IN_WORKBOOK
        cell = WriteOnlyCell(self._sheet, text[:_LONGEST_IN_WORKBOOK])
        cell.data_type = "s"
        if _LIKE_FORMULA.match(text):
            cell.quotePrefix = True
        if bold:
            cell.font = Font(bold=True)
        return cell


def _told(rows: Sequence[Sequence[Cell]], tell: Tell | None) -> Iterable[Sequence[Cell]]:
    for place, row in enumerate(rows):
        if tell and place % _TELL_EVERY == 0:
            tell(place)
        yield row


def _widths(table: Rows) -> Iterable[tuple[str, int]]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 start-up must not pay for it

    for place, heading in enumerate(table.headings):
        longest = max((len(str(row[place] or "")) for row in table.rows[:_TELL_EVERY]), default=0)
        yield get_column_letter(place + 1), min(max(len(heading), longest, _NARROWEST) + 2, _WIDEST)


def in_xml(text: str) -> str:
    """Leave out the letters that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def _sheet_name(title: str) -> str:
    return in_xml(_NOT_IN_SHEET_NAME.sub(" ", title)).strip()[:_LONGEST_SHEET_NAME] or "1"
