"""The shape of the plan, read as far as one action needs it: one edit must not read ten thousand rows."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY
from app.domain.schema import Row
from app.i18n import tr
from app.services.session import Session

DEEPEST = 60


class Shape(Protocol):
    """What moving by keyboard asks of a tree."""

    def parent_of(self, activity_id: str) -> str | None:
        """Return the part that holds an activity; None for a phase."""

    def children_of(self, parent: str | None) -> Sequence[str]:
        """Return the ids directly under a part, or the phases, in their order."""


class Outline:
    """The tree of activities as the project holds it now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def row(self, activity_id: str) -> Row:
        """Read one activity.

        Raises:
            RuleError: it is gone.
        """
        row = self._session.row(ACTIVITY.name, activity_id)
        if row is None:
            raise RuleError(tr("This activity no longer exists."))
        return row

    def parent_of(self, activity_id: str) -> str | None:
        """Return the part that holds an activity; None for a phase."""
        parent = self.row(activity_id)["parent_id"]
        return parent if isinstance(parent, str) else None

    def siblings(self, parent: str | None) -> list[Row]:
        """Return the rows directly under a part, or the phases, in their order."""
        rows = self._session.rows(ACTIVITY.name, parent_id=parent)
        return sorted(rows, key=_place)

    def children_of(self, parent: str | None) -> list[str]:
        """Return the ids of `siblings`."""
        return [str(row["id"]) for row in self.siblings(parent)]

    def ancestors(self, activity_id: str) -> list[str]:
        """Return the parts above an activity, the nearest first."""
        found: list[str] = []
        parent = self.parent_of(activity_id)
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parent_of(parent)
        return found

    def below(self, activity_id: str) -> list[str]:
        """Return an activity and all below it, parents before children."""
        found = [activity_id]
        for one in found:
            found.extend(self.children_of(one))
        return found

    def height(self, activity_id: str) -> int:
        """Count the levels of an activity and what is below it."""
        levels, level = 0, [activity_id]
        while level:
            levels += 1
            level = [child for one in level for child in self.children_of(one)]
        return levels

    def topmost(self, ids: Iterable[str]) -> list[str]:
        """Reduce a selection to those that no other chosen one contains, in the order of the table."""
        chosen = set(ids)
        kept = [one for one in chosen if chosen.isdisjoint(self.ancestors(one))]
        return sorted(kept, key=self._table_place)

    def _table_place(self, activity_id: str) -> list[tuple[str, str]]:
        return [_place(self.row(one)) for one in reversed([activity_id, *self.ancestors(activity_id)])]

    def check_place(self, moved: Sequence[str], parent: str | None, before: str | None) -> None:
        """Make sure that `moved` may stand under `parent` before a sibling.

        Raises:
            RuleError: the target is gone, lies inside what is moved, or is too deep.
        """
        if before is not None and self.parent_of(before) != parent:
            raise RuleError(tr("The activity to stand before is not in the same part of the plan."))
        if parent is None:
            return
        above = [parent, *self.ancestors(parent)]
        if not set(above).isdisjoint(moved):
            raise RuleError(tr("An activity cannot be moved into itself."))
        if len(above) + max((self.height(one) for one in moved), default=1) > DEEPEST:
            raise RuleError(tr("A plan can be at most {count} levels deep.", count=DEEPEST))


def _place(row: Row) -> tuple[str, str]:
    return str(row["sort"] or ""), str(row["id"])
