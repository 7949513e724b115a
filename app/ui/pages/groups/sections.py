"""What the form of a working group holds beside fields: members, meetings, outputs."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt

from app.domain.clock import today
from app.domain.errors import UserError
from app.domain.group import GROUP_MEMBERS, GROUP_OUTPUTS, GroupMember, GroupOutput
from app.domain.group_rules import is_member, lacks
from app.domain.meeting import MEETINGS, Meeting
from app.domain.quick_note import match
from app.domain.tables.groups import GROUP_MEMBER, GROUP_OUTPUT
from app.domain.tables.people import ACTOR
from app.i18n import mark, tr
from app.services import editing, groups
from app.services.actors import add_actor
from app.services.note_taking import known_actors
from app.services.reading import find, where
from app.services.session import Session
from app.ui.pages.groups.wording import meeting_line, member_line, output_line
from app.ui.records.child_list import ChildList, PartActions, PartCommand
from app.ui.records.fields import FieldSpec, spec_of, specs_of
from app.ui.records.names import RecordNames
from app.ui.records.part_list import PartModel, PartView
from app.ui.records.picker import picking
from app.ui.records.section import Section
from app.ui.records.suggesting import suggest
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.labels import PlainLabel

_MOST_ROWS: Final = 12
_NAME: Final = "typed"
_NEITHER: Final = "member"


class MembersSection(Section):
    """The members, with what their offices lack; who left stays at the end."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.warning = PlainLabel(kind="error", wrap=True)
        self.list = members_list(shell)
        self.box.addWidget(self.warning)
        self.box.addWidget(self.list)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the members of a group."""
        self.list.show_record(session, record_id)
        told = lacks(self.list.records.values(), today()) if self.list.records else []
        self.warning.setText("\n".join(tr(words) for words in told))
        self.warning.setVisible(bool(told))

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changes."""
        self.list.set_writable(writable)

    def commit_pending(self) -> list[str]:
        """Add the name that is still typed."""
        return self.list.commit_pending()

    def choose_part(self, row_id: str) -> None:
        """Choose a member."""
        self.list.choose_part(row_id)


def members_list(shell: Shell) -> ChildList[GroupMember]:
    """Make the list of the members of a group, with a line to type more names."""
    made = ChildList(
        GROUP_MEMBERS,
        shell,
        owner="group_id",
        title=mark("Members"),
        describe=lambda member: member_line(_name(shell, member), member, today()),
        fields=_member_fields(shell),
        quick=lambda text: {_NAME: text},
        hint=mark("Name of an actor, then Enter; a new one is added to the register"),
        empty=mark("This group has no members yet."),
        actions=PartActions(add=_add_member),
        parts=_members,
        commands=[
            PartCommand(mark("Make chair"), "star", partial(_give_role, role="chair"), has_button=True),
            PartCommand(mark("Make secretary"), "pen-line", partial(_give_role, role="secretary"), has_button=True),
            PartCommand(mark("Leaves the group today"), "log-out", _leave, has_button=True),
        ],
    )
    suggest(made.line, RecordNames(lambda: shell.session, ACTOR), made.add_typed)
    return made


def outputs_list(shell: Shell) -> ChildList[GroupOutput]:
    """Make the list of what a group shall produce."""
    return ChildList(
        GROUP_OUTPUTS,
        shell,
        owner="group_id",
        title=mark("Outputs"),
        describe=lambda output: output_line(output, today()),
        fields=specs_of(GROUP_OUTPUT, "title", ("due", "produced_on"), "notes"),
        quick=lambda text: {"title": text},
        hint=mark("What shall be produced, then Enter"),
        empty=mark("No output is expected yet."),
        commands=[PartCommand(mark("Produced today, or not yet"), "check", _tick_output, "Space", has_button=True)],
    )


