"""Objectives, strategies and strategic projects, what serves them, and how they were revised."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.clock import today
from app.domain.plan import ACTIVITY
from app.domain.strategy import STRATEGIES, STRATEGY_REVISIONS, Strategy, StrategyRevision
from app.domain.tables.meetings import MEETING
from app.domain.tables.steering import PLAN_VERSION, STRATEGY, STRATEGY_LABELS, STRATEGY_REVISION
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import strategies
from app.ui.pages.steering.serving import ServingSection
from app.ui.pages.steering.wording import STRATEGY_TONES, revision_line
from app.ui.records.child_list import ChildList, PartActions
from app.ui.records.columns import TableColumn, column_of
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


class StrategiesPage(RecordsPage[Strategy]):
    """Each strategy with what it is part of and how many activities serve it."""

    title = mark("Strategies")
    key = "strategies"
    register = STRATEGIES
    searched = ("title", "text")
    new_text = mark("New strategy")
    quick_hint = mark("Title of a strategy, then Enter")
    tables = frozenset({"strategy_revision", "activity"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._served: Mapping[str, int] = {}
        super().__init__(shell, parent)

    def columns(self) -> Sequence[TableColumn[Strategy]]:
        """Return the columns of the table."""
        source, columns = self.source, STRATEGY.by_name
        return (
            column_of(source, columns["title"], note=self._above, text=lambda one: one.title or tr("Untitled")),
            column_of(source, columns["kind"], tone=lambda one: STRATEGY_TONES[one.kind], width=124),
            TableColumn(
                "activities",
                mark("Activities"),
                lambda one: persian_digits(self._served[one.id]) if self._served.get(one.id) else "",
                lambda: self._served,
                width=84,
            ),
        )

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        return (facet_of(self.source, STRATEGY.by_name["kind"]),)

    def make_form(self) -> RecordForm:
        """Build the form of a strategy."""
        columns = STRATEGY.by_name
        names = RecordNames(lambda: self.shell.session, STRATEGY)
        first = [
            [spec_of(columns["title"])],
            [spec_of(columns["kind"]), spec_of(columns["parent_id"], make=picking(names))],
            [spec_of(columns["text"])],
        ]
        parts = (
            Part(mark("Particulars"), rows=first),
            Part(mark("Activities"), sections=(lambda: ServingSection(self.shell),), tables=(ACTIVITY.name,)),
            Part(mark("Revisions"), sections=(lambda: revisions_list(self.shell),), tables=(STRATEGY_REVISION.name,)),
            Part(mark("History"), sections=(lambda: HistorySection(STRATEGY),)),
        )
        return RecordForm(
            parts,
            self.keep,
            kind=mark("Strategy"),
            heading=lambda strategy: strategy.title,
            chips=lambda strategy: [(tr(STRATEGY_LABELS[strategy.kind]), STRATEGY_TONES[strategy.kind])],
        )

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "compass",
            tr("No strategy yet"),
            tr("Write the objectives, strategies and strategic projects, and say which activities serve them."),
            text_button(tr("New strategy"), kind="primary", icon="plus", clicked=self.begin_new),
        )

    def counts(self) -> str:
        """Say how many there are of each kind."""
        kinds = Counter(value or "strategy" for value in self.source.column("kind").values())
        told = [f"{persian_digits(kinds[name])} {tr(words)}" for name, words in STRATEGY_LABELS.items() if kinds[name]]
        return "، ".join(told)

    def reload(self, changes: Any) -> None:
        """Show the strategies as they stand now."""
        self._served = strategies.served(self.session) if self.session else {}
        super().reload(changes)

    def show_row(self, row_id: str) -> bool:
        """Show a strategy, or the strategy of a revision on its tab."""
        row = self.session.row(STRATEGY_REVISION.name, row_id) if self.session else None
        if row is None:
            return super().show_row(row_id)
        if not super().show_row(str(row["strategy_id"] or "")):
            return False
        self.form.reveal(STRATEGY_REVISION.name)
        return True

    def _above(self, strategy: Strategy) -> str:
        above = self.source.record(strategy.parent_id) if strategy.parent_id else None
        return tr("part of {name}", name=above.title) if above else ""


def revisions_list(shell: Shell) -> ChildList[StrategyRevision]:
    """List the revisions of a strategy; a new one changes its text and keeps the old."""
    columns = STRATEGY_REVISION.by_name
    versions = RecordNames(lambda: shell.session, PLAN_VERSION)
    meetings = RecordNames(lambda: shell.session, MEETING)
    ties = [
        [spec_of(columns["version_id"], make=picking(versions))],
        [spec_of(columns["meeting_id"], make=picking(meetings))],
    ]
    return ChildList(
        STRATEGY_REVISIONS,
        shell,
        owner="strategy_id",
        title=mark("Revisions"),
        describe=revision_line,
        fields=lambda part: [
            *(specs_of(STRATEGY_REVISION, "before") if part else []),
            *specs_of(STRATEGY_REVISION, "after", "reason", "on"),
            *ties,
        ],
        empty=mark("Not revised yet. The + button writes a new text and keeps the old one here."),
        actions=PartActions(add=lambda session, values: strategies.revise(session, str(values["strategy_id"]), values)),
        parts=strategies.revisions_of,
        extra=lambda strategy_id: {"on": today(), "after": strategies.text_of(shell.session, strategy_id)},
    )
