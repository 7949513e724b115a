"""The tab of what is owed: by whom, when, how far it is kept; keeping it, wholly, in part or one time."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from app.domain import clock
from app.domain.jalali import short
from app.domain.obligation import OBLIGATIONS, Obligation
from app.domain.obligation_schedule import fulfilment, is_repeated, next_due
from app.domain.schema import Column, Kind
from app.domain.tables.agreements import OBLIGATION, OBLIGATION_STATE_LABELS, PERIOD_LABELS
from app.domain.text import left_to_right
from app.i18n import mark, tr
from app.services import editing
from app.services.obligations import add_typed, end_for, fulfil, keep_next, obligations_of
from app.services.session import Session
from app.ui.pages.agreements.looks import percent_words, tone_of
from app.ui.pages.agreements.naming import Naming, choosing
from app.ui.records.child_list import ChildList, Line, PartActions
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.part_files import files_command
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.buttons import text_button

_WHOLE: Final = 100
_LINE: Final = "line"
_NONE: Final = mark("Not entered")
_ON: Final = Column("on", Kind.DATE, mark("Date"))
_PERCENT: Final = Column("percent", Kind.INTEGER, mark("Fulfilment"), maximum=_WHOLE)
_EVIDENCE: Final = Column("evidence", Kind.LONG_TEXT, mark("Evidence"))


@dataclass
class _Around:
    """What the lines of one agreement's obligations refer to."""

    agreement_id: str = ""
    end: dt.date | None = None
    parties: Mapping[object, str] = field(default_factory=dict)
    clauses: Mapping[object, str] = field(default_factory=dict)


