"""Bringing the rows of a table or a template into a project, as one undoable action."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from app.domain import ordering
from app.domain.plan import ACTIVITY, Path
from app.domain.reading import stored_names
from app.domain.schema import Value
from app.domain.watching import Stage, Watch, in_pieces, unwatched
from app.exchange.table import ReadRow
from app.i18n import mark
from app.services.field_values import activity_fields
from app.services.outline import Outline
from app.services.session import Edit, Session

_FIELDS: Final = (
    "title",
    "months",
    "mechanisms",
    "responsible",
    "stakeholders",
    "budget",
    "outputs",
    "indicators",
    "printed_code",
    "printed_title",
    "printed_mechanism",
)


def fill(
    session: Session,
    rows: Sequence[ReadRow],
    facts: Mapping[Path, Mapping[str, object]] | None = None,
    *,
    watch: Watch = unwatched,
) -> int:
    """Add the rows after what the plan holds; return how many activities that made.

    Args:
        session: the project to fill.
        rows: what was read, each with its number by place.
        facts: other fields of activities, by the number of their row.
        watch: is told how far it is, and may stop it.

    Raises:
        RuleError: a value does not fit the plan; nothing was added.
    """
    known = facts or {}
    checked = [
        (row, _values(row) | _checked(known.get(row.path, {})))
        for piece in in_pieces(rows, watch, Stage.GATHERING)
        for row in piece
    ]
    with session.edit(mark("Import a table"), watch) as edit:
        _insert(edit, checked, _last_phase(session))
    return len(checked)


def _values(row: ReadRow) -> dict[str, Value]:
    values = _checked({"notes": row.remarks} | {field: getattr(row, field) for field in _FIELDS})
    values["reading_notes"] = stored_names(row.notes)
    values["title_is_ours"] = 1 if row.title_is_ours else None
    return values


def _checked(fields: Mapping[str, object]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for field, value in fields.items():
        values |= activity_fields(field, value)
    return values


def _last_phase(session: Session) -> str | None:
    phases = Outline(session).siblings(None)
    return str(phases[-1]["sort"] or "") or None if phases else None


def _insert(edit: Edit, rows: Sequence[tuple[ReadRow, Mapping[str, Value]]], last_phase: str | None) -> None:
    keys = _sort_keys([row.path for row, _ in rows], last_phase)
    made: dict[Path, str] = {}
    for row, values in sorted(rows, key=lambda entry: len(entry[0].path)):
        parent = made.get(row.path[:-1])
        made[row.path] = edit.insert(ACTIVITY.name, {**values, "parent_id": parent, "sort": keys[row.path]})


def _sort_keys(paths: Sequence[Path], last_phase: str | None) -> dict[Path, str]:
    siblings: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(paths):
        siblings[path[:-1]].append(path)
    keys: dict[Path, str] = {}
    for parent, children in siblings.items():
        spread = ordering.spread(len(children)) if parent or last_phase is None else _after(last_phase, len(children))
        keys |= dict(zip(children, spread, strict=True))
    return keys


def _after(key: str, count: int) -> list[str]:
    keys = [key]
    for _ in range(count):
        keys.append(ordering.between(keys[-1], None))
    return keys[1:]
