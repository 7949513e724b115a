"""What differs between two versions of the plan: dates, cost, scope and weights."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from app.domain.plan import Activity, Node, Plan, Status


class Fate(StrEnum):
    """What became of an activity from one version to the other."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    KEPT = "kept"


COMPARED: Final[Mapping[str, Callable[[Activity], object]]] = {
    "title": lambda activity: activity.title,
    "start": lambda activity: activity.start,
    "end": lambda activity: activity.end,
    "month_from": lambda activity: activity.months and activity.months[0],
    "month_to": lambda activity: activity.months and activity.months[1],
    "budget": lambda activity: activity.budget,
    "weight": lambda activity: activity.weight,
    "outputs": lambda activity: activity.outputs,
    "parent_id": lambda activity: activity.parent,
    "is_milestone": lambda activity: activity.is_milestone,
    "is_unplanned": lambda activity: activity.is_unplanned,
    "status": lambda activity: activity.status is Status.CANCELLED,
}
"""The fields of an activity that are compared; of its status only whether it is cancelled."""


@dataclass(frozen=True)
class Difference:
    """One activity in both versions; `before` or `after` is None where it is not in that version.

    `fields` names what differs, by the columns of the activity.
    """

    before: Node | None
    after: Node | None
    fields: tuple[str, ...] = ()

    @property
    def node(self) -> Node:
        """Return the activity as the later version has it, or the earlier where it was removed."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a difference of nothing")
        return found

    @property
    def fate(self) -> Fate:
        """Tell what became of the activity."""
        if self.before is None:
            return Fate.ADDED
        if self.after is None:
            return Fate.REMOVED
        return Fate.CHANGED if self.fields else Fate.KEPT

    @property
    def start_shift(self) -> int | None:
        """Return by how many days the start moved, later ones positive; None where either is not known."""
        return self._shift(lambda activity: activity.start)

    @property
    def end_shift(self) -> int | None:
        """Return by how many days the end moved, later ones positive; None where either is not known."""
        return self._shift(lambda activity: activity.end)

    @property
    def budget_change(self) -> int | None:
        """Return by how many rials the budget grew, parts included; None where it was entered in neither version."""
        before, after = (node.budget if node else None for node in (self.before, self.after))
        return None if before is None and after is None else (after or 0) - (before or 0)

    def _shift(self, date_of: Callable[[Activity], dt.date | None]) -> int | None:
        if self.before is None or self.after is None:
            return None
        before, after = date_of(self.before.activity), date_of(self.after.activity)
        return (after - before).days if before and after else None


@dataclass(frozen=True)
class Comparison:
    """All activities of two versions, in the order of the later one; the removed ones come last."""

    differences: tuple[Difference, ...]
    before: Plan = field(repr=False)
    after: Plan = field(repr=False)

    @cached_property
    def changes(self) -> tuple[Difference, ...]:
        """Return only what differs."""
        return tuple(one for one in self.differences if one.fate is not Fate.KEPT)

    def count(self, fate: Fate) -> int:
        """Count the activities with a fate."""
        return sum(one.fate is fate for one in self.differences)


def compare(before: Plan, after: Plan) -> Comparison:
    """Compare two versions, matching activities by their id."""
    earlier = before.by_id
    kept = [_difference(earlier.get(node.activity.id), node) for node in after.nodes]
    removed = [Difference(node, None) for node in before.nodes if node.activity.id not in after.by_id]
    return Comparison((*kept, *removed), before, after)


def _difference(before: Node | None, after: Node) -> Difference:
    if before is None:
        return Difference(None, after)
    read = COMPARED.items()
    return Difference(
        before, after, tuple(name for name, value in read if value(before.activity) != value(after.activity))
    )
