"""The tables of the records: what the ledger comes to, for reading."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from app.domain.fold import Place
from app.domain.schema import Table, Value
from app.storage.layout import quoted


class Rows:
    """Reads and writes rows; only the fold writes."""

    def __init__(self, connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
        self._connection = connection
        self.tables: Final[Mapping[str, Table]] = {table.name: table for table in tables}
        self._names = {table.name: ("id", *table.by_name) for table in self.tables.values()}
        self._select = {table.name: _select(table) for table in self.tables.values()}
        self._replace = {table.name: _replace(table) for table in self.tables.values()}
        self._referring = [(table, column) for table in self.tables.values() for column in table.references]

    def find(self, table: str, equal: Mapping[str, Value]) -> list[dict[str, Value]]:
        """Return the rows whose columns have the given values (None: not entered), by id."""
        condition = self._condition(table, equal)
        found = self._connection.execute(f"{self._select[table]} WHERE {condition} ORDER BY id", tuple(equal.values()))
        names = self._names[table]
        return [dict(zip(names, values, strict=True)) for values in found]

    def columns(self, table: str, names: Sequence[str], equal: Mapping[str, Value]) -> list[tuple[Value, ...]]:
        """Return some columns of the rows whose columns have the given values, by id."""
        condition = self._condition(table, (*names, *equal), equal)
        chosen = ", ".join(map(quoted, names))
        return self._connection.execute(
            f"SELECT {chosen} FROM {quoted(table)} WHERE {condition} ORDER BY id", tuple(equal.values())
        ).fetchall()

    def within(self, table: str, names: Sequence[str], dated: str, first: str, last: str) -> list[tuple[Value, ...]]:
        """Return some columns of the rows whose date in a column lies between two, both included; in no order."""
        self._condition(table, (*names, dated), ())
        chosen = ", ".join(map(quoted, names))
        return self._connection.execute(
            f"SELECT {chosen} FROM {quoted(table)} WHERE {quoted(dated)} BETWEEN ? AND ?", (first, last)
        ).fetchall()

    def lacking(self, table: str, other: str, column: str, equal: Mapping[str, Value]) -> list[str]:
        """Return the ids of a table's rows to which no row of another with the given values points, by id."""
        self._condition(other, (column,), ())
        condition = self._condition(other, equal)
        found = self._connection.execute(
            f"SELECT id FROM {quoted(table)} WHERE id NOT IN (SELECT {quoted(column)} FROM {quoted(other)}"
            f" WHERE {quoted(column)} IS NOT NULL AND {condition}) ORDER BY id",
            tuple(equal.values()),
        )
        return [str(row_id) for (row_id,) in found]

    def count(self, table: str, equal: Mapping[str, Value]) -> int:
        """Count the rows whose columns have the given values."""
        condition = self._condition(table, equal)
        found = self._connection.execute(
            f"SELECT count(*) FROM {quoted(table)} WHERE {condition}", tuple(equal.values())
        )
        return int(found.fetchone()[0])

    def _condition(self, table: str, names: Iterable[str], equal: Iterable[str] | None = None) -> str:
        """Write the condition that columns have given values.

        Raises:
            KeyError: the table has no such column.
        """
        unknown = set(names) - set(self._names[table])
        if unknown:
            raise KeyError(*unknown)
        return " AND ".join(f"{quoted(name)} IS ?" for name in (names if equal is None else equal)) or "1"

    def get(self, place: Place) -> dict[str, Value] | None:
        """Return one row, or None when it is not shown."""
        found = self._connection.execute(f"{self._select[place[0]]} WHERE id=?", (place[1],)).fetchone()
        return dict(zip(self._names[place[0]], found, strict=True)) if found else None

    def put(self, place: Place, values: Mapping[str, Value]) -> None:
        """Write all columns of a row."""
        self._connection.execute(self._replace[place[0]], [values[name] for name in self._names[place[0]]])

    def put_all(self, rows: Mapping[Place, Mapping[str, Value]]) -> None:
        """Write all columns of many rows, which name no `id` of their own."""
        listed: dict[str, list[list[Value]]] = {table: [] for table in self.tables}
        for (table, row), values in rows.items():
            listed[table].append([row, *map(values.__getitem__, self._names[table][1:])])
        for table, lines in listed.items():
            self._connection.executemany(self._replace[table], lines)

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


def _select(table: Table) -> str:
    return f"SELECT {_columns(table)} FROM {quoted(table.name)}"


def _replace(table: Table) -> str:
    marks = ", ".join("?" * (len(table.columns) + 1))
    return f"INSERT OR REPLACE INTO {quoted(table.name)}({_columns(table)}) VALUES({marks})"


def _columns(table: Table) -> str:
    return ", ".join(map(quoted, ("id", *table.by_name)))
