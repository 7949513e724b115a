"""Scheduling a programme: its schedule as it stands, and what its activities wait for."""

from collections.abc import Iterable
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.dependency import DEPENDENCIES, Dependency
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT
from app.domain.schedule import Schedule
from app.domain.schedule_moves import Move, moves_of
from app.domain.scheduling import schedule
from app.domain.tables.time import CALENDAR_DAY, DEPENDENCY
from app.i18n import mark, tr
from app.services import editing
from app.services.activity_names import activity_name
from app.services.plan_reading import plan_of
from app.services.reading import all_of
from app.services.session import Session
from app.services.work_calendar import calendar_of

_TABLES: Final = frozenset({PROJECT.name, ACTIVITY.name, CALENDAR_DAY.name, DEPENDENCY.name})


def schedule_of(session: Session) -> Schedule:
    """Return the schedule of the plan as it stands now; cheap to ask again."""
    known = _KNOWN.get(session)
    if known is not None:
        changed = session.changed_since(known[0])
        if changed is not None and _TABLES.isdisjoint(table for table, _ in changed):
            return known[1]
    found = schedule(plan_of(session), all_of(session, DEPENDENCIES).values(), calendar_of(session))
    _KNOWN[session] = (session.revision, found)
    return found


_KNOWN: Final[WeakKeyDictionary[Session, tuple[int, Schedule]]] = WeakKeyDictionary()


def proposal(session: Session) -> list[Move]:
    """Return what automatic scheduling would change, in the order of the table; nothing is changed yet."""
    return list(moves_of(plan_of(session), schedule_of(session), calendar_of(session)))


def accept(session: Session, moves: Iterable[Move]) -> None:
    """Give activities the dates that the schedule proposed, in one action.

    Raises:
        RuleError: an activity is gone, or was dated by hand since.
    """
    with session.edit(mark("Schedule automatically")) as edit:
        for move in moves:
            row = session.row(ACTIVITY.name, move.activity)
            if row is None:
                raise RuleError(tr("This activity no longer exists."))
            is_by_hand = row["dates_by"] in (None, "hand") and (row["start"] or row["end"])
            if is_by_hand or row["actual_start"]:
                name = activity_name(plan_of(session), move.activity)
                raise RuleError(tr("{name} was dated by hand meanwhile. Look at the proposal again.", name=name))
            start, end = (day.isoformat() for day in move.after)
            edit.set(ACTIVITY.name, move.activity, {"start": start, "end": end, "dates_by": "schedule"})


def dependencies_of(session: Session, activity_id: str) -> tuple[list[Dependency], list[Dependency]]:
    """Return what an activity waits for, and what waits for it."""
    return (
        [DEPENDENCIES.read(row) for row in session.rows(DEPENDENCY.name, successor_id=activity_id)],
        [DEPENDENCIES.read(row) for row in session.rows(DEPENDENCY.name, predecessor_id=activity_id)],
    )


def add_dependency(session: Session, predecessor: str, successor: str, *, kind: str = "FS", lag: object = None) -> str:
    """Let an activity wait for another one, and return the id of the dependency.

    Raises:
        RuleError: one is gone or lies in the other, they are joined so already, or the activities would wait for each
            other in a circle, which is named.
    """
    return editing.add(
        session, DEPENDENCY, {"predecessor_id": predecessor, "successor_id": successor, "kind": kind, "lag": lag}
    )


def change_dependency(session: Session, dependency_id: str, **values: object) -> None:
    """Change the kind, the lag, the note or an end of a dependency.

    Raises:
        RuleError: as `add_dependency`, or it is gone.
    """
    editing.change(session, DEPENDENCY, dependency_id, values)


def remove_dependency(session: Session, *dependency_ids: str) -> None:
    """Let activities wait for each other no more.

    Raises:
        RuleError: a dependency is gone.
    """
    editing.remove(session, DEPENDENCY, dependency_ids)
