"""All decisions of the meetings on show, the overdue ones first; Space ticks them done."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain import jalali
from app.domain.clock import today
from app.domain.errors import UserError
from app.domain.follow_up import is_open, is_overdue, urgency
from app.domain.meeting import DECISIONS, MEETINGS, Decision, Meeting
from app.domain.text import left_to_right, persian_digits, sort_key
from app.i18n import mark, tr
from app.services.reading import all_of, find
from app.services.session import Session
from app.ui.pages.meetings.decisions import TICK, tick
from app.ui.pages.meetings.wording import days_words, decision_chip, owner_of
from app.ui.records.acting import Acting
from app.ui.records.columns import TableColumn
from app.ui.records.source import Order, RecordSource
from app.ui.records.table import RecordTable
from app.ui.records.views import RecordView
from app.ui.shell import Shell
from app.widgets.buttons import IconButton
from app.widgets.choice import ChoiceBox
from app.widgets.labels import PlainLabel

_URGENCY: Final = "due"
_SCOPES: Final = (
    ("open", mark("Still open")),
    ("overdue", mark("Overdue")),
    ("unowned", mark("Nobody follows up")),
    ("all", mark("All decisions")),
)


class FollowUpView(RecordView):
    """A table of decisions; choosing one shows its meeting in the form."""

    def __init__(self, shell: Shell, acting: Acting) -> None:
        super().__init__()
        self._shell, self._acting = shell, acting
        self._session: Session | None = None
        self._meetings: Sequence[str] = ()
        self._choosing = False
        self.source: RecordSource[Decision] = RecordSource(DECISIONS)
        self.table: RecordTable[Decision] = RecordTable(self.source, self._columns(), name=tr("Follow-ups"))
        self.scope = ChoiceBox([(key, tr(words)) for key, words in _SCOPES], name=tr("Decisions on show"))
        self.scope.set_value("open")
        self.tick_button = IconButton("check", f"{tr(TICK)} (Space)")
        self.tick_button.clicked.connect(self.tick_chosen)
        self.count = PlainLabel(kind="muted", elide=True)
        self._lay_out()
        self.table.sort_by(_URGENCY, descending=False)
        self.scope.committed.connect(lambda _scope: self.show_ids(self._meetings))
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self.entered)
        self.setFocusProxy(self.table)

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self._session = session
        self.source.open(session)
        self.table.show_ids([])

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show the decisions of these meetings."""
        self._meetings = ids
        self.source.refresh()
        wanted, scope, day = set(ids), self.scope.value(), today()
        decisions = all_of(self._session, DECISIONS).values() if self._session else ()
        found = [one for one in decisions if one.meeting_id in wanted and _fits(one, str(scope), day)]
        before = self._choosing
        self._choosing = True
        self.table.show_ids([one.id for one in found])
        self._choosing = before
        late = sum(is_overdue(one, day) for one in found)
        self.count.setText(
            tr("{count} decisions, {late} overdue", count=persian_digits(len(found)), late=persian_digits(late))
        )

    def choose(self, ids: Sequence[str]) -> None:
        """Leave the selection alone while it is of one of these meetings, else take the first decision of them."""
        chosen = [self.source.record(name) for name in self.table.chosen_ids()]
        if any(one is not None and one.meeting_id in ids for one in chosen):
            return
        first = [name for name in self.table.records.ids if (one := self.source.record(name)) and one.meeting_id in ids]
        self._choosing = True
        self.table.choose(first[:1])
        self._choosing = False

    def choose_decision(self, decision_id: str) -> None:
        """Mark one decision, also when the scope hides it."""
        if self.table.records.row_of(decision_id) < 0:
            self.scope.set_value("all")
            self.show_ids(self._meetings)
        self._choosing = True
        self.table.choose([decision_id])
        self._choosing = False

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid ticking."""
        self.tick_button.setVisible(writable)

    def place(self) -> dict[str, object]:
        """Describe the scope and the columns."""
        return {"scope": self.scope.value(), "table": self.table.layout_now()}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described scope and columns."""
        if place.get("scope") in dict(_SCOPES):
            self.scope.set_value(place["scope"])
        if isinstance(layout := place.get("table"), dict):
            self.table.restore_layout(layout)

    def tick_chosen(self) -> None:
        """Finish the chosen decisions, or open them again."""
        chosen = self.table.chosen_ids()
        if not chosen or self._session is None or not self._shell.writable():
            return
        try:
            with self._acting.now():
                tick(self._session, chosen)
        except UserError as error:
            self._shell.tell_error(error)

    # ---- inside

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 12, 8)
        head.setSpacing(8)
        self.scope.setMaximumWidth(190)
        head.addWidget(self.scope, 1)
        head.addWidget(self.count, 2)
        head.addWidget(self.tick_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.table, 1)
        action = QAction(tr(TICK), self.table)
        action.setShortcut(QKeySequence("Space"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(self.tick_chosen)
        self.table.addAction(action)

    def _columns(self) -> Sequence[TableColumn[Decision]]:
        return (
            TableColumn(
                "text",
                mark("Decision"),
                text=lambda one: " ".join(one.text.split()),
                note=self._meeting_words,
                order=lambda: self._order(lambda one: sort_key(one.text)),
            ),
            TableColumn(
                "owner",
                mark("Follow-up owner"),
                text=lambda one: owner_of(self._session, one) or "—",
                order=lambda: self._order(lambda one: sort_key(owner_of(self._session, one))),
                width=140,
            ),
            TableColumn(
                _URGENCY,
                mark("Deadline"),
                text=lambda one: left_to_right(jalali.short(one.due)) if one.due else "—",
                note=lambda one: days_words(one.due, today()) if one.due and is_open(one) else "",
                order=lambda: self._order(urgency),
                width=110,
            ),
            TableColumn(
                "state",
                mark("State"),
                text=lambda one: decision_chip(one, today())[0],
                tone=lambda one: decision_chip(one, today())[1],
                order=lambda: self._order(lambda one: decision_chip(one, today())[0]),
                width=110,
            ),
        )

    def _order(self, key: Any) -> Order:
        return {name: key(one) for name, one in all_of(self._session, DECISIONS).items()} if self._session else {}

    def _meeting_of(self, decision: Decision) -> Meeting | None:
        return find(self._session, MEETINGS, decision.meeting_id) if self._session else None

    def _meeting_words(self, decision: Decision) -> str:
        meeting = self._meeting_of(decision)
        if meeting is None:
            return ""
        return "، ".join(part for part in (meeting.title, left_to_right(jalali.short(meeting.on))) if part)

    def _on_chosen(self) -> None:
        if self._choosing:
            return
        chosen = [self.source.record(name) for name in self.table.chosen_ids()]
        self.chosen.emit(list(dict.fromkeys(one.meeting_id for one in chosen if one and one.meeting_id)))


def _fits(decision: Decision, scope: str, day: Any) -> bool:
    if scope == "open":
        return is_open(decision)
    if scope == "overdue":
        return is_overdue(decision, day)
    if scope == "unowned":
        return is_open(decision) and not (decision.owner_id or decision.owner_name)
    return True
