"""The tables of the records: what the ledger comes to, for reading."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.domain.fold import Place
from app.domain.schema import Table, Value
from app.storage.layout import quoted


class Rows:
    """Reads and writes rows; only the fold writes."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
        self._connection = connection
        self.tables: Final[Mapping[str, Table]] = {table.name: table for table in tables}
        self._referring = [(table, column) for table in self.tables.values() for column in table.references]

    def find(self, table: str, equal: Mapping[str, Value]) -> list[dict[str, Value]]:
        """Return the rows whose columns have the given values (None: not entered), by id."""
        names = self._names(table)
        unknown = set(equal) - set(names)
        if unknown:
            raise KeyError(*unknown)
        condition = " AND ".join(f"{quoted(name)} IS ?" for name in equal) or "1"
        selected = ", ".join(map(quoted, names))
        found = self._connection.execute(
            f"SELECT {selected} FROM {quoted(table)} WHERE {condition} ORDER BY id", tuple(equal.values())
        )
        return [dict(zip(names, values, strict=True)) for values in found]

    def get(self, place: Place) -> dict[str, Value] | None:
        """Return one row, or None when it is not shown."""
        found = self.find(place[0], {"id": place[1]})
        return found[0] if found else None

    def put(self, place: Place, values: Mapping[str, Value]) -> None:
        """Write all columns of a row."""
        names = self._names(place[0])
        listed, marks = ", ".join(map(quoted, names)), ", ".join("?" * len(names))
        self._connection.execute(
            f"INSERT OR REPLACE INTO {quoted(place[0])}({listed}) VALUES({marks})", [values[name] for name in names]
        )

    def remove(self, place: Place) -> None:
        """Take a row out of its table."""
        self._connection.execute(f"DELETE FROM {quoted(place[0])} WHERE id=?", (place[1],))

    def referring(self, place: Place) -> Iterator[tuple[Place, str]]:
        """Yield the rows that point to a row, with the column that does."""
        for table, column in self._referring:
            if column.refers_to == place[0]:
                found = self._connection.execute(
                    f"SELECT id FROM {quoted(table.name)} WHERE {quoted(column.name)}=?", (place[1],)
                )
                yield from (((table.name, row), column.name) for (row,) in found)

    def parents(self, table: Table) -> Iterator[tuple[str, str | None]]:
        """Yield each row of a tree with its parent."""
        yield from self._connection.execute(f"SELECT id, {quoted(table.parent)} FROM {quoted(table.name)}")

    def _names(self, table: str) -> tuple[str, ...]:
        return ("id", *self.tables[table].by_name)
