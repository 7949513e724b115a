"""Steering: frozen plan versions, risks and constraints, strategies and their revisions, periodic reports."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

HIGHEST_RISK: Final = 5
"""Likelihood and impact are whole numbers from 1 to this."""
VERSION_LABELS: Final = {
    "baseline": mark("Baseline plan"),
    "revision": mark("Plan revision"),
    "draft": mark("Trial version"),
}
RISK_KIND_LABELS: Final = {
    "risk": mark("Risk"),
    "constraint": mark("Constraint of execution"),
    "issue": mark("Issue"),
}
RESPONSE_LABELS: Final = {
    "avoid": mark("Avoid"),
    "reduce": mark("Reduce"),
    "transfer": mark("Transfer"),
    "accept": mark("Accept"),
}
RISK_STATE_LABELS: Final = {
    "open": mark("Open"),
    "watched": mark("Watched"),
    "occurred": mark("Occurred"),
    "closed": mark("Closed"),
}
STRATEGY_LABELS: Final = {
    "objective": mark("Objective"),
    "strategy": mark("Strategy"),
    "project": mark("Strategic project"),
}
REPORT_STATE_LABELS: Final = {"draft": mark("Draft"), "issued": mark("Issued")}

PLAN_VERSION: Final = Table(
    "plan_version",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("kind", mark("Kind"), VERSION_LABELS, "baseline"),
        Column("frozen_on", Kind.DATE, mark("Frozen on")),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
        reference("meeting_id", "meeting", Tie.FREE, mark("Approving meeting")),
        reference("revises_id", "plan_version", Tie.FREE, mark("Revises")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Plan version"),
    naming="title",
)
VERSION_ROW: Final = Table(
    "version_row",
    (
        reference("version_id", "plan_version", Tie.PART, mark("Plan version")),
        # An activity may be deleted later and stays in the versions that had it, so these two are no references.
        Column("activity", Kind.TEXT, mark("Activity"), longest=64),
        Column("part_of", Kind.TEXT, mark("Part of"), longest=64),
        Column("code", Kind.TEXT, mark("Code"), longest=LONGEST_NAME),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("start", Kind.DATE, mark("Start date")),
        Column("end", Kind.DATE, mark("End date")),
        Column("month_from", Kind.INTEGER, mark("From month")),
        Column("month_to", Kind.INTEGER, mark("To month")),
        Column("budget", Kind.MONEY, mark("Required budget")),
        Column("weight", Kind.INTEGER, mark("Weight")),
        Column("outputs", Kind.LONG_TEXT, mark("Expected output")),
        Column("is_milestone", Kind.INTEGER, mark("Milestone"), maximum=1),
        Column("is_unplanned", Kind.INTEGER, mark("Unplanned activity"), maximum=1),
        Column("is_cancelled", Kind.INTEGER, mark("Cancelled"), maximum=1),
        Column("place", Kind.INTEGER, mark("Place in the plan")),
    ),
    title=mark("Activity of a plan version"),
    naming="title",
)
RISK: Final = Table(
    "risk",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("kind", mark("Kind"), RISK_KIND_LABELS, "risk"),
        Column("cause", Kind.LONG_TEXT, mark("Cause")),
        Column("effect", Kind.LONG_TEXT, mark("Effect")),
        choice("response", mark("Response"), RESPONSE_LABELS),
        Column("action", Kind.LONG_TEXT, mark("What is done about it")),
        reference("owner_id", "actor", Tie.USE, mark("Owner")),
        choice("state", mark("State"), RISK_STATE_LABELS, "open"),
        Column("raised_on", Kind.DATE, mark("Raised on")),
        Column("review_on", Kind.DATE, mark("Next review")),
        Column("closed_on", Kind.DATE, mark("Closed on")),
        Column("tags", Kind.LIST, mark("Tags")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Risk"),
    naming="title",
)
RISK_RATING: Final = Table(
    "risk_rating",
    (
        reference("risk_id", "risk", Tie.PART, mark("Risk")),
        Column("on", Kind.DATE, mark("Date")),
        Column("likelihood", Kind.INTEGER, mark("Likelihood"), minimum=1, maximum=HIGHEST_RISK),
        Column("impact", Kind.INTEGER, mark("Impact"), minimum=1, maximum=HIGHEST_RISK),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
    ),
    title=mark("Rating of a risk"),
    naming="reason",
)
STRATEGY: Final = Table(
    "strategy",
    (
        reference("parent_id", "strategy", Tie.PART, mark("Part of")),
        choice("kind", mark("Kind"), STRATEGY_LABELS, "strategy"),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("text", Kind.LONG_TEXT, mark("Text")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    parent="parent_id",
    title=mark("Strategy"),
    naming="title",
)
STRATEGY_REVISION: Final = Table(
    "strategy_revision",
    (
        reference("strategy_id", "strategy", Tie.PART, mark("Strategy")),
        Column("on", Kind.DATE, mark("Date")),
        Column("before", Kind.LONG_TEXT, mark("Before")),
        Column("after", Kind.LONG_TEXT, mark("After")),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
        reference("version_id", "plan_version", Tie.FREE, mark("Plan version")),
        reference("meeting_id", "meeting", Tie.FREE, mark("Approving meeting")),
    ),
    title=mark("Revision of a strategy"),
    naming="reason",
)
PROGRESS_REPORT: Final = Table(
    "progress_report",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("number", Kind.TEXT, mark("Number"), longest=LONGEST_NAME),
        Column("start", Kind.DATE, mark("Start of the period")),
        Column("end", Kind.DATE, mark("End of the period")),
        choice("state", mark("State"), REPORT_STATE_LABELS, "draft"),
        Column("summary", Kind.LONG_TEXT, mark("Summary of the period")),
        Column("achievements", Kind.LONG_TEXT, mark("Achievements")),
        Column("deviations", Kind.LONG_TEXT, mark("Deviations and their causes")),
        Column("decisions_needed", Kind.LONG_TEXT, mark("Decisions needed")),
        Column("next_period", Kind.LONG_TEXT, mark("Next period")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Periodic progress report"),
    naming="title",
)
TABLES: Final = (
    PLAN_VERSION,
    VERSION_ROW,
    RISK,
    RISK_RATING,
    STRATEGY,
    STRATEGY_REVISION,
    PROGRESS_REPORT,
)
