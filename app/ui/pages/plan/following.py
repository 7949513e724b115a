"""Finding out what a change from elsewhere, such as undo, was about."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Final

from app.domain.plan import ACTIVITY, Activity, Plan
from app.services.session import ChangeSet

MOST_FOLLOWED: Final = 50
_PLACE: Final = ("id", "parent", "sort", "title_is_ours")


def changed_ids(changes: ChangeSet, plan: Plan) -> list[str]:
    """Return the changed activities that exist, in the order of the table; none when there are too many to follow.

    A branch that changed as a whole, such as one that came back, is told by its top alone.
    """
    ids = {row for table, row in changes.rows if table == ACTIVITY.name and row in plan.by_id}
    tops = (name for name in ids if not _is_part_of(name, ids, plan))
    return sorted(tops, key=lambda name: plan.by_id[name].path) if len(ids) <= MOST_FOLLOWED else []


def first_changed_field(before: Plan, after: Plan, ids: Sequence[str]) -> str:
    """Return the first field in which an activity differs between two plans; empty when none does."""
    for name in ids:
        old, new = before.by_id.get(name), after.by_id.get(name)
        if old is not None and new is not None and (field := _difference(old.activity, new.activity)):
            return field
    return ""


def _is_part_of(name: str, changed: AbstractSet[str], plan: Plan) -> bool:
    above = plan.parent_of(name)
    return (
        above is not None
        and above in changed
        and all(part.activity.id in changed for part in plan.by_id[above].children)
    )


def _difference(old: Activity, new: Activity) -> str:
    names = (field.name for field in fields(Activity) if field.name not in _PLACE)
    return next((name for name in names if getattr(old, name) != getattr(new, name)), "")