class MeetingsSection(Section):
    """The meetings of a group, the newest first; Enter goes to one, the next is planned with all invited."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._session: Session | None = None
        self._group = ""
        self.new_button = text_button(tr("New meeting, all invited"), icon="plus", clicked=self.add)
        self.nothing = PlainLabel(tr("This group has not met yet."), kind="muted", wrap=True)
        self.model = PartModel(self)
        self.view = PartView(self.model, most_rows=_MOST_ROWS)
        self.view.setAccessibleName(tr("Meetings"))
        self.box.addWidget(self.new_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.view)
        self.view.opened.connect(self.open_chosen)
        self.view.added.connect(self.add)

    def show_record(self, session: Session | None, record_id: str) -> None:
        """Show the meetings of a group."""
        self._session, self._group = session, record_id
        found = where(session, MEETINGS, group_id=record_id) if session and record_id else []
        found.sort(key=_newest, reverse=True)
        chosen = self.view.chosen()
        self.model.show_lines([one.id for one in found], [meeting_line(one) for one in found])
        self.view.choose(chosen)
        self.nothing.setVisible(not found)

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid planning meetings."""
        self.new_button.setVisible(writable)

    def add(self) -> None:
        """Plan the next meeting and go there."""
        if self._session is None or not self._shell.writable():
            return
        try:
            meeting = groups.add_group_meeting(self._session, self._group)
        except UserError as error:
            self._shell.tell_error(error)
            return
        self._shell.go("meetings", meeting)

    def open_chosen(self) -> None:
        """Go to the chosen meeting."""
        for meeting in self.view.chosen()[:1]:
            self._shell.go("meetings", meeting)


def _newest(meeting: Meeting) -> tuple[bool, str, str]:
    return meeting.on is None, meeting.on.isoformat() if meeting.on else "", meeting.id


def _name(shell: Shell, member: GroupMember) -> str:
    row = shell.session.row(ACTOR.name, member.actor_id) if shell.session and member.actor_id else None
    return str((row or {}).get("name") or "")


def _members(session: Session, group_id: str) -> list[GroupMember]:
    found = where(session, GROUP_MEMBERS, group_id=group_id)
    return sorted(found, key=lambda member: not is_member(member, today()))


def _add_member(session: Session, values: Mapping[str, Any]) -> str:
    """Add a member from the dialog, or by a typed name, which is added to the actors when it is new."""
    typed = values.get(_NAME)
    if not isinstance(typed, str):
        return editing.add(session, GROUP_MEMBER, values)
    group = str(values["group_id"])
    actor = match(typed, known_actors(session)) or add_actor(session, typed)
    present = [one.id for one in where(session, GROUP_MEMBERS, group_id=group, actor_id=actor) if one.end is None]
    return present[0] if present else editing.add(session, GROUP_MEMBER, {"group_id": group, "actor_id": actor})


def _give_role(session: Session, ids: Sequence[str], role: str) -> None:
    """Give an office, or take it back from those who have it."""
    members = [find(session, GROUP_MEMBERS, name) for name in ids]
    new = _NEITHER if all(one is not None and one.role == role for one in members) else role
    editing.change(session, GROUP_MEMBER, list(ids), {"role": new})


def _leave(session: Session, ids: Sequence[str]) -> None:
    groups.leave(session, ids, today())


def _tick_output(session: Session, ids: Sequence[str]) -> None:
    outputs = [find(session, GROUP_OUTPUTS, name) for name in ids]
    waiting = any(one is not None and one.produced_on is None for one in outputs)
    editing.change(session, GROUP_OUTPUT, list(ids), {"produced_on": today() if waiting else None})


def _member_fields(shell: Shell) -> list[list[FieldSpec]]:
    columns = GROUP_MEMBER.by_name
    actors = RecordNames(lambda: shell.session, ACTOR)

    def create(name: str) -> str:
        return add_actor(shell.session, name) if shell.session else ""

    return [
        [spec_of(columns["actor_id"], make=picking(actors, create)), spec_of(columns["role"])],
        [spec_of(columns["start"]), spec_of(columns["end"])],
        [spec_of(columns["note"])],
    ]
