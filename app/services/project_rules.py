"""What records demand of the records beside them: rules that one row alone cannot tell."""

from typing import Final

from app.domain.dependency_paths import lies_in, path_between
from app.domain.errors import RuleError
from app.domain.jalali import short
from app.domain.plan import ACTIVITY
from app.domain.reading import date_of
from app.domain.schema import Row, Table, Value
from app.domain.tables.time import CALENDAR_DAY, DEPENDENCY
from app.domain.text import left_to_right
from app.domain.transaction import ALIVE
from app.i18n import tr
from app.services.activity_names import in_sequence
from app.services.plan_reading import plan_of
from app.services.session import Edit, Session

_TIES: Final = ("predecessor_id", "successor_id", "kind")
_USUAL: Final = DEPENDENCY.by_name["kind"].default


def one_decision_a_day(edit: Edit, session: Session, row: Row) -> None:
    """Refuse a day of the calendar without a date, and a second one for the same date."""
    day = row.get("on")
    if not isinstance(day, str):
        raise RuleError(tr("Give the date of the day, such as ۱۴۰۵/۰۱/۳۱."))
    known = _standing(edit, session, CALENDAR_DAY, ("on",))
    if any(values == [day] for name, values in known.items() if name != row.get("id")):
        shown = left_to_right(short(date_of(day)))
        raise RuleError(tr("The calendar has this day already: {day}. Change that one.", day=shown))


def joins_two_activities(edit: Edit, session: Session, row: Row) -> None:
    """Refuse a dependency that lacks an end, is of a thing on itself, is there already or closes a circle."""
    before, after = row.get("predecessor_id"), row.get("successor_id")
    if not isinstance(before, str) or not isinstance(after, str):
        raise RuleError(tr("A dependency joins two activities; choose both."))
    if before == after:
        raise RuleError(tr("An activity cannot wait for itself."))
    parents = {name: _text(parent) for name, (parent,) in _standing(edit, session, ACTIVITY, ("parent_id",)).items()}
    if lies_in(parents, before, after) or lies_in(parents, after, before):
        raise RuleError(tr("An activity cannot wait for a part that it lies in, nor a part for what lies in it."))
    ties = _standing(edit, session, DEPENDENCY, _TIES)
    ties.pop(str(row.get("id")), None)
    wanted = (before, after, row.get("kind") or _USUAL)
    if any((one, other, kind or _USUAL) == wanted for one, other, kind in ties.values()):
        raise RuleError(tr("These two activities are joined by such a dependency already."))
    links = [(str(one), str(other)) for one, other, _ in ties.values() if one and other]
    circle = path_between(parents, links, after, before)
    if circle:
        names = in_sequence(plan_of(session), [before, *circle])
        raise RuleError(
            tr(
                "Activities would wait for each other in a circle: {names}."
                " Remove one of the dependencies between them.",
                names=names,
            )
        )


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) and value else None


def _standing(edit: Edit, session: Session, table: Table, columns: tuple[str, ...]) -> dict[str, list[Value]]:
    """Return some columns of all rows of a table as they will stand after an action, by id."""
    found = {str(name): list(values) for name, *values in session.values(table.name, "id", *columns)}
    for (kind, name), fields in edit.pending.items():
        if kind != table.name:
            continue
        if fields.get(ALIVE) == 0:
            found.pop(name, None)
        else:
            known = found.get(name, [None] * len(columns))
            found[name] = [fields.get(column, value) for column, value in zip(columns, known, strict=True)]
    return found
