"""Which branches of the chart are closed, by levels."""

from typing import Final

from app.domain.plan import Plan
from app.ui.pages.plan.branches import branches_to_open

_MOST_ROWS: Final = 300


def closed_to_begin(plan: Plan) -> frozenset[str]:
    """Return what is closed at first: as many levels are open as fit some screens."""
    opened = set(branches_to_open(plan, lambda _one: True, _MOST_ROWS))
    return frozenset(node.activity.id for node in plan.nodes if node.children and node.activity.id not in opened)


def levels_open(plan: Plan, closed: frozenset[str]) -> int:
    """Count the levels that are seen."""
    levels = [node.level for node in plan.nodes if node.children and node.activity.id in closed]
    return min(levels) if levels else max((node.level for node in plan.nodes), default=1)


def closed_of_levels(plan: Plan, levels: int) -> frozenset[str]:
    """Return what is closed when so many levels are seen."""
    return frozenset(node.activity.id for node in plan.nodes if node.children and node.level >= levels)
