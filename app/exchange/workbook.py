"""Tables of an Excel workbook: values as text, formulas never evaluated."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any, Final

from app.exchange.grid import Line, numbered_lines
from app.exchange.guard import in_time, too_large, unchecked
from app.exchange.limits import PROGRAMME, Limits

_MOST_SHEETS: Final = 50
_LAST_ROW: Final = 1_048_576


def sheets_of(
    data: bytes,
    limits: Limits = PROGRAMME,
    *,
    date_text: Callable[[dt.date], str] | None = None,
    check: Callable[[], None] = unchecked,
) -> list[list[Line]]:
    """Return the lines of every sheet. The archive must have passed the guard, and the call must be guarded.

    Args:
        data: the file.
        limits: how much may be in it.
        date_text: how dates are written; unless given, as the codes that they once were.
        check: called for each row; may raise to stop.

    Raises:
        RefusedFileError: more rows, columns or text than the limits.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 start-up must not pay for it

    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        write_date = date_text or _as_code
        return [
            numbered_lines(_rows(in_time(_raw(sheet), limits, check), write_date), limits)
            for sheet in book.worksheets[:_MOST_SHEETS]
        ]
    finally:
        book.close()


def _raw(sheet: Any) -> Iterator[tuple[object, ...]]:
    # the size that a sheet claims decides how far openpyxl pads; what it really holds is enough
    sheet.reset_dimensions()
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)
    return rows


def _rows(rows: Iterable[tuple[object, ...]], date_text: Callable[[dt.date], str]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        if number > _LAST_ROW:
            raise too_large()
        yield number, [_text(value, date_text) for value in row]


def _as_code(date: dt.date) -> str:
    """Undo what a spreadsheet did: it takes a code such as 1-2 for the second of January."""
    return f"{date.month}-{date.day}"


def _text(value: object, date_text: Callable[[dt.date], str]) -> str:
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, dt.date):
        return date_text(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