class ObligationsSection(Section):
    """The obligations of an agreement with a button that notes one as kept."""

    def __init__(self, shell: Shell, naming: Naming) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._shell, self._naming = shell, naming
        self._session: Session | None = None
        self._around = _Around()
        self.list: ChildList[Obligation] = ChildList(
            OBLIGATIONS,
            shell,
            owner="agreement_id",
            title=mark("Obligations"),
            describe=self._line,
            fields=lambda _owed: self._fields(),
            quick=lambda text: {_LINE: text},
            hint=mark("What / who / until when, then Enter"),
            empty=mark("No obligation yet. Type the first one below."),
            parts=self._read,
            actions=PartActions(add=self._add),
            commands=[files_command(shell, "obligation_id", self.window)],
        )
        self.keep_button = text_button(tr("Note as kept…"), icon="circle-check", clicked=self.keep_chosen)
        foot = QHBoxLayout()
        foot.addWidget(self.keep_button)
        foot.addStretch(1)
        self.box.addWidget(self.list)
        self.box.addLayout(foot)
        self._add_key()

    def _add_key(self) -> None:
        keep = QAction(tr("Note as kept…"), self.list)
        keep.setShortcut(QKeySequence("Ctrl+Return"))
        keep.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keep.triggered.connect(self.keep_chosen)
        self.list.addAction(keep)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the obligations of an agreement."""
        self._session = session
        self.list.show_record(session, record_id)
        self.keep_button.setEnabled(bool(self.list.records))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing anything."""
        self.list.set_writable(writable)
        self.keep_button.setVisible(writable)

    def commit_pending(self) -> list[str]:
        """Add what is still typed."""
        return self.list.commit_pending()

    def keep_chosen(self) -> None:
        """Note that the chosen obligation is kept, this time or for good."""
        chosen = self.list.view.chosen() or list(self.list.records)[:1]
        owed = self.list.records.get(chosen[0]) if chosen else None
        if owed is None or self._session is None:
            return
        repeated = is_repeated(owed) and next_due(owed, self._around.end) is not None
        day = next_due(owed, self._around.end) if repeated else None
        title = tr("Kept this time: {date}", date=left_to_right(short(day))) if day else tr("Obligation kept")
        rows = [[spec_of(_ON)] if repeated else [spec_of(_ON), spec_of(_PERCENT)], [spec_of(_EVIDENCE)]]
        values = {"on": clock.today(), **({} if repeated else {"percent": _WHOLE})}
        session = self._session
        dialog = RecordDialog(
            title, rows, self.window(), keep=lambda given: self._keep(session, owed.id, given), values=values
        )
        dialog.finished.connect(self.list.view.setFocus)
        dialog.open()

    def _add(self, session: Session, values: Mapping[str, Any]) -> str:
        line = values.get(_LINE)
        if not isinstance(line, str):
            return editing.add(session, OBLIGATION, values)
        parties = self._naming.parties(str(values["agreement_id"]))
        known = {name: str(row_id) for row_id, name in parties}
        return add_typed(session, str(values["agreement_id"]), line, known, today=clock.today())

    def _keep(self, session: Session, obligation_id: str, given: Mapping[str, Any]) -> None:
        on = given.get("on") or clock.today()
        evidence = str(given.get("evidence") or "")
        if "percent" in given:
            percent = given["percent"]
            fulfil(session, obligation_id, on, percent=_WHOLE if percent is None else percent, evidence=evidence)
        else:
            keep_next(session, obligation_id, on, evidence=evidence)

    # ---- what is shown

    def _read(self, session: Session, agreement_id: str) -> Sequence[Obligation]:
        owed = obligations_of(session, agreement_id)
        naming = self._naming
        self._around = _Around(
            agreement_id,
            end_for(session, owed[0]) if owed else None,
            dict(naming.parties(agreement_id)),
            dict(naming.clauses(agreement_id)),
        )
        return owed

    def _line(self, owed: Obligation) -> Line:
        today = clock.today()
        due = next_due(owed, self._around.end)
        overdue = due is not None and due < today
        percent = fulfilment(owed, self._around.end, today)
        said = (
            self._around.parties.get(owed.party_id, "") or self._naming.actors.name_of(owed.person_id),
            tr("due {date}", date=left_to_right(short(due))) if due else "",
            tr(PERIOD_LABELS[owed.period]) if owed.period != "once" else "",
            self._around.clauses.get(owed.clause_id, "").split(":")[0],
            percent_words(percent) if percent else "",
        )
        words = tr("Overdue") if overdue else tr(OBLIGATION_STATE_LABELS[owed.state])
        icon = "triangle-alert" if overdue else "circle-check" if owed.state == "fulfilled" else "circle-dashed"
        return Line(
            owed.title or tr("Untitled"),
            " · ".join(part for part in said if part),
            words,
            tone_of(owed, overdue=overdue),
            icon,
            muted=owed.state == "waived",
        )

    def _fields(self) -> Sequence[Sequence[FieldSpec]]:
        by_name, naming, agreement_id = OBLIGATION.by_name, self._naming, self._around.agreement_id
        clause = choosing(naming.clauses(agreement_id), tr(_NONE))
        party = choosing(naming.parties(agreement_id), tr(_NONE))
        return (
            (spec_of(by_name["title"]),),
            (spec_of(by_name["party_id"], make=party), spec_of(by_name["clause_id"], make=clause)),
            (
                spec_of(by_name["person_id"], make=picking(naming.people)),
                spec_of(by_name["activity_id"], make=picking(naming.activities)),
            ),
            (spec_of(by_name["due"]), spec_of(by_name["period"])),
            (spec_of(by_name["period_end"]), spec_of(by_name["done_until"])),
            (spec_of(by_name["state"]), spec_of(by_name["fulfilment"], hint=_percent_hint)),
            (spec_of(by_name["fulfilled_on"]), spec_of(by_name["amount"])),
            (spec_of(by_name["evidence"]),),
            (spec_of(by_name["notes"]),),
        )


def _percent_hint(owed: Obligation) -> str:
    """Say that a repeated one is counted by the times it was kept."""
    return tr("Counted by the times kept until now.") if is_repeated(owed) else ""
