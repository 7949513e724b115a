"""Moving by keyboard: up, down, into the one above, out of the part."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services import planning
from app.services.outline import Outline, Shape
from app.services.session import Session


@dataclass(frozen=True)
class _Block:
    """Chosen activities that stand side by side in one part, at the places `first` to `last` (from 0)."""

    parent: str | None
    siblings: Sequence[str]
    first: int
    last: int


def _block(shape: Shape, ids: Sequence[str]) -> _Block | None:
    parents = {shape.parent_of(one) for one in ids}
    if len(parents) != 1:
        return None
    parent = parents.pop()
    siblings = shape.children_of(parent)
    places = sorted(siblings.index(one) for one in set(ids))
    if places[-1] - places[0] + 1 != len(places):
        return None
    return _Block(parent, siblings, places[0], places[-1])


def can_move_up(shape: Shape, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities have a sibling above to pass."""
    block = _block(shape, ids)
    return block is not None and block.first > 0


def can_move_down(shape: Shape, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities have a sibling below to pass."""
    block = _block(shape, ids)
    return block is not None and block.last + 1 < len(block.siblings)


def can_indent(shape: Shape, ids: Sequence[str]) -> bool:
    """Tell whether there is a sibling above that can take the chosen activities in."""
    return can_move_up(shape, ids)


def can_outdent(shape: Shape, ids: Sequence[str]) -> bool:
    """Tell whether the chosen activities stand in a part that they can leave."""
    block = _block(shape, ids)
    return block is not None and block.parent is not None


def move_up(session: Session, ids: Sequence[str]) -> None:
    """Move the chosen activities above the sibling over them; no effect at the top."""
    block = _block(Outline(session), ids)
    if block and block.first > 0:
        planning.move_activities(session, ids, block.parent, block.siblings[block.first - 1])


def move_down(session: Session, ids: Sequence[str]) -> None:
    """Move the chosen activities below the sibling under them; no effect at the bottom."""
    block = _block(Outline(session), ids)
    if block and block.last + 1 < len(block.siblings):
        planning.move_activities(session, ids, block.parent, _at(block.siblings, block.last + 2))


def indent(session: Session, ids: Sequence[str]) -> None:
    """Put the chosen activities into the sibling above them, last."""
    block = _block(Outline(session), ids)
    if block and block.first > 0:
        planning.move_activities(session, ids, block.siblings[block.first - 1], None)


def outdent(session: Session, ids: Sequence[str]) -> None:
    """Take the chosen activities out of their part, to stand after it."""
    outline = Outline(session)
    block = _block(outline, ids)
    if block is None or block.parent is None:
        return
    above = outline.parent_of(block.parent)
    siblings = outline.children_of(above)
    planning.move_activities(session, ids, above, _at(siblings, siblings.index(block.parent) + 1))


def _at(siblings: Sequence[str], place: int) -> str | None:
    return siblings[place] if place < len(siblings) else None
