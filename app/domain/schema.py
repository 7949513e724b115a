"""What a kind of record is made of: its table, columns, limits and references."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

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
    TIME = "time"  # of a day, HH:MM
    LIST = "list"  # a JSON list of texts
    CHOICE = "choice"
    REFERENCE = "reference"  # the id of a row of another (or the same) table
    ORDER = "order"  # a fractional key that sorts siblings

    @property
    def is_integer(self) -> bool:
        """Tell whether the file keeps whole numbers in such a column."""
        return self in (Kind.INTEGER, Kind.MONEY)


class Tie(StrEnum):
    """What becomes of a row when the row it refers to is deleted."""

    PART = "part"  # it belongs to that row and goes with it
    FREE = "free"  # it stays and forgets the other
    USE = "use"  # it keeps the other from being deleted


_NO_LABELS: Final[Mapping[str, str]] = {}


@dataclass(frozen=True)
class Column:
    """One field of a record. A value that was not entered is None.

    `labels` are the msgids of the `choices`; `tie` says what happens when the row that it `refers_to` is deleted.
    `since` is the format of the file that first had the column, where it came later than its table.
    """

    name: str
    kind: Kind
    label: str = ""
    minimum: int = 0
    maximum: int = LARGEST_INTEGER
    choices: tuple[str, ...] = ()
    longest: int = LONGEST_TEXT
    refers_to: str = ""
    tie: Tie = Tie.FREE
    labels: Mapping[str, str] = field(default_factory=lambda: _NO_LABELS, repr=False, compare=False)
    default: str = ""
    since: int = 1
    is_integer: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "is_integer", self.kind.is_integer)


def choice(name: str, label: str, labels: Mapping[str, str], default: str = "", *, since: int = 1) -> Column:
    """Declare a column that takes one of the keys of `labels`, whose values are msgids; blank reads as `default`."""
    return Column(name, Kind.CHOICE, label, choices=tuple(labels), labels=labels, default=default, since=since)


def reference(name: str, table: str, tie: Tie, label: str = "", *, since: int = 1) -> Column:
    """Declare a column that points to a row of a table."""
    return Column(name, Kind.REFERENCE, label, refers_to=table, tie=tie, since=since)


@dataclass(frozen=True)
class Table:
    """One kind of record: rows have an `id` and these columns.

    `title` is the msgid of one such record and `naming` the column that names it to people. `parent` names the
    column that makes the rows a tree; rows that refer to a row by a REFERENCE column keep it alive when it was
    deleted elsewhere.
    """

    name: str
    columns: tuple[Column, ...]
    parent: str = ""
    title: str = ""
    naming: str = ""
    by_name: Mapping[str, Column] = field(init=False, repr=False, compare=False)
    references: tuple[Column, ...] = field(init=False, repr=False, compare=False)
    """The columns that point to other rows."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", {column.name: column for column in self.columns})
        object.__setattr__(self, "references", tuple(column for column in self.columns if column.refers_to))
