"""Who is invited to a meeting and who was there: typed by name, noted with one key."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.meeting import ATTENDANCES, MEETINGS, Attendance
from app.domain.quick_note import match
from app.domain.tables.meetings import ATTENDANCE
from app.domain.tables.people import ACTOR
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing, meetings
from app.services.actors import add_actor
from app.services.note_taking import known_actors, usual_role
from app.services.reading import find, one, where
from app.services.session import Session
from app.ui.pages.meetings.wording import attendance_line
from app.ui.records.child_list import ChildList, PartActions, PartCommand
from app.ui.records.fields import FieldSpec, spec_of
from app.ui.records.names import RecordNames
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.records.suggesting import suggest
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.flow_layout import FlowLayout
from app.widgets.labels import PlainLabel

_NAME: Final = "typed"
_COMMANDS: Final = (
    ("present", mark("Was present"), "circle-check", "+"),
    ("absent", mark("Was absent"), "circle-x", "-"),
    ("invited", mark("Only invited"), "circle-dashed", "*"),
)


class AttendanceSection(Section):
    """The list of attendees with what can be done for all of them at once.

    Keys in the list: + was present, - was absent, * only invited, Space goes on to the next of these.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._meeting = ""
        self.list = attendance_list(shell)
        self.invite_button = text_button(tr("Invite the whole group"), icon="users-round", clicked=self.invite_group)
        self.rest_button = text_button(tr("The rest were present"), icon="check", clicked=self.mark_the_rest)
        self.count = PlainLabel(kind="muted")
        buttons = QWidget()
        row = FlowLayout(buttons, gap=8)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.invite_button, self.rest_button, self.count):
            row.addWidget(part)
        self.box.addWidget(buttons)
        self.box.addWidget(self.list)
        self._writable = True
        self._has_group = self._has_rest = False

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the attendees of a meeting."""
        self._session, self._meeting = session, record_id
        self.list.show_record(session, record_id)
        people = list(self.list.records.values())
        meeting = find(session, MEETINGS, record_id) if session else None
        self._has_group = bool(meeting and meeting.group_id)
        self._has_rest = any(person.presence == "invited" for person in people)
        self._show_buttons()
        present = sum(one.presence == "present" for one in people)
        words = tr("{present} of {all} present", present=persian_digits(present), all=persian_digits(len(people)))
        self.count.setText(words if people else "")

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self._writable = writable
        self.list.set_writable(writable)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.invite_button.setVisible(self._writable and self._has_group)
        self.rest_button.setVisible(self._writable and self._has_rest)

    def commit_pending(self) -> list[str]:
        """Add the name that is still typed."""
        return self.list.commit_pending()

    def choose_part(self, row_id: str) -> None:
        """Choose an attendee."""
        self.list.choose_part(row_id)

    def invite_group(self) -> None:
        """Invite all members of the group of the meeting."""
        if self._session is None:
            return
        try:
            count = meetings.invite_group(self._session, self._meeting)
        except UserError as error:
            self._shell.tell_error(error)
            return
        self._shell.tell(
            tr("{count} more were invited.", count=persian_digits(count)) if count else tr("All of them were invited.")
        )
        self.show_record(self._session, self._meeting)

    def mark_the_rest(self) -> None:
        """Note that all who are only invited were there."""
        if self._session is None:
            return
        try:
            meetings.mark_the_rest(self._session, self._meeting, "present")
        except UserError as error:
            self._shell.tell_error(error)
        self.show_record(self._session, self._meeting)


def attendance_list(shell: Shell) -> ChildList[Attendance]:
    """Make the list of the attendees of a meeting, with a line to type more names."""
    commands = [
        PartCommand(text, icon, partial(meetings.mark_presence, presence=presence), keys, has_button=True)
        for presence, text, icon, keys in _COMMANDS
    ]
    made = ChildList(
        ATTENDANCES,
        shell,
        owner="meeting_id",
        title=mark("Attendees"),
        describe=lambda attendance: attendance_line(shell.session, attendance),
        fields=_fields(shell),
        quick=lambda text: {_NAME: text},
        hint=mark("A name, then Enter"),
        empty=mark("Nobody is invited yet. Type a name below, or invite the whole group."),
        actions=PartActions(add=_add),
        commands=[*commands, PartCommand(mark("Next presence"), "redo-2", _step, "Space")],
    )
    suggest(made.line, RecordNames(lambda: shell.session, ACTOR), made.add_typed)
    return made


def _add(session: Session, values: Mapping[str, Any]) -> str:
    """Add an attendee from the dialog, or by a typed name: an actor, or a guest who is only a name."""
    typed = values.get(_NAME)
    if not isinstance(typed, str):
        return editing.add(session, ATTENDANCE, values)
    meeting = str(values["meeting_id"])
    actor = match(typed, known_actors(session))
    role = usual_role(one(session, MEETINGS, meeting).kind, in_registry=actor is not None)
    known = [who.id for who in where(session, ATTENDANCES, meeting_id=meeting) if actor and who.actor_id == actor]
    who = {"actor_id": actor} if actor else {"name": typed}
    return known[0] if known else editing.add(session, ATTENDANCE, {"meeting_id": meeting, "role": role, **who})


def _step(session: Session, ids: Any) -> None:
    order = {"invited": "present", "present": "absent", "absent": "invited"}
    first = find(session, ATTENDANCES, ids[0])
    if first is not None:
        meetings.mark_presence(session, ids, order[first.presence])


def _fields(shell: Shell) -> list[list[FieldSpec]]:
    columns = ATTENDANCE.by_name
    actors = RecordNames(lambda: shell.session, ACTOR)

    def create(name: str) -> str:
        return add_actor(shell.session, name) if shell.session else ""

    return [
        [spec_of(columns["actor_id"], make=picking(actors, create)), spec_of(columns["name"])],
        [spec_of(columns["role"]), spec_of(columns["presence"])],
        [spec_of(columns["on_behalf_of"]), spec_of(columns["note"])],
    ]
