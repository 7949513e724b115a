"""Tables of a Word document, read as a stream: merged cells once, text outside tables left out."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any, Final

from app.exchange.grid import Line, numbered_lines
from app.exchange.guard import damaged, in_time, unsafe
from app.exchange.limits import PROGRAMME, Limits

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DEEPEST: Final = 200
_BREAKS: Final = {"br": "\n", "cr": "\n", "p": "\n", "tab": " ", "noBreakHyphen": "-"}
_BODY: Final = "word/document.xml"


@dataclass
class _Table:
    """A table while its elements stream by; tables may stand in cells of others."""

    rows: list[list[str]] = field(default_factory=list)
    row: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    span: int = 1
    continues: bool = False

    def end_cell(self) -> None:
        text = "" if self.continues else "".join(self.cell)
        self.row.extend([text, *[""] * (min(self.span, PROGRAMME.columns) - 1)])
        self.cell, self.span, self.continues = [], 1, False

    def end_row(self) -> None:
        self.rows.append(self.row)
        self.row = []


def tables_of(archive: zipfile.ZipFile, limits: Limits = PROGRAMME) -> list[list[Line]]:
    """Return the lines of every table, numbered through all of them. The call must be guarded.

    Raises:
        RefusedFileError: no document, or more rows, columns or text than the limits.
    """
    if _BODY not in archive.namelist():
        raise damaged()
    with archive.open(_BODY) as part:
        tables = list(_tables(in_time(_events(part), limits)))
    lines: list[list[Line]] = []
    first = 1
    for rows in tables:
        lines.append(numbered_lines(enumerate(rows, first), limits))
        first += len(rows)
    return lines


def _events(part: IO[bytes]) -> Iterator[tuple[str, str, dict[str, str], str]]:
    """Yield event, local name, attributes and text of the elements of the word-processing language."""
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415 start-up must not pay for it

    above: list[Any] = []
    for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
        if event == "start":
            above.append(element)
        else:
            above.pop()
        if len(above) > _DEEPEST:
            raise unsafe()
        namespace, _, name = element.tag.rpartition("}")
        if namespace + "}" in (_WORD, _STRICT):
            attributes = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
            yield event, name, attributes, element.text or ""
        if event == "end" and above:
            # what has been read must not stay in memory
            del above[-1][:]


def _tables(events: Iterator[tuple[str, str, dict[str, str], str]]) -> Iterator[list[list[str]]]:
    open_tables: list[_Table] = []
    for event, name, attributes, text in events:
        if name == "tbl":
            if event == "start":
                open_tables.append(_Table())
            else:
                yield open_tables.pop().rows
        elif event == "end" and open_tables:
            _end(open_tables[-1], name, attributes, text)


def _end(table: _Table, name: str, attributes: dict[str, str], text: str) -> None:
    if name == "t":
        table.cell.append(text)
    elif name in _BREAKS:
        table.cell.append(_BREAKS[name])
    elif name in ("gridSpan", "gridBefore"):
        table.span = max(int(attributes.get("val", "1")), 1)
    elif name == "vMerge":
        table.continues = attributes.get("val", "continue") != "restart"
    elif name == "tc":
        table.end_cell()
    elif name == "tr":
        table.end_row()
