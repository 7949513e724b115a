"""Time: what waits for what, days off and extra working days, and how far activities had come on which day."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

LONGEST_LAG: Final = 5_000
DEPENDENCY_LABELS: Final = {
    "FS": mark("Finish to start"),
    "SS": mark("Start to start"),
    "FF": mark("Finish to finish"),
    "SF": mark("Start to finish"),
}
CAUSE_LABELS: Final = {
    "funding": mark("Late or missing funding"),
    "partner": mark("Delay of a partner"),
    "approval": mark("Waiting for an approval"),
    "staff": mark("Lack of people or skills"),
    "scope": mark("Change of the scope"),
    "dependency": mark("Delay of an activity before it"),
    "estimate": mark("Too short an estimate"),
    "outside": mark("Outside events"),
    "other": mark("Other"),
}

DEPENDENCY: Final = Table(
    "dependency",
    (
        reference("predecessor_id", "activity", Tie.PART, mark("Predecessor")),
        reference("successor_id", "activity", Tie.PART, mark("Successor")),
        choice("kind", mark("Kind"), DEPENDENCY_LABELS, "FS"),
        Column("lag", Kind.INTEGER, mark("Lag in working days"), minimum=-LONGEST_LAG, maximum=LONGEST_LAG),
        Column("note", Kind.TEXT, mark("Note"), longest=LONGEST_LINE),
    ),
    title=mark("Dependency"),
    naming="note",
)
CALENDAR_DAY: Final = Table(
    "calendar_day",
    (
        Column("on", Kind.DATE, mark("Date")),
        Column("is_working", Kind.INTEGER, mark("Working day"), maximum=1),
        Column("title", Kind.TEXT, mark("Occasion"), longest=LONGEST_NAME),
    ),
    title=mark("Day of the calendar"),
    naming="title",
)
PROGRESS_ENTRY: Final = Table(
    "progress_entry",
    (
        reference("activity_id", "activity", Tie.PART, mark("Activity")),
        Column("on", Kind.DATE, mark("Date")),
        Column("percent", Kind.INTEGER, mark("Progress"), maximum=100),
        choice("cause", mark("Cause of the delay"), CAUSE_LABELS),
        Column("note", Kind.LONG_TEXT, mark("Note")),
    ),
    title=mark("Progress of an activity"),
    naming="note",
)
TABLES: Final = (DEPENDENCY, CALENDAR_DAY, PROGRESS_ENTRY)
