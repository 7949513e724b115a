"""Budget and expenditure: what is required, approved, allocated, committed and spent, by whom, for what and when."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app.domain.budget import INSTALMENTS
from app.domain.instalments import PAYMENT_LABELS, Payable
from app.domain.money_entry import MONEY_ENTRIES, MoneyEntry
from app.domain.money_stages import Stages, signed
from app.domain.tables.money import DOCUMENT_LABELS, STAGE_LABELS
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    Heading,
    KeyValues,
    Note,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signatory,
    Signatures,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.framing import framed, numbered
from app.reports.gathering import activity_codes, actors_of, frame_of
from app.reports.report import Frame, Options, Part
from app.services.budget import Budget, budget_of
from app.services.budget_rows import GROUPINGS, BudgetRow, rows_by
from app.services.reading import all_of
from app.services.session import Session

TITLE: Final = mark("Budget and expenditure report")
DESCRIPTION: Final = mark(
    "Required, approved, allocated, committed and spent, by phase, activity, source, partner and time."
)
_WAYS: Final = ("phase", "activity", "source", "category", "year", "quarter", "month")
PARTS: Final = (
    *(Part(way, GROUPINGS[way], is_section=True) for way in _WAYS),
    Part("partner", GROUPINGS["partner"], is_section=True),
    Part("instalments", mark("Instalments"), is_section=True),
    Part("documents", mark("Documents"), is_section=True),
    Part("warnings", mark("Warnings"), is_section=True),
    Part("signatures", mark("Signatures"), is_section=True),
)
_HEADINGS: Final[Mapping[str, str]] = {
    "phase": mark("Money by phase"),
    "activity": mark("Money by activity"),
    "source": mark("Money by funding source"),
    "category": mark("Money by kind of cost"),
    "year": mark("Money by fiscal year"),
    "quarter": mark("Money by quarter"),
    "month": mark("Money by month"),
}
_STAGES: Final = (
    (mark("Required"), "required"),
    (mark("Approved"), "approved"),
    (mark("Allocated"), "allocated"),
    (mark("Committed"), "committed"),
    (mark("Spent"), "spent"),
    (mark("Approved, not spent"), "unspent"),
)
_BALANCES: Final = (
    (mark("Required, not approved"), "unapproved"),
    (mark("Approved, not allocated"), "unallocated"),
    (mark("Allocated, not committed"), "uncommitted"),
    (mark("Approved, not spent"), "unspent"),
    (mark("Allocated, not spent"), "in_hand"),
    (mark("Committed, not spent"), "owed"),
)
_PROMISES: Final = (
    mark("Promised in cash"),
    mark("Received in cash"),
    mark("Promised in kind"),
    mark("Received in kind"),
    mark("Promised, both"),
    mark("Received, both"),
)


@dataclass(frozen=True)
class MoneySource:
    """The money of a programme as frozen data; `rows` are those of each grouping, `codes` the places of activities."""

    frame: Frame
    budget: Budget
    rows: Mapping[str, Sequence[BudgetRow]]
    entries: Sequence[MoneyEntry]
    codes: Mapping[str, str]
    payees: Mapping[str, str]


def gather(session: Session, _options: Options, today: dt.date) -> MoneySource:
    """Gather the money as the screen and the command line show it."""
    budget = budget_of(session)
    entries = sorted(all_of(session, MONEY_ENTRIES).values(), key=lambda one: (one.on or dt.date.max, one.id))
    paid = [one.payee_id for one in entries]
    paid += [one.payee_id for one in all_of(session, INSTALMENTS).values()]
    return MoneySource(
        frame=frame_of(session, today),
        budget=budget,
        rows={way: rows_by(session, budget, way) for way in GROUPINGS},
        entries=entries,
        codes=activity_codes(session, [*(one.activity_id for one in entries), *budget.instalments]),
        payees={row_id: actor.name for row_id, actor in actors_of(session, paid).items()},
    )


def build(source: MoneySource, paper: Paper, options: Options) -> Document:
    """Write the report."""
    return framed(source.frame, TITLE, paper, _blocks(source, options))


def _blocks(source: MoneySource, options: Options) -> Iterator[Block]:
    yield Title(tr(TITLE), source.frame.project.title)
    yield from _summary(source.budget.total)
    for way in _WAYS:
        if options.has(way):
            yield from _grouped(source, way)
    sections = {
        "partner": _partners,
        "instalments": _instalments,
        "documents": _documents,
        "warnings": _warnings,
        "signatures": _signatures,
    }
    for part, say in sections.items():
        if options.has(part):
            yield from say(source)


def _summary(total: Stages) -> Iterator[Block]:
    yield KeyValues(
        tuple(
            Entry(tr(label), wording.budget(getattr(total, name)), wide=True)
            for label, name in _STAGES
            if name != "unspent"
        )
    )
    yield Heading(tr("Balances"), level=1)
    yield KeyValues(tuple(Entry(tr(label), _signed(getattr(total, name))) for label, name in _BALANCES), columns=3)
    yield Note(tr("Amounts are in whole rials."))


def _signed(rials: int | None) -> Words:
    """Show rials that may be below zero."""
    if rials is None or rials >= 0:
        return wording.amount(rials)
    return words(wording.below_zero(rials), Tone.STRONG)


def _grouped(source: MoneySource, way: str) -> Iterator[Block]:
    yield Heading(tr(_HEADINGS[way]), level=1)
    rows = source.rows[way]
    if not rows:
        yield Paragraph(wording.not_entered())
        return
    columns = (
        Column(tr(GROUPINGS[way]), 62),
        *(Column(tr(label), 34, align="center") for label, _ in _STAGES),
    )
    yield Table(columns, _stage_rows(source, way, rows))


def _stage_rows(source: MoneySource, way: str, rows: Iterable[BudgetRow]) -> Iterator[Row]:
    for row in rows:
        name = f"{row.code}  {row.title}" if row.code else row.title
        yield Row(RowKind.PLAIN, (Cell(words(name)), *_cells(row.stages)))
    if way != "activity":
        yield Row(RowKind.TOTAL, (Cell(words(tr("Total"), Tone.STRONG)), *_cells(source.budget.total)))


def _cells(stages: Stages) -> tuple[Cell, ...]:
    return tuple(Cell(_signed(getattr(stages, name))) for _, name in _STAGES)


def _partners(source: MoneySource) -> Iterator[Block]:
    yield Heading(tr("Contributions of partners"), level=1)
    known = [(row.title, row.partner) for row in source.rows["partner"] if row.partner is not None]
    if not known:
        yield Paragraph(wording.not_entered())
        return
    yield numbered(
        (
            Column(tr(GROUPINGS["partner"]), 70),
            *(Column(tr(head), 34, align="center") for head in _PROMISES),
        ),
        (
            (
                words(title),
                *(
                    wording.amount(rials)
                    for promise in (partner.cash, partner.in_kind, partner.whole)
                    for rials in (promise.promised, promise.received)
                ),
            )
            for title, partner in known
        ),
    )


def _instalments(source: MoneySource) -> Iterator[Block]:
    yield Heading(tr("Instalments"), level=1)
    known = [(activity, one) for activity, found in source.budget.instalments.items() for one in found]
    if not known:
        yield Paragraph(wording.not_entered())
        return
    yield numbered(
        (
            Column(tr("Activity"), 18, align="center"),
            Column(tr("Instalment"), 50),
            Column(tr("Payee"), 40),
            Column(tr("Becomes payable"), 44),
            Column(tr("Amount (rials)"), 34, align="center"),
            Column(tr("Paid (rials)"), 34, align="center"),
            Column(tr("Rest (rials)"), 34, align="center"),
            Column(tr("State"), 28, align="center"),
        ),
        (_instalment(source, activity, one) for activity, one in known),
    )


def _instalment(source: MoneySource, activity: str, one: Payable) -> tuple[Words, ...]:
    about = one.instalment
    return (
        words(wording.digits(source.codes.get(activity, ""))),
        wording.entered(about.title),
        wording.entered(source.payees.get(about.payee_id or "", "")),
        words(_condition(one)),
        wording.amount(one.amount),
        wording.amount(one.paid) if one.paid else wording.not_entered(),
        wording.amount(one.rest),
        words(tr(PAYMENT_LABELS[one.state])),
    )


def _condition(one: Payable) -> str:
    about = one.instalment
    lines = []
    if about.percent is not None and about.amount is None:
        lines.append(tr("{percent}% of the budget", percent=wording.digits(about.percent)))
    if about.progress:
        lines.append(tr("once {percent}% is done", percent=wording.digits(about.progress)))
    if about.due:
        lines.append(tr("due {day}", day=wording.day(about.due)))
    return "\n".join(lines) or tr("without a condition")


def _documents(source: MoneySource) -> Iterator[Block]:
    yield Heading(tr("Documents"), level=1)
    if not source.entries:
        yield Paragraph(wording.not_entered())
        return
    yield numbered(
        (
            Column(tr("Date"), 24, align="center"),
            Column(tr("Stage"), 24, align="center"),
            Column(tr("Description"), 66),
            Column(tr("Activity"), 18, align="center"),
            Column(tr("Payee"), 44),
            Column(tr("Document"), 44),
            Column(tr("Amount (rials)"), 36, align="center"),
        ),
        (_entry(source, entry) for entry in source.entries),
    )


def _entry(source: MoneySource, entry: MoneyEntry) -> tuple[Words, ...]:
    kind = wording.chosen(DOCUMENT_LABELS, entry.document)
    number = wording.quoted(wording.digits(entry.number)) if entry.number else ""
    day = wording.day(entry.document_on) if entry.document_on else ""
    return (
        wording.entered_day(entry.on),
        wording.choice(STAGE_LABELS, entry.stage),
        wording.entered(entry.title),
        wording.entered(wording.digits(source.codes.get(entry.activity_id or "", ""))),
        wording.entered(source.payees.get(entry.payee_id or "", "")),
        wording.entered("  ".join(part for part in (kind, number, day) if part)),
        _signed(None if entry.amount is None else signed(entry)),
    )


def _warnings(source: MoneySource) -> Iterator[Block]:
    yield Heading(tr("Warnings"), level=1)
    if not source.budget.warnings:
        yield Note(tr("No stage exceeds the one before it."))
    for warned in source.budget.warnings:
        yield Paragraph(words(wording.digits(warned.message)))


def _signatures(source: MoneySource) -> Iterator[Block]:
    project = source.frame.project
    yield Signatures(
        (
            Signatory(tr("Cluster development agent"), project.agent),
            Signatory(tr("Financial officer")),
            Signatory(tr("Supervisor"), project.supervisor),
        )
    )
