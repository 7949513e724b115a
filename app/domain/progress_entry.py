"""How far activities had come."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.time import PROGRESS_ENTRY


@dataclass(frozen=True)
class ProgressEntry:
    """The physical progress of an activity on a day, in per cent, and what held it up."""

    id: str
    activity_id: str | None = None
    on: dt.date | None = None
    percent: int | None = None
    cause: str = ""
    note: str = ""


PROGRESS_ENTRIES: Final = Register(PROGRESS_ENTRY, ProgressEntry)
