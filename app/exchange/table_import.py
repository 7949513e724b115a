"""The importer of programme tables: text pasted from a document, a workbook or a document itself."""

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from app.domain.errors import RefusedFileError
from app.exchange import document, guard, workbook
from app.exchange.grid import Line, decode, lines_of
from app.exchange.reading import has_header, read_lines
from app.exchange.table import ReadTable
from app.i18n import tr

_ZIP: Final = b"PK\x03\x04"
_DATABASE: Final = b"SQLite format 3\0"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_text(text: str) -> ReadTable:
    """Read a programme table pasted as text with tabs between its cells; a text without one gives no rows.

    Raises:
        RefusedFileError: more rows, columns or text than a programme has.
    """
    return read_lines(lines_of(text))


def read_file(path: Path, check: Callable[[], None] = guard.unchecked) -> ReadTable:
    """Read the programme table of a text file, workbook (.xlsx) or document (.docx), told apart by content.

    `check` is called now and then, and may raise to stop.

    Raises:
        RefusedFileError: the file is not one of these, is damaged or hostile, or holds no table.
        DiskError: the file cannot be opened.
    """
    data = guard.read_bytes(path)
    refuse_known(data)
    with guard.kindly():
        table = _read_archive(data, check) if data.startswith(_ZIP) else read_text(decode(data))
    if not table.rows:
        raise RefusedFileError(
            tr("No programme table was found in this file: its rows must begin or end with a code such as ۲-۱.")
        )
    return table


def refuse_known(data: bytes) -> None:
    """Refuse files whose kind is known and that hold no table for us.

    Raises:
        RefusedFileError: a project of ours, or an office file of the old or locked kind.
    """
    if data.startswith(_DATABASE):
        raise RefusedFileError(tr("This is a project of Khoosheyar, not a table. Open it with “Open” instead."))
    if data.startswith(_OLD_OFFICE):
        raise RefusedFileError(
            tr("This file is locked or in an old format. Save it without a password as .xlsx or .docx and retry.")
        )


def _read_archive(data: bytes, check: Callable[[], None]) -> ReadTable:
    with guard.checked_archive(data) as archive:
        if "xl/workbook.xml" in archive.namelist():
            return _best(workbook.sheets_of(data, check=check))
        return _read_document(archive)


def _best(sheets: Sequence[Sequence[Line]]) -> ReadTable:
    """Read the sheet that holds the most of a programme; the others of a workbook are about something else."""
    return max((read_lines(sheet) for sheet in sheets), key=lambda table: len(table.rows), default=ReadTable())


def _read_document(archive: zipfile.ZipFile) -> ReadTable:
    """Read all tables with the header of a programme as one, since a page or phase may begin a new table."""
    tables = document.tables_of(archive)
    headed = [table for table in tables if has_header(table)]
    if not headed:
        return _best(tables)
    width = max(_width(table) for table in headed)
    first = tables.index(headed[0])
    parts = [table for table in tables[first:] if table in headed or _continues(table, width)]
    return read_lines([line for part in parts for line in part])


def _continues(table: Sequence[Line], width: int) -> bool:
    """Tell whether a table without a header may carry on one of that width; mirrored parts may be a column wider."""
    return abs(_width(table) - width) <= 1 and len(read_lines(table).rows) * 2 > len(table)


def _width(table: Sequence[Line]) -> int:
    return max((len(line.cells) for line in table), default=0)
