"""One line of edits to one undoable action."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from app.domain.errors import RuleError, UserError
from app.domain.project import PROJECT_ID
from app.i18n import tr
from app.services import planning
from app.services.session import Session

Edit = Mapping[str, object]


def apply_line(session: Session, line: bytes) -> str:
    """Make the edit that one line of JSON describes; return the id of what it touched.

    Raises:
        RuleError: the line cannot be read or does not fit the plan; nothing was changed.
    """
    edit = _read(line)
    action = edit.get("do")
    if not isinstance(action, str) or action not in _ACTIONS:
        raise RuleError(tr("“do” is one of: {names}.", names="، ".join(_ACTIONS)))
    known = _KEYS[action]
    unknown = sorted(set(edit) - known - {"do"})
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
    record, field = _text(edit, "id"), _text(edit, "field")
    if "value" not in edit:
        raise RuleError(tr("“{key}” is missing or not text.", key="value"))
    if record == PROJECT_ID:
        planning.set_project_field(session, field, edit["value"])
    else:
        planning.set_field(session, record, field, edit["value"])
    return record


def _add(session: Session, edit: Edit) -> str:
    title = "" if edit.get("title") is None else _text(edit, "title")
    return planning.add_activity(session, _optional(edit, "parent"), title, before=_optional(edit, "before"))


def _move(session: Session, edit: Edit) -> str:
    record = _text(edit, "id")
    planning.move_activities(session, [record], _optional(edit, "parent"), _optional(edit, "before"))
    return record


def _delete(session: Session, edit: Edit) -> str:
    record = _text(edit, "id")
    planning.delete(session, [record])
    return record


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
    "undo": _undo,
    "redo": _redo,
}
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "set": frozenset({"id", "field", "value"}),
    "add": frozenset({"parent", "title", "before"}),
    "move": frozenset({"id", "parent", "before"}),
    "delete": frozenset({"id"}),
    "undo": frozenset(),
    "redo": frozenset(),
}


def message_of(error: UserError) -> str:
    """Return an error's message on one line."""
    return " ".join(str(error).split())
