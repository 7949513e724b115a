"""The page of working groups."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from app.domain import jalali
from app.domain.clock import today
from app.domain.group import WORKING_GROUPS, WorkingGroup
from app.domain.tables.groups import STATE_LABELS, WORKING_GROUP
from app.domain.text import SortKey, isolate, left_to_right, persian_digits, sort_key
from app.i18n import mark, tr
from app.services import groups
from app.services.groups import Standing
from app.ui.pages.groups.sections import MeetingsSection, MembersSection, outputs_list
from app.ui.pages.groups.wording import STATE_TONES
from app.ui.records.attachments import attachments_part
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.commands import Command, Wants
from app.ui.records.dialog import RecordDialog
from app.ui.records.fields import Part, spec_of, specs_of
from app.ui.records.form import RecordForm
from app.ui.records.history import HistorySection
from app.ui.records.links import LinksSection
from app.ui.records.narrowing import Facet, facet_of
from app.ui.records.page import RecordsPage
from app.ui.records.source import Order
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState

_CLOSED: Final = "closed"
_NOBODY: Final = Standing()
_PARTS: Final = ("group_member", "group_output", "attachment")


class GroupsPage(RecordsPage[WorkingGroup]):
    """Each group with its offices, meetings and outputs at a glance."""

    title = mark("Working groups")
    key = "groups"
    register = WORKING_GROUPS
    searched = ("title", "mandate", "notes")
    new_text = mark("New working group")
    quick_hint = mark("Name of a working group, then Enter")
    tables = frozenset({"meeting", "actor"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._standings: Mapping[str, Standing] = {}
        super().__init__(shell, parent)

    def columns(self) -> Sequence[TableColumn[WorkingGroup]]:
        """Return the columns of the table."""
        source, columns = self.source, WORKING_GROUP.by_name
        return (
            column_of(source, columns["title"], note=_one_line, text=lambda one: one.title or tr("Untitled")),
            column_of(source, columns["state"], tone=lambda one: STATE_TONES[one.state], width=108),
            TableColumn(
                "chair",
                mark("Chair"),
                lambda one: "، ".join(self._standing(one).chairs),
                lambda: self._order(_by_chair),
                note=lambda one: _secretary_words(self._standing(one)),
                width=140,
            ),
            self._standing_column("members", mark("Members"), lambda one: _count(one.members), _members, 64),
            self._standing_column("meetings", mark("Meetings"), lambda one: _count(one.meetings), _meetings, 68),
            TableColumn(
                "outputs",
                mark("Outputs"),
                lambda one: _outputs(self._standing(one)),
                lambda: self._order(lambda one: one.outputs - one.produced),
                tone=lambda one: _tone(self._standing(one)),
                width=92,
            ),
            self._standing_column(
                "next",
                mark("Next meeting"),
                lambda one: left_to_right(jalali.short(one.next_meeting)) if one.next_meeting else "",
                lambda one: one.next_meeting.isoformat() if one.next_meeting else "~",
                96,
            ),
            self._standing_column(
                "secretary", mark("Secretary"), lambda one: "، ".join(one.secretaries), _by_secretary, 124, shown=False
            ),
            column_of(source, columns["start"], shown=False),
            column_of(source, columns["end"], shown=False),
            column_of(source, columns["tags"], shown=False),
        )

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        columns = WORKING_GROUP.by_name
        return (facet_of(self.source, columns["state"]), facet_of(self.source, columns["tags"]))

    def make_form(self) -> RecordForm:
        """Build the form of a group."""
        columns = WORKING_GROUP.by_name
        first = [
            [spec_of(columns["title"])],
            [spec_of(columns["state"]), spec_of(columns["rhythm"])],
            [spec_of(columns["start"]), spec_of(columns["end"])],
            *specs_of(WORKING_GROUP, "mandate", "tags", "notes"),
        ]
        linked = ("activity", "agreement", "actor")
        parts = (
            Part(mark("Particulars"), rows=first),
            Part(mark("Members"), sections=(lambda: MembersSection(self.shell),), tables=("group_member",)),
            Part(mark("Meetings"), sections=(lambda: MeetingsSection(self.shell),), tables=("meeting",)),
            Part(mark("Outputs"), sections=(lambda: outputs_list(self.shell),), tables=("group_output",)),
            Part(
                mark("Links"),
                sections=(lambda: LinksSection(self.shell, "working_group", linked, title=""),),
                tables=("link",),
            ),
            attachments_part(self.shell, "group_id"),
            Part(mark("History"), sections=(lambda: HistorySection(WORKING_GROUP),)),
        )
        return RecordForm(
            parts,
            self.keep,
            kind=mark("Working group"),
            heading=lambda group: group.title,
            chips=lambda group: [(tr(STATE_LABELS[group.state]), STATE_TONES[group.state])],
        )

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "users-round",
            tr("No working group yet"),
            tr("Form a group with a mandate, members with a chair and a secretary, and the outputs it shall produce."),
            text_button(tr("New working group"), kind="primary", icon="plus", clicked=self.begin_new),
        )

    def more_commands(self) -> Sequence[Command]:
        """Return what else can be done with groups."""
        return (
            Command(
                "group-meeting",
                mark("New meeting of this group"),
                "calendar-plus",
                self.add_meeting,
                ("Ctrl+Shift+N",),
                Wants.ONE,
                opens=True,
            ),
            Command("close-group", mark("Close the group…"), "lock", self.ask_end, (), Wants.ONE),
            Command(
                "r10",
                mark("Print the record of the group…"),
                "printer",
                self.print_record,
                ("Ctrl+P",),
                Wants.ONE,
                writes=False,
                opens=True,
            ),
        )

    def counts(self) -> str:
        """Say how many groups there are, and what is overdue."""
        late = sum(one.overdue for one in self._standings.values())
        told = [tr("{count} working groups", count=persian_digits(len(self.source)))]
        told += [tr("{count} outputs overdue", count=persian_digits(late))] if late else []
        return "، ".join(told)

    def keep(self, ids: Sequence[str], field: str, value: object) -> None:
        """Give a field a value; to close a group, its last day is asked for.

        Raises:
            UserError: it does not fit.
        """
        session = self.session
        if field != "state" or session is None:
            super().keep(ids, field, value)
            return
        group = self.source.record(ids[0]) if len(ids) == 1 else None
        if value == _CLOSED and group is not None and group.end is None:
            self._show_form()  # the state stays until the day is known
            self.ask_end()
            return
        with self.acting.now():
            for group_id in ids:
                groups.set_group_state(session, group_id, str(value or "forming"))

    def reload(self, changes: Any) -> None:
        """Show the groups as they stand now."""
        self._standings = groups.standings(self.session, today()) if self.session else {}
        super().reload(changes)

    def show_row(self, row_id: str) -> bool:
        """Show a group, or the group of a member or an output on its tab."""
        session = self.session
        table = session.table_of(row_id) if session else None
        row = session.row(table, row_id) if session and table in _PARTS and table else None
        if row is None or table is None:
            return super().show_row(row_id)
        if not super().show_row(str(row["group_id"] or "")):
            return False
        self.form.reveal(table)
        for section in self.form.sections(table):
            section.choose_part(row_id)
        return True

    def add_meeting(self) -> None:
        """Plan the next meeting of the chosen group with all members invited, and go there."""
        chosen = self.chosen()
        if len(chosen) != 1:
            return
        self.commit_pending()
        with self.trying() as session:
            self.shell.go("meetings", groups.add_group_meeting(session, chosen[0]))

    def print_record(self) -> None:
        """Show the record of the chosen group as it is printed."""
        self.commit_pending()
        for group in self.chosen()[:1]:
            self.shell.go("reports", f"r10:{group}")

    def ask_end(self) -> None:
        """Ask for the last day of the chosen group and close it."""
        chosen = self.chosen()
        group = self.source.record(chosen[0]) if len(chosen) == 1 else None
        if group is None or not self.shell.writable():
            return

        def close(values: Mapping[str, Any]) -> None:
            with self.acting.now():
                groups.set_group_state(self.demand_session(), group.id, _CLOSED, values.get("end"))

        words = tr("Close {group}", group=isolate(group.title))
        fields = [[spec_of(WORKING_GROUP.by_name["end"])]]
        RecordDialog(words, fields, self.window(), keep=close, values={"end": group.end or today()}).open()

    # ---- inside

    def _standing(self, group: WorkingGroup) -> Standing:
        return self._standings.get(group.id, _NOBODY)

    def _order(self, key: Callable[[Standing], Any]) -> Order:
        return {group: key(one) for group, one in self._standings.items()}

    def _standing_column(
        self,
        key: str,
        label: str,
        text: Callable[[Standing], str],
        order: Callable[[Standing], Any],
        width: int,
        *,
        shown: bool = True,
    ) -> TableColumn[WorkingGroup]:
        def words(group: WorkingGroup) -> str:
            return text(self._standing(group))

        return TableColumn(key, label, words, lambda: self._order(order), width=width, shown=shown)


def _by_chair(standing: Standing) -> SortKey:
    return sort_key("".join(standing.chairs))


def _by_secretary(standing: Standing) -> SortKey:
    return sort_key("".join(standing.secretaries))


def _secretary_words(standing: Standing) -> str:
    return tr("secretary: {names}", names="، ".join(standing.secretaries)) if standing.secretaries else ""


def _members(standing: Standing) -> int:
    return standing.members


def _meetings(standing: Standing) -> int:
    return standing.meetings


def _one_line(group: WorkingGroup) -> str:
    return " ".join(group.mandate.split())


def _count(number: int) -> str:
    return persian_digits(number) if number else ""


def _outputs(standing: Standing) -> str:
    if not standing.outputs:
        return ""
    if standing.overdue:
        return tr("{count} overdue", count=persian_digits(standing.overdue))
    return tr("{done} of {all}", done=persian_digits(standing.produced), all=persian_digits(standing.outputs))


def _tone(standing: Standing) -> str:
    if standing.overdue:
        return "late"
    return "done" if standing.produced == standing.outputs else "planned"
