"""Working on the plan: each function is one action that the user can undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain import ordering
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY, Activity, Node, Plan, activity_from_row, build_plan
from app.domain.project import PROJECT, PROJECT_ID, Project, project_from_row
from app.domain.schema import Value
from app.i18n import mark, tr
from app.services.field_values import activity_fields, project_fields
from app.services.session import Edit, Session

DEEPEST = 60


def project_of(session: Session) -> Project:
    """Read the programme's own data."""
    return project_from_row(session.row(PROJECT.name, PROJECT_ID))


def plan_of(session: Session) -> Plan:
    """Read the whole plan as it stands now."""
    activities = [activity_from_row(row) for row in session.rows(ACTIVITY.name)]
    return build_plan(activities, project_of(session).start)


def set_project_field(session: Session, field: str, value: object) -> None:
    """Change one field of the programme.

    Raises:
        RuleError: the value does not fit.
    """
    values = project_fields(field, value)
    with session.edit(mark("Edit the programme")) as edit:
        if session.row(PROJECT.name, PROJECT_ID) is None:
            edit.insert(PROJECT.name, values, PROJECT_ID)
        else:
            edit.set(PROJECT.name, PROJECT_ID, values)


def add_activity(session: Session, parent: str | None, title: str, *, before: str | None = None) -> str:
    """Add an activity under `parent` (None: a new phase), last or before a sibling; return its id.

    Raises:
        RuleError: the parent is gone, or the title does not fit.
    """
    plan = plan_of(session)
    _check_place(plan, (), parent, before)
    values = activity_fields("title", title)
    with session.edit(mark("Add an activity")) as edit:
        key = _Room(plan, edit).keys(parent, before, moved=(), count=1)[0]
        return edit.insert(ACTIVITY.name, {**values, "parent_id": parent, "sort": key})


def set_field(session: Session, ids: str | Sequence[str], field: str, value: object) -> None:
    """Set one field of one or several activities.

    Raises:
        RuleError: the value does not fit, or an activity is gone.
    """
    values = activity_fields(field, value)
    plan = plan_of(session)
    chosen = [ids] if isinstance(ids, str) else list(ids)
    for activity_id in chosen:
        _check_dates(_node(plan, activity_id).activity, values)
    with session.edit(_LABELS.get(field, mark("Edit an activity"))) as edit:
        for activity_id in chosen:
            edit.set(ACTIVITY.name, activity_id, values)


_LABELS = {
    "title": mark("Rename an activity"),
    "status": mark("Change the status"),
    "progress": mark("Change the progress"),
    "months": mark("Change the execution time"),
    "start": mark("Change the start date"),
    "end": mark("Change the end date"),
    "budget": mark("Change the budget"),
}


def _check_dates(activity: Activity, values: dict[str, Value]) -> None:
    start = values.get("start", activity.start.isoformat() if activity.start else None)
    end = values.get("end", activity.end.isoformat() if activity.end else None)
    if start and end and str(end) < str(start):
        raise RuleError(tr("The end date cannot be before the start date."))


def move_activities(session: Session, ids: Sequence[str], parent: str | None, before: str | None) -> None:
    """Move activities, in the order of the table, under `parent`, before a sibling or last.

    Raises:
        RuleError: the target is gone or lies inside what is moved.
    """
    plan = plan_of(session)
    moved = topmost(plan, ids)
    _check_place(plan, moved, parent, before)
    while before in moved:
        before = _next_sibling(plan, before)
    with session.edit(mark("Move activities")) as edit:
        keys = _Room(plan, edit).keys(parent, before, moved, len(moved))
        for activity_id, key in zip(moved, keys, strict=True):
            edit.set(ACTIVITY.name, activity_id, {"parent_id": parent, "sort": key})


def duplicate(session: Session, ids: Sequence[str]) -> tuple[str, ...]:
    """Copy activities with all below them, each after its original; return the new topmost ids."""
    plan = plan_of(session)
    copies: list[str] = []
    with session.edit(mark("Duplicate activities")) as edit:
        for activity_id in topmost(plan, ids):
            node = _node(plan, activity_id)
            parent, after = node.activity.parent, _next_sibling(plan, activity_id)
            key = _Room(plan, edit).keys(parent, after, moved=(), count=1)[0]
            copies.append(_copy_tree(session, edit, node, key))
    return tuple(copies)


