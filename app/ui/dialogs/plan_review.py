"""What the plan of another program holds, shown before it enters the programme."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QTabWidget, QWidget

from app.domain import jalali
from app.domain.text import code, isolate, persian_digits
from app.exchange.plans.incoming import Incoming
from app.exchange.plans.plan_file import PlanFile, Task
from app.i18n import tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.dialogs.import_review import HERE, NEW
from app.ui.dialogs.remarks import line_of
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.direction import paragraph
from app.widgets.labels import PlainLabel
from app.widgets.status import StatusChip

_SIZE: Final = QSize(880, 620)


class PlanReview(Dialog):
    """Shows what was read; `accept_plan(target)` is told HERE or NEW.

    Args:
        read: what was read.
        name: the name of the file.
        accept_plan: called when the agent wants it.
        parent: the window.
        can_add: a project is open that can take it.
    """

    def __init__(
        self, read: Incoming, name: str, accept_plan: Callable[[str], None], parent: QWidget, *, can_add: bool
    ) -> None:
        super().__init__(tr("Import a plan"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._accept_plan = accept_plan
        targets = ((HERE, tr("Add to the open programme")), (NEW, tr("Make a new programme")))
        self.target = ChoiceBox(targets if can_add else targets[1:], name=tr("Where the rows go"))
        self.target.set_value(HERE if can_add else NEW)
        self.body.addWidget(PlainLabel(isolate(name), kind="muted", elide=True))
        self.body.addLayout(_chips(read))
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("What was read"))
        self._add_list(tr("Activities"), _task_lines(read.plan))
        if read.remarks:
            self._add_list(tr("Not taken over"), map(line_of, read.remarks))
        self.body.addWidget(self.tabs, 1)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self._buttons.insertWidget(0, self.target)
        self.add_button(text_button(tr("Import"), kind="primary", clicked=self.finish), default=True)

    def finish(self) -> None:
        """Hand the plan over."""
        target = str(self.target.value())
        self.accept()
        self._accept_plan(target)

    def _add_list(self, title: str, lines: Iterable[str]) -> None:
        shown = [paragraph(line) for line in lines]
        view = QListView()
        view.setAccessibleName(title)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setWordWrap(True)
        view.setUniformItemSizes(False)
        view.setModel(QStringListModel(shown, view))
        self.tabs.addTab(view, f"{title} ({persian_digits(len(shown))})")


def _chips(read: Incoming) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    plan = read.plan
    counts = (
        (tr("{count} activities", count=persian_digits(len(plan.tasks))), "progress"),
        (tr("{count} dependencies", count=persian_digits(len(plan.ties))), "progress" if plan.ties else "planned"),
        (tr("{count} special days", count=persian_digits(len(plan.days))), "progress" if plan.days else "planned"),
        (tr("{count} not taken over", count=persian_digits(len(read.remarks))), "late" if read.remarks else "done"),
    )
    for words, tone in counts:
        row.addWidget(StatusChip(words, tone=tone))
    row.addStretch()
    return row


def _task_lines(plan: PlanFile) -> Iterator[str]:
    paths: dict[str | None, tuple[int, ...]] = {None: ()}
    counts: dict[str | None, int] = {}
    for task in plan.tasks:
        counts[task.parent] = counts.get(task.parent, 0) + 1
        paths[task.key] = (*paths.get(task.parent, ()), counts[task.parent])
        title = isolate(task.title or tr("Untitled"))
        yield "  ".join(part for part in (code(paths[task.key]), title, _dates(task)) if part)


def _dates(task: Task) -> str:
    if task.start and task.end:
        return tr("{start} to {end}", start=jalali.short(task.start), end=jalali.short(task.end))
    return jalali.short(task.start) if task.start else ""
