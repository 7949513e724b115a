"""The columns of a table of records."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.domain.schema import Column, Kind
from app.ui.records.source import Order, RecordSource
from app.ui.records.wording import words_of

R = TypeVar("R")
_WIDTHS = {Kind.DATE: 96, Kind.INTEGER: 72, Kind.TIME: 72, Kind.MONEY: 150}
_WIDTH = 130


@dataclass(frozen=True)
class TableColumn(Generic[R]):
    """One column; the first of a table carries the name and takes the room that is left.

    Args:
        key: for ever, as saved views hold it.
        label: the msgid of its header.
        text: what a cell says.
        order: gives by what the table is sorted, by id; records that it leaves out come last. None: not sorted.
        note: a second, smaller line.
        tone: the tone of a chip around the text; blank for plain text.
        icon: a Lucide name painted in the chip.
        width: in pixels, at first.
        shown: whether it is on show until the agent chooses otherwise.
    """

    key: str
    label: str
    text: Callable[[R], str]
    order: Callable[[], Order] | None = None
    note: Callable[[R], str] | None = None
    tone: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    width: int = _WIDTH
    shown: bool = True


def column_of(source: RecordSource[R], column: Column, **options: Any) -> TableColumn[R]:
    """Make the column of a stored field; `options` are those of `TableColumn`."""
    usual: dict[str, Any] = {
        "text": lambda record: words_of(column, getattr(record, column.name)),
        "order": lambda: source.order(column),
        "width": _WIDTHS.get(column.kind, _WIDTH),
    }
    return TableColumn(column.name, column.label, **{**usual, **options})