def _copy_tree(session: Session, edit: Edit, top: Node, key: str) -> str:
    copy_of: dict[str | None, str] = {}
    for node in top.walk():
        original = node.activity
        row = dict(session.row(ACTIVITY.name, original.id) or {})
        del row["id"]
        if node is top:
            row["sort"] = key
        else:
            row["parent_id"] = copy_of[original.parent]
        copy_of[original.id] = edit.insert(ACTIVITY.name, row)
    return copy_of[top.activity.id]


def delete(session: Session, ids: Sequence[str]) -> None:
    """Delete activities with all below them.

    Raises:
        RuleError: an activity is gone.
    """
    plan = plan_of(session)
    with session.edit(mark("Delete activities")) as edit:
        for activity_id in topmost(plan, ids):
            for node in reversed(list(_node(plan, activity_id).walk())):
                edit.delete(ACTIVITY.name, node.activity.id)


def topmost(plan: Plan, ids: Iterable[str]) -> list[str]:
    """Reduce a selection to the activities that no other chosen one contains, in the order of the table.

    Raises:
        RuleError: an activity is gone.
    """
    chosen = {_node(plan, activity_id).path: activity_id for activity_id in ids}
    return [
        chosen[path] for path in sorted(chosen) if not any(path[:length] in chosen for length in range(1, len(path)))
    ]


def _node(plan: Plan, activity_id: str) -> Node:
    node = plan.by_id.get(activity_id)
    if node is None:
        raise RuleError(tr("This activity no longer exists."))
    return node


def siblings_of(plan: Plan, parent: str | None) -> tuple[Node, ...]:
    """Return the activities directly under `parent`, or the phases."""
    return plan.roots if parent is None else _node(plan, parent).children


def _next_sibling(plan: Plan, activity_id: str | None) -> str | None:
    node = _node(plan, activity_id or "")
    after = siblings_of(plan, plan_parent(plan, node))[node.path[-1] :]
    return after[0].activity.id if after else None


def plan_parent(plan: Plan, node: Node) -> str | None:
    """Return the id of the part that shows this activity; None for what stands at the top."""
    parent = node.activity.parent
    return parent if parent in plan.by_id else None


def _check_place(plan: Plan, moved: Sequence[str], parent: str | None, before: str | None) -> None:
    if before is not None and plan_parent(plan, _node(plan, before)) != parent:
        raise RuleError(tr("The activity to stand before is not in the same part of the plan."))
    if parent is None:
        return
    target = _node(plan, parent).path
    if any(target[: len(path)] == path for path in (_node(plan, one).path for one in moved)):
        raise RuleError(tr("An activity cannot be moved into itself."))
    depth = max((_depth(_node(plan, one)) for one in moved), default=1)
    if len(target) + depth > DEEPEST:
        raise RuleError(tr("A plan can be at most {count} levels deep.", count=DEEPEST))


def _depth(node: Node) -> int:
    return max(below.level for below in node.walk()) - node.level + 1


@dataclass(frozen=True)
class _Room:
    """Finds sort keys between siblings and makes room where two share one key."""

    plan: Plan
    edit: Edit

    def keys(self, parent: str | None, before: str | None, moved: Sequence[str], count: int) -> list[str]:
        standing = [node.activity for node in siblings_of(self.plan, parent) if node.activity.id not in moved]
        place = next((at for at, sibling in enumerate(standing) if sibling.id == before), len(standing))
        left = standing[place - 1].sort if place else None
        right = standing[place].sort if place < len(standing) else None
        if (left is not None and right is not None and left >= right) or "" in (left, right):
            return self._spread_anew(standing, place, count)
        return _keys_between(left, right, count)

    def _spread_anew(self, standing: Sequence[Activity], place: int, count: int) -> list[str]:
        keys = ordering.spread(len(standing) + count)
        kept = [*keys[:place], *keys[place + count :]]
        for sibling, key in zip(standing, kept, strict=True):
            self.edit.set(ACTIVITY.name, sibling.id, {"sort": key})
        return keys[place : place + count]


def _keys_between(left: str | None, right: str | None, count: int) -> list[str]:
    keys: list[str] = []
    for _ in range(count):
        keys.append(ordering.between(keys[-1] if keys else left, right))
    return keys
