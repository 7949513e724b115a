"""What reading a table found, shown before it enters the plan."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QStringListModel, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.text import isolate, persian_digits
from app.exchange.proposals import proposed_titles, with_titles
from app.exchange.table import ReadTable, apply_choices
from app.i18n import tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.dialogs.repair_model import BECOMES, PRINTED, RepairModel
from app.ui.dialogs.row_model import RowModel
from app.ui.dialogs.tick_model import TickModel
from app.ui.dialogs.title_model import TITLE, TitleModel
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.status import StatusChip

_SIZE: Final = QSize(1040, 680)
_ROW_HEIGHT: Final = 40
_TITLE: Final = 1
HERE: Final = "here"
NEW: Final = "new"


class ImportReview(Dialog):
    """Shows what was read; `accept_table(table, target)` gets the rows as the agent wants them.

    Args:
        table: what was read.
        name: the name of the file.
        can_add: a project is open that can take the rows.
        accept_table: called with the table and HERE or NEW.
        parent: the window.
    """

    def __init__(
        self,
        table: ReadTable,
        name: str,
        accept_table: Callable[[ReadTable, str], None],
        parent: QWidget,
        *,
        can_add: bool,
    ) -> None:
        super().__init__(tr("Import a table"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._table = table
        self._accept_table = accept_table
        self._proposed = proposed_titles(table)
        self.repairs = RepairModel(table, self)
        self.titles = TitleModel(self._proposed, self)
        self.rows = RowModel(table, self)
        targets = ((HERE, tr("Add to the open programme")), (NEW, tr("Make a new programme")))
        self.target = ChoiceBox(targets if can_add else targets[1:], name=tr("Where the rows go"))
        self.target.set_value(HERE if can_add else NEW)
        self.body.addWidget(PlainLabel(isolate(name), kind="muted", elide=True))
        self.body.addLayout(self._counts())
        self.tabs = self._tabs()
        self.body.addWidget(self.tabs, 1)
        self._add_buttons()
        self.repairs.dataChanged.connect(self._on_choice)
        self.titles.dataChanged.connect(self._on_choice)

    def finish(self) -> None:
        """Hand the table over with the choices made."""
        chosen = self._chosen()
        target = str(self.target.value())
        self.accept()
        self._accept_table(chosen, target)

    def _chosen(self) -> ReadTable:
        repaired = apply_choices(self._table, self.repairs.choices())
        return with_titles(repaired, self._proposed, self.titles.chosen())

    def _on_choice(self) -> None:
        self.rows.show_table(self._chosen())

    def _counts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, tone in _count_words(self._table):
            row.addWidget(StatusChip(words, tone=tone))
        row.addStretch()
        return row

    def _tabs(self) -> QTabWidget:
        tabs = QTabWidget(self)
        tabs.setDocumentMode(True)
        tabs.setAccessibleName(tr("What was read"))
        if self._proposed:
            tabs.addTab(_titles_tab(self.titles), _counted(tr("Proposed titles"), len(self._proposed)))
        if self._table.repairs:
            tabs.addTab(_repairs_tab(self.repairs), _counted(tr("Repaired spelling"), len(self._table.repairs)))
        tabs.addTab(_table_view(self.rows, tr("Rows"), [_TITLE]), _counted(tr("Rows"), len(self._table.rows)))
        if self._table.problems:
            tabs.addTab(self._problems_tab(), _counted(tr("Not understood"), len(self._table.problems)))
        return tabs

    def _problems_tab(self) -> QListView:
        view = QListView()
        view.setAccessibleName(tr("Not understood"))
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setWordWrap(True)
        view.setModel(QStringListModel([problem.message for problem in self._table.problems], view))
        return view

    def _add_buttons(self) -> None:
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self._buttons.insertWidget(0, self.target)
        self.add_button(text_button(tr("Import"), kind="primary", clicked=self.finish), default=True)


def _repairs_tab(repairs: RepairModel) -> QWidget:
    note = tr("Untick what shall stay as printed, or change the new spelling.")
    return _ticks_tab(repairs, note, _table_view(repairs, tr("Repaired spelling"), [PRINTED, BECOMES]))


def _titles_tab(titles: TitleModel) -> QWidget:
    note = tr("These rows have no title in the document. Tick the titles you want; they are marked as proposed.")
    return _ticks_tab(titles, note, _table_view(titles, tr("Proposed titles"), [TITLE]))


def _ticks_tab(model: TickModel, note: str, view: QTableView) -> QWidget:
    tab = QWidget()
    row = QHBoxLayout()
    row.addWidget(PlainLabel(note, kind="muted", wrap=True), 1)
    for words, accepted in ((tr("Accept all"), True), (tr("Accept none"), False)):
        row.addWidget(text_button(words, kind="flat", clicked=partial(model.accept_all, accepted=accepted)))
    box = QVBoxLayout(tab)
    box.setContentsMargins(0, 10, 0, 0)
    box.addLayout(row)
    view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
    box.addWidget(view, 1)
    return tab


def _table_view(model: TickModel | RowModel, name: str, wide: Sequence[int]) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(name)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in range(model.columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
    return view


def _count_words(table: ReadTable) -> list[tuple[str, str]]:
    parents = {row.path[:-1] for row in table.rows}
    phases = sum(1 for row in table.rows if len(row.path) == 1)
    sections = sum(1 for row in table.rows if len(row.path) > 1 and row.path in parents)
    activities = len(table.rows) - phases - sections
    words = [
        (tr("{count} phases", count=phases), "primary"),
        (tr("{count} sections", count=sections), "progress"),
        (tr("{count} activities", count=activities), "done"),
    ]
    if table.problems:
        words.append((tr("{count} places not understood", count=len(table.problems)), "late"))
    return [(persian_digits(text), tone) for text, tone in words]


def _counted(words: str, count: int) -> str:
    return f"{words} ({persian_digits(count)})"
