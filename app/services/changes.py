"""One user action on its way: what a person changes before it is written, and what is announced after."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.domain.errors import RuleError
from app.domain.fold import Place
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Value
from app.domain.transaction import ALIVE
from app.i18n import tr
from app.storage.working_store import WorkingStore


@dataclass(frozen=True)
class ChangeSet:
    """What changed: `label` is a text of the catalogue; `skipped` cells could not be undone, as others changed them."""

    label: str
    rows: frozenset[Place]
    skipped: int = 0
    tables: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tables", frozenset(table for table, _ in self.rows))


class Edit:
    """Collects the changes of one action; nothing is written before the action is complete.

    `transaction` is the id of what was written, None before that or when nothing changed.
    """

    def __init__(self, store: WorkingStore) -> None:
        self._store = store
        self.pending: Final[dict[Place, dict[str, Value]]] = {}
        self.blobs: Final[dict[str, bytes]] = {}
        self.transaction: str | None = None

    def insert(self, table: str, fields: Mapping[str, Value], row_id: str | None = None) -> str:
        """Make a row and return its id, which is new unless given.

        Raises:
            RuleError: a value does not fit.
            ValueError: there is such a row already.
        """
        _check(table, fields)
        place = (table, row_id or self._store.new_row_id())
        entered = {name: value for name, value in fields.items() if value is not None}
        blank = self._blank(place) if row_id else {}
        self.pending[place] = {ALIVE: 1, **blank, **entered}
        return place[1]

    def set(self, table: str, row_id: str, fields: Mapping[str, Value]) -> None:
        """Change some fields of a row; values that it shows already are left out.

        Raises:
            RuleError: the row is gone or a value does not fit.
        """
        _check(table, fields)
        place = (table, row_id)
        shown = self._shown(place)
        pending = self.pending.setdefault(place, {})
        for name, value in fields.items():
            if ALIVE in pending or shown[name] != value:
                pending[name] = value
            else:
                pending.pop(name, None)
        if not pending:
            del self.pending[place]

    def attach(self, data: bytes) -> str:
        """Keep the bytes of an attachment and return the SHA-256 by which its row finds them."""
        name = hashlib.sha256(data).hexdigest()
        self.blobs[name] = data
        return name

    def keep(self, table: str, row_id: str, field: str) -> None:
        """Decide for what a field shows now, so that other values of it are no longer an open question.

        Raises:
            RuleError: the row is gone.
        """
        place = (table, row_id)
        shown = self._shown(place)
        self.pending.setdefault(place, {})[field] = 1 if field == ALIVE else shown[field]

    def delete(self, table: str, row_id: str) -> None:
        """Take a row away, and nothing with it: the caller deletes what belongs to it.

        Raises:
            RuleError: the row is gone.
        """
        place = (table, row_id)
        self._shown(place)
        is_ours_alone = self.pending.pop(place, {}).get(ALIVE) == 1
        if not is_ours_alone:
            self.pending[place] = {ALIVE: 0}

    def _blank(self, place: Place) -> dict[str, Value]:
        """Return what a row must forget that was once deleted and comes back."""
        if place in self.pending or self._store.rows.get(place) is not None:
            raise ValueError(*place)
        return dict.fromkeys(TABLE_BY_NAME[place[0]].by_name) if self._store.ledger.state(place).changes else {}

    def _shown(self, place: Place) -> Mapping[str, Value]:
        pending = self.pending.get(place, {})
        stored = self._store.rows.get(place)
        if pending.get(ALIVE) == 0 or (stored is None and pending.get(ALIVE) != 1):
            raise RuleError(tr("This record was deleted meanwhile. Your change was not written."))
        return stored or dict.fromkeys(TABLE_BY_NAME[place[0]].by_name)


def _check(table: str, fields: Mapping[str, Value]) -> None:
    from app.storage.shape import value_fault  # noqa: PLC0415 the first paint does not wait for it

    columns = TABLE_BY_NAME[table].by_name
    for name, value in fields.items():
        fault = value_fault(columns[name], value)
        if fault:
            raise RuleError(tr("“{field}” cannot be kept: {fault}", field=tr(columns[name].label), fault=fault))
