"""Records with only some of their columns read: the quick way to look at ten thousand of them at once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from app.domain.reading import Register
from app.domain.schema import Value
from app.services.session import Pick, Session

R = TypeVar("R")


def some(session: Session, register: Register[R], columns: Sequence[str]) -> list[R]:
    """Return the records of a kind as if their other columns were blank."""
    read = register.read_some(columns)
    return [read(row) for row in session.values(register.table.name, "id", *columns)]


def picked(
    session: Session,
    register: Register[R],
    columns: Sequence[str],
    pick: Pick,
    *,
    wanted: Callable[[Sequence[Value]], bool] | None = None,
) -> list[R]:
    """Return the records that are picked, in no order, read as above.

    `wanted` looks at the values of the columns, the id before them, and tells what is worth reading.
    """
    read = register.read_some(columns)
    rows = session.unordered(register.table.name, pick, "id", *columns)
    return [read(row) for row in rows if wanted is None or wanted(row)]


def names_of_all(session: Session, table: str, naming: str = "name") -> dict[str, str]:
    """Return what the records of a table are called, by id."""
    return {str(row_id): str(name or "") for row_id, name in session.unordered(table, Pick(), "id", naming)}
