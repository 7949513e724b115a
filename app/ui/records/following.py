"""Finding out which records a change from elsewhere, such as undo, was about."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, Final

from app.domain.schema import Table, Tie
from app.services.session import ChangeSet, Session

MOST_FOLLOWED: Final = 50
_PLACE: Final = ("id", "sort")


def tables_around(table: Table, tables: Iterable[Table]) -> frozenset[str]:
    """Return the names of a table and of those whose rows are parts of its rows."""
    return frozenset({table.name, *(one.name for one in tables if _owners(one, table))})


def changed_owners(
    session: Session, changes: ChangeSet, table: Table, tables: Iterable[Table]
) -> list[tuple[str, str]]:
    """Return the changed records that exist, each with the table of the part that changed, or its own.

    There are none when they are too many to follow.
    """
    columns = {one.name: _owners(one, table) for one in tables}
    found: dict[str, str] = {}
    for name, row_id in sorted(changes.rows):
        if name == table.name:
            found[row_id] = name
            continue
        row = (session.row(name, row_id) or {}) if columns.get(name) else {}
        for column in columns.get(name) or ():
            owner = row.get(column)
            if isinstance(owner, str):
                found.setdefault(owner, name)
    there = [(row_id, name) for row_id, name in found.items() if session.row(table.name, row_id) is not None]
    return there if len(there) <= MOST_FOLLOWED else []


def first_difference(before: Sequence[Any], after: Sequence[Any]) -> str:
    """Return the first field in which a record differs from what it was; empty when none does."""
    old = {record.id: record for record in before}
    for new in after:
        known = old.get(new.id)
        if known is not None and known != new:
            names = (field.name for field in fields(new) if field.name not in _PLACE)
            return next((name for name in names if getattr(known, name) != getattr(new, name)), "")
    return ""


def _owners(part: Table, table: Table) -> list[str]:
    if part is table:
        return []
    return [column.name for column in part.references if column.refers_to == table.name and column.tie is Tie.PART]
