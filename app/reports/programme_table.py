"""The programme as the seed's table: phases, sections and activities in eight columns, with cover and signatures."""

from collections.abc import Iterator
from typing import Final

from app.domain.errors import RuleError
from app.domain.plan import Activity, Node, Plan
from app.i18n import mark, tr
from app.reports import wording
from app.reports.blocks import (
    Block,
    Cell,
    Column,
    Document,
    Entry,
    KeyValues,
    Note,
    Paper,
    Row,
    RowKind,
    Run,
    Signatory,
    Signatures,
    Spacer,
    Table,
    Title,
    Tone,
    Words,
    words,
)
from app.reports.report import Options, Source

TITLE: Final = mark("Cluster development programme table")
DESCRIPTION: Final = mark("The whole programme in one table, as it is handed in and signed.")
_OURS: Final = " *"
_BEFORE_BUDGET: Final = 3
_AFTER_BUDGET: Final = 4
_WHOLE: Final = Options()


def build(source: Source, paper: Paper, _options: Options = _WHOLE) -> Document:
    """Make the programme table; it always shows the whole programme.

    Raises:
        RuleError: the programme has no activity.
    """
    if not source.plan.roots:
        raise RuleError(tr("The programme has no activity yet. Add the first phase, then print."))
    return Document(
        title=tr(TITLE),
        paper=paper,
        blocks=_blocks(source),
        head=(source.project.title, tr(TITLE)),
        foot=wording.day(source.today),
        author=source.project.agent,
    )


def _blocks(source: Source) -> Iterator[Block]:
    yield Title(tr(TITLE), source.project.title)
    yield KeyValues(_cover(source), columns=3)
    if any(node.activity.title_is_ours for node in source.plan.nodes):
        yield Note(tr("* The source document gives no title here; the title is a proposal."))
    yield Spacer(4)
    yield Table(_columns(), _rows(source.plan))
    yield Signatures(_signatories(source))


def _cover(source: Source) -> tuple[Entry, ...]:
    project = source.project
    start = words(wording.day(project.start)) if project.start else wording.not_entered()
    return (
        Entry(tr("Implementing organisation"), wording.entered(project.organisation)),
        Entry(tr("Cluster development agent"), wording.entered(project.agent)),
        Entry(tr("Technical supervisor"), wording.entered(project.supervisor)),
        Entry(tr("Document version"), wording.entered(wording.digits(project.version))),
        Entry(tr("Programme start"), start),
        Entry(tr("Programme length"), _length(source.plan)),
        Entry(tr("Content"), words(_content(source.plan))),
        Entry(tr("Date of printing"), words(wording.long_day(source.today))),
        Entry(tr("Total budget"), wording.budget(total_budget(source.plan)), wide=True),
    )


def _length(plan: Plan) -> Words:
    ends = [node.activity.months[1] for node in plan.nodes if node.activity.months]
    return words(tr("{count} months", count=wording.digits(max(ends)))) if ends else wording.not_entered()


def _content(plan: Plan) -> str:
    leaves = sum(not node.children for node in plan.nodes if node.level > 1)
    return tr(
        "{phases} phases, {activities} activities",
        phases=wording.digits(len(plan.roots)),
        activities=wording.digits(leaves),
    )


def total_budget(plan: Plan) -> int | None:
    """Add up the budgets of the phases; None when nothing was entered."""
    known = [root.budget for root in plan.roots if root.budget is not None]
    return sum(known) if known else None


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Code"), 15, align="center"),
        Column(tr("Activity"), 60),
        Column(tr("Execution time"), 35, align="center"),
        Column(tr("Budget (rials)"), 28),
        Column(tr("Execution mechanism"), 30),
        Column(tr("Responsible party and stakeholders"), 41),
        Column(tr("Expected output"), 33),
        Column(tr("Success indicators"), 33),
    )


def _rows(plan: Plan) -> Iterator[Row]:
    for node in plan.nodes:
        yield _row(plan, node)
    yield _total_row(plan)


def _row(plan: Plan, node: Node) -> Row:
    kind = _kind(node)
    tone = Tone.PLAIN if kind is RowKind.ACTIVITY else Tone.STRONG
    cells = (
        Cell(words(wording.place(node), tone)),
        Cell(words(wording.title_of(node) + (_OURS if node.activity.title_is_ours else ""), tone)),
        Cell(wording.time_of(plan, node)),
        Cell(wording.amount(node.budget, tone)),
        *_details(node),
    )
    return Row(kind, cells, leads=bool(node.children))


def _kind(node: Node) -> RowKind:
    if node.level == 1:
        return RowKind.PHASE
    return RowKind.SECTION if node.children else RowKind.ACTIVITY


def _details(node: Node) -> Iterator[Cell]:
    """Yield the last four cells: one merged cell for a group that has nothing of its own to say."""
    activity = node.activity
    own = (wording.mechanisms(activity), _people(activity), activity.outputs, activity.indicators)
    if node.children and not any(own):
        yield Cell(words(_parts(node), Tone.MUTED), span=_AFTER_BUDGET)
        return
    mechanism, people, outputs, indicators = own
    yield Cell(wording.entered(mechanism))
    yield Cell(people or wording.not_entered())
    yield Cell(wording.entered(outputs))
    yield Cell(wording.entered(indicators))


def _parts(node: Node) -> str:
    leaves = sum(not below.children for below in node.walk())
    return tr("{count} activities", count=wording.digits(leaves))


def _people(activity: Activity) -> Words:
    responsible, stakeholders = wording.names(activity.responsible), wording.names(activity.stakeholders)
    if not stakeholders:
        return words(responsible) if responsible else ()
    first = words(responsible + "\n") if responsible else ()
    return (*first, Run(tr("Stakeholders: "), Tone.MUTED), Run(stakeholders))


def _total_row(plan: Plan) -> Row:
    total = total_budget(plan)
    cells = (
        Cell(words(tr("Total"), Tone.STRONG), span=_BEFORE_BUDGET),
        Cell(wording.amount(total, Tone.STRONG)),
        Cell(words("" if total is None else wording.spelled(total)), span=_AFTER_BUDGET),
    )
    return Row(RowKind.TOTAL, cells)


def _signatories(source: Source) -> tuple[Signatory, ...]:
    project = source.project
    return (
        Signatory(tr("Cluster development agent"), project.agent),
        Signatory(tr("Implementing organisation"), on_behalf_of=project.organisation),
        Signatory(tr("Technical supervisor"), project.supervisor),
    )
