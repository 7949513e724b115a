"""Finding in the plan: the filter of the phase tree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from app.domain.plan import Activity, Plan, Status
from app.domain.text import search_key, sort_key

_SEARCHED: Final = (
    "title",
    "responsible",
    "stakeholders",
    "outputs",
    "indicators",
    "notes",
    "printed_title",
    "printed_mechanism",
)


@dataclass(frozen=True)
class PlanFilter:
    """What the phase tree is narrowed to; an empty part does not narrow."""

    text: str = ""
    statuses: frozenset[Status] = frozenset()
    responsible: frozenset[str] = frozenset()
    mechanisms: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Tell whether everything matches."""
        return not (self.text.strip() or self.statuses or self.responsible or self.mechanisms)


def folded(activity: Activity) -> str:
    """Return all searchable words of an activity, folded; a line feed parts the fields."""
    return "\n".join(search_key(text) for _, text in _texts(activity))


class PlanIndex:
    """The folded words of a plan, kept so that filtering while typing stays fast."""

    def __init__(self) -> None:
        self._folded: dict[str, tuple[Activity, str]] = {}

    def words(self, activity: Activity) -> str:
        """Return the folded words of an activity, computed once until it changes."""
        known = self._folded.get(activity.id)
        if known is None or known[0] != activity:
            known = self._folded[activity.id] = (activity, folded(activity))
        return known[1]


def matching(plan: Plan, wanted: PlanFilter, index: PlanIndex | None = None) -> frozenset[str]:
    """Return the ids of the activities that the filter lets through."""
    index = index or PlanIndex()
    key = search_key(wanted.text)
    return frozenset(
        node.activity.id
        for node in plan.nodes
        if _passes(node.activity, wanted) and (not key or key in index.words(node.activity))
    )


def _passes(activity: Activity, wanted: PlanFilter) -> bool:
    return (
        (not wanted.statuses or activity.status in wanted.statuses)
        and (not wanted.responsible or not wanted.responsible.isdisjoint(activity.responsible))
        and (not wanted.mechanisms or not wanted.mechanisms.isdisjoint(activity.mechanisms))
    )


def with_ancestors(plan: Plan, ids: Iterable[str]) -> frozenset[str]:
    """Return the ids with all parts above them, so that a tree can show them."""
    shown: set[str] = set()
    for activity_id in ids:
        here: str | None = activity_id
        while here is not None and here not in shown and here in plan.by_id:
            shown.add(here)
            here = plan.by_id[here].activity.parent
    return frozenset(shown)


def _texts(activity: Activity) -> list[tuple[str, str]]:
    found = ((field, getattr(activity, field)) for field in _SEARCHED)
    return [(field, value if isinstance(value, str) else "، ".join(value)) for field, value in found if value]


def owners(plan: Plan) -> list[str]:
    """List the responsible parties named in the plan, in Persian order."""
    return sorted({name for node in plan.nodes for name in node.activity.responsible}, key=sort_key)


def stakeholders(plan: Plan) -> list[str]:
    """List the stakeholders named in the plan, in Persian order."""
    return sorted({name for node in plan.nodes for name in node.activity.stakeholders}, key=sort_key)


def mechanisms_in(plan: Plan) -> list[str]:
    """List the mechanisms used in the plan."""
    return sorted({name for node in plan.nodes for name in node.activity.mechanisms})
