"""What a schedule says: when activities happen, how far they can slip, why, and what stands in the way."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Trouble(StrEnum):
    """What can be wrong with a schedule."""

    NO_START = "no_start"
    CYCLE = "cycle"
    UNKNOWN = "unknown"
    CONTRADICTION = "contradiction"
    CONSTRAINT = "constraint"
    DEADLINE = "deadline"
    OUTSIDE = "outside"
    NO_DURATION = "no_duration"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong.

    `activities` stand in order: those of a circle, or predecessor and successor of the `dependency` that is broken.
    `on` is the day that was demanded, `days` how many working days are missing.
    """

    trouble: Trouble
    activities: tuple[str, ...] = ()
    dependency: str = ""
    on: dt.date | None = None
    days: int = 0


@dataclass(frozen=True)
class Reason:
    """What decided the start of an activity: a dependency on another one, or a limit of its own.

    `kind` is one of dependency, fixed, constraint, months, programme and late.
    """

    kind: str
    activity: str = ""
    dependency: str = ""


class Timing(NamedTuple):
    """When an activity or part is planned and when it could happen; floats are working days.

    `start` and `end` differ from the early dates only where it is to happen as late as possible. What `is_fixed` was
    dated by the agent or has happened, and is never moved; it may slip as far as `total_float` says all the same.
    """

    start: dt.date
    end: dt.date
    early_start: dt.date
    early_finish: dt.date
    late_start: dt.date
    late_finish: dt.date
    total_float: int
    free_float: int
    is_critical: bool = False
    is_fixed: bool = False


@dataclass(frozen=True)
class Schedule:
    """The timings of activities and parts by id, why each activity starts when it does, and the problems."""

    timings: Mapping[str, Timing] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def critical(self) -> frozenset[str]:
        """Return the ids of all that may not slip."""
        return frozenset(name for name, timing in self.timings.items() if timing.is_critical)
