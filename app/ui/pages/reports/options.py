"""What can be chosen for a report: the paper, and the activity where a report is about one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.domain.plan import Plan
from app.domain.text import code, isolate
from app.i18n import tr
from app.reports.blocks import PAPER_LABELS, Paper
from app.reports.report import Options, Report
from app.reports.wording import title_of
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel


class ReportOptions(QWidget):
    """The fields of the options; what does not fit the report is hidden."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = ChoiceBox(name=tr("Paper"))
        self.activity = ChoiceBox(name=tr("Activity"), none=tr("Every activity, each on its own sheet"))
        items = self.activity.view()
        if isinstance(items, QListView):  # a list of thousands opens at once when its rows are equally high
            items.setUniformItemSizes(True)
        self.paper.committed.connect(lambda _value: self.changed.emit())
        self.activity.committed.connect(lambda _value: self.changed.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._activity_label = PlainLabel(tr("Activity"), kind="field")
        for part in (PlainLabel(tr("Paper"), kind="field"), self.paper, self._activity_label, self.activity):
            box.addWidget(part)

    def suit(self, report: Report) -> None:
        """Offer what this report can be told; a paper that it does not know gives way to its own custom."""
        self.paper.set_choices((paper, tr(PAPER_LABELS[paper])) for paper in report.papers)
        if self.paper.value() not in report.papers:
            self.paper.set_value(report.papers[0])
        self._activity_label.setVisible(report.takes_activity)
        self.activity.setVisible(report.takes_activity)

    def offer_activities(self, plan: Plan) -> None:
        """Offer the activities of a plan; the first one without parts is chosen where the former is gone."""
        self.activity.set_choices((node.activity.id, _name(node.path, title_of(node))) for node in plan.nodes)
        former = self.activity.value()
        if former is None or former in plan.by_id:
            return
        self.activity.set_value(first_leaf(plan))

    def value(self) -> Options:
        """Return what is chosen."""
        paper = self.paper.value()
        activity = self.activity.value() if self.activity.isVisibleTo(self) else None
        return Options(paper if isinstance(paper, Paper) else None, activity if isinstance(activity, str) else "")


def first_leaf(plan: Plan) -> str | None:
    """Return the id of the first activity without parts."""
    return next((node.activity.id for node in plan.nodes if not node.children), None)


def _name(path: Sequence[int], title: str) -> str:
    return f"{code(path)}  {isolate(title)}"
