"""What changed from a plan version to another or to today: a section of the form of a version."""

from collections.abc import Hashable, Iterator
from typing import Final

from app.domain.errors import UserError
from app.domain.money import rials
from app.domain.plan import ACTIVITY
from app.domain.plan_comparison import Comparison, Difference, Fate
from app.domain.text import code, persian_digits
from app.i18n import mark, tr
from app.services import versions
from app.services.session import Session
from app.ui.records.part_list import Line, PartModel, PartView
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel

_MOST_ROWS: Final = 12
_CHIPS: Final = {
    Fate.ADDED: (mark("Added"), "done"),
    Fate.REMOVED: (mark("Removed"), "late"),
    Fate.CHANGED: (mark("Changed"), "progress"),
}
_TOLD_APART: Final = ("start", "end", "budget", "month_from", "month_to")


class ComparisonSection(Section):
    """The version on show compared with today's plan or with another version."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._version = ""
        self._shown: tuple[Difference, ...] = ()
        self.other = ChoiceBox(name=tr("Compare with"))
        self.label = PlainLabel(tr("Compare with"), kind="field")
        self.label.setBuddy(self.other)
        self.summary = PlainLabel(kind="muted", wrap=True)
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("What changed"))
        for widget in (self.label, self.other, self.summary, self.view):
            self.box.addWidget(widget)
        self.other.committed.connect(lambda _value: self._compare())
        self.view.opened.connect(self.open_chosen)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Compare another version, with today's plan at first."""
        afresh = (session, record_id) != (self._session, self._version)
        self._session, self._version = session, record_id
        others = [one for one in versions.versions(session) if one.id != record_id] if session else []
        choices: list[tuple[Hashable, str]] = [(versions.TODAY, tr("Today's plan"))]
        self.other.set_choices([*choices, *((one.id, one.title or tr("Untitled")) for one in others)])
        if afresh or self.other.value() not in {one.id for one in others}:
            self.other.set_value(versions.TODAY)
        self._compare()

    def open_chosen(self) -> None:
        """Go to the chosen activity in the plan, where it is still there."""
        for activity in self.view.chosen()[:1]:
            if self._session is not None and self._session.row(ACTIVITY.name, activity) is not None:
                self._shell.go("plan", activity)

    def _compare(self) -> None:
        other = self.other.value()
        self._shown = ()
        if self._session is not None and self._version:
            try:
                told = versions.compare_versions(
                    self._session, self._version, other if isinstance(other, str) else versions.TODAY
                )
            except UserError as error:
                self._shell.tell_error(error)
                return
            self._shown = told.changes
            self.summary.setText(summary_of(told))
        self.model.show_lines([one.node.activity.id for one in self._shown], [line_of(one) for one in self._shown])
        self.view.setVisible(bool(self._shown))


def summary_of(comparison: Comparison) -> str:
    """Say in one sentence how much changed."""
    if not comparison.changes:
        return tr("Nothing changed: dates, cost, scope and weights are the same.")
    counts = tr(
        "{added} added, {removed} removed, {changed} changed.",
        added=persian_digits(comparison.count(Fate.ADDED)),
        removed=persian_digits(comparison.count(Fate.REMOVED)),
        changed=persian_digits(comparison.count(Fate.CHANGED)),
    )
    before, after = (sum(root.budget or 0 for root in plan.roots) for plan in (comparison.before, comparison.after))
    return counts if before == after else f"{counts} {_budget_words(after - before)}."


def line_of(difference: Difference) -> Line:
    """Write what became of an activity as a row."""
    words, tone = _CHIPS[difference.fate]
    node = difference.node
    told = "، ".join(_told(difference)) or tr("part of the plan")
    return Line(node.activity.title or tr("Untitled"), f"{code(node.path)} · {told}", tr(words), tone)


def _told(difference: Difference) -> Iterator[str]:
    if difference.fate is not Fate.CHANGED:
        return
    for shift, words in ((difference.start_shift, tr("start")), (difference.end_shift, tr("end"))):
        if shift:
            yield f"{words}: {_shift_words(shift)}"
    if change := difference.budget_change:
        yield _budget_words(change)
    months = {"month_from", "month_to"} & set(difference.fields)
    if months and not (difference.start_shift or difference.end_shift):
        yield tr("Execution time")
    for name in difference.fields:
        if name not in _TOLD_APART:
            yield tr(ACTIVITY.by_name[name].label)


def _shift_words(days: int) -> str:
    count = persian_digits(abs(days))
    return tr("{count} days later", count=count) if days > 0 else tr("{count} days earlier", count=count)


def _budget_words(change: int) -> str:
    amount = rials(abs(change))
    return tr("budget {amount} more", amount=amount) if change > 0 else tr("budget {amount} less", amount=amount)
