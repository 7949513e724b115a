"""The importer of programme tables: text pasted from a document, a workbook or a document itself."""

from pathlib import Path

from app.exchange.grid import decode, lines_of
from app.exchange.reading import read_lines
from app.exchange.table import ReadTable


def read_text(text: str) -> ReadTable:
    """Read a programme table pasted as text with tabs between its cells.

    Nothing is refused: a text without a table gives a table without rows.
    """
    return read_lines(lines_of(text))


def read_file(path: Path) -> ReadTable:
    """Read the programme table of a text file, workbook (.xlsx) or document (.docx), told apart by content.

    Raises:
        RefusedFileError: the file is not one of these, is damaged or hostile, or holds no table.
    """
    return read_text(decode(path.read_bytes()))
