"""Automatic scheduling on request: what it would move, what stands in the way, and accepting it as one action."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QScrollArea, QTableView, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.plan_reading import plan_of
from app.services.schedule_words import problem_text
from app.services.scheduling import accept, proposal, schedule_of
from app.services.session import Session
from app.ui.dialogs.frame import Dialog, within_screen
from app.ui.pages.plan.move_model import TITLE, WHY, MoveModel
from app.ui.shell import Shell
from app.ui.undoing import undo_offer
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel
from app.widgets.message_bar import MessageBar
from app.widgets.theme import set_kind

_SIZE: Final = QSize(1040, 660)
_ROW_HEIGHT: Final = 40
_CODE: Final = 0
_CODE_WIDTH: Final = 130
_MOST_HEIGHT: Final = 150
_MOST_PROBLEMS: Final = 50


class ScheduleDialog(Dialog):
    """Lists the proposed moves with ticks under the problems; nothing is changed before they are accepted."""

    def __init__(self, session: Session, shell: Shell, parent: QWidget) -> None:
        super().__init__(tr("Automatic scheduling"), parent)
        self.resize(within_screen(parent, _SIZE))
        self._session = session
        self._shell = shell
        plan = plan_of(session)
        self.moves = MoveModel(plan, proposal(session), self)
        self._count = len(schedule_of(session).problems)
        self.problems = [problem_text(plan, one) for one in schedule_of(session).problems[:_MOST_PROBLEMS]]
        self.bar = MessageBar(self)
        self.body.addWidget(self.bar)
        self._add_problems()
        self._add_moves()
        self._add_buttons()

    def finish(self) -> None:
        """Give the ticked activities their new dates."""
        chosen = self.moves.chosen()
        try:
            accept(self._session, chosen)
        except UserError as error:
            self.bar.tell(str(error), kind="error")
            return
        self.accept()
        if chosen:
            words = tr("{count} activities were scheduled.", count=persian_digits(len(chosen)))
            self._shell.tell(words, kind="success", action=undo_offer(self._shell, self._session))

    def _add_problems(self) -> None:
        if not self.problems:
            return
        words = tr("What stands in the way ({count})", count=persian_digits(self._count))
        self.body.addWidget(PlainLabel(words, kind="h2"))
        area = QScrollArea()
        area.setAccessibleName(tr("What stands in the way"))
        area.setWidgetResizable(True)
        area.setMaximumHeight(_MOST_HEIGHT)
        page = QWidget()
        set_kind(page, "page")
        lines = QVBoxLayout(page)
        lines.setContentsMargins(4, 4, 4, 4)
        for sentence in self.problems:
            lines.addWidget(PlainLabel(sentence, wrap=True))
        lines.addStretch(1)
        area.setWidget(page)
        self.body.addWidget(area)

    def _add_moves(self) -> None:
        if not self.moves.rowCount():
            words = tr("Every activity stands where the schedule would put it. Dates that you fixed are never moved.")
            self.body.addWidget(PlainLabel(words, kind="muted", wrap=True))
            self.body.addStretch(1)
            return
        head = QHBoxLayout()
        note = tr("Ticked activities get the new dates. What you fixed by hand and what has begun is never moved.")
        head.addWidget(PlainLabel(note, kind="muted", wrap=True), 1)
        for words, accepted in ((tr("Accept all"), True), (tr("Accept none"), False)):
            head.addWidget(text_button(words, kind="flat", clicked=partial(self.moves.accept_all, accepted=accepted)))
        self.body.addLayout(head)
        self.body.addWidget(_table(self.moves), 1)

    def _add_buttons(self) -> None:
        can_accept = bool(self.moves.rowCount()) and not self._session.read_only
        self.add_button(text_button(tr("Cancel") if can_accept else tr("Close"), clicked=self.reject))
        if can_accept:
            self.add_button(text_button(tr("Give the new dates"), kind="primary", clicked=self.finish), default=True)


def _table(model: MoveModel) -> QTableView:
    view = QTableView()
    view.setModel(model)
    view.setAccessibleName(tr("Proposed moves"))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column in range(model.columnCount()):
        mode = QHeaderView.ResizeMode.Stretch if column in (TITLE, WHY) else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)
    header.setSectionResizeMode(_CODE, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(_CODE, _CODE_WIDTH)
    return view
