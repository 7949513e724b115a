"""The line above a table that narrows it: words, a list of values for each facet, and how many remain."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import tr
from app.ui.records.narrowing import Facet, RecordFilter
from app.widgets.buttons import IconButton
from app.widgets.flow_layout import FlowLayout
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.multi_choice import MultiChoice
from app.widgets.theme import set_kind

_AROUND: Final = 54
_NARROWEST: Final = 108
_WIDEST: Final = 180


class FilterBar(QWidget):
    """Says `changed` with every letter and tick; `left` when the keyboard wants back to the table."""

    changed = Signal()
    left = Signal()

    def __init__(self, facets: Sequence[Facet], hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facets = facets
        self.words = _Words(name=tr("Filter by words"), placeholder=hint)
        set_kind(self.words, "search")
        self.choices = {facet.key: _FacetChoice(facet) for facet in facets}
        self._count = PlainLabel(kind="muted")
        self._clear = IconButton("funnel-x", tr("Show everything again"), self)
        self._lay_out()
        self._fill(self._first())
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        for choice in self.choices.values():
            choice.edited.connect(self.changed)
        self._clear.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.words, 1)
        first.addWidget(self._count)
        first.addWidget(self._clear)
        facets = QWidget()
        flow = FlowLayout(facets, gap=6)
        flow.setContentsMargins(0, 0, 0, 0)
        for choice in self.choices.values():
            flow.addWidget(choice)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 0, 12, 8)
        box.setSpacing(6)
        box.addLayout(first)
        if self.choices:
            box.addWidget(facets)

    def value(self) -> RecordFilter:
        """Return what the table is narrowed to."""
        ticked = {key: frozenset(map(str, choice.value())) for key, choice in self.choices.items() if choice.value()}
        return RecordFilter(self.words.text(), ticked)

    def is_first(self) -> bool:
        """Tell whether the filter is as at first."""
        return self.value() == self._first()

    def clear(self) -> None:
        """Show everything again; what is ticked at first stays so."""
        self._fill(self._first())
        self.changed.emit()

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all records match."""
        self._count.setText(tr("{shown} of {total}", shown=persian_digits(shown), total=persian_digits(total)))

    def count_text(self) -> str:
        """Return what `show_count` says."""
        return self._count.text()

    def place(self) -> dict[str, object]:
        """Describe the filter in values of JSON."""
        wanted = self.value()
        return {"text": wanted.text, "ticked": {key: sorted(values) for key, values in wanted.ticked.items()}}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Take up a described filter; what is not known is left out."""
        ticked = place.get("ticked")
        given = ticked if isinstance(ticked, dict) else {}
        wanted = {key: frozenset(_texts(given.get(key))) for key in self.choices}
        self._fill(RecordFilter(str(place.get("text") or ""), wanted))

    def tick(self, facet: str, *values: str) -> None:
        """Tick values of a facet."""
        self.choices[facet].set_value(values)
        self.changed.emit()

    def _first(self) -> RecordFilter:
        return RecordFilter("", {facet.key: frozenset(facet.default) for facet in self._facets if facet.default})

    def _fill(self, wanted: RecordFilter) -> None:
        before = self.blockSignals(True)  # noqa: FBT003 Qt's setter
        self.words.set_value(wanted.text)
        for key, choice in self.choices.items():
            ticked = wanted.ticked.get(key) or ()
            if ticked:
                choice.offer()
            choice.set_value(sorted(ticked))
        self.blockSignals(before)


class _Words(PersianLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _FacetChoice(MultiChoice):
    """Asks for its choices when it is opened, as they may be many and change."""

    def __init__(self, facet: Facet) -> None:
        super().__init__(name=tr(facet.label), none=tr(facet.label))
        self._facet = facet
        words = self.fontMetrics().horizontalAdvance(tr(facet.label))
        self.setFixedWidth(min(max(words + _AROUND, _NARROWEST), _WIDEST))

    def offer(self) -> None:
        self.set_choices(self._facet.choices())

    def open_list(self) -> object:  # type: ignore[override]  # the popup is of no use here
        self.offer()
        return super().open_list()


def _texts(value: object) -> Iterable[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
