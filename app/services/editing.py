"""Adding, changing, arranging and deleting records of any kind; each function is one action that can be undone.

Kinds with rules of their own have a service beside this one that knows them.
"""

from collections.abc import Mapping, Sequence

from app.domain import ordering
from app.domain.errors import RuleError
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Row, Table, Tie, Value
from app.i18n import tr
from app.services import following, record_rules
from app.services.action_labels import ADDING, CHANGING, REMOVING
from app.services.field_values import record_fields
from app.services.reading import gone
from app.services.removing import remove_in
from app.services.session import Edit, Session

_SORT = "sort"


def add(session: Session, table: Table, values: Mapping[str, object], *, label: str = "") -> str:
    """Add a record and return its id; `label` names the action, else it is the usual one for the kind.

    Raises:
        RuleError: a value does not fit, or what it refers to is not there.
    """
    with session.edit(label or ADDING[table.name]) as edit:
        return add_in(edit, session, table, values)


def add_in(edit: Edit, session: Session, table: Table, values: Mapping[str, object]) -> str:
    """Add a record, last among its siblings, within an action.

    Raises:
        RuleError: as `add`.
    """
    fields = record_rules.completed(table, checked(table, values), {})
    record_rules.refuse_steered(table, fields, {})
    if _SORT in table.by_name:
        fields[_SORT] = _last_key(edit, session, table, fields)
    _check(edit, session, table, fields)
    added = edit.insert(table.name, fields)
    following.after_change(edit, session, table, fields, {})
    return added


def change(
    session: Session, table: Table, ids: str | Sequence[str], values: Mapping[str, object], *, label: str = ""
) -> None:
    """Change some fields of one or several records.

    Raises:
        RuleError: a value does not fit, or a record is gone.
    """
    with session.edit(label or CHANGING[table.name]) as edit:
        for row_id in [ids] if isinstance(ids, str) else ids:
            change_in(edit, session, table, row_id, values)


def change_in(edit: Edit, session: Session, table: Table, row_id: str, values: Mapping[str, object]) -> None:
    """Change some fields of a record within an action.

    Raises:
        RuleError: as `change`.
    """
    fields = checked(table, values)
    row = session.row(table.name, row_id) or {}
    if not row and (table.name, row_id) not in edit.pending:
        raise gone(table)
    standing = {**row, **edit.pending.get((table.name, row_id), {})}
    fields = record_rules.completed(table, fields, standing)
    record_rules.refuse_steered(table, fields, standing)
    _check(edit, session, table, {**standing, **fields, "id": row_id})
    edit.set(table.name, row_id, fields)
    following.after_change(edit, session, table, {**standing, **fields}, standing)


def remove(session: Session, table: Table, ids: str | Sequence[str], *, label: str = "") -> None:
    """Delete records with their parts.

    Raises:
        InUseError: another record needs one of them.
        RuleError: a record is gone.
    """
    with session.edit(label or REMOVING[table.name]) as edit:
        chosen = [ids] if isinstance(ids, str) else list(ids)
        standing = [session.row(table.name, row_id) or {} for row_id in chosen]
        remove_in(edit, session, table.name, chosen)
        for row in standing:
            following.after_removal(edit, session, table, row)


def move(session: Session, table: Table, row_id: str, before: str | None) -> None:
    """Put a record before one of its siblings, or last.

    Raises:
        RuleError: one of them is gone, or records of this kind have no order.
    """
    row = session.row(table.name, row_id)
    if row is None or (before is not None and session.row(table.name, before) is None):
        raise gone(table)
    if _SORT not in table.by_name:
        raise RuleError(tr("Records of this kind have no order: {kind}.", kind=tr(table.title)))
    standing = [other for other in _siblings(session, table, row) if other["id"] != row_id]
    place = next((at for at, other in enumerate(standing) if other["id"] == before), len(standing))
    key, others = ordering.insertion([str(other[_SORT] or "") for other in standing], place)
    with session.edit(CHANGING[table.name]) as edit:
        for at, new in others.items():
            edit.set(table.name, str(standing[at]["id"]), {_SORT: new})
        edit.set(table.name, row_id, {_SORT: key})


def checked(table: Table, values: Mapping[str, object]) -> dict[str, Value]:
    """Return the columns that hold some values.

    Raises:
        RuleError: there is no such field, or a value does not fit it.
    """
    fields: dict[str, Value] = {}
    for field, value in values.items():
        fields |= record_fields(table, field, value)
    return fields


def _check(edit: Edit, session: Session, table: Table, row: Row) -> None:
    """Make sure that a row as it will stand fits the rules that all kinds share."""
    for column in table.references:
        target = row.get(column.name)
        if isinstance(target, str) and not _is_there(edit, session, (column.refers_to, target)):
            raise gone(TABLE_BY_NAME[column.refers_to])
    start, end = row.get("start"), row.get("end")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        raise RuleError(tr("The end date cannot be before the start date."))
    record_rules.check(table, row)
    record_rules.check_beside(edit, session, table, row)


def _is_there(edit: Edit, session: Session, place: tuple[str, str]) -> bool:
    return place in edit.pending or session.row(*place) is not None


def _last_key(edit: Edit, session: Session, table: Table, fields: Row) -> str:
    whole = _whole(table, fields)
    pending = [row for (name, _), row in edit.pending.items() if name == table.name and _is_of(row, whole)]
    keys = [str(row.get(_SORT) or "") for row in (*_siblings(session, table, fields), *pending)]
    return ordering.insertion([max(keys)] if keys else [], 1 if keys else 0)[0]


def _siblings(session: Session, table: Table, row: Row) -> list[dict[str, Value]]:
    rows = session.rows(table.name, **_whole(table, row))
    return sorted(rows, key=lambda one: (str(one[_SORT] or ""), str(one["id"])))


def _whole(table: Table, row: Row) -> dict[str, Value]:
    """Return what tells the record that a row is a part of."""
    return {
        column.name: row[column.name] for column in table.references if column.tie is Tie.PART and row.get(column.name)
    }


def _is_of(row: Row, whole: Mapping[str, Value]) -> bool:
    return all(row.get(name) == value for name, value in whole.items())
