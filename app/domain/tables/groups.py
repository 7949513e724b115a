"""Working groups: mandate, members with their roles, outputs expected and produced."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

STATE_LABELS: Final = {
    "forming": mark("Being formed"),
    "active": mark("Active"),
    "paused": mark("Paused"),
    "closed": mark("Closed"),
}
ROLE_LABELS: Final = {
    "chair": mark("Chair"),
    "secretary": mark("Secretary"),
    "member": mark("Member"),
    "adviser": mark("Adviser"),
}

WORKING_GROUP: Final = Table(
    "working_group",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("state", mark("State"), STATE_LABELS, "forming"),
        Column("mandate", Kind.LONG_TEXT, mark("Mandate")),
        Column("start", Kind.DATE, mark("Formed on")),
        Column("end", Kind.DATE, mark("Closed on")),
        Column("rhythm", Kind.TEXT, mark("Rhythm of meetings"), longest=LONGEST_NAME),
        Column("tags", Kind.LIST, mark("Tags")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Working group"),
    naming="title",
)
GROUP_MEMBER: Final = Table(
    "group_member",
    (
        reference("group_id", "working_group", Tie.PART),
        reference("actor_id", "actor", Tie.USE, mark("Member")),
        choice("role", mark("Role"), ROLE_LABELS, "member"),
        Column("start", Kind.DATE, mark("From")),
        Column("end", Kind.DATE, mark("Until")),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Member of a working group"),
    naming="note",
)
GROUP_OUTPUT: Final = Table(
    "group_output",
    (
        reference("group_id", "working_group", Tie.PART),
        Column("title", Kind.TEXT, mark("Output"), longest=LONGEST_LINE),
        Column("due", Kind.DATE, mark("Due date")),
        Column("produced_on", Kind.DATE, mark("Produced on")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Output of a working group"),
    naming="title",
)
TABLES: Final = (WORKING_GROUP, GROUP_MEMBER, GROUP_OUTPUT)
