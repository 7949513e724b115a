"""The page of meetings, interviews and panels, with their follow-ups and the interview guides."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from PySide6.QtWidgets import QWidget

from app.domain import jalali
from app.domain.clock import today
from app.domain.meeting import MEETINGS, Meeting
from app.domain.periods import PERIODS, periods_of
from app.domain.reading import date_of
from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import AGENDA_ITEM, DECISION, GUIDE, MEETING, QUESTION
from app.domain.text import left_to_right, persian_digits, sort_key
from app.i18n import mark, tr
from app.services import meetings
from app.services.session import ChangeSet, Session
from app.ui.pages.meetings.counting import MeetingCounts
from app.ui.pages.meetings.decisions import FollowUpsSection
from app.ui.pages.meetings.form import MINUTES, meeting_form
from app.ui.pages.meetings.wording import KIND_TONES, STATE_TONES
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.commands import Command, Wants
from app.ui.records.form import RecordForm
from app.ui.records.names import RecordNames
from app.ui.records.narrowing import NONE, Facet, facet_of
from app.ui.records.page import RecordsPage
from app.ui.records.source import Order
from app.ui.records.views import RecordView, ViewSpec
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from app.ui.pages.meetings.follow_up_view import FollowUpView
    from app.ui.pages.meetings.guides_view import GuidesView

FOLLOW_UPS: Final = "follow-ups"
GUIDES: Final = "guides"
_PARTS: Final = ("attendance", "agenda_item", "answer", "decision", "attachment")
_PRINTED: Final = (
    ("r9-invitation", mark("Print the invitation…")),
    ("r9-agenda", mark("Print the agenda…")),
    ("form-attendance", mark("Print the attendance list…")),
    ("r9-minutes", mark("Print the minutes…")),
    ("r9-interview", mark("Print the interview…")),
)


class MeetingsPage(RecordsPage[Meeting]):
    """The newest meetings first; beside the table all follow-ups and the interview guides."""

    title = mark("Meetings")
    key = "meetings"
    register = MEETINGS
    searched = ("title", "number", "place", "minutes", "notes", "invitation")
    new_text = mark("New meeting")
    quick_hint = mark("Title of a meeting, then Enter")
    filter_hint = mark("Part of a title, place or minutes")
    tables = frozenset({GUIDE.name, QUESTION.name, WORKING_GROUP.name, "actor"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._counts = MeetingCounts()
        self._groups = RecordNames(lambda: shell.session, WORKING_GROUP)
        super().__init__(shell, parent)
        self._newest_first()

    # ---- what the page is made of

    def columns(self) -> Sequence[TableColumn[Meeting]]:
        """Return the columns of the table."""
        source, columns = self.source, MEETING.by_name
        return (
            column_of(source, columns["title"], note=self._note, text=lambda one: one.title or tr("Untitled")),
            column_of(
                source,
                columns["on"],
                text=lambda one: left_to_right(jalali.short(one.on)),
                note=_weekday,
                width=104,
            ),
            column_of(source, columns["kind"], tone=lambda one: KIND_TONES[one.kind], width=88),
            column_of(source, columns["state"], tone=lambda one: STATE_TONES[one.state], width=116),
            TableColumn("attendees", mark("Attendees"), self._attendees, lambda: self._counts.attendees, width=78),
            TableColumn(
                "open",
                mark("Follow-ups"),
                self._open_words,
                lambda: self._counts.open,
                tone=lambda one: "late" if self._counts.overdue.get(one.id) else "planned",
                width=92,
            ),
            TableColumn(
                "group",
                mark("Working group"),
                lambda one: self._groups.name_of(one.group_id),
                self._by_group,
                shown=False,
            ),
            column_of(source, columns["number"], shown=False, width=80),
            column_of(source, columns["place"], shown=False),
            column_of(source, columns["tags"], shown=False),
        )

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        source, columns = self.source, MEETING.by_name
        return (
            facet_of(source, columns["kind"]),
            facet_of(source, columns["state"]),
            Facet("group", WORKING_GROUP.title, self._group_choices, self._group_values),
            Facet("period", mark("Period"), lambda: [(key, tr(words)) for key, words in PERIODS], self._periods),
            Facet("follow-ups", mark("Follow-ups"), _waiting_choices, self._waiting),
            facet_of(source, columns["tags"]),
        )

    def views(self) -> Sequence[ViewSpec]:
        """Return the follow-ups and the guides."""
        return (
            ViewSpec(FOLLOW_UPS, mark("Follow-ups"), "list-checks", self._follow_up_view),
            ViewSpec(GUIDES, mark("Interview guides"), "clipboard-list", self._guides_view),
        )

    def make_form(self) -> RecordForm:
        """Build the form of a meeting."""
        return meeting_form(self.shell, self.keep, self.acting, go_to_guides=lambda: self.show_view(GUIDES))

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "calendar-days",
            tr("No meeting yet"),
            tr(
                "Note a meeting in under a minute: title, day, who was there, what was decided."
                " What is decided is followed up in the next meeting."
            ),
            text_button(
                tr("Note a meeting (Ctrl+M)"),
                kind="primary",
                icon="notebook-pen",
                clicked=lambda: self.shell.do("note"),
            ),
            text_button(tr("Plan a meeting"), icon="plus", clicked=self.begin_new),
            text_button(tr("Interview guides"), icon="clipboard-list", clicked=lambda: self.show_view(GUIDES)),
        )

    def more_commands(self) -> Sequence[Command]:
        """Return what else can be done with meetings."""
        return (
            Command("note-here", mark("Note a meeting…"), "notebook-pen", lambda: self.shell.do("note"), opens=True),
            Command(
                "next-meeting",
                mark("Plan the meeting after this one"),
                "calendar-plus",
                self.add_next,
                ("Ctrl+Shift+N",),
                Wants.ONE,
            ),
            Command("held", mark("It was held"), "circle-check", lambda: self._set_state("held"), (), Wants.SOME),
            Command(
                "called-off", mark("It is called off"), "ban", lambda: self._set_state("cancelled"), (), Wants.SOME
            ),
            *self._print_commands(),
        )

    def _print_commands(self) -> list[Command]:
        return [
            Command(
                report,
                words,
                "printer",
                partial(self._print, report),
                ("Ctrl+P",) if report == "r9-minutes" else (),
                Wants.ONE,
                writes=False,
                opens=report == _PRINTED[0][0],
            )
            for report, words in _PRINTED
        ]

    def add_typed(self, text: str) -> str:
        """Plan a meeting of this title for today."""
        return meetings.add_meeting(self.demand_session(), {"title": text, "on": today()})

    def counts(self) -> str:
        """Say how many meetings there are, and how many decisions wait."""
        waiting, late = sum(self._counts.open.values()), sum(self._counts.overdue.values())
        told = [tr("{count} meetings", count=persian_digits(len(self.source)))]
        told += [tr("{count} follow-ups open", count=persian_digits(waiting))] if waiting else []
        told += [tr("{count} overdue", count=persian_digits(late))] if late else []
        return "، ".join(told)

    # ---- the window's side

    def open_session(self, session: Session | None) -> None:
        """Show another project, the newest meetings first."""
        super().open_session(session)
        self._newest_first()

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the meetings as they stand now."""
        self._counts.refresh(self.session, today())
        if changes and self._shows_beside_minutes(changes):
            with self.acting.now():  # what changed is in view, though its own place is elsewhere
                super().reload(changes)
        else:
            super().reload(changes)

    def _shows_beside_minutes(self, changes: ChangeSet) -> bool:
        """Tell whether only what stands beside the minutes changed: items of the agenda, or earlier follow-ups."""
        form = self._form_place.made()
        if form is None or form.part() != MINUTES:
            return False
        if changes.tables == {AGENDA_ITEM.name}:
            return True
        earlier = {
            row for one in form.sections(DECISION.name) if isinstance(one, FollowUpsSection) for row in one.found
        }
        return changes.tables == {DECISION.name} and earlier.issuperset(row for _, row in changes.rows)

    def apply_view(self, described: Mapping[str, Any]) -> None:
        """Show a described view; the newest meetings come first where it does not say."""
        super().apply_view(described)
        if not isinstance(described.get("table"), dict):
            self._newest_first()

    def show_view(self, key: str) -> None:
        """Turn to a picture; beside the guides the form of a meeting has no place."""
        super().show_view(key)
        self._show_stack()
        self._form_place.setVisible(key != GUIDES)

    def show_row(self, row_id: str) -> bool:
        """Show a meeting, the meeting of a decision, answer, attendee or item of an agenda on its tab, or a guide."""
        session = self.session
        table = session.table_of(row_id) if session else None
        if session is None or table is None:
            return False
        row = session.row(table, row_id)
        if row is not None and table in (GUIDE.name, QUESTION.name):
            return self._show_guide(str(row["guide_id"] if table == QUESTION.name else row_id))
        if self.view_key == GUIDES:
            self.show_view("table")
        if row is None or table not in _PARTS:
            return super().show_row(row_id)
        if table == "attachment" and row["decision_id"]:
            return self.show_row(str(row["decision_id"]))
        if not super().show_row(str(row["meeting_id"] or "")):
            return False
        self.form.reveal(table)
        for section in self.form.sections(table):
            section.choose_part(row_id)
        if self.view_key == FOLLOW_UPS and table == DECISION.name:
            self._follow_ups().choose_decision(row_id)
        return True

    # ---- what the user does

    def add_next(self) -> None:
        """Plan the meeting after the chosen one and put the keyboard on its date."""
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        self.commit_pending()
        with self.trying() as session:
            self.choose([meetings.add_next(session, chosen[0])])
            self.form.begin_field("on")

    def _print(self, report: str) -> None:
        self.commit_pending()
        for meeting in self.chosen()[:1]:
            self.shell.go("reports", f"{report}:{meeting}")

    def _set_state(self, state: str) -> None:
        self.commit_pending()
        with self.trying():
            self.keep(self.chosen(), "state", state)

    # ---- inside

    def _show_stack(self) -> None:
        """Show the guides also while there is no meeting yet."""
        super()._show_stack()
        if self.view_key == GUIDES:
            self._stack.setCurrentIndex(0)

    def _newest_first(self) -> None:
        self.table.sort_by("on", descending=True)

    def _follow_up_view(self) -> RecordView:
        from app.ui.pages.meetings.follow_up_view import FollowUpView  # noqa: PLC0415 loaded when first shown

        return FollowUpView(self.shell, self.acting)

    def _follow_ups(self) -> "FollowUpView":
        return cast("FollowUpView", self.view)

    def _guides_view(self) -> RecordView:
        from app.ui.pages.meetings.guides_view import GuidesView  # noqa: PLC0415 loaded when first shown

        return GuidesView(self.shell)

    def _show_guide(self, guide_id: str) -> bool:
        self.show_view(GUIDES)
        cast("GuidesView", self.view).choose_guide(guide_id)
        return True

    def _note(self, meeting: Meeting) -> str:
        group = self._groups.name_of(meeting.group_id)
        number = tr("no. {number}", number=persian_digits(meeting.number)) if meeting.number else ""
        return "، ".join(part for part in (number, group, "" if group else meeting.place) if part)

    def _attendees(self, meeting: Meeting) -> str:
        count = self._counts.attendees.get(meeting.id, 0)
        return persian_digits(count) if count else ""

    def _open_words(self, meeting: Meeting) -> str:
        count, late = self._counts.open.get(meeting.id, 0), self._counts.overdue.get(meeting.id, 0)
        if late:
            return tr("{count} overdue", count=persian_digits(late))
        return tr("{count} open", count=persian_digits(count)) if count else ""

    def _by_group(self) -> Order:
        named = self.source.column("group_id")
        return {row: sort_key(self._groups.name_of(str(group))) for row, group in named.items() if group}

    def _group_choices(self) -> list[tuple[str, str]]:
        rows = self.session.values(WORKING_GROUP.name, "id", "title") if self.session else []
        named = sorted(
            ((str(row), str(title or tr("Untitled"))) for row, title in rows), key=lambda one: sort_key(one[1])
        )
        return [*named, (NONE, tr("Without a working group"))]

    def _waiting(self) -> Mapping[str, Any]:
        waits = dict.fromkeys(self._counts.open, ("open",))
        return {**waits, **dict.fromkeys(self._counts.overdue, ("open", "overdue"))}

    def _group_values(self) -> Mapping[str, Any]:
        return {row: group or NONE for row, group in self.source.column("group_id").items()}

    def _periods(self) -> Mapping[str, Any]:
        day = today()
        return {row: periods_of(date_of(value), day) for row, value in self.source.column("on").items()}


def _waiting_choices() -> list[tuple[str, str]]:
    return [("overdue", tr("Overdue")), ("open", tr("Still open")), (NONE, tr("Nothing open"))]


def _weekday(meeting: Meeting) -> str:
    if meeting.on is None:
        return ""
    day = jalali.WEEKDAYS[jalali.weekday(meeting.on)]
    return f"{day} {left_to_right(persian_digits(meeting.start_time))}" if meeting.start_time else day
