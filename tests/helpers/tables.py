"""Programme tables in the layouts in which documents print them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import docx
import openpyxl

DATA: Final = Path(__file__).resolve().parents[1] / "unit" / "exchange" / "data"
HEADER: Final = (
    "",
    "زمان اجرا",
    "بودجه مورد نیاز",
    "مکانیزم اجرایی",
    "متولی و ذینفعان",
    "خروجی مورد انتظار",
    "شاخص های موفقیت",
)
PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
DIGITS: Final = (PERSIAN, "٠١٢٣٤٥٦٧٨٩", "0123456789")


def seed_text() -> str:
    """Return the programme of the native search-engine cluster as it was pasted."""
    return (DATA / "roadmap_source.txt").read_text(encoding="utf-8")


def seed_lines() -> list[list[str]]:
    """Return the lines of the seed as cells."""
    return [line.split("\t") for line in seed_text().split("\n")]


def as_text(lines: Iterable[Sequence[str]]) -> str:
    """Write lines of cells with tabs between them."""
    return "\n".join("\t".join(line) for line in lines)


def in_digits(text: str, digits: str) -> str:
    """Write Persian digits in another set."""
    return text.translate(str.maketrans(PERSIAN, digits))


@dataclass(frozen=True)
class Entry:
    """One row to be printed: what a reader has to find again."""

    path: tuple[int, ...]
    title: str
    months: tuple[int, int] | None = None
    mechanism: str = ""
    responsible: tuple[str, ...] = ()


@dataclass(frozen=True)
class Printing:
    """How a table is printed."""

    separator: str = "-"
    parent_first: bool = False
    digits: str = PERSIAN
    range_of: Callable[[int, int], str] = lambda first, last: f"{last} تا {first}"


def printed(entry: Entry, printing: Printing) -> list[str]:
    """Print one row with its code first and its title last."""
    path = entry.path if printing.parent_first else entry.path[::-1]
    months = printing.range_of(*entry.months) if entry.months else ""
    cells = [
        printing.separator.join(map(str, path)),
        months,
        "",
        entry.mechanism,
        " - ".join(entry.responsible),
        "",
        entry.title,
    ]
    return [cell.translate(str.maketrans("0123456789", printing.digits)) for cell in cells]


def write_workbook(path: Path, lines: Sequence[Sequence[str]], *, merged: Sequence[str] = ()) -> None:
    """Write lines into a right-to-left sheet behind a sheet about something else; merge the given ranges."""
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["برنامه خوشه", "نسخه ۱"])
    sheet = book.create_sheet("برنامه")
    sheet.sheet_view.rightToLeft = True
    for number, line in enumerate(lines, 1):
        for column, cell in enumerate(line, 1):
            sheet.cell(number, column, cell or None)
    for cells in merged:
        sheet.merge_cells(cells)
    book.save(path)


def write_document(path: Path, tables: Sequence[Sequence[Sequence[str]]], *, merged: Sequence[int] = ()) -> None:
    """Write tables with text between them; in rows of the last column's title, `merged` numbers lines of one cell."""
    document = docx.Document()
    document.add_heading("برنامه توسعه خوشه")
    for lines in tables:
        document.add_paragraph("این جدول ۱ از برنامه است.")
        width = max(len(line) for line in lines)
        table = document.add_table(rows=len(lines), cols=width)
        for row, line in zip(table.rows, lines, strict=True):
            for cell, text in zip(row.cells, line, strict=False):
                cell.text = text
        for number in merged:
            cells = table.rows[number].cells
            cells[2].merge(cells[width - 1])
    document.save(str(path))
