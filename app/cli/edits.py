"""One line of edits to one undoable action."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from app.domain.errors import RuleError, UserError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT, PROJECT_ID
from app.domain.records import TABLE_BY_NAME
from app.domain.schema import Table
from app.domain.tables.agreements import AGREEMENT_EVENT
from app.domain.tables.steering import PLAN_VERSION, VERSION_ROW
from app.domain.tables.things import ATTACHMENT
from app.i18n import tr
from app.services import agreements, attachments, editing, joining, planning, versions
from app.services.attachments import Owner
from app.services.editing import checked
from app.services.session import Session

Edit = Mapping[str, object]
_MADE_OTHERWISE: Final = frozenset(table.name for table in (PROJECT, ATTACHMENT, PLAN_VERSION, VERSION_ROW))
_ADDABLE: Final = tuple(name for name in TABLE_BY_NAME if name not in _MADE_OTHERWISE)
_DESCRIBING: Final = frozenset({"name", "note"})


def apply_line(session: Session, line: bytes) -> str:
    """Make the edit that one line of JSON describes; return the id of what it touched.

    Raises:
        RuleError: the line cannot be read or does not fit the plan; nothing was changed.
    """
    edit = _read(line)
    action = edit.get("do")
    if not isinstance(action, str) or action not in _ACTIONS:
        raise RuleError(tr("“do” is one of: {names}.", names="، ".join(_ACTIONS)))
    known = _KEYS.get(action)  # of "add" the fields of its kind decide
    unknown = sorted(set(edit) - known - {"do"}) if known is not None else []
    if unknown:
        raise RuleError(tr("“{name}” is not part of such an edit.", name=unknown[0]))
    return _ACTIONS[action](session, edit)


def _read(line: bytes) -> Edit:
    try:
        edit = json.loads(line.decode("utf-8"), object_pairs_hook=_once_each)
    except (ValueError, RecursionError):
        raise RuleError(tr("The line is not JSON.")) from None
    if not isinstance(edit, dict):
        raise RuleError(tr("The line is not a JSON object."))
    return edit


def _once_each(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that is there twice: which one was meant cannot be known."""
    edit = dict(pairs)
    if len(edit) != len(pairs):
        raise ValueError(pairs)
    return edit


def _text(edit: Edit, key: str) -> str:
    value = edit.get(key)
    if not isinstance(value, str) or not value:
        raise RuleError(tr("“{key}” is missing or not text.", key=key))
    return value


def _optional(edit: Edit, key: str) -> str | None:
    return None if edit.get(key) is None else _text(edit, key)


def _set(session: Session, edit: Edit) -> str:
    record, values = _text(edit, "id"), _values(edit)
    table = _table_of(session, record)
    if table is PROJECT:
        planning.set_project_fields(session, values)
    elif table is ACTIVITY:
        _set_activity(session, record, values)
    elif table is ATTACHMENT:
        _describe(session, record, values)
    else:
        editing.change(session, table, record, values)
    return record


def _describe(session: Session, record: str, values: Mapping[str, object]) -> None:
    if not values.keys() <= _DESCRIBING:
        raise RuleError(tr("Of an attachment only “name” and “note” can be set."))
    attachments.describe(session, record, **{field: str(value or "") for field, value in values.items()})


def _set_activity(session: Session, record: str, values: Mapping[str, object]) -> None:
    if len(values) == 1:
        planning.set_field(session, record, *next(iter(values.items())))
    else:
        planning.set_fields(session, record, values)


def _values(edit: Edit) -> Mapping[str, object]:
    """Return the new values of an edit that names either one field or several."""
    if "values" not in edit:
        field = _text(edit, "field")
        if "value" not in edit:
            raise RuleError(tr("“{key}” is missing or not text.", key="value"))
        return {field: edit["value"]}
    values = edit["values"]
    if not isinstance(values, dict) or not values or "field" in edit or "value" in edit:
        raise RuleError(tr("“values” is an object of fields, given instead of “field” and “value”."))
    return values


def _table_of(session: Session, record: str) -> Table:
    """Return the kind of a record; one that never was is taken for an activity, whose rules say that it is gone."""
    return PROJECT if record == PROJECT_ID else TABLE_BY_NAME[session.table_of(record) or ACTIVITY.name]


