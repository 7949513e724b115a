"""The form of a meeting: invitation, attendees, interview, minutes with decisions, links, files, history."""

from collections.abc import Callable, Sequence
from typing import Final

from app.domain import jalali
from app.domain.meeting import AGENDA_ITEMS, AgendaItem, Meeting
from app.domain.tables.groups import WORKING_GROUP
from app.domain.tables.meetings import AGENDA_ITEM, KIND_LABELS, MEETING, STATE_LABELS
from app.domain.text import isolate, persian_digits
from app.i18n import mark, tr
from app.services.session import Session
from app.ui.pages.meetings.answers import AnswersSection
from app.ui.pages.meetings.attendance import AttendanceSection
from app.ui.pages.meetings.decisions import FollowUpsSection, decisions_list
from app.ui.pages.meetings.wording import KIND_TONES, STATE_TONES
from app.ui.records.acting import Acting
from app.ui.records.attachments import attachments_part
from app.ui.records.child_list import ChildList, Line
from app.ui.records.fields import FieldSpec, Part, spec_of, specs_of
from app.ui.records.form import Keep, RecordForm
from app.ui.records.history import HistorySection
from app.ui.records.links import LinksSection
from app.ui.records.names import RecordNames
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.shell import Shell

MINUTES: Final = 3
"""The place of the tab of minutes."""
_ASKING: Final = ("interview", "panel")


def meeting_form(shell: Shell, keep: Keep, acting: Acting, *, go_to_guides: Callable[[], None]) -> RecordForm:
    """Build the form."""
    return RecordForm(
        _parts(shell, acting, go_to_guides),
        keep,
        kind=mark("Meeting"),
        heading=lambda meeting: meeting.title,
        chips=_chips,
    )


def _parts(shell: Shell, acting: Acting, go_to_guides: Callable[[], None]) -> Sequence[Part]:
    def asks(meeting: Meeting) -> bool:
        session = shell.session
        return meeting.kind in _ASKING or (session is not None and session.count("answer", meeting_id=meeting.id) > 0)

    return (
        Part(
            mark("Invitation"),
            rows=_invitation(shell),
            sections=(lambda: _agenda(shell),),
            tables=("agenda_item",),
        ),
        Part(mark("Attendees"), sections=(lambda: AttendanceSection(shell),), tables=("attendance",)),
        Part(
            mark("Interview"),
            sections=(lambda: AnswersSection(shell, go_to_guides=go_to_guides),),
            tables=("answer",),
            wanted=asks,
        ),
        Part(
            mark("Minutes"),
            rows=specs_of(MEETING, "minutes"),
            sections=(
                lambda: FollowUpsSection(shell, acting),
                lambda: DiscussionsSection(_agenda(shell, mark("Discussion of the agenda"))),
                lambda: decisions_list(shell),
            ),
            tables=("decision",),
        ),
        Part(
            mark("Links"),
            rows=specs_of(MEETING, "tags", "notes"),
            sections=(lambda: LinksSection(shell, "meeting", ("activity", "agreement", "actor"), title=""),),
            tables=("link",),
        ),
        attachments_part(shell, "meeting_id"),
        Part(mark("History"), sections=(lambda: HistorySection(MEETING),)),
    )


def _invitation(shell: Shell) -> list[list[FieldSpec]]:
    columns = MEETING.by_name
    groups = RecordNames(lambda: shell.session, WORKING_GROUP)
    day = spec_of(columns["on"], hint=lambda meeting: jalali.full(meeting.on) if meeting.on else "", bulk=True)
    return [
        [spec_of(columns["title"])],
        [spec_of(columns["kind"]), spec_of(columns["number"])],
        [day, spec_of(columns["state"])],
        [spec_of(columns["start_time"]), spec_of(columns["end_time"])],
        [spec_of(columns["place"], bulk=True), spec_of(columns["group_id"], make=picking(groups), bulk=True)],
        [spec_of(columns["invitation"])],
    ]


class DiscussionsSection(Section):
    """The agenda again, beside the minutes, to note what was said of each item; nothing where there is no agenda."""

    def __init__(self, agenda: ChildList[AgendaItem]) -> None:
        super().__init__()
        self.list = agenda
        self.box.addWidget(agenda)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the items of a meeting."""
        self.list.show_record(session, record_id)
        self.setVisible(bool(self.list.records))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self.list.set_writable(writable)

    def commit_pending(self) -> list[str]:
        """Take what is typed."""
        return self.list.commit_pending()


def _agenda(shell: Shell, title: str = mark("Agenda")) -> ChildList[AgendaItem]:
    return ChildList(
        AGENDA_ITEMS,
        shell,
        owner="meeting_id",
        title=title,
        describe=_agenda_line,
        fields=specs_of(AGENDA_ITEM, "title", ("presenter", "length_minutes"), "discussion"),
        quick=lambda text: {"title": text},
        hint=mark("An item of the agenda, then Enter"),
        empty=mark("The agenda is empty."),
    )


def _agenda_line(item: AgendaItem) -> Line:
    length = tr("{count} minutes", count=persian_digits(item.length_minutes)) if item.length_minutes else ""
    said = " ".join(item.discussion.split())
    note = "، ".join(part for part in (isolate(item.presenter) if item.presenter else "", length, said) if part)
    return Line(item.title or tr("Untitled"), note, icon="circle-check" if said else "circle-dashed")


def _chips(meeting: Meeting) -> Sequence[tuple[str, str]]:
    return (
        (tr(KIND_LABELS[meeting.kind]), KIND_TONES[meeting.kind]),
        (tr(STATE_LABELS[meeting.state]), STATE_TONES[meeting.state]),
    )
