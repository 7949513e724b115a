"""The open programme at a glance, at the top of the first page."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.text import persian_digits
from app.i18n import tr
from app.services.overview import Counts, Overview, overview_of
from app.services.planning import plan_of
from app.services.session import Session
from app.ui.pages.overview.parts import DueRow, Figure, PhaseRow
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.theme import set_kind

_GAP: Final = 16
OpenRow = Callable[[str], None]


class OverviewPanel(QWidget):
    """Four figures, the phases with their progress, and what falls due; a click opens the activity in the plan."""

    def __init__(self, open_row: OpenRow, open_details: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_row = open_row
        self._open_details = open_details
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._content: QWidget | None = None

    def show_session(self, session: Session) -> None:
        """Look at the programme of a session today."""
        today = dt.date.today()  # noqa: DTZ011 the user's own day
        seen = overview_of(plan_of(session), today)
        if self._content is not None:
            self._content.deleteLater()
        self._content = self._build(seen)
        self._box.addWidget(self._content)

    def _build(self, seen: Overview) -> QWidget:
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(_GAP)
        box.addLayout(_figures(seen))
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        row.addWidget(self._phases(seen), 3)
        row.addWidget(self._due(seen), 2)
        box.addLayout(row)
        return content

    def _phases(self, seen: Overview) -> QFrame:
        card, box = _card(tr("Progress of the phases"))
        for phase in seen.phases:
            activity = phase.node.activity
            row = PhaseRow(phase, _phase_note(activity.months, phase.counts), seen.now)
            row.clicked.connect(lambda _checked=False, row_id=activity.id: self._open_row(row_id))
            box.addWidget(row)
        if not seen.phases:
            box.addWidget(
                PlainLabel(tr("The programme has no phase yet. Add one on its page."), kind="muted", wrap=True)
            )
        box.addStretch()
        return card

    def _due(self, seen: Overview) -> QFrame:
        card, box = _card(tr("Falling due"))
        for due in seen.due:
            row = DueRow(due)
            row.clicked.connect(lambda _checked=False, row_id=due.node.activity.id: self._open_row(row_id))
            box.addWidget(row)
        if not seen.due:
            words = tr(
                "Nothing falls due. Dates come from the first day of the programme and the months of activities."
            )
            box.addWidget(PlainLabel(words, kind="muted", wrap=True))
            button = text_button(tr("Programme details…"), icon="clipboard-list", clicked=self._open_details)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        box.addStretch()
        return card


def _figures(seen: Overview) -> QHBoxLayout:
    counts = seen.counts
    progress = tr("{percent}%", percent=seen.progress) if seen.progress is not None else "—"
    row = QHBoxLayout()
    row.setSpacing(_GAP)
    for icon, tone, figure, words in (
        ("list-tree", "progress", str(counts.activities), tr("Activities · {count} done", count=counts.done)),
        ("chart-pie", "primary", progress, tr("Physical progress")),
        ("play", "done", str(counts.running), tr("In progress")),
        ("triangle-alert", "late", str(counts.late), tr("Late · to be followed up")),
    ):
        row.addWidget(Figure(icon, tone, persian_digits(figure), persian_digits(words)), 1)
    return row


def _phase_note(months: tuple[int, int] | None, counts: Counts) -> str:
    done = tr("{done} of {count} activities", done=counts.done, count=counts.activities)
    if months is None:
        return persian_digits(done)
    window = tr("month {first} to {last}", first=months[0], last=months[1])
    return persian_digits(f"{window} · {done}")


def _card(title: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    set_kind(card, "card")
    box = QVBoxLayout(card)
    box.setContentsMargins(16, 14, 16, 14)
    box.setSpacing(4)
    box.addWidget(PlainLabel(title, kind="h2"), 0, Qt.AlignmentFlag.AlignTop)
    return card, box
