"""What was decided and agreed for an activity: decisions and obligations that name it; Enter goes to one."""

import datetime as dt
from typing import Final

from app.domain import jalali
from app.domain.clock import today
from app.domain.follow_up import is_open, is_overdue
from app.domain.meeting import DECISIONS, Decision
from app.domain.obligation import OBLIGATIONS, Obligation
from app.domain.tables.agreements import OBLIGATION_STATE_LABELS
from app.domain.tables.meetings import DECISION_STATE_LABELS
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.services.reading import where
from app.services.session import Session
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.section import Section
from app.ui.shell import Shell

_MOST_ROWS: Final = 8
_TONES: Final = {"in_progress": "progress", "done": "done", "fulfilled": "done", "cancelled": "stopped"}


class TiedSection(Section):
    """Nothing at all is shown for an activity that none names."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(mark("Decisions and obligations"))
        self._shell = shell
        self._pages: dict[str, str] = {}
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Decisions and obligations"))
        self.box.addWidget(self.view)
        self.view.opened.connect(self.open_chosen)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what names an activity."""
        decisions = where(session, DECISIONS, activity_id=record_id) if session and record_id else []
        obligations = where(session, OBLIGATIONS, activity_id=record_id) if session and record_id else []
        self._pages = {one.id: "meetings" for one in decisions} | {one.id: "agreements" for one in obligations}
        day = today()
        lines = [_decision_line(one, day) for one in decisions] + [_obligation_line(one) for one in obligations]
        chosen = self.view.chosen()
        self.model.show_lines(list(self._pages), lines)
        self.view.choose(chosen)
        self.setVisible(bool(lines))

    def open_chosen(self) -> None:
        """Go to the meeting or agreement of what is chosen."""
        for name in self.view.chosen()[:1]:
            self._shell.go(self._pages[name], name)


def _decision_line(decision: Decision, day: dt.date) -> Line:
    late = is_overdue(decision, day)
    chip = tr("Overdue") if late else tr(DECISION_STATE_LABELS[decision.state])
    tone = "late" if late else _TONES.get(decision.state, "planned")
    return Line(
        " ".join(decision.text.split()),
        _note(tr("Decision"), decision.due),
        chip,
        tone,
        "calendar-days",
        muted=not is_open(decision),
    )


def _obligation_line(obligation: Obligation) -> Line:
    chip, tone = tr(OBLIGATION_STATE_LABELS[obligation.state]), _TONES.get(obligation.state, "planned")
    title = " ".join((obligation.title or tr("Untitled")).split())
    return Line(title, _note(tr("Obligation"), obligation.due), chip, tone, "handshake")


def _note(kind: str, due: dt.date | None) -> str:
    return tr("{kind}, until {date}", kind=kind, date=left_to_right(jalali.short(due))) if due else kind
