"""Where an agreement stands and what can be done next; the steps that were taken."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain.agreement import AGREEMENTS, Event
from app.domain.clock import today
from app.domain.jalali import short
from app.domain.tables.agreements import STATE_LABELS
from app.domain.text import left_to_right, persian_digits
from app.i18n import mark, tr
from app.services.agreement_listing import Listed
from app.services.agreements import steps_of
from app.services.obligations import kept_on
from app.services.reading import find
from app.services.session import Session
from app.ui.pages.agreements.looks import STATE_ICONS, TONES, day_words, left_words, percent_words
from app.ui.pages.agreements.stepping import can_renew, step_menu
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.section import Section
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.status import ProgressLine, StatusChip

_MOST_ROWS = 12


class StateSection(Section):
    """The state of an agreement on this day, how far it is kept, and the button of the next step.

    Args:
        take: takes a step to a state.
        renew: begins a renewal.
    """

    def __init__(self, take: Callable[[str], object], renew: Callable[[], object]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._take = take
        self._session: Session | None = None
        self._agreement_id = ""
        self._writable = True
        self.chip = StatusChip("", tone="planned")
        self.words = PlainLabel(kind="muted", wrap=True)
        self.kept = ProgressLine(tone="done")
        self.step_button = text_button(tr("Next step"), kind="primary", icon="signpost", clicked=self.open_menu)
        self.renew_button = text_button(tr("Renew…"), icon="refresh-cw", clicked=renew)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.chip)
        first.addWidget(self.words, 1)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.step_button)
        second.addWidget(self.renew_button)
        second.addStretch(1)
        self.box.addLayout(first)
        self.box.addWidget(self.kept)
        self.box.addLayout(second)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show where an agreement stands."""
        self._session, self._agreement_id = session, record_id
        agreement = find(session, AGREEMENTS, record_id) if session else None
        if session is None or agreement is None:
            return
        listed = Listed(agreement, today())
        self.chip.show_status(tr(STATE_LABELS[listed.state]), tone=TONES[listed.state], icon=STATE_ICONS[listed.state])
        percent, overdue = kept_on(session, record_id, today())
        late = tr("{count} overdue", count=persian_digits(overdue)) if overdue else ""
        fulfilled = tr("fulfilment {percent}", percent=percent_words(percent)) if percent is not None else ""
        self.words.setText(" · ".join(part for part in (day_words(listed), _left(listed), fulfilled, late) if part))
        self.kept.setVisible(percent is not None)
        self.kept.show_fraction(percent / 100 if percent is not None else None, tone="done")
        self.renew_button.setVisible(self._writable and can_renew(session, record_id))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid steps."""
        self._writable = writable
        self.step_button.setVisible(writable)
        self.renew_button.setVisible(writable and self.renew_button.isVisible())

    def open_menu(self) -> None:
        """Open the menu of the next steps below the button."""
        if self._session is not None and self._agreement_id:
            menu = step_menu(self, self._session, self._agreement_id, self._take)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.step_button.mapToGlobal(self.step_button.rect().bottomLeft()))


def _left(listed: Listed) -> str:
    days = listed.days_left
    return "" if days is None or days < 0 else tr("{days} left", days=left_words(days)) if days else tr("ends today")


class StepsSection(Section):
    """The steps that were taken, the newest first."""

    def __init__(self) -> None:
        super().__init__(mark("Steps"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Steps"))
        self.nothing = PlainLabel(tr("No step was taken yet: it is still a draft."), kind="muted", wrap=True)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.view)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the steps of an agreement."""
        steps = steps_of(session, record_id)[::-1] if session and record_id else []
        self.model.show_lines([step.id for step in steps], [_line(step) for step in steps])
        self.nothing.setVisible(not steps)


def _line(step: Event) -> Line:
    date = left_to_right(short(step.on)) if isinstance(step.on, dt.date) else ""
    note = " · ".join(part for part in (date, " ".join(step.reason.split())) if part)
    return Line(tr(STATE_LABELS[step.state]), note, icon=STATE_ICONS[step.state])
