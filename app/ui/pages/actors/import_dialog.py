"""A foreign register before it enters ours: columns to match, rows to choose, problems by row and column."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.text import isolate, persian_digits
from app.exchange.register_filling import POLICY_LABELS, Known, Policy
from app.exchange.register_reading import ReadActor, ReadRegister, read_actors
from app.exchange.register_sheet import Matching, Sheet
from app.i18n import mark, tr
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.pages.actors.import_columns import ColumnMatching, heading_of
from app.ui.pages.actors.import_wording import summary
from app.ui.pages.actors.plain_model import PlainModel, plain_table
from app.ui.tasks import Progress, run_task
from app.widgets.buttons import text_button
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.status import StatusChip

_SIZE: Final = QSize(1040, 680)
_READ_AT_ONCE: Final = 500
_ROW_HEADERS: Final = (mark("Row"), mark("Name"), mark("In the registry"), mark("What else was read"), mark("Problems"))
_PROBLEM_HEADERS: Final = (mark("Row"), mark("Column"), mark("What is wrong"))
_ROWS_TAB: Final = 1
_POLICY_LETTERS: Final = 22
Recognise = Callable[[Sequence[ReadActor]], dict[int, Known]]
Accept = Callable[[Sequence[ReadActor], Policy], None]


class RegisterReview(Dialog):
    """Shows what was read; `accept(actors, policy)` gets the ticked ones.

    Args:
        sheet: the table.
        name: the name of the file.
        recognise: tells which actors are there already.
        name_of: tells what an actor of the registry is called.
        accept: called once, when the agent agrees; nothing is written before that.
        parent: the window.
    """

    def __init__(
        self,
        sheet: Sheet,
        name: str,
        parent: QWidget,
        *,
        recognise: Recognise,
        name_of: Callable[[str], str],
        accept: Accept,
    ) -> None:
        super().__init__(tr("Import actors from a table"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._sheet, self._recognise, self._name_of, self._take = sheet, recognise, name_of, accept
        self.register = ReadRegister((), ())
        self.bar = MessageBar(self)
        self.columns = ColumnMatching(sheet)
        self.rows = PlainModel(_ROW_HEADERS, self)
        self.problems = PlainModel(_PROBLEM_HEADERS, self)
        self.policy = ChoiceBox([(one, tr(words)) for one, words in POLICY_LABELS.items()], name=tr("Known actors"))
        self.policy.set_value(Policy.FILL)
        self.policy.setMinimumContentsLength(_POLICY_LETTERS)
        self._counts = QHBoxLayout()
        self._lay_out(name)
        self.columns.changed.connect(self.read)
        self.rows.dataChanged.connect(self._show_button)
        self.read()

    def read(self) -> None:
        """Read the rows by the matching as it is now, many of them in the background."""
        matching = self.columns.matching()
        self.accept_button.setEnabled(False)
        if "name" not in matching.values():
            self.bar.tell(tr("Choose the column that holds the names."), kind="warning")
            self._show(ReadRegister((), ()))
        elif len(self._sheet.rows) <= _READ_AT_ONCE:
            self.bar.clear()
            self._show(read_actors(self._sheet, matching))
        else:
            self.bar.tell(tr("Reading the rows…"))
            work = partial(_read, self._sheet, matching)
            run_task(work, done=partial(self._on_read, matching), failed=self._on_failed, owner=self)

    def finish(self) -> None:
        """Hand over the ticked actors."""
        ticks = self.rows.ticks or []
        chosen = [actor for actor, ticked in zip(self.register.actors, ticks, strict=True) if ticked]
        policy = Policy(str(self.policy.value()))
        self.accept()
        self._take(chosen, policy)

    def _on_read(self, matching: Matching, register: ReadRegister) -> None:
        if matching == self.columns.matching():
            self.bar.clear()
            self._show(register)

    def _on_failed(self, error: UserError) -> None:
        self.bar.tell(str(error), kind="error")

    def _show(self, register: ReadRegister) -> None:
        self.register = register
        known = self._recognise(register.actors)
        wrong: dict[int, list[str]] = {}
        for problem in register.problems:
            wrong.setdefault(problem.line, []).append(problem.message)
        lines = [
            (
                persian_digits(actor.line),
                actor.name,
                self._known_words(known.get(actor.line)),
                summary(actor),
                " ".join(wrong.get(actor.line, ())),
            )
            for actor in register.actors
        ]
        self.rows.show_lines(lines, [True] * len(lines))
        self.problems.show_lines(
            [
                (persian_digits(problem.line), heading_of(self._sheet, problem.column), problem.message)
                for problem in register.problems
            ]
        )
        self._show_counts(len(known))
        self._show_button()

    def _known_words(self, known: Known | None) -> str:
        if known is None:
            return tr("New")
        if known.actor_id:
            return tr("Known: {name}", name=isolate(self._name_of(known.actor_id)))
        return persian_digits(tr("As in row {line}", line=known.earlier_line))

    def _show_counts(self, known: int) -> None:
        while (item := self._counts.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.deleteLater()
        problems = len(self.register.problems)
        words = [
            (tr("{count} actors", count=len(self.register.actors)), "primary"),
            (tr("{count} known already", count=known), "progress"),
        ]
        if problems:
            words.append((tr("{count} places not understood", count=problems), "late"))
        for text, tone in words:
            self._counts.addWidget(StatusChip(persian_digits(text), tone=tone))
        self._counts.addStretch()
        self.tabs.setTabText(_ROWS_TAB, _counted(tr("Rows"), len(self.register.actors)))
        self.tabs.setTabText(_ROWS_TAB + 1, _counted(tr("Not understood"), problems))
        self.tabs.setTabVisible(_ROWS_TAB + 1, problems > 0)

    def _show_button(self) -> None:
        count = sum(self.rows.ticks or ())
        self.accept_button.setText(persian_digits(tr("Import {count} actors", count=count)))
        self.accept_button.setEnabled(count > 0)

    def _lay_out(self, name: str) -> None:
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("What was read"))
        self.tabs.addTab(self.columns, tr("Columns"))
        self.tabs.addTab(self._rows_tab(), tr("Rows"))
        self.tabs.addTab(plain_table(self.problems, tr("Not understood"), 2, wraps=True), tr("Not understood"))
        self.body.addWidget(PlainLabel(isolate(name), kind="muted", elide=True))
        self.body.addLayout(self._counts)
        self.body.addWidget(self.bar)
        self.body.addWidget(self.tabs, 1)
        self.add_button(text_button(tr("Cancel"), clicked=self.reject))
        self.accept_button = text_button(tr("Import"), kind="primary", clicked=self.finish)
        self.add_button(self.accept_button, default=True)
        self._buttons.insertWidget(0, PlainLabel(tr("Actors that are known already:")))
        self._buttons.insertWidget(1, self.policy)

    def _rows_tab(self) -> QWidget:
        tab = QWidget()
        line = QHBoxLayout()
        line.addWidget(PlainLabel(tr("Untick what shall not be imported."), kind="muted", wrap=True), 1)
        for words, ticked in ((tr("Tick all"), True), (tr("Tick none"), False)):
            line.addWidget(text_button(words, kind="flat", clicked=partial(self.rows.tick_all, ticked=ticked)))
        box = QVBoxLayout(tab)
        box.setContentsMargins(0, 10, 0, 0)
        box.addLayout(line)
        box.addWidget(plain_table(self.rows, tr("Rows"), 1, 3, 4), 1)
        return tab


def _read(sheet: Sheet, matching: Matching, progress: Progress) -> ReadRegister:
    return read_actors(sheet, matching, progress.report)


def _counted(words: str, count: int) -> str:
    return f"{words} ({persian_digits(count)})"
