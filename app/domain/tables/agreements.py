"""Agreements: memoranda, agreements and contracts annexed to them, with parties, clauses, versions and obligations."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

KIND_LABELS: Final = {
    "mou": mark("Memorandum of understanding"),
    "agreement": mark("Cooperation agreement"),
    "contract": mark("Annexed executive contract"),
}
STATE_LABELS: Final = {
    "draft": mark("Draft"),
    "review": mark("Under review"),
    "agreed": mark("Agreed"),
    "signed": mark("Signed"),
    "in_force": mark("In force"),
    "expired": mark("Expired"),
    "terminated": mark("Terminated"),
    "renewed": mark("Renewed"),
}
SIGNING_LABELS: Final = {"pending": mark("To be signed"), "signed": mark("Signed"), "refused": mark("Refused to sign")}
CLAUSE_LABELS: Final = {"article": mark("Article"), "clause": mark("Clause"), "note": mark("Note to an article")}
OBLIGATION_STATE_LABELS: Final = {
    "open": mark("Open"),
    "in_progress": mark("In progress"),
    "fulfilled": mark("Fulfilled"),
    "waived": mark("Waived"),
}
PERIOD_LABELS: Final = {
    "once": mark("Once"),
    "monthly": mark("Every month"),
    "quarterly": mark("Every three months"),
    "half_yearly": mark("Every six months"),
    "yearly": mark("Every year"),
}

AGREEMENT: Final = Table(
    "agreement",
    (
        Column("number", Kind.TEXT, mark("Number"), longest=100),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("kind", mark("Kind"), KIND_LABELS, "mou"),
        choice("state", mark("State"), STATE_LABELS, "draft"),
        Column("subject", Kind.LONG_TEXT, mark("Subject")),
        Column("scope", Kind.LONG_TEXT, mark("Scope")),
        Column("signed_on", Kind.DATE, mark("Signed on")),
        Column("start", Kind.DATE, mark("Valid from")),
        Column("end", Kind.DATE, mark("Valid until")),
        Column("duration_months", Kind.INTEGER, mark("Duration in months"), minimum=1, maximum=600),
        Column("amount", Kind.MONEY, mark("Amount")),
        reference("annex_of_id", "agreement", Tie.FREE, mark("Annex of")),
        reference("renews_id", "agreement", Tie.FREE, mark("Renews")),
        Column("tags", Kind.LIST, mark("Tags")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
    ),
    title=mark("Agreement"),
    naming="title",
)
PARTY: Final = Table(
    "party",
    (
        reference("agreement_id", "agreement", Tie.PART),
        reference("actor_id", "actor", Tie.USE, mark("Party")),
        Column("role", Kind.TEXT, mark("Role"), longest=LONGEST_NAME),
        reference("signatory_id", "actor", Tie.USE, mark("Signatory")),
        Column("signatory_name", Kind.TEXT, mark("Signatory outside the registry"), longest=LONGEST_NAME),
        Column("signatory_post", Kind.TEXT, mark("Office of the signatory"), longest=LONGEST_NAME),
        choice("signing", mark("Signature"), SIGNING_LABELS, "pending"),
        Column("signed_on", Kind.DATE, mark("Signed on")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Party to an agreement"),
    naming="role",
)
CLAUSE: Final = Table(
    "clause",
    (
        reference("agreement_id", "agreement", Tie.PART),
        choice("kind", mark("Kind"), CLAUSE_LABELS, "article"),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("text", Kind.LONG_TEXT, mark("Text")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Clause"),
    naming="title",
)
AGREEMENT_VERSION: Final = Table(
    "agreement_version",
    (
        reference("agreement_id", "agreement", Tie.PART),
        Column("label", Kind.TEXT, mark("Version"), longest=LONGEST_NAME),
        Column("on", Kind.DATE, mark("Date")),
        Column("text", Kind.LONG_TEXT, mark("Text")),
        Column("note", Kind.LONG_TEXT, mark("What was changed")),
    ),
    title=mark("Version of an agreement"),
    naming="label",
)
AGREEMENT_EVENT: Final = Table(
    "agreement_event",
    (
        reference("agreement_id", "agreement", Tie.PART),
        Column("on", Kind.DATE, mark("Date")),
        choice("state", mark("State"), STATE_LABELS, "draft"),
        Column("reason", Kind.LONG_TEXT, mark("Reason")),
    ),
    title=mark("Step of an agreement"),
    naming="reason",
)
OBLIGATION: Final = Table(
    "obligation",
    (
        reference("agreement_id", "agreement", Tie.PART),
        reference("clause_id", "clause", Tie.FREE, mark("Clause")),
        Column("title", Kind.TEXT, mark("Obligation"), longest=LONGEST_LINE),
        reference("party_id", "party", Tie.FREE, mark("Party that owes")),
        reference("person_id", "actor", Tie.USE, mark("Person in charge")),
        Column("due", Kind.DATE, mark("Due date")),
        choice("period", mark("Period"), PERIOD_LABELS, "once"),
        Column("period_end", Kind.DATE, mark("Last time")),
        Column("done_until", Kind.DATE, mark("Kept until")),  # the last due date of a period that was met
        reference("activity_id", "activity", Tie.FREE, mark("Activity")),
        choice("state", mark("State"), OBLIGATION_STATE_LABELS, "open"),
        Column("fulfilment", Kind.INTEGER, mark("Fulfilment"), maximum=100),
        Column("fulfilled_on", Kind.DATE, mark("Fulfilled on")),
        Column("evidence", Kind.LONG_TEXT, mark("Evidence")),
        Column("amount", Kind.MONEY, mark("Amount")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Obligation"),
    naming="title",
)
TABLES: Final = (AGREEMENT, PARTY, CLAUSE, AGREEMENT_VERSION, AGREEMENT_EVENT, OBLIGATION)
