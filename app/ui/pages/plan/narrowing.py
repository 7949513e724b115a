"""The filter at work: which activities pass, and which only lead to one that does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.plan import Activity, Plan
from app.services.finding import PlanFilter, PlanIndex, folded, matching, with_ancestors


@dataclass(frozen=True)
class Narrowed:
    """Ids that pass the filter (None: no filter), and those with all parts above them."""

    hits: frozenset[str] | None = None
    visible: frozenset[str] | None = None

    def first(self, plan: Plan, most: int) -> list[str]:
        """Return the first hits in the order of the table."""
        hits = self.hits or frozenset()
        found = (node.activity.id for node in plan.nodes if node.activity.id in hits)
        return [name for _, name in zip(range(most), found, strict=False)]


class _Words(PlanIndex):
    """Tells by identity whether an activity changed: comparing ten thousand records field by field is slow."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, tuple[Activity, str]] = {}

    def words(self, activity: Activity) -> str:
        known = self._known.get(activity.id)
        if known is None or known[0] is not activity:
            known = self._known[activity.id] = (activity, folded(activity))
        return known[1]


class Narrowing:
    """Keeps the folded words of a plan between two letters typed."""

    def __init__(self) -> None:
        self._index = _Words()

    def narrow(self, plan: Plan, wanted: PlanFilter, kept: Iterable[str] = ()) -> Narrowed:
        """Apply a filter; `kept` stay although they do not pass, because the agent is working on them."""
        if wanted.is_empty:
            return Narrowed()
        hits = matching(plan, wanted, self._index) | {name for name in kept if name in plan.by_id}
        return Narrowed(hits, with_ancestors(plan, hits))

    def warm(self, plan: Plan, at_once: int) -> Iterator[None]:
        """Fold the words of a plan ahead of the first letter, pausing after each `at_once` activities."""
        for place, node in enumerate(plan.nodes, 1):
            self._index.words(node.activity)
            if place % at_once == 0:
                yield
