"""Frozen versions of the plan, and what changed between two of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.plan_version import PLAN_VERSIONS, PlanVersion
from app.domain.tables.meetings import MEETING
from app.domain.tables.steering import PLAN_VERSION, VERSION_LABELS
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import versions
from app.services.versions import Freezing
from app.ui.pages.steering.comparison import ComparisonSection
from app.ui.pages.steering.wording import VERSION_TONES
from app.ui.records.attachments import attachments_part
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import Part, spec_of, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.history import HistorySection
from app.ui.records.names import RecordNames
from app.ui.records.narrowing import Facet, facet_of
from app.ui.records.page import RecordsPage
from app.ui.records.picker import picking
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState


class VersionsPage(RecordsPage[PlanVersion]):
    """Each version with why it was frozen; the form tells what is different today."""

    title = mark("Plan versions")
    key = "versions"
    register = PLAN_VERSIONS
    searched = ("title", "reason", "notes")
    new_text = mark("Freeze the plan…")
    tables = frozenset({"activity", "project", "budget_line", "meeting"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._current = ""
        super().__init__(shell, parent)

    def columns(self) -> Sequence[TableColumn[PlanVersion]]:
        """Return the columns of the table."""
        source, columns = self.source, PLAN_VERSION.by_name
        return (
            column_of(source, columns["title"], note=_first_line, text=lambda one: one.title or tr("Untitled")),
            column_of(source, columns["kind"], tone=lambda one: VERSION_TONES[one.kind], width=116),
            column_of(source, columns["frozen_on"]),
            TableColumn(
                "counts",
                mark("Counts"),
                lambda one: tr("Measured against") if one.id == self._current else "",
                lambda: {self._current: 0},
                tone=lambda one: "done" if one.id == self._current else "",
                width=128,
            ),
        )

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        return (facet_of(self.source, PLAN_VERSION.by_name["kind"]),)

    def make_form(self) -> RecordForm:
        """Build the form of a version; what was frozen cannot be changed in it."""
        meetings = RecordNames(lambda: self.shell.session, MEETING)
        first = [
            *specs_of(PLAN_VERSION, "title", "reason"),
            [spec_of(PLAN_VERSION.by_name["meeting_id"], make=picking(meetings))],
            *specs_of(PLAN_VERSION, "notes"),
        ]
        parts = (
            Part(mark("What changed"), sections=(lambda: ComparisonSection(self.shell),)),
            Part(mark("Particulars"), rows=first),
            attachments_part(self.shell, "plan_version_id"),
            Part(mark("History"), sections=(lambda: HistorySection(PLAN_VERSION),)),
        )
        return RecordForm(
            parts,
            self.keep,
            kind=mark("Plan version"),
            heading=lambda version: version.title,
            chips=lambda version: [(tr(VERSION_LABELS[version.kind]), VERSION_TONES[version.kind])],
        )

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "snowflake",
            tr("The plan was not frozen yet"),
            tr("Freeze the approved plan as a baseline plan; progress, cost and changes are then measured against it."),
            text_button(tr("Freeze the plan…"), kind="primary", icon="snowflake", clicked=self.begin_new),
        )

    def begin_new(self) -> None:
        """Ask what is frozen and why, and freeze the plan."""
        session = self.session
        if session is None or not self.shell.writable():
            return
        self.commit_pending()
        meetings = RecordNames(lambda: self.shell.session, MEETING)
        columns = PLAN_VERSION.by_name
        fields = [
            *specs_of(PLAN_VERSION, "title", "kind", "reason"),
            [spec_of(columns["meeting_id"], make=picking(meetings))],
        ]
        baseline = versions.current_baseline(session)
        kind = versions.REVISION if baseline else versions.BASELINE
        number = session.count(PLAN_VERSION.name, kind=kind) + 1
        title = f"{tr(VERSION_LABELS[kind])} {persian_digits(number)}" if baseline else tr(VERSION_LABELS[kind])
        values = {"title": title, "kind": kind}
        RecordDialog(tr("Freeze the plan"), fields, self.window(), keep=self._freeze, values=values).open()

    def counts(self) -> str:
        """Say how many versions there are."""
        return tr("{count} plan versions", count=persian_digits(len(self.source)))

    def reload(self, changes: Any) -> None:
        """Show the versions as they stand now."""
        baseline = versions.current_baseline(self.session) if self.session else None
        self._current = baseline.id if baseline else ""
        super().reload(changes)

    def _freeze(self, values: Mapping[str, Any]) -> None:
        about = Freezing(
            title=str(values.get("title") or ""),
            kind=str(values.get("kind") or versions.BASELINE),
            reason=str(values.get("reason") or ""),
            meeting_id=values.get("meeting_id"),
        )
        with self.acting.now():
            frozen = versions.freeze(self.demand_session(), about)
        self.choose([frozen])


def _first_line(version: PlanVersion) -> str:
    return " ".join(version.reason.split())
