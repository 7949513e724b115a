"""Who changed what in an activity, and when: the newest first."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain import jalali, money
from app.domain.plan import ACTIVITY, MECHANISM_LABELS, STATUS_LABELS
from app.domain.reading import names_of
from app.domain.schema import Kind, Value
from app.domain.text import isolate, left_to_right, persian_digits
from app.i18n import tr
from app.ui.pages.plan.wording import NOT_KNOWN
from app.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry

MOST: Final = 30
_LONGEST: Final = 60
_HIDDEN: Final = ("sort", "title_is_ours", "parent_id")
_WORDS: Final = {**{str(status): label for status, label in STATUS_LABELS.items()}, **MECHANISM_LABELS}


class HistoryList(QWidget):
    """A column of entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        for line in _changes(entry, row_id):
            self._add(line, "muted")
        self._add(f"{entry.person or tr('Unknown')} · {_moment(entry.at)}", "muted")

    def _add(self, text: str, kind: str) -> None:
        self._box.addWidget(PlainLabel(text, kind=kind, wrap=True))

    def _clear(self) -> None:
        while (item := self._box.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


def _changes(entry: "HistoryEntry", row_id: str) -> Iterable[str]:
    for _table, row, field, before, after in entry.changes:
        column = ACTIVITY.by_name.get(field)
        if row == row_id and column is not None and field not in _HIDDEN and before != after:
            yield _change(tr(column.label), _words(column.kind, before), _words(column.kind, after))


def _change(field: str, before: str, after: str) -> str:
    """Say what a field became; what it was before is told only where it was something."""
    if before == NOT_KNOWN:
        return tr("{field}: {words}", field=field, words=after)
    return tr("{field}: from {before} to {after}", field=field, before=before, after=after)


def _words(kind: Kind, value: Value) -> str:
    if value is None or value == "":
        return NOT_KNOWN
    if kind is Kind.LIST:
        return isolate("، ".join(tr(_WORDS.get(name, name)) for name in names_of(value)))
    if kind is Kind.DATE:
        return left_to_right(jalali.short(dt.date.fromisoformat(str(value))))
    if kind is Kind.MONEY and isinstance(value, int):
        return money.rials(value)
    text = tr(_WORDS.get(str(value), str(value))) if kind is Kind.CHOICE else persian_digits(value)
    return isolate(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _moment(at: dt.datetime) -> str:
    local = at.astimezone()
    return f"{jalali.long(local.date())}، {left_to_right(persian_digits(f'{local:%H:%M}'))}"
