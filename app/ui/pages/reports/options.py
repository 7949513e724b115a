"""What can be chosen for a report: the record it is about, the parts it contains, and the paper."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan import ACTIVITY
from app.domain.schema import Table
from app.domain.tables.agreements import AGREEMENT
from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import GUIDE, MEETING
from app.domain.tables.people import ACTOR
from app.i18n import mark, tr
from app.reports.blocks import PAPER_LABELS, Paper
from app.reports.report import SUBJECT_LABELS, Options, Report, Subject
from app.reports.subjects import first, note_of
from app.services.session import Session
from app.ui.records.names import RecordNames
from app.ui.records.picker import RecordPicker
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.multi_choice import MultiChoice

_TABLES: Final[Mapping[Subject, Table]] = {
    Subject.ACTIVITY: ACTIVITY,
    Subject.ACTOR: ACTOR,
    Subject.AGREEMENT: AGREEMENT,
    Subject.MEETING: MEETING,
    Subject.GROUP: WORKING_GROUP,
    Subject.GUIDE: GUIDE,
}
_EVERYTHING: Final[Mapping[Subject, str]] = {
    Subject.ACTIVITY: mark("Every activity, each on its own sheet"),
    Subject.ACTOR: mark("The whole book, every actor"),
    Subject.MEETING: mark("Without a meeting, to be filled in by hand"),
    Subject.GUIDE: mark("Without a guide, to be filled in by hand"),
}


class ReportOptions(QWidget):
    """The fields of the options; what does not fit the report is hidden.

    Args:
        session: gives the open project.
    """

    changed = Signal()

    def __init__(self, session: Callable[[], Session | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._report: Report[Any] | None = None
        self._pickers: dict[Subject, RecordPicker] = {}
        self._chosen: dict[str, str | None] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._papers: dict[str, Paper] = {}
        self.paper = ChoiceBox(name=tr("Paper"))
        self.parts = MultiChoice(name=tr("Content"), none=tr("Nothing"))
        self._label = PlainLabel(kind="field")
        self._parts_label = PlainLabel(tr("Content"), kind="field")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        for part in (self._label, self._parts_label, self.parts, PlainLabel(tr("Paper"), kind="field"), self.paper):
            self._box.addWidget(part)
        self.paper.committed.connect(self._on_paper)
        self.parts.committed.connect(self._on_parts)

    def suit(self, report: Report[Any]) -> None:
        """Offer what this report can be told, as it was told before or is its own custom."""
        self._report = report
        self.paper.set_choices((paper, tr(PAPER_LABELS[paper])) for paper in report.papers)
        self.paper.set_value(self._papers.get(report.id, report.papers[0]))
        for part in (self.parts, self._parts_label):
            part.setVisible(bool(report.parts))
        self.parts.set_choices((part.id, tr(part.label)) for part in report.parts)
        self.parts.set_value(self._parts.get(report.id, tuple(part.id for part in report.parts)))
        self._show_picker(report)
        self.refresh()

    def refresh(self) -> None:
        """Show the record that the report is about; where none was chosen or it is gone, the first one."""
        report, session = self._report, self._session()
        picker = self.picker()
        if report is None or report.subject is None or picker is None or session is None:
            return
        chosen = self._chosen.get(report.id, "")
        table = _TABLES[report.subject].name
        is_gone = bool(chosen) and session.row(table, str(chosen)) is None
        if chosen == "" or is_gone or (chosen is None and report.is_subject_required):
            chosen = self._custom(report, session)
        picker.set_value(chosen)

    def picker(self) -> RecordPicker | None:
        """Return the field of the record that the present report is about, if it can be about one."""
        return self._pickers.get(self._report.subject) if self._report and self._report.subject else None

    def forget(self) -> None:
        """Forget which records were chosen: another project has others."""
        self._chosen.clear()

    def choose(self, row_id: str | None) -> None:
        """Choose the record that the present report is about; None is everything."""
        if self._report:
            self._chosen[self._report.id] = row_id
            self.refresh()

    def choose_paper(self, paper: Paper) -> None:
        """Choose the paper of the present report."""
        if self._report:
            self._papers[self._report.id] = paper
            self.paper.set_value(paper)

    def leave_out(self, parts: frozenset[str]) -> None:
        """Leave parts of the present report out, and only these."""
        if self._report:
            kept = tuple(part.id for part in self._report.parts if part.id not in parts)
            self._parts[self._report.id] = kept
            self.parts.set_value(kept)

    def value(self) -> Options:
        """Return what is chosen."""
        paper, picker = self.paper.value(), self.picker()
        known = {part.id for part in self._report.parts} if self._report else set()
        return Options(
            paper if isinstance(paper, Paper) else None,
            (picker.value() or "") if picker else "",
            frozenset(known.difference(map(str, self.parts.value()))),
        )

    def _custom(self, report: Report[Any], session: Session) -> str | None:
        """Return what a report is about unless it is told: a sheet shows the first record, a book or a form none."""
        shows_one = report.is_subject_required or report.subject is Subject.ACTIVITY
        return first(session, report) if report.subject and shows_one else None

    def _show_picker(self, report: Report[Any]) -> None:
        subject = report.subject
        if subject is not None and subject not in self._pickers:
            self._pickers[subject] = self._made(subject)
        for known, picker in self._pickers.items():
            picker.setVisible(known is subject)
        self._label.setVisible(subject is not None)
        if subject is not None:
            self._label.setText(tr(SUBJECT_LABELS[subject]))
            picker = self._pickers[subject]
            hint = "" if report.is_subject_required else tr(_EVERYTHING.get(subject, ""))
            picker.setPlaceholderText(hint or tr("Type part of a name"))

    def _made(self, subject: Subject) -> RecordPicker:
        names = RecordNames(self._session, _TABLES[subject], note=lambda session, one: note_of(session, subject, one))
        picker = RecordPicker(names, self, name=tr(SUBJECT_LABELS[subject]))
        picker.committed.connect(self._on_subject)
        self._box.insertWidget(1, picker)
        return picker

    def _on_subject(self, row_id: str | None) -> None:
        if self._report is not None:
            self._chosen[self._report.id] = row_id
            if row_id is None and self._report.is_subject_required:
                self.refresh()
            self.changed.emit()

    def _on_paper(self, paper: Paper) -> None:
        if self._report is not None:
            self._papers[self._report.id] = paper
        self.changed.emit()

    def _on_parts(self, parts: tuple[object, ...]) -> None:
        if self._report is not None:
            self._parts[self._report.id] = tuple(map(str, parts))
        self.changed.emit()
