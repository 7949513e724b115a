"""What can hang on records of several kinds: attachments, links, put-off reminders; and saved views of tables."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

ATTACHMENT: Final = Table(
    "attachment",
    (
        Column("name", Kind.TEXT, mark("File name"), longest=LONGEST_NAME),
        Column("sha256", Kind.TEXT, mark("Digest"), longest=64),
        Column("size", Kind.INTEGER, mark("Size in bytes")),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
        Column("added_on", Kind.DATE, mark("Date")),
        reference("activity_id", "activity", Tie.PART),
        reference("actor_id", "actor", Tie.PART),
        reference("meeting_id", "meeting", Tie.PART),
        reference("group_id", "working_group", Tie.PART),
        reference("agreement_id", "agreement", Tie.PART),
        reference("obligation_id", "obligation", Tie.PART),
        reference("decision_id", "decision", Tie.PART),
        Column("sort", Kind.ORDER, longest=2_000),
        reference("money_entry_id", "money_entry", Tie.PART, since=3),
        reference("contribution_id", "contribution", Tie.PART, since=3),
        reference("plan_version_id", "plan_version", Tie.PART, since=3),
        reference("risk_id", "risk", Tie.PART, since=3),
        reference("progress_report_id", "progress_report", Tie.PART, since=3),
    ),
    title=mark("Attachment"),
    naming="name",
)
LINK: Final = Table(
    "link",
    (
        reference("activity_id", "activity", Tie.PART, mark("Activity")),
        reference("meeting_id", "meeting", Tie.PART, mark("Meeting")),
        reference("group_id", "working_group", Tie.PART, mark("Working group")),
        reference("agreement_id", "agreement", Tie.PART, mark("Agreement")),
        reference("actor_id", "actor", Tie.PART, mark("Actor")),
        reference("risk_id", "risk", Tie.PART, mark("Risk"), since=3),
    ),
    title=mark("Link"),
)
SNOOZE: Final = Table(
    "snooze",
    (
        reference("activity_id", "activity", Tie.PART),
        reference("decision_id", "decision", Tie.PART),
        reference("agreement_id", "agreement", Tie.PART),
        reference("obligation_id", "obligation", Tie.PART),
        reference("output_id", "group_output", Tie.PART),
        reference("contact_entry_id", "contact_entry", Tie.PART),
        reference("meeting_id", "meeting", Tie.PART),
        Column("until", Kind.DATE, mark("Put off until")),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
        reference("instalment_id", "instalment", Tie.PART, since=3),
        reference("risk_id", "risk", Tie.PART, since=3),
    ),
    title=mark("Put-off reminder"),
    naming="reason",
)
SAVED_VIEW: Final = Table(
    "saved_view",
    (
        Column("page", Kind.TEXT, longest=LONGEST_NAME),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_NAME),
        Column("content", Kind.LONG_TEXT),
    ),
    title=mark("Saved view"),
    naming="title",
)
TABLES: Final = (ATTACHMENT, LINK, SNOOZE, SAVED_VIEW)
