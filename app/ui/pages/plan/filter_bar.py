"""The line above the tree that narrows it: words, status, responsible party, mechanism, and how many remain."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.plan import MECHANISM_LABELS, STATUS_LABELS, Plan, Status
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.finding import PlanFilter, mechanisms_in, owners
from app.widgets.buttons import IconButton
from app.widgets.labels import PlainLabel
from app.widgets.line_edit import PersianLineEdit
from app.widgets.multi_choice import MultiChoice
from app.widgets.theme import set_kind


class FilterBar(QWidget):
    """Says `changed` with every letter and tick; `left` when the keyboard wants back to the tree."""

    changed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.words = _SearchLine(name=tr("Filter by words"), placeholder=tr("Part of a title, name or note"))
        set_kind(self.words, "search")
        self.statuses = _Choices(name=tr("Status"), none=tr("Status"))
        self.statuses.set_choices([(status, tr(STATUS_LABELS[status])) for status in Status])
        self.responsible = _Choices(name=tr("Responsible party"), none=tr("Responsible party"))
        self.mechanisms = _Choices(name=tr("Mechanism"), none=tr("Mechanism"))
        self._count = PlainLabel(kind="muted")
        self._clear = IconButton("funnel-x", tr("Show everything again"), self)
        self._lay_out()
        self.words.textChanged.connect(self.changed)
        self.words.left.connect(self.left)
        for choice in (self.statuses, self.responsible, self.mechanisms):
            choice.edited.connect(self.changed)
        for choice in (self.responsible, self.mechanisms):
            choice.opening.connect(self._offer_names)
        self._clear.clicked.connect(self.clear)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.words, 3)
        for choice in (self.statuses, self.responsible, self.mechanisms):
            row.addWidget(choice, 2)
        row.addWidget(self._count)
        row.addWidget(self._clear)

    def set_compact(self, compact: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Leave out the mechanism on a narrow screen unless it narrows the tree."""
        self.mechanisms.setVisible(not compact or bool(self.mechanisms.value()))

    def value(self) -> PlanFilter:
        """Return what the tree is narrowed to."""
        return PlanFilter(
            text=self.words.text(),
            statuses=frozenset(self.statuses.value()),  # type: ignore[arg-type]  # the values are those offered
            responsible=frozenset(map(str, self.responsible.value())),
            mechanisms=frozenset(map(str, self.mechanisms.value())),
        )

    def clear(self) -> None:
        """Show everything again."""
        self._fill(PlanFilter())
        self.changed.emit()

    def offer(self, plan: Plan) -> None:
        """Take the names to choose from out of `plan`, when a list is opened."""
        self._plan = plan

    def show_count(self, shown: int, total: int) -> None:
        """Say how many of all activities match."""
        self._count.setText(tr("{shown} of {total}", shown=persian_digits(shown), total=persian_digits(total)))

    def count_text(self) -> str:
        """Return what `show_count` says."""
        return self._count.text()

    def place(self) -> dict[str, object]:
        """Describe the filter in values of JSON."""
        wanted = self.value()
        return {
            "text": wanted.text,
            "statuses": sorted(wanted.statuses),
            "responsible": sorted(wanted.responsible),
            "mechanisms": sorted(wanted.mechanisms),
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Take up a described filter; what no longer exists is left out."""
        self._fill(
            PlanFilter(
                str(place.get("text") or ""),
                frozenset(status for status in Status if status in _texts(place.get("statuses"))),
                frozenset(_texts(place.get("responsible"))),
                frozenset(_texts(place.get("mechanisms"))),
            )
        )

    def _fill(self, wanted: PlanFilter) -> None:
        self._offer_names()
        before = self.blockSignals(True)  # noqa: FBT003 Qt's setter
        self.words.set_value(wanted.text)
        self.statuses.set_value(sorted(wanted.statuses))
        self.responsible.set_value(sorted(wanted.responsible))
        self.mechanisms.set_value(sorted(wanted.mechanisms))
        self.blockSignals(before)

    def _offer_names(self) -> None:
        if self._plan is not None:
            self.responsible.set_choices([(name, name) for name in owners(self._plan)])
            names = mechanisms_in(self._plan)
            self.mechanisms.set_choices([(name, tr(MECHANISM_LABELS.get(name, name))) for name in names])


class _SearchLine(PersianLineEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Choices(MultiChoice):
    opening = Signal()

    def open_list(self) -> object:  # type: ignore[override]  # the popup is of no use here
        self.opening.emit()
        return super().open_list()


def _texts(value: object) -> Iterable[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
