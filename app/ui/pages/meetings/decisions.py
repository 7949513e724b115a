"""The decisions of a meeting, and those of earlier meetings that wait to be followed up."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu

from app.domain.clock import today
from app.domain.errors import UserError
from app.domain.follow_up import FollowUp, is_open
from app.domain.meeting import DECISIONS, Decision
from app.domain.plan import ACTIVITY
from app.domain.tables.meetings import DECISION
from app.domain.tables.people import ACTOR
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing, meetings
from app.services.actors import add_actor
from app.services.note_taking import add_decisions
from app.services.reading import one
from app.services.session import Session
from app.ui.pages.meetings.wording import decision_line
from app.ui.records.acting import Acting
from app.ui.records.child_list import ChildList, PartActions, PartCommand
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.names import RecordNames
from app.ui.records.part_files import files_command
from app.ui.records.part_list import PartModel, PartView
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.shell import Shell
from app.widgets.buttons import IconButton
from app.widgets.labels import PlainLabel
from app.widgets.theme import choose_icon, dress_menu

TICK: Final = mark("Done, or open again")
_MOST_ROWS: Final = 10
_LINE: Final = "line"


def tick(session: Session, ids: Sequence[str]) -> None:
    """Finish decisions today; when all of them are finished, open them again.

    Raises:
        RuleError: one is gone.
    """
    state = "done" if any(is_open(one(session, DECISIONS, name)) for name in ids) else "open"
    meetings.set_decision_state(session, ids, state, on=today())


def decision_fields(shell: Shell) -> list[list[FieldSpec]]:
    """Return the fields of a decision in rows."""
    columns = DECISION.by_name
    actors = RecordNames(lambda: shell.session, ACTOR)
    activities = RecordNames(lambda: shell.session, ACTIVITY)

    def create(name: str) -> str:
        return add_actor(shell.session, name) if shell.session else ""

    return [
        [spec_of(columns["text"])],
        [spec_of(columns["owner_id"], make=picking(actors, create)), spec_of(columns["owner_name"])],
        [spec_of(columns["due"]), spec_of(columns["state"])],
        [spec_of(columns["activity_id"], make=picking(activities)), spec_of(columns["done_on"])],
        [spec_of(columns["result"])],
    ]


def change_decision(session: Session, decision_id: str, values: Mapping[str, Any]) -> None:
    """Change a decision; one that is finished now gets the day unless it is given.

    Raises:
        RuleError: a value does not fit, or it is gone.
    """
    editing.change(session, DECISION, decision_id, values)


def add_decision(session: Session, values: Mapping[str, Any]) -> str:
    """Add a decision that was typed in one line, or field by field.

    Raises:
        RuleError: a value does not fit, or a deadline is no day of the calendar.
    """
    line = values.get(_LINE)
    if isinstance(line, str):
        return add_decisions(session, str(values["meeting_id"]), line, today())[0]
    return editing.add(session, DECISION, values)


def decisions_list(shell: Shell) -> ChildList[Decision]:
    """Make the list of the decisions of a meeting, with a line to type more of them."""
    made: ChildList[Decision] = ChildList(
        DECISIONS,
        shell,
        owner="meeting_id",
        title=mark("Decisions"),
        describe=lambda decision: decision_line(shell.session, decision, today()),
        fields=decision_fields(shell),
        quick=lambda text: {_LINE: text},
        hint=mark("What / who / until when, then Enter"),
        empty=mark("No decision yet."),
        actions=PartActions(add=add_decision, change=change_decision),
        commands=[
            PartCommand(TICK, "check", tick, "Space", has_button=True),
            files_command(shell, "decision_id", lambda: made.window()),  # noqa: PLW0108 it is not made yet
        ],
    )
    return made


class FollowUpsSection(Section):
    """What earlier meetings of the series left; Space ticks it done here, Enter goes to its meeting."""

    def __init__(self, shell: Shell, acting: Acting) -> None:
        super().__init__()
        self._shell, self._acting = shell, acting
        self._session: Session | None = None
        self._meeting = ""
        self._writable = True
        self.found: dict[str, FollowUp] = {}
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Follow-ups of earlier meetings"))
        self.tick_button = IconButton("check", f"{tr(TICK)} (Space)", kind="small")
        self.count = PlainLabel(kind="muted")
        head = QHBoxLayout()
        head.addWidget(PlainLabel(tr("Follow-ups of earlier meetings"), kind="h2"))
        head.addWidget(self.count)
        head.addStretch(1)
        head.addWidget(self.tick_button)
        self.box.addLayout(head)
        self.box.addWidget(self.view)
        action = QAction(tr(TICK), self.view)
        action.setShortcut(QKeySequence("Space"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.tick_chosen)
        self.view.addAction(action)
        self.tick_button.clicked.connect(self.tick_chosen)
        self.view.opened.connect(self.open_chosen)
        self.view.menu_asked.connect(self._open_menu)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show what earlier meetings left for a meeting; nothing at all where they left nothing."""
        self._session, self._meeting = session, record_id
        chosen = self.view.chosen()
        found = meetings.follow_ups_of(session, record_id, today()) if session and record_id else []
        self.found = {one.decision.id: one for one in found}
        lines = [decision_line(session, one.decision, today(), meeting=one.meeting) for one in found]
        self.model.show_lines(list(self.found), lines)
        waiting = sum(is_open(one.decision) for one in found)
        self.count.setText(tr("{count} still open", count=persian_digits(waiting)) if found else "")
        self.view.choose(chosen)
        self.setVisible(bool(found))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid ticking."""
        self._writable = writable
        self.tick_button.setVisible(writable)

    def tick_chosen(self) -> None:
        """Finish what is chosen, or open it again."""
        chosen = self.view.chosen()
        if not chosen or not self._writable or self._session is None:
            return
        try:
            with self._acting.now():  # the decisions belong to other meetings, where the page must not go
                tick(self._session, chosen)
        except UserError as error:
            self._shell.tell_error(error)
        self.show_record(self._session, self._meeting)

    def open_chosen(self) -> None:
        """Go to the meeting that decided what is chosen."""
        for name in self.view.chosen()[:1]:
            self._shell.go("meetings", name)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        dress_menu(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(tr("Commands"))
        rows = [(tr("Go to its meeting"), "eye", self.open_chosen)]
        rows += [(tr(TICK), "check", self.tick_chosen)] if self._writable else []
        for words, icon, do in rows:
            action = menu.addAction(words, do)
            action.setEnabled(bool(self.view.chosen()))
            choose_icon(action, icon)
        menu.popup(place)
