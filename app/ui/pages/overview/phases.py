"""A card of the overview, and the one with the phases of the programme."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import tr
from app.services.overview import Counts, Overview
from app.ui.pages.overview.parts import PhaseRow
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

Go = Callable[[str, str | None], None]


class Card(QFrame):
    """A card with a title whose rows are made anew when there is something else to show."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "card")
        self.title = PlainLabel(title, kind="h2")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(16, 12, 16, 10)
        self._box.setSpacing(2)
        self._box.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        self._rows: list[QWidget] = []

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in the place of those before."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = list(rows)
        for row in rows:
            self._box.addWidget(row)

    def rows(self) -> list[QWidget]:
        """Return the rows on show."""
        return self._rows


class PhasesCard(Card):
    """The phases with their progress; a click shows one in the plan."""

    def __init__(self, go: Go) -> None:
        super().__init__(tr("Progress of the phases"))
        self._go = go

    def show_overview(self, seen: Overview) -> None:
        """Show the phases of a programme."""
        rows: list[QWidget] = []
        for phase in seen.phases:
            activity = phase.node.activity
            row = PhaseRow(phase, _phase_note(activity.months, phase.counts), seen.now)
            row.clicked.connect(lambda _checked=False, row_id=activity.id: self._go("plan", row_id))
            rows.append(row)
        words = tr("The programme has no phase yet. Add one on its page.")
        self.show_rows(rows or [PlainLabel(words, kind="muted", wrap=True)])


def _phase_note(months: tuple[int, int] | None, counts: Counts) -> str:
    done = tr("{done} of {count} activities", done=counts.done, count=counts.activities)
    if months is None:
        return persian_digits(done)
    window = tr("month {first} to {last}", first=months[0], last=months[1])
    return persian_digits(f"{window} · {done}")
