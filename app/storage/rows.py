"""The tables of the records: what the ledger comes to, for reading."""

import datetime as dt
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from app.domain.fold import Place
from app.domain.schema import Table, Value
from app.storage.layout import quoted
from app.storage.many import by_table, marked


@dataclass(frozen=True)
class Pick:
    """Which rows are wanted: those whose date (a column) lies between two days, without those of some texts."""

    span: tuple[str, dt.date, dt.date] | None = None
    but: Mapping[str, Collection[str]] = field(default_factory=dict)


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

    def unordered(self, table: str, pick: "Pick", names: Sequence[str]) -> list[tuple[Value, ...]]:
        """Return some columns of the rows that are picked in no order, which takes half the time."""
        self._condition(table, (*names, *pick.but, *(pick.span[:1] if pick.span else ())), ())
        conditions = [f"{quoted(pick.span[0])} BETWEEN ? AND ?"] if pick.span else []
        days = [day.isoformat() for day in pick.span[1:]] if pick.span else []
        for name, texts in pick.but.items():
            marks = ", ".join("?" * len(texts))
            conditions.append(f"({quoted(name)} IS NULL OR {quoted(name)} NOT IN ({marks}))")
        chosen = ", ".join(map(quoted, names))
        return self._connection.execute(
            f"SELECT {chosen} FROM {quoted(table)} WHERE {' AND '.join(conditions) or 1}",
            (*days, *chain.from_iterable(pick.but.values())),
        ).fetchall()

    def lacking(self, table: str, other: str, column: str, equal: Mapping[str, Value]) -> list[str]:
        """Return the ids of a table's rows to which no row of another with the given values points, by id."""
        self._condition(other, (column,), ())
        condition = self._condition(other, equal)
        found = self._connection.execute(
            f"SELECT id FROM {quoted(table)} WHERE NOT EXISTS (SELECT 1 FROM {quoted(other)} AS part"
            f" WHERE part.{quoted(column)} = {quoted(table)}.id AND {condition}) ORDER BY id",
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

    def get_all(self, places: Iterable[Place]) -> dict[Place, dict[str, Value]]:
        """Return those of many rows that are shown."""
        found: dict[Place, dict[str, Value]] = {}
        for table, ids in by_table(places).items():
            names = self._names[table]
            for some, marks in marked(ids):
                for values in self._connection.execute(f"{self._select[table]} WHERE id IN ({marks})", some):
                    found[table, values[0]] = dict(zip(names, values, strict=True))
        return found

    def put_all(self, rows: Mapping[Place, Mapping[str, Value]]) -> None:
        """Write all columns of many rows."""
        listed: dict[str, list[list[Value]]] = {}
        for (table, row), values in rows.items():
            listed.setdefault(table, []).append([row, *map(values.__getitem__, self._names[table][1:])])
        for table, lines in listed.items():
            self._connection.executemany(self._replace[table], lines)

    def remove_all(self, places: Iterable[Place]) -> None:
        """Take rows out of their tables."""
        for table, ids in by_table(places).items():
            self._connection.executemany(f"DELETE FROM {quoted(table)} WHERE id=?", ((row,) for row in ids))

    def referring(self, place: Place) -> Iterator[tuple[Place, str]]:
        """Yield the rows that point to a row, with the column that does."""
        return ((found, column) for found, column, _ in self.pointing([place]))

    def pointing(self, places: Iterable[Place]) -> Iterator[tuple[Place, str, Place]]:
        """Yield the rows that point to some of many rows, with the column that does and the row that it points to."""
        wanted = [(target, some, marks) for target, ids in by_table(places).items() for some, marks in marked(ids)]
        for table, column in self._referring:
            name = quoted(column.name)
            for target, some, marks in wanted:
                if column.refers_to == target:
                    found = self._connection.execute(
                        f"SELECT id, {name} FROM {quoted(table.name)} WHERE {name} IN ({marks})", some
                    )
                    yield from (((table.name, row), column.name, (target, to)) for row, to in found)

    def used(self, places: Iterable[Place]) -> set[Place]:
        """Return those of many rows to which others point."""
        return {to for _, _, to in self.pointing(places)}

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
