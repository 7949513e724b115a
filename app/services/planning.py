"""Working on the plan: each function is one action that the user can undo."""

from collections.abc import Mapping, Sequence
from typing import Final

from app.domain import ordering
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT, PROJECT_ID
from app.domain.schema import Row, Value
from app.i18n import mark, tr
from app.services.field_values import activity_fields, project_fields
from app.services.following import note_progress
from app.services.outline import Outline
from app.services.plan_reading import plan_of, project_of
from app.services.removing import remove_in
from app.services.session import Edit, Session

__all__ = [
    "add_activity",
    "delete",
    "duplicate",
    "move_activities",
    "plan_of",
    "project_of",
    "set_field",
    "set_fields",
    "set_project_field",
    "set_project_fields",
]

_LABELS: Final[Mapping[str, str]] = {
    "title": mark("Rename an activity"),
    "status": mark("Change the status"),
    "progress": mark("Change the progress"),
    "months": mark("Change the execution time"),
    "start": mark("Change the start date"),
    "end": mark("Change the end date"),
    "budget": mark("Change the budget"),
}
_DATES: Final = frozenset({"start", "end"})


def set_project_field(session: Session, field: str, value: object) -> None:
    """Change one field of the programme.

    Raises:
        RuleError: the value does not fit.
    """
    set_project_fields(session, {field: value})


def set_project_fields(session: Session, values: Mapping[str, object]) -> None:
    """Change several fields of the programme in one action.

    Raises:
        RuleError: a value does not fit.
    """
    checked: dict[str, Value] = {}
    for field, value in values.items():
        checked |= project_fields(field, value)
    with session.edit(mark("Edit the programme")) as edit:
        if session.row(PROJECT.name, PROJECT_ID) is None:
            edit.insert(PROJECT.name, checked, PROJECT_ID)
        else:
            edit.set(PROJECT.name, PROJECT_ID, checked)


def add_activity(
    session: Session,
    parent: str | None,
    title: str,
    *,
    before: str | None = None,
    more: Mapping[str, object] | None = None,
) -> str:
    """Add an activity under `parent` (None: a new phase), last or before a sibling; return its id.

    Raises:
        RuleError: the parent is gone, or the title or one of `more` fields does not fit.
    """
    outline = Outline(session)
    outline.check_place((), parent, before)
    values = _checked({"title": title, **(more or {})})
    _check_dates({"start": None, "end": None, **values})
    with session.edit(mark("Add an activity")) as edit:
        key = _free_keys(edit, outline.siblings(parent), before, 1)[0]
        added = edit.insert(ACTIVITY.name, {**values, "parent_id": parent, "sort": key})
        note_progress(edit, session, added, {}, values)
        return added


def set_field(session: Session, ids: str | Sequence[str], field: str, value: object) -> None:
    """Set one field of one or several activities.

    Raises:
        RuleError: the value does not fit, or an activity is gone.
    """
    set_fields(session, ids, {field: value}, label=_LABELS.get(field, ""))


def set_fields(session: Session, ids: str | Sequence[str], values: Mapping[str, object], *, label: str = "") -> None:
    """Set several fields of one or several activities in one action.

    Raises:
        RuleError: a value does not fit, or an activity is gone.
    """
    fields = _checked(values)
    outline = Outline(session)
    chosen = {one: outline.row(one) for one in ([ids] if isinstance(ids, str) else ids)}
    for row in chosen.values():
        _check_dates({**row, **fields})
    with session.edit(label or mark("Edit an activity")) as edit:
        for activity_id, row in chosen.items():
            edit.set(ACTIVITY.name, activity_id, {**fields, **_dated_by_hand(row, fields)})
            note_progress(edit, session, activity_id, row, fields)


def _dated_by_hand(row: Row, fields: Row) -> dict[str, Value]:
    """Return what fixes the dates of an activity that the schedule had placed, where a person sets them."""
    is_dated = bool(_DATES.intersection(fields)) and "dates_by" not in fields
    return {"dates_by": "hand"} if is_dated and row["dates_by"] == "schedule" else {}


def _checked(values: Mapping[str, object]) -> dict[str, Value]:
    checked: dict[str, Value] = {}
    for field, value in values.items():
        checked |= activity_fields(field, value)
    return checked


def _check_dates(row: Row) -> None:
    start, end = row["start"], row["end"]
    if isinstance(start, str) and isinstance(end, str) and end < start:
        raise RuleError(tr("The end date cannot be before the start date."))


def move_activities(session: Session, ids: Sequence[str], parent: str | None, before: str | None) -> None:
    """Move activities, in the order of the table, under `parent`, before a sibling or last.

    Raises:
        RuleError: the target is gone or lies inside what is moved.
    """
    outline = Outline(session)
    moved = outline.topmost(ids)
    outline.check_place(moved, parent, before)
    standing = outline.siblings(parent)
    while before in moved:
        before = _next(standing, before)
    with session.edit(mark("Move activities")) as edit:
        keys = _free_keys(edit, [row for row in standing if row["id"] not in moved], before, len(moved))
        for activity_id, key in zip(moved, keys, strict=True):
            edit.set(ACTIVITY.name, activity_id, {"parent_id": parent, "sort": key})


def _next(standing: Sequence[Row], activity_id: str) -> str | None:
    """Return the id of the sibling that stands after another."""
    ids = [str(row["id"]) for row in standing]
    after = ids[ids.index(activity_id) + 1 :]
    return after[0] if after else None


def _free_keys(edit: Edit, standing: Sequence[Row], before: str | None, count: int) -> list[str]:
    """Return sort keys for new siblings, making room first where two that stand share one key."""
    place = next((at for at, row in enumerate(standing) if row["id"] == before), len(standing))
    left = str(standing[place - 1]["sort"] or "") if place else None
    right = str(standing[place]["sort"] or "") if place < len(standing) else None
    if not ordering.is_gap(left, right):
        return _spread_anew(edit, standing, place, count)
    keys: list[str] = []
    for _ in range(count):
        keys.append(ordering.between(keys[-1] if keys else left, right))
    return keys


def _spread_anew(edit: Edit, standing: Sequence[Row], place: int, count: int) -> list[str]:
    keys = ordering.spread(len(standing) + count)
    kept = [*keys[:place], *keys[place + count :]]
    for row, key in zip(standing, kept, strict=True):
        edit.set(ACTIVITY.name, str(row["id"]), {"sort": key})
    return keys[place : place + count]


def duplicate(session: Session, ids: Sequence[str]) -> tuple[str, ...]:
    """Copy activities with all below them, each after its original; return the new topmost ids.

    Raises:
        RuleError: an activity is gone.
    """
    outline = Outline(session)
    with session.edit(mark("Duplicate activities")) as edit:
        return tuple(_copy_tree(outline, edit, one) for one in outline.topmost(ids))


def _copy_tree(outline: Outline, edit: Edit, top: str) -> str:
    standing = outline.siblings(outline.parent_of(top))
    key = _free_keys(edit, standing, _next(standing, top), 1)[0]
    copies: dict[object, str] = {}
    for one in outline.below(top):
        values = {name: value for name, value in outline.row(one).items() if name != "id"}
        changed = {"sort": key} if one == top else {"parent_id": copies[values["parent_id"]]}
        copies[one] = edit.insert(ACTIVITY.name, {**values, **changed})
    return copies[top]


def delete(session: Session, ids: Sequence[str]) -> None:
    """Delete activities with all below them.

    Raises:
        RuleError: an activity is gone.
    """
    outline = Outline(session)
    with session.edit(mark("Delete activities")) as edit:
        remove_in(edit, session, ACTIVITY.name, outline.topmost(ids))
