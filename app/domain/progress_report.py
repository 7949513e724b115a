"""What the agent writes into a periodic progress report."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.steering import PROGRESS_REPORT


@dataclass(frozen=True)
class ProgressReport:
    """The period and the narrative of one report."""

    id: str
    title: str = ""
    number: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    state: str = "draft"
    summary: str = ""
    achievements: str = ""
    deviations: str = ""
    decisions_needed: str = ""
    next_period: str = ""
    notes: str = ""


PROGRESS_REPORTS: Final = Register(PROGRESS_REPORT, ProgressReport)
