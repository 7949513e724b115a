"""Records with only some of their columns read: the quick way to look at ten thousand of them at once."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from app.domain.reading import Register
from app.domain.schema import Value
from app.services.session import Session

R = TypeVar("R")


def some(session: Session, register: Register[R], columns: Sequence[str]) -> list[R]:
    """Return the records of a kind as if their other columns were blank."""
    read = register.read_some(columns)
    return [read(row) for row in session.values(register.table.name, "id", *columns)]


def dated(
    session: Session,
    register: Register[R],
    columns: Sequence[str],
    span: tuple[str, dt.date, dt.date],
    *,
    but: Mapping[str, Collection[str]] | None = None,
    wanted: Callable[[Sequence[Value]], bool] | None = None,
) -> list[R]:
    """Return the records whose date (a column) lies from a day to another, both included, read as above.

    `but` leaves out those with one of the given texts in a column; `wanted` looks at the values of the columns, the id
    before them, and picks what is worth reading.
    """
    read = register.read_some(columns)
    rows = session.within(register.table.name, span[0], span[1:], "id", *columns, but=but)
    return [read(row) for row in rows if wanted is None or wanted(row)]


def names_of_all(session: Session, table: str, naming: str = "name") -> dict[str, str]:
    """Return what the records of a table are called, by id."""
    return {str(row_id): str(name or "") for row_id, name in session.unordered(table, "id", naming)}
