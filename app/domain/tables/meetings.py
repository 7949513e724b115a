"""Meetings, interviews and panels: who was there, what was asked and answered, what was decided and who follows up."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

KIND_LABELS: Final = {"meeting": mark("Meeting"), "interview": mark("Interview"), "panel": mark("Panel")}
STATE_LABELS: Final = {"planned": mark("Planned"), "held": mark("Held"), "cancelled": mark("Called off")}
ROLE_LABELS: Final = {
    "chair": mark("Chair"),
    "secretary": mark("Secretary"),
    "member": mark("Member"),
    "guest": mark("Guest"),
    "interviewee": mark("Interviewee"),
    "interviewer": mark("Interviewer"),
}
PRESENCE_LABELS: Final = {"invited": mark("Invited"), "present": mark("Present"), "absent": mark("Absent")}
DECISION_STATE_LABELS: Final = {
    "open": mark("Open"),
    "in_progress": mark("In progress"),
    "done": mark("Done"),
    "cancelled": mark("Cancelled"),
}

GUIDE: Final = Table(
    "guide",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("purpose", Kind.LONG_TEXT, mark("Purpose")),
        Column("introduction", Kind.LONG_TEXT, mark("Opening words")),
    ),
    title=mark("Interview guide"),
    naming="title",
)
QUESTION: Final = Table(
    "question",
    (
        reference("guide_id", "guide", Tie.PART),
        Column("text", Kind.LONG_TEXT, mark("Question")),
        Column("hint", Kind.LONG_TEXT, mark("Hint for the interviewer")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Question of a guide"),
    naming="text",
)
MEETING: Final = Table(
    "meeting",
    (
        choice("kind", mark("Kind"), KIND_LABELS, "meeting"),
        Column("number", Kind.TEXT, mark("Number"), longest=100),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("state", mark("State"), STATE_LABELS, "planned"),
        Column("on", Kind.DATE, mark("Date")),
        Column("start_time", Kind.TIME, mark("From hour")),
        Column("end_time", Kind.TIME, mark("To hour")),
        Column("place", Kind.TEXT, mark("Place"), longest=LONGEST_LINE),
        reference("group_id", "working_group", Tie.FREE, mark("Working group")),
        reference("guide_id", "guide", Tie.FREE, mark("Interview guide")),
        Column("invitation", Kind.LONG_TEXT, mark("Words of the invitation")),
        Column("minutes", Kind.LONG_TEXT, mark("Minutes")),
        Column("tags", Kind.LIST, mark("Tags")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Meeting"),
    naming="title",
)
ATTENDANCE: Final = Table(
    "attendance",
    (
        reference("meeting_id", "meeting", Tie.PART),
        reference("actor_id", "actor", Tie.USE, mark("Attendee")),
        Column("name", Kind.TEXT, mark("Name"), longest=LONGEST_NAME),  # of a guest who is not in the registry
        choice("role", mark("Role"), ROLE_LABELS, "member"),
        choice("presence", mark("Presence"), PRESENCE_LABELS, "invited"),
        Column("on_behalf_of", Kind.TEXT, mark("On behalf of"), longest=LONGEST_NAME),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Attendance"),
    naming="name",
)
AGENDA_ITEM: Final = Table(
    "agenda_item",
    (
        reference("meeting_id", "meeting", Tie.PART),
        Column("title", Kind.TEXT, mark("Item"), longest=LONGEST_LINE),
        Column("presenter", Kind.TEXT, mark("Presenter"), longest=LONGEST_NAME),
        Column("length_minutes", Kind.INTEGER, mark("Minutes planned"), maximum=1_440),
        Column("discussion", Kind.LONG_TEXT, mark("Discussion")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Item of an agenda"),
    naming="title",
)
ANSWER: Final = Table(
    "answer",
    (
        reference("meeting_id", "meeting", Tie.PART),
        reference("question_id", "question", Tie.FREE),
        Column("question", Kind.LONG_TEXT, mark("Question")),  # as it was asked; the guide may change later
        Column("text", Kind.LONG_TEXT, mark("Answer")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Answer"),
    naming="question",
)
DECISION: Final = Table(
    "decision",
    (
        reference("meeting_id", "meeting", Tie.PART),
        Column("text", Kind.LONG_TEXT, mark("Decision")),
        reference("owner_id", "actor", Tie.USE, mark("Follow-up owner")),
        Column("owner_name", Kind.TEXT, mark("Owner outside the registry"), longest=LONGEST_NAME),
        Column("due", Kind.DATE, mark("Deadline")),
        choice("state", mark("State"), DECISION_STATE_LABELS, "open"),
        Column("done_on", Kind.DATE, mark("Done on")),
        Column("result", Kind.LONG_TEXT, mark("Result")),
        reference("activity_id", "activity", Tie.FREE, mark("Activity")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Decision"),
    naming="text",
)
TABLES: Final = (GUIDE, QUESTION, MEETING, ATTENDANCE, AGENDA_ITEM, ANSWER, DECISION)
