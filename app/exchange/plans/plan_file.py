"""A plan as it passes between programs: tasks in their order, what waits for what, and days off.

Both sides meet here: `outgoing` makes it of a project, `incoming` fills a project with it, and each format only writes
and reads it. What a format or a file cannot say is told in words, never lost silently.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from app.i18n import mark


@dataclass(frozen=True)
class Task:
    """An activity.

    `key` tells tasks of one file apart and `parent` is the key of the part it stands in. `start` and `end` are the days
    it takes, `duration` is in working days, `cost` in rials. `given` names those of start, end and duration that were
    entered, the others were calculated; None where the file does not tell. `by_schedule` says that its dates may move.
    `texts` holds the fields that mean nothing to other programs, by the names in `CARRIED`.
    """

    key: str
    parent: str | None = None
    title: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    given: frozenset[str] | None = None
    by_schedule: bool = False
    duration: int | None = None
    progress: int | None = None
    is_milestone: bool = False
    constraint: str = "soon"
    constraint_on: dt.date | None = None
    deadline: dt.date | None = None
    actual_start: dt.date | None = None
    actual_end: dt.date | None = None
    cost: int | None = None
    notes: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tie:
    """A successor waits for a predecessor; `kind` is FS, SS, FF or SF, `lag` in working days."""

    predecessor: str
    successor: str
    kind: str = "FS"
    lag: int = 0


@dataclass(frozen=True)
class DayOff:
    """A day that the week does not tell: a holiday, or a day that is worked on all the same."""

    on: dt.date
    title: str = ""
    is_working: bool = False


@dataclass(frozen=True)
class Remark:
    """Something that could not be taken over: where, and what (translated)."""

    place: str
    text: str


@dataclass(frozen=True)
class PlanFile:
    """A whole plan; `remarks` say what of it was not understood or cannot be held."""

    title: str = ""
    start: dt.date | None = None
    tasks: tuple[Task, ...] = ()
    ties: tuple[Tie, ...] = ()
    days_off: str = "friday"
    days: tuple[DayOff, ...] = ()
    remarks: tuple[Remark, ...] = ()


GIVEN: Final = ("start", "end", "duration")
MOST_TASKS: Final = 50_000
MOST_TIES: Final = 200_000
CARRIED: Final[Mapping[str, str]] = {
    "months": mark("Execution time"),
    "mechanisms": mark("Execution mechanism"),
    "responsible": mark("Responsible party"),
    "stakeholders": mark("Stakeholders"),
    "outputs": mark("Expected output"),
    "indicators": mark("Success indicators"),
    "status": mark("Status"),
    "weight": mark("Weight"),
    "is_unplanned": mark("Unplanned activity"),
    "printed_code": mark("Document code"),
}
"""Fields of an activity that travel as text in fields of one's own, which all three formats have."""
