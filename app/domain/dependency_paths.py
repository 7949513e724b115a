"""What an activity drives, by the dependencies between activities and parts of a plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping


def path_between(
    parents: Mapping[str, str | None], links: Iterable[tuple[str, str]], start: str, goal: str
) -> list[str] | None:
    """Return the activities and parts by which `start` drives `goal`, both included; None where it does not.

    A part drives what waits for it as soon as something in it is driven; and it drives all that lies in it where it
    waits itself.

    Args:
        parents: the part that each activity lies in.
        links: predecessors with their successors.
        start: an activity or part that moves.
        goal: what may be moved by that.
    """
    driven: defaultdict[str, list[str]] = defaultdict(list)
    for before, after in links:
        driven[before].append(after)
    inside: defaultdict[str | None, list[str]] = defaultdict(list)
    for name, parent in parents.items():
        inside[parent].append(name)
    came_from: dict[str, str] = {start: ""}
    moved = [start]  # with all that lies in them; what only holds something moved is in came_from alone
    wholes = {start}
    for name in moved:
        for part in (name, *_above(parents, name)):
            if part not in came_from:
                came_from[part] = name
            if part == goal:
                return _walked(came_from, goal)
            for other in driven.pop(part, ()):
                _note(other, part, came_from, moved, wholes)
        for other in inside[name]:
            _note(other, name, came_from, moved, wholes)
    return None


def _note(name: str, source: str, came_from: dict[str, str], moved: list[str], wholes: set[str]) -> None:
    if name not in wholes:
        wholes.add(name)
        moved.append(name)
        came_from.setdefault(name, source)


def _above(parents: Mapping[str, str | None], name: str) -> list[str]:
    found: list[str] = []
    parent = parents.get(name)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return found


def _walked(came_from: Mapping[str, str], goal: str) -> list[str]:
    path = [goal]
    while came_from[path[-1]]:
        path.append(came_from[path[-1]])
    return path[::-1]


def lies_in(parents: Mapping[str, str | None], name: str, part: str) -> bool:
    """Tell whether an activity lies in a part, however deep."""
    return part in _above(parents, name)
