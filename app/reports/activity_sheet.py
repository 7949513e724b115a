"""The sheet of one activity with all its fields, or one sheet after the other for every activity without parts."""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.errors import RuleError, WrongUseError
from app.domain.plan import STATUS_LABELS, Node, Plan
from app.domain.text import isolate, latin_digits, without_controls
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
    PageBreak,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Signatory,
    Signatures,
    Table,
    Title,
    Tone,
    words,
)
from app.reports.report import Options, Source

TITLE: Final = mark("Activity sheet")
DESCRIPTION: Final = mark("Everything about one activity on its own sheet, with room for signatures.")
_EVERY: Final = Options()


def build(source: Source, paper: Paper, options: Options = _EVERY) -> Document:
    """Make the sheet of one activity, or of every activity without parts when none is named.

    Raises:
        RuleError: the programme has no activity.
        WrongUseError: there is no such activity.
    """
    if not source.plan.roots:
        raise RuleError(tr("The programme has no activity yet. Add the first phase, then print."))
    chosen = [find_activity(source.plan, options.subject)] if options.subject else leaves(source.plan)
    return Document(
        title=tr(TITLE),
        paper=paper,
        blocks=_sheets(source, chosen),
        head=(source.project.title, tr(TITLE)),
        foot=wording.day(source.today),
        author=source.project.agent,
    )


def leaves(plan: Plan) -> list[Node]:
    """Return the activities that have no parts, in the order of the table."""
    return [node for node in plan.nodes if not node.children]


def find_activity(plan: Plan, wanted: str) -> Node:
    """Find a node by the id of its activity or by its place, phase first, in any digits.

    Raises:
        WrongUseError: there is none.
    """
    if wanted in plan.by_id:
        return plan.by_id[wanted]
    path = tuple(re.findall(r"\d+", latin_digits(without_controls(wanted))))
    found = [node for node in plan.nodes if tuple(map(str, node.path)) == path]
    if not found:
        raise WrongUseError(tr("There is no activity {code} in this programme.", code=wanted))
    return found[0]


def _sheets(source: Source, chosen: list[Node]) -> Iterator[Block]:
    for place, node in enumerate(chosen):
        if place:
            yield PageBreak()
        yield from _sheet(source, node)


def _sheet(source: Source, node: Node) -> Iterator[Block]:
    activity = node.activity
    yield Title(wording.title_of(node), _lineage(source.plan, node))
    yield KeyValues(_facts(source.plan, node))
    yield from _text(tr("Expected output"), activity.outputs)
    yield from _text(tr("Success indicators"), activity.indicators)
    yield from _text(tr("Notes"), activity.notes)
    if node.children:
        yield Heading(tr("Sub-activities"), level=1)
        yield Table(_columns(), (_part(source.plan, child) for child in node.children))
    if activity.printed_code or activity.printed_title:
        yield Heading(tr("In the source document"), level=1)
        yield KeyValues(_trace(node))
    yield Signatures(_signatories(source, node))


def _lineage(plan: Plan, node: Node) -> str:
    """Name the parts above, the phase first: «فاز › بخش»."""
    above = [f"{wording.place(part)} {isolate(wording.title_of(part))}" for part in wording.ancestors(plan, node)]
    return " › ".join(reversed(above))


def _facts(plan: Plan, node: Node) -> tuple[Entry, ...]:
    activity = node.activity
    return (
        Entry(tr("Activity code"), words(wording.place(node), Tone.STRONG)),
        Entry(tr("Status"), words(tr(STATUS_LABELS[activity.status]))),
        Entry(tr("Execution time"), wording.time_of(plan, node)),
        Entry(tr("Progress"), wording.per_cent(node.progress)),
        Entry(tr("Weight"), wording.number(activity.weight)),
        Entry(tr("Execution mechanism"), wording.entered(wording.mechanisms(activity))),
        Entry(tr("Responsible party"), wording.entered(wording.names(activity.responsible))),
        Entry(tr("Stakeholders"), wording.entered(wording.names(activity.stakeholders))),
        Entry(tr("Required budget"), wording.budget(node.budget), wide=True),
    )


def _text(heading: str, text: str) -> Iterator[Block]:
    yield Heading(heading, level=1)
    yield Paragraph(wording.entered(text))


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Code"), 16, align="center"),
        Column(tr("Title"), 70),
        Column(tr("Execution time"), 38, align="center"),
        Column(tr("Status"), 24, align="center"),
        Column(tr("Progress"), 18, align="center"),
    )


def _part(plan: Plan, node: Node) -> Row:
    cells = (
        words(wording.place(node)),
        words(wording.title_of(node)),
        wording.time_of(plan, node),
        words(tr(STATUS_LABELS[node.activity.status])),
        wording.per_cent(node.progress),
    )
    return Row(RowKind.ACTIVITY, tuple(Cell(cell) for cell in cells))


def _trace(node: Node) -> tuple[Entry, ...]:
    activity = node.activity
    return (
        Entry(tr("Document code"), wording.entered(activity.printed_code)),
        Entry(tr("Mechanism as printed"), wording.entered(activity.printed_mechanism)),
        Entry(tr("Title as printed"), wording.entered(activity.printed_title), wide=True),
    )


def _signatories(source: Source, node: Node) -> tuple[Signatory, ...]:
    return (
        Signatory(tr("Responsible party"), on_behalf_of=wording.names(node.activity.responsible)),
        Signatory(tr("Cluster development agent"), source.project.agent),
        Signatory(tr("Technical supervisor"), source.project.supervisor),
    )