def _add(session: Session, edit: Edit) -> str:
    kind = ACTIVITY.name if edit.get("kind") is None else _text(edit, "kind")
    if kind not in _ADDABLE:
        raise RuleError(tr("“kind” is one of: {names}.", names="، ".join(_ADDABLE)))
    values = {name: value for name, value in edit.items() if name not in ("do", "kind")}
    if kind != ACTIVITY.name:
        return editing.add(session, TABLE_BY_NAME[kind], values)
    title = "" if edit.get("title") is None else _text(edit, "title")
    more = {name: value for name, value in values.items() if name not in ("parent", "title", "before")}
    return planning.add_activity(session, _optional(edit, "parent"), title, before=_optional(edit, "before"), more=more)


def _move(session: Session, edit: Edit) -> str:
    record, before = _text(edit, "id"), _optional(edit, "before")
    table = _table_of(session, record)
    if table is ACTIVITY:
        planning.move_activities(session, [record], _optional(edit, "parent"), before)
    elif edit.get("parent") is not None:
        raise RuleError(tr("Only an activity has a “parent”."))
    else:
        editing.move(session, table, record, before)
    return record


def _delete(session: Session, edit: Edit) -> str:
    record = _text(edit, "id")
    table = _table_of(session, record)
    if table is PROJECT:
        raise RuleError(tr("The programme itself cannot be deleted."))
    if table is ACTIVITY:
        planning.delete(session, [record])
    else:
        editing.remove(session, table, record)
    return record


def _transition(session: Session, edit: Edit) -> str:
    record = _text(edit, "id")
    on = checked(AGREEMENT_EVENT, {"on": edit.get("on") or "today"})["on"]
    reason = "" if edit.get("reason") is None else _text(edit, "reason")
    agreements.transition(session, record, _text(edit, "state"), dt.date.fromisoformat(str(on)), reason)
    return record


def _attach(session: Session, edit: Edit) -> str:
    record, path = _text(edit, "id"), Path(_text(edit, "path"))
    table = _table_of(session, record)
    column = next((column.name for column in ATTACHMENT.references if column.refers_to == table.name), None)
    if column is None:
        raise RuleError(tr("Files cannot be attached to this kind of record: {kind}.", kind=tr(table.title)))
    attachments.weigh(session, path)
    note = "" if edit.get("note") is None else _text(edit, "note")
    return attachments.add(session, Owner(column, record), [attachments.read_file(path)], note)[0].id


def _freeze(session: Session, edit: Edit) -> str:
    kind = _optional(edit, "version") or versions.BASELINE
    if kind not in PLAN_VERSION.by_name["kind"].choices:
        raise RuleError(tr("“version” is one of: {names}.", names="، ".join(PLAN_VERSION.by_name["kind"].choices)))
    reason, meeting = _optional(edit, "reason") or "", _optional(edit, "meeting")
    return versions.freeze(session, versions.Freezing(_text(edit, "title"), kind, reason, meeting))


def _join(session: Session, edit: Edit) -> str:
    keep, gone, taken = _text(edit, "id"), _text(edit, "other"), edit.get("take", [])
    if not isinstance(taken, list) or not all(isinstance(field, str) for field in taken):
        raise RuleError(tr("“take” is a list of fields whose value of the other actor counts."))
    joining.join(session, keep, gone, dict.fromkeys(taken, gone))
    return keep


def _undo(session: Session, _edit: Edit) -> str:
    if session.undo() is None:
        raise RuleError(tr("There is nothing to undo."))
    return "undo"


def _redo(session: Session, _edit: Edit) -> str:
    if session.redo() is None:
        raise RuleError(tr("There is nothing to redo."))
    return "redo"


_ACTIONS: Final[Mapping[str, Callable[[Session, Edit], str]]] = {
    "set": _set,
    "add": _add,
    "move": _move,
    "delete": _delete,
    "transition": _transition,
    "join": _join,
    "freeze": _freeze,
    "attach": _attach,
    "undo": _undo,
    "redo": _redo,
}
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "set": frozenset({"id", "field", "value", "values"}),
    "move": frozenset({"id", "parent", "before"}),
    "delete": frozenset({"id"}),
    "transition": frozenset({"id", "state", "on", "reason"}),
    "join": frozenset({"id", "other", "take"}),
    "freeze": frozenset({"title", "version", "reason", "meeting"}),
    "attach": frozenset({"id", "path", "note"}),
    "undo": frozenset(),
    "redo": frozenset(),
}


def message_of(error: UserError) -> str:
    """Return an error's message on one line."""
    return " ".join(str(error).split())
