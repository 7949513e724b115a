"""Money: where it comes from, what it is needed for, who contributes, and each step from approval to spending."""

from typing import Final

from app.domain.schema import Column, Kind, Table, Tie, choice, reference
from app.domain.tables.people import LONGEST_LINE, LONGEST_NAME
from app.i18n import mark

FIRST_YEAR: Final = 1300
LAST_YEAR: Final = 1500
SOURCE_LABELS: Final = {
    "government": mark("Government credit"),
    "members": mark("Members of the cluster"),
    "partner": mark("Partner organisation"),
    "loan": mark("Loan or facility"),
    "donor": mark("Grant"),
    "income": mark("Own income"),
    "other": mark("Other"),
}
CATEGORY_LABELS: Final = {
    "people": mark("Personnel"),
    "services": mark("Services and consulting"),
    "training": mark("Training"),
    "events": mark("Meetings and events"),
    "travel": mark("Travel and missions"),
    "equipment": mark("Equipment"),
    "software": mark("Software and infrastructure"),
    "publicity": mark("Publicity and publication"),
    "overhead": mark("Overhead"),
    "other": mark("Other"),
}
FORM_LABELS: Final = {"cash": mark("Cash"), "in_kind": mark("In kind")}
STAGE_LABELS: Final = {
    "approved": mark("Approved"),
    "allocated": mark("Allocated"),
    "committed": mark("Committed"),
    "spent": mark("Spent"),
}
DOCUMENT_LABELS: Final = {
    "voucher": mark("Payment voucher"),
    "letter": mark("Letter"),
    "instalment": mark("Instalment"),
    "invoice": mark("Progress invoice"),
    "contract": mark("Contract"),
    "receipt": mark("Receipt"),
}

FUNDING_SOURCE: Final = Table(
    "funding_source",
    (
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("kind", mark("Kind"), SOURCE_LABELS, "government"),
        reference("actor_id", "actor", Tie.USE, mark("Funding body")),
        Column("code", Kind.TEXT, mark("Account code"), longest=LONGEST_NAME),
        Column("amount", Kind.MONEY, mark("Ceiling")),
        Column("notes", Kind.LONG_TEXT, mark("Notes")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Funding source"),
    naming="title",
)
BUDGET_LINE: Final = Table(
    "budget_line",
    (
        reference("activity_id", "activity", Tie.PART, mark("Activity")),
        Column("code", Kind.TEXT, mark("Account code"), longest=LONGEST_NAME),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        choice("category", mark("Kind of cost"), CATEGORY_LABELS),
        Column("amount", Kind.MONEY, mark("Required amount")),
        reference("source_id", "funding_source", Tie.USE, mark("Funding source")),
        Column("year", Kind.INTEGER, mark("Fiscal year"), minimum=FIRST_YEAR, maximum=LAST_YEAR),
        Column("note", Kind.LONG_TEXT, mark("Note")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Budget line"),
    naming="title",
)
CONTRIBUTION: Final = Table(
    "contribution",
    (
        reference("actor_id", "actor", Tie.USE, mark("Partner")),
        reference("activity_id", "activity", Tie.FREE, mark("Activity")),
        reference("agreement_id", "agreement", Tie.FREE, mark("Agreement")),
        choice("form", mark("Form"), FORM_LABELS, "cash"),
        Column("title", Kind.TEXT, mark("What is contributed"), longest=LONGEST_LINE),
        Column("amount", Kind.MONEY, mark("Promised amount")),
        Column("received", Kind.MONEY, mark("Received amount")),
        Column("on", Kind.DATE, mark("Date")),
        Column("basis", Kind.LONG_TEXT, mark("Basis of the valuation")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Contribution of a partner"),
    naming="title",
)
INSTALMENT: Final = Table(
    "instalment",
    (
        reference("activity_id", "activity", Tie.PART, mark("Activity or phase")),
        reference("agreement_id", "agreement", Tie.FREE, mark("Agreement")),
        reference("payee_id", "actor", Tie.USE, mark("Payee")),
        Column("title", Kind.TEXT, mark("Title"), longest=LONGEST_LINE),
        Column("percent", Kind.INTEGER, mark("Percentage of the budget"), maximum=100),
        Column("amount", Kind.MONEY, mark("Amount")),
        Column("progress", Kind.INTEGER, mark("Physical progress needed"), maximum=100),
        Column("start", Kind.DATE, mark("Start of its period")),
        Column("end", Kind.DATE, mark("End of its period")),
        Column("due", Kind.DATE, mark("Due date")),
        Column("note", Kind.LONG_TEXT, mark("Note")),
        Column("sort", Kind.ORDER, longest=2_000),
    ),
    title=mark("Instalment"),
    naming="title",
)
MONEY_ENTRY: Final = Table(
    "money_entry",
    (
        choice("stage", mark("Stage"), STAGE_LABELS, "spent"),
        Column("on", Kind.DATE, mark("Date")),
        Column("amount", Kind.MONEY, mark("Amount")),
        Column("is_reversal", Kind.INTEGER, mark("Takes an earlier amount back"), maximum=1),
        Column("title", Kind.TEXT, mark("Description"), longest=LONGEST_LINE),
        reference("activity_id", "activity", Tie.USE, mark("Activity")),
        reference("line_id", "budget_line", Tie.FREE, mark("Budget line")),
        reference("source_id", "funding_source", Tie.USE, mark("Funding source")),
        reference("payee_id", "actor", Tie.USE, mark("Payee")),
        reference("agreement_id", "agreement", Tie.FREE, mark("Agreement")),
        reference("instalment_id", "instalment", Tie.FREE, mark("Instalment")),
        choice("document", mark("Document"), DOCUMENT_LABELS),
        Column("number", Kind.TEXT, mark("Number of the document"), longest=LONGEST_NAME),
        Column("document_on", Kind.DATE, mark("Date of the document")),
        Column("note", Kind.LONG_TEXT, mark("Note")),
    ),
    title=mark("Amount of money"),
    naming="title",
)
TABLES: Final = (FUNDING_SOURCE, BUDGET_LINE, CONTRIBUTION, INSTALMENT, MONEY_ENTRY)
