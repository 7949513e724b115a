"""Finding the table of actors in a file: which sheet, which row names the columns, and what each column holds."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from app.domain.errors import RefusedFileError
from app.domain.text import search_key
from app.exchange import document, guard, workbook
from app.exchange.grid import Line, decode, lines_of
from app.exchange.limits import REGISTER
from app.exchange.register_words import FIELDS, ORGANISATION, SEVERAL
from app.exchange.spreadsheet import unguarded
from app.exchange.table_import import refuse_known
from app.i18n import tr

_ZIP: Final = b"PK\x03\x04"
_SEARCHED_FOR_HEADER: Final = 40
_LONGEST_HEADING: Final = 80
_SAMPLE: Final = 200
_NO_LETTERS: Final = re.compile(r"[\W\d_]+")
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_NAME: Final = "name"
_HALF: Final = 0.5

Matching = Mapping[int, str]
"""Which field each column holds, by the number of the column from 0; columns that are left out hold none."""


@dataclass(frozen=True)
class Sheet:
    """A table as it stands in a file: headings (blank where there is none), rows, and a few values of each column."""

    headings: tuple[str, ...]
    rows: tuple[Line, ...]

    def samples(self, column: int, most: int = 3) -> list[str]:
        """Return the first different values of a column."""
        found: dict[str, None] = {}
        for line in self.rows[:_SAMPLE]:
            if column < len(line.cells) and line.cells[column]:
                found[line.cells[column]] = None
            if len(found) == most:
                break
        return list(found)


def read_sheet(path: Path, check: Callable[[], None] = guard.unchecked) -> Sheet:
    """Read the sheet or table of a file that looks most like a register of actors; `check` may raise to stop.

    Raises:
        RefusedFileError: the file is no table, is damaged, hostile or too large, or holds no row.
        DiskError: it cannot be opened.
    """
    data = guard.read_bytes(path)
    refuse_known(data)
    with guard.kindly():
        tables = _of_archive(data, check) if data.startswith(_ZIP) else [_of_text(decode(data))]
    sheets = [_sheet(lines) for lines in tables if lines]
    if not sheets:
        raise RefusedFileError(tr("There is no row in this file. Choose a table with a row for each actor."))
    return max(sheets, key=lambda sheet: (len(propose(sheet.headings)), len(sheet.rows)))


def read_pasted(text: str) -> Sheet:
    """Read a table that was pasted as text; it may hold no row.

    Raises:
        RefusedFileError: it is too large.
    """
    return _sheet(_of_text(text))


def _of_archive(data: bytes, check: Callable[[], None]) -> list[list[Line]]:
    with guard.checked_archive(data, REGISTER) as archive:
        if "xl/workbook.xml" in archive.namelist():
            return workbook.sheets_of(data, REGISTER, date_text=lambda date: date.isoformat()[:10], check=check)
        return document.tables_of(archive, REGISTER)


def _of_text(text: str) -> list[Line]:
    text = text.removeprefix("\ufeff")
    told = _SEPARATOR_LINE.match(text)
    body = text[told.end() :] if told else text
    lines = lines_of(body, REGISTER, separator=told[1] if told else _separator(text))
    return [replace(line, cells=tuple(map(unguarded, line.cells))) for line in lines]


def _separator(text: str) -> str:
    """Take the mark that parts most rows into one number of cells; a tab when each row is a name only."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE])
    shares = {mark: _agreement(sample, mark) for mark in "\t;,|"}
    best = max(shares, key=lambda mark: shares[mark])
    return best if shares[best] > _HALF else "\t"


def _agreement(text: str, mark: str) -> float:
    """Return the share of rows that have the commonest number of cells, when that is more than one."""
    try:
        rows = [len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) if row]
    except csv.Error:
        return 0.0
    width, count = Counter(rows).most_common(1)[0] if rows else (0, 0)
    return count / len(rows) if width > 1 else 0.0


def _sheet(lines: Sequence[Line]) -> Sheet:
    width = max((len(line.cells) for line in lines), default=0)
    at = _header_at(lines)
    headings = () if at is None else tuple(" ".join(cell.split()) for cell in lines[at].cells)
    rows = tuple(lines) if at is None else tuple(lines[at + 1 :])
    return Sheet(headings + ("",) * (width - len(headings)), rows)


def _header_at(lines: Sequence[Line]) -> int | None:
    """Return the place of the row that names most columns, the first of equals; None when no row names any."""
    best, most = None, 0
    for at, line in enumerate(lines[:_SEARCHED_FOR_HEADER]):
        if any(len(cell) > _LONGEST_HEADING for cell in line.cells):
            continue
        named = sum(_exactly(cell) for cell in line.cells)
        if named > most:
            best, most = at, named
    return best


def _exactly(cell: str) -> bool:
    return any(_folded(cell) in _words_of(key) for key in FIELDS)


def _folded(heading: str) -> str:
    return _NO_LETTERS.sub("", search_key(heading))


def propose(headings: Sequence[str]) -> dict[int, str]:
    """Propose which field each column holds, by its heading; a table with none holds names in its first column."""
    if not any(headings):
        return {0: _NAME} if headings else {}
    found: dict[int, str] = {}
    ranked = sorted(
        (-rank, column, key)
        for column, heading in enumerate(headings)
        for key in FIELDS
        if (rank := _rank(_folded(heading), key))
    )
    for _, column, key in ranked:
        if column not in found and (key in SEVERAL or key not in found.values()):
            found[column] = key
    if _NAME not in found.values():
        found |= {column: _NAME for column, key in list(found.items()) if key == ORGANISATION}
    return dict(sorted(found.items()))


def _rank(heading: str, key: str) -> int:
    """Tell how well a heading names a field: whole before part, longer words before shorter."""
    if not heading or len(heading) > _LONGEST_HEADING:
        return 0
    words = _words_of(key)
    if heading in words:
        return 1_000
    return max((len(word) for word in words if len(word) > 2 and word in heading), default=0)  # noqa: PLR2004 "id" is in many words


@lru_cache
def _words_of(key: str) -> frozenset[str]:
    return frozenset(_NO_LETTERS.sub("", word) for word in FIELDS[key].words) - {""}
