"""Frozen versions of the plan."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.steering import PLAN_VERSION, VERSION_ROW


@dataclass(frozen=True)
class PlanVersion:
    """The plan as it was frozen on a day, why, and which meeting approved it."""

    id: str
    title: str = ""
    kind: str = "baseline"
    frozen_on: dt.date | None = None
    reason: str = ""
    meeting_id: str | None = None
    revises_id: str | None = None
    notes: str = ""


@dataclass(frozen=True)
class VersionRow:
    """An activity as a plan version keeps it; `activity` and `part_of` are ids of activities, which may be gone."""

    id: str
    version_id: str | None = None
    activity: str = ""
    part_of: str = ""
    code: str = ""
    title: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    month_from: int | None = None
    month_to: int | None = None
    budget: int | None = None
    weight: int | None = None
    outputs: str = ""
    is_milestone: int | None = None
    is_unplanned: int | None = None
    is_cancelled: int | None = None
    place: int | None = None


PLAN_VERSIONS: Final = Register(PLAN_VERSION, PlanVersion)
VERSION_ROWS: Final = Register(VERSION_ROW, VersionRow)
