"""What is wrong with the money of a programme: each warning names what and where, and by how much."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.budget import Contribution, FundingSource
from app.domain.instalments import Payable, overlapping, percents_over
from app.domain.money import rials
from app.domain.money_stages import Stages
from app.domain.plan import Node, Plan, Status, budget_of_parts
from app.domain.text import code, isolate
from app.i18n import mark, tr

_OVER: Final = (
    ("overspent", "spent", "approved", mark("{place}: {amount} more was spent than approved.")),
    ("spent_unallocated", "spent", "allocated", mark("{place}: {amount} more was spent than allocated.")),
    ("overcommitted", "committed", "approved", mark("{place}: {amount} more was committed than approved.")),
    ("overallocated", "allocated", "approved", mark("{place}: {amount} more was allocated than approved.")),
    ("overapproved", "approved", "required", mark("{place}: {amount} more was approved than required.")),
)
_CEILINGS: Final = (
    ("over_ceiling", "spent", mark("{place}: {amount} more was spent than the ceiling of the source.")),
    ("over_ceiling", "allocated", mark("{place}: {amount} more was allocated than the ceiling of the source.")),
)


@dataclass(frozen=True)
class Warned:
    """One warning: its kind, the table and id of the record, the rials that it is about, and the sentence."""

    kind: str
    table: str
    id: str
    amount: int
    message: str


def name_of(node: Node) -> str:
    """Name an activity in a sentence: its place and title."""
    return f"{code(node.path)} {isolate(node.activity.title or tr('Untitled'))}"


def _warned(kind: str, place: tuple[str, str, str], amount: int, words: str) -> Warned:
    table, row_id, name = place
    return Warned(kind, table, row_id, amount, tr(words, place=name, amount=rials(amount)))


def _place(node: Node) -> tuple[str, str, str]:
    return "activity", node.activity.id, name_of(node)


def _excess(stages: Stages, more: str, less: str) -> int:
    over, limit = getattr(stages, more), getattr(stages, less)
    return 0 if over is None or limit is None else max(0, over - limit)


def of_activities(plan: Plan, money: Mapping[str, Stages]) -> Iterator[Warned]:
    """Warn of activities where a stage has more than the one before; only the lowest place that is over is named."""
    for kind, more, less, words in _OVER:
        over = {row_id: excess for row_id, stages in money.items() if (excess := _excess(stages, more, less))}
        for node in plan.nodes if over else ():
            named_below = any(part.activity.id in over for part in node.children)
            if node.activity.id in over and not named_below:
                yield _warned(kind, _place(node), over[node.activity.id], words)


def of_lines(plan: Plan, titles: Mapping[str, tuple[str, str | None]], money: Mapping[str, Stages]) -> Iterator[Warned]:
    """Warn of budget lines in the same way; `titles` gives the title and the activity of each."""
    for row_id, stages in money.items():
        title, activity_id = titles[row_id]
        node = plan.by_id.get(activity_id or "")
        name = "، ".join([*([name_of(node)] if node else []), isolate(title or tr("Untitled"))])
        for kind, more, less, words in _OVER:
            excess = _excess(stages, more, less)
            if excess:
                yield _warned(kind, ("budget_line", row_id, name), excess, words)


def of_budgets(plan: Plan) -> Iterator[Warned]:
    """Warn where a budget that was entered is not the sum of its lines or of its parts."""
    for node in plan.nodes:
        if node.activity.status is Status.CANCELLED:
            continue
        lines, parts = plan.weighing.lines.get(node.activity.id), budget_of_parts(node.children)
        entered = node.activity.budget
        if entered is not None and lines is not None and lines != entered:
            words = mark("{place}: the budget that was entered differs by {amount} from the sum of its lines.")
            yield _warned("lines_differ", _place(node), abs(entered - lines), words)
        own = lines if entered is None else entered
        if own is not None and parts is not None and parts != own:
            words = mark("{place}: the budget of this part differs by {amount} from the sum of what is in it.")
            yield _warned("parts_differ", _place(node), abs(own - parts), words)


def of_sources(sources: Iterable[tuple[FundingSource, Stages]]) -> Iterator[Warned]:
    """Warn of sources that give more than they have."""
    for source, stages in sources:
        place = ("funding_source", source.id, isolate(source.title or tr("Untitled")))
        for kind, stage, words in _CEILINGS:
            given = getattr(stages, stage)
            if source.amount is not None and given is not None and given > source.amount:
                yield _warned(kind, place, given - source.amount, words)
                break


def of_contributions(contributions: Iterable[Contribution], names: Mapping[str, str]) -> Iterator[Warned]:
    """Warn of contributions of which more was received than promised."""
    for one in contributions:
        more = (one.received or 0) - (one.amount or 0)
        if one.amount is not None and more > 0:
            name = isolate(one.title or names.get(one.actor_id or "") or tr("Untitled"))
            words = mark("{place}: {amount} more was received than promised.")
            yield _warned("over_promised", ("contribution", one.id, name), more, words)


def of_instalments(plan: Plan, payables: Mapping[str, Iterable[Payable]]) -> Iterator[Warned]:
    """Warn of instalments that came against the rules by a merge, and of those paid beyond their amount."""
    for activity_id, found in payables.items():
        node, own = plan.by_id.get(activity_id), list(found)
        if node is None:
            continue
        if percents_over(one.instalment for one in own):
            words = mark("{place}: the instalments are more than 100 per cent of the budget.")
            yield _warned("percents_over", _place(node), 0, words)
        if overlapping(one.instalment for one in own):
            yield _warned("periods_overlap", _place(node), 0, mark("{place}: the periods of instalments overlap."))
        for one in own:
            if one.amount is not None and one.paid > one.amount:
                name = "، ".join((name_of(node), isolate(one.instalment.title or tr("Untitled"))))
                words = mark("{place}: {amount} more was paid than the instalment comes to.")
                yield _warned("overpaid", ("instalment", one.instalment.id, name), one.paid - one.amount, words)
