"""The filled sample programme that a new agent can look around in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain import ordering
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Kind, Table, Tie, Value
from app.exchange.filling import fill
from app.exchange.template import load_sample, load_sample_records
from app.i18n import mark
from app.services import planning
from app.services.field_values import record_fields
from app.services.session import Edit, Session

_POINTER: Final = "@"
_KEY: Final = "key"
_CONTENT: Final = "content"
_SORT: Final = "sort"


def fill_sample(session: Session) -> int:
    """Fill an empty project with the sample; return how many activities that made."""
    sample = load_sample()
    named = {name: getattr(sample, name) for name in ("title", "agent", "organisation", "supervisor", "start")}
    planning.set_project_fields(session, {**named, "version": "۱"})
    facts = {
        entry.row.path: {
            "status": entry.status,
            "progress": entry.progress,
            "weight": entry.weight,
            "start": entry.start,
            "end": entry.end,
        }
        for entry in sample.rows
    }
    count = fill(session, [entry.row for entry in sample.rows], facts)
    _fill_records(session, load_sample_records())
    return count


def _fill_records(session: Session, records: Mapping[str, list[dict[str, Any]]]) -> None:
    """Add actors, meetings, groups and agreements in one action, so that the first start is quick."""
    nodes = planning.plan_of(session).nodes
    with session.edit(mark("Fill in the sample")) as edit:
        filling = _Filling(edit, {".".join(map(str, node.path)): node.activity.id for node in nodes})
        for name, rows in records.items():
            filling.add(TABLE_BY_NAME[name], rows)


@dataclass
class _Filling:
    """The records that were added so far, with the keys by which the file names them and the places of activities."""

    edit: Edit
    ids: dict[str, str] = field(default_factory=dict)

    def add(self, table: Table, rows: list[dict[str, Any]], whole: dict[str, Value] | None = None) -> None:
        """Add rows with their parts, in their order; `whole` names the record that they belong to."""
        keys = ordering.spread(len(rows)) if _SORT in table.by_name else [""] * len(rows)
        for row, key in zip(rows, keys, strict=True):
            values = {**self._values(table, row), **(whole or {}), **({_SORT: key} if key else {})}
            row_id = self.edit.insert(table.name, values)
            if _KEY in row:
                self.ids[row[_KEY]] = row_id
            for name, parts in _parts(row):
                self.add(TABLE_BY_NAME[name], parts, {_column_to(TABLE_BY_NAME[name], table.name): row_id})

    def _values(self, table: Table, row: Mapping[str, Any]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, value in row.items():
            column = table.by_name.get(name)
            if column is not None:
                known = self.ids[value.removeprefix(_POINTER)] if column.kind is Kind.REFERENCE else value
                values |= record_fields(table, name, known)
        return values | self._file(row)

    def _file(self, row: Mapping[str, Any]) -> dict[str, Value]:
        """Attach what the row gives as the content of a small text file."""
        if _CONTENT not in row:
            return {}
        data = row[_CONTENT].encode()
        return {"sha256": self.edit.attach(data), "size": len(data)}


def _parts(row: Mapping[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    yield from ((name, value) for name, value in row.items() if name in TABLE_BY_NAME and isinstance(value, list))


def _column_to(table: Table, whole: str) -> str:
    """Name the column by which a part points to what it belongs to."""
    return next(column.name for column in table.references if column.refers_to == whole and column.tie is Tie.PART)
