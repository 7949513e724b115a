"""Moving by keyboard: up, down, into the one above, out of the part."""

from collections.abc import Sequence

from app.domain.plan import Node, Plan
from app.services import planning
from app.services.session import Session


def _chosen(plan: Plan, ids: Sequence[str]) -> list[Node]:
    return [plan.by_id[one] for one in planning.topmost(plan, ids)]


def _block(plan: Plan, ids: Sequence[str]) -> tuple[str | None, list[Node], int, int] | None:
    """Return (parent, siblings, first, last place) when the chosen ones stand side by side in one part."""
    chosen = _chosen(plan, ids)
    parents = {planning.plan_parent(plan, node) for node in chosen}
    if len(parents) != 1:
        return None
    places = [node.path[-1] - 1 for node in chosen]
    if places != list(range(places[0], places[0] + len(places))):
        return None
    parent = parents.pop()
    return parent, list(planning.siblings_of(plan, parent)), places[0], places[-1]


def can_move_up(plan: Plan, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities have a sibling above to pass."""
    block = _block(plan, ids) if ids else None
    return block is not None and block[2] > 0


def can_move_down(plan: Plan, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities have a sibling below to pass."""
    block = _block(plan, ids) if ids else None
    return block is not None and block[3] + 1 < len(block[1])


def can_indent(plan: Plan, ids: Sequence[str]) -> bool:
    """Tell whether there is a sibling above that can take the chosen activities in."""
    return can_move_up(plan, ids)


def can_outdent(plan: Plan, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities stand in a part that they can leave."""
    block = _block(plan, ids) if ids else None
    return block is not None and block[0] is not None


def move_up(session: Session, ids: Sequence[str]) -> None:
    """Move the chosen activities above the sibling over them; no effect at the top."""
    plan = planning.plan_of(session)
    block = _block(plan, ids) if ids else None
    if block and block[2] > 0:
        planning.move_activities(session, ids, block[0], block[1][block[2] - 1].activity.id)


def move_down(session: Session, ids: Sequence[str]) -> None:
    """Move the chosen activities below the sibling under them; no effect at the bottom."""
    plan = planning.plan_of(session)
    block = _block(plan, ids) if ids else None
    if block and block[3] + 1 < len(block[1]):
        below = block[1][block[3] + 2 :]
        planning.move_activities(session, ids, block[0], below[0].activity.id if below else None)


def indent(session: Session, ids: Sequence[str]) -> None:
    """Put the chosen activities into the sibling above them, last."""
    plan = planning.plan_of(session)
    block = _block(plan, ids) if ids else None
    if block and block[2] > 0:
        planning.move_activities(session, ids, block[1][block[2] - 1].activity.id, None)


def outdent(session: Session, ids: Sequence[str]) -> None:
    """Take the chosen activities out of their part, to stand after it."""
    plan = planning.plan_of(session)
    block = _block(plan, ids) if ids else None
    if block is None or block[0] is None:
        return
    holder = plan.by_id[block[0]]
    above = planning.plan_parent(plan, holder)
    after = planning.siblings_of(plan, above)[holder.path[-1] :]
    planning.move_activities(session, ids, above, after[0].activity.id if after else None)
