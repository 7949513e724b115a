"""From stored rows to records; what a damaged, older or newer file lacks or holds oddly reads as not entered."""

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final, Generic, TypeVar

from app.domain.jalali import FIRST_DAY
from app.domain.schema import Column, Kind, Row, Table

R = TypeVar("R")
Reader = Callable[[object], object]


@lru_cache(4096)
def names_of(stored: object) -> tuple[str, ...]:
    """Read a LIST column, a JSON list of texts; anything else in a file from elsewhere is no name."""
    try:
        listed = json.loads(stored) if isinstance(stored, str) and stored else []
    except (ValueError, RecursionError):
        return ()
    return tuple(str(name) for name in listed) if isinstance(listed, list) else ()


def stored_names(names: Iterable[str]) -> str | None:
    """Write a LIST column; an empty list is not entered."""
    listed = list(names)
    return json.dumps(listed, ensure_ascii=False) if listed else None


def text_of(value: object) -> str:
    """Read a text."""
    return value if isinstance(value, str) else ""


def text_or_none(value: object) -> str | None:
    """Read the id of another row."""
    return value if isinstance(value, str) and value else None


def number_of(value: object) -> int | None:
    """Read a whole number."""
    return value if isinstance(value, int) else None


@lru_cache(4096)
def date_of(value: object) -> dt.date | None:
    """Read a date; one before the calendar of the screens begins reads as not entered."""
    try:
        date = dt.date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None
    return date if date is None or date >= FIRST_DAY else None


def choice_of(column: Column, value: object) -> str:
    """Read one of the choices of a column."""
    return value if isinstance(value, str) and value in column.labels else column.default


_READERS: Final[Mapping[Kind, Reader]] = {
    Kind.INTEGER: number_of,
    Kind.MONEY: number_of,
    Kind.DATE: date_of,
    Kind.LIST: names_of,
    Kind.REFERENCE: text_or_none,
}


def _reader(column: Column) -> Reader:
    return partial(choice_of, column) if column.kind is Kind.CHOICE else _READERS.get(column.kind, text_of)


@dataclass(frozen=True)
class Register(Generic[R]):
    """A table together with the frozen record that its rows are read into.

    The record has an attribute `id` and one for every column, of the type that the column's kind reads as: text (blank
    where not entered), a whole number, date or id (None where not entered), or a tuple of texts.
    """

    table: Table
    record: Callable[..., R]
    _readers: tuple[tuple[str, Reader], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        readers = tuple((column.name, _reader(column)) for column in self.table.columns)
        object.__setattr__(self, "_readers", readers)

    def read_some(self, columns: Sequence[str]) -> Callable[[Sequence[object]], R]:
        """Return what makes a record of an id and the values of some columns; the others read as not entered."""
        readers = dict(self._readers)
        chosen = [(place, name, readers[name]) for place, name in enumerate(columns, 1)]
        blank = self.record("")
        kind, unentered = type(blank), vars(blank)

        def read(values: Sequence[object]) -> R:
            made = object.__new__(kind)
            facts = vars(made)  # a frozen record filled in its own way takes three times as long
            facts.update(unentered)
            facts["id"] = str(values[0])
            for place, name, reader in chosen:
                facts[name] = reader(values[place])
            return made

        return read

    def read(self, row: Row) -> R:
        """Make the record of a stored row."""
        get = row.get
        return self.record(str(row["id"]), **{name: read(get(name)) for name, read in self._readers})
