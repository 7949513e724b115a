"""Who changed what and when, read back from the ledger."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.domain.schema import Value
from app.domain.transaction import Transaction
from app.storage.ledger import Ledger


class FieldChange(NamedTuple):
    """One value before and after; the field `_alive` is 1 when the row was made or came back, 0 when it went."""

    table: str
    row: str
    field: str
    before: Value
    after: Value


@dataclass(frozen=True)
class HistoryEntry:
    """One user action. `label` is a text of the catalogue, `undo_of` the action it took back."""

    id: str
    at: dt.datetime
    person: str
    device: str
    label: str
    undo_of: str | None
    changes: tuple[FieldChange, ...]


def history(ledger: Ledger, row: str | None = None) -> list[HistoryEntry]:
    """Return what was done, newest last; with `row` only what was done to that row."""
    sessions = ledger.sessions()
    written: dict[tuple[str, str], Mapping[str, Value]] = {}
    entries = []
    for transaction in ledger.transactions(row):
        session = sessions.get(transaction.sid)
        entries.append(
            HistoryEntry(
                transaction.id,
                dt.datetime.fromisoformat(transaction.at),
                session.person if session else "",
                session.device if session else "",
                transaction.label,
                transaction.undo_of,
                tuple(_changes(transaction, written)),
            )
        )
    return entries


def _changes(
    transaction: Transaction,
    written: dict[tuple[str, str], Mapping[str, Value]],
) -> Iterator[FieldChange]:
    for operation in transaction.operations:
        fields = json.loads(operation.fields)
        seen = json.loads(operation.pred)
        for name, value in fields.items():
            earlier = [written.get((txn, operation.row), {}) for txn in seen.get(name, ())]
            before = next((values[name] for values in reversed(earlier) if name in values), None)
            yield FieldChange(operation.table, operation.row, name, before, value)
        written[transaction.id, operation.row] = fields
