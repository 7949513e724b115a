"""Who changed what in a record, and when: the newest first."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import jalali, money
from app.domain.reading import names_of
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Column, Kind, Table, Value
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import tr
from app.services.session import Session
from app.ui.records.fields import is_tick
from app.ui.records.section import Section
from app.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry

MOST: Final = 30
_NOT_KNOWN: Final = "—"
_LONGEST: Final = 60
NameOf = Callable[[str, str], str]


class HistoryList(QWidget):
    """A column of entries about rows of `table`.

    Args:
        table: of the records.
        hidden: columns that are not told; those without a label never are.
        words: msgids of the values of columns that are no choices, such as keys in a list.
        name_of: tells what a row of a table is called.
    """

    def __init__(
        self,
        table: Table,
        *,
        hidden: Sequence[str] = (),
        words: Mapping[str, str] | None = None,
        name_of: NameOf = lambda _table, row: row,
    ) -> None:
        super().__init__()
        self._table, self._hidden, self._words, self._name_of = table, hidden, words or {}, name_of
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)

    def show_entries(self, entries: "Sequence[HistoryEntry]", row_id: str) -> None:
        """Show the newest of `entries` (oldest first) as far as they concern the row."""
        self._clear()
        if not entries:
            self._add(tr("Nothing has been changed here yet."), "muted")
        for entry in list(reversed(entries))[:MOST]:
            self._show_entry(entry, row_id)
        if len(entries) > MOST:
            self._add(tr("{count} older changes are kept.", count=persian_digits(len(entries) - MOST)), "muted")

    def lines(self) -> list[str]:
        """Return what is shown, line by line."""
        items = (self._box.itemAt(place) for place in range(self._box.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [label.text() for label in widgets if isinstance(label, PlainLabel)]

    def _show_entry(self, entry: "HistoryEntry", row_id: str) -> None:
        if self._box.count():
            self._box.addSpacing(8)
        self._add(tr(entry.label), "soft")
        for line in self._changes(entry, row_id):
            self._add(line, "muted")
        self._add(f"{entry.person or tr('Unknown')} · {_moment(entry.at)}", "muted")

    def _add(self, text: str, kind: str) -> None:
        self._box.addWidget(PlainLabel(text, kind=kind, wrap=True))

    def _clear(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _changes(self, entry: "HistoryEntry", row_id: str) -> Iterable[str]:
        for _table, row, field, before, after in entry.changes:
            column = self._table.by_name.get(field)
            told = column is not None and column.label and field not in self._hidden
            if row == row_id and column is not None and told and before != after:
                yield _change(tr(column.label), self._value(column, before), self._value(column, after))

    def _value(self, column: Column, value: Value) -> str:
        if value is None or value == "":
            return _NOT_KNOWN
        if column.kind is Kind.REFERENCE:
            return isolate(self._name_of(column.refers_to, str(value)))
        return _words(column, value, self._words)


class HistorySection(Section):
    """What was done to the record of a form, read only while it is looked at."""

    def __init__(self, table: Table, *, hidden: Sequence[str] = ()) -> None:
        super().__init__()
        self._session: Session | None = None
        self.list = HistoryList(table, hidden=hidden, name_of=self._name)
        self.box.addWidget(self.list)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what was done to another record."""
        self._session = session
        self.list.show_entries(session.history(record_id) if session and record_id else (), record_id)

    def _name(self, table: str, row_id: str) -> str:
        row = self._session.row(table, row_id) if self._session else None
        return str((row or {}).get(TABLE_BY_NAME[table].naming) or tr("Unknown"))


def _change(field: str, before: str, after: str) -> str:
    """Say what a field became; what it was before is told only where it was something."""
    if before == _NOT_KNOWN:
        return tr("{field}: {words}", field=field, words=after)
    return tr("{field}: from {before} to {after}", field=field, before=before, after=after)


def _words(column: Column, value: Value, words: Mapping[str, str]) -> str:
    kind = column.kind
    if kind is Kind.LIST:
        return isolate("، ".join(tr(words.get(name, name)) for name in names_of(value)))
    if kind is Kind.DATE:
        return left_to_right(jalali.short(dt.date.fromisoformat(str(value))))
    if kind is Kind.MONEY and isinstance(value, int):
        return money.rials(value)
    if is_tick(column):
        return tr("Yes") if value else tr("No")
    text = tr(column.labels.get(str(value), str(value))) if kind is Kind.CHOICE else persian_digits(value)
    return isolate(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    return f"{jalali.long(local.date())}، {left_to_right(persian_digits(f'{local:%H:%M}'))}"
