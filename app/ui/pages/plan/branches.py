"""Which branches of the tree to open: enough to see something, never so many that a big plan becomes slow."""

from collections.abc import Callable, Iterable
from typing import Final

from app.domain.plan import Node, Plan
from app.ui.pages.plan.tree_model import parent_of

MOST_ROWS: Final = 300


def branches_to_open(plan: Plan, is_shown: Callable[[str], bool], most: int = MOST_ROWS) -> list[str]:
    """Open level by level from the top while no more than `most` rows would show."""
    opened: list[str] = []
    level = [node for node in plan.roots if is_shown(node.activity.id)]
    rows = len(level)
    while level:
        below: list[Node] = []
        for node in level:
            parts = [part for part in node.children if is_shown(part.activity.id)]
            if parts and rows + len(parts) <= most:
                rows += len(parts)
                opened.append(node.activity.id)
                below.extend(parts)
        level = below
    return opened


def branches_above(plan: Plan, hits: Iterable[str], most: int = MOST_ROWS) -> list[str]:
    """Return the branches that lead to the first `most` hits."""
    opened: dict[str, None] = {}
    for _, hit in zip(range(most), hits, strict=False):
        above = parent_of(plan, hit)
        while above and above not in opened:
            opened[above] = None
            above = parent_of(plan, above)
    return list(opened)


def branches_of_levels(plan: Plan, is_shown: Callable[[str], bool], levels: int, most: int) -> list[str]:
    """Return the branches that make `levels` levels visible, as far as `most` rows allow."""
    return branches_to_open(plan, lambda name: plan.by_id[name].level <= levels and is_shown(name), most)
