"""What a kind of record is made of: its table, columns, limits and references."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Value = str | int | None
Row = Mapping[str, Value]
LONGEST_TEXT = 200_000
LARGEST_INTEGER = 2**63 - 1


class Kind(StrEnum):
    """How a column's value is meant, typed and shown. All are TEXT in the file but the INTEGER ones."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    MONEY = "money"  # whole rials
    DATE = "date"  # ISO 8601 Gregorian
    LIST = "list"  # a JSON list of texts
    CHOICE = "choice"
    REFERENCE = "reference"  # the id of a row of another (or the same) table
    ORDER = "order"  # a fractional key that sorts siblings

    @property
    def is_integer(self) -> bool:
        """Tell whether the file keeps whole numbers in such a column."""
        return self in (Kind.INTEGER, Kind.MONEY)


@dataclass(frozen=True)
class Column:
    """One field of a record. A value that was not entered is None."""

    name: str
    kind: Kind
    label: str = ""
    minimum: int = 0
    maximum: int = LARGEST_INTEGER
    choices: tuple[str, ...] = ()
    longest: int = LONGEST_TEXT
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """One kind of record: rows have an `id` and these columns.

    `parent` names the column that makes the rows a tree; rows that refer to a row by a REFERENCE column keep
    it alive when it was deleted elsewhere.
    """

    name: str
    columns: tuple[Column, ...]
    parent: str = ""
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})

    @property
    def references(self) -> tuple[Column, ...]:
        """Return the columns that point to other rows."""
        return tuple(column for column in self.columns if column.refers_to)
