"""Days that differ from the rule of the week."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.time import CALENDAR_DAY


@dataclass(frozen=True)
class CalendarDay:
    """A holiday of this programme, or a working day where a holiday is shipped or the week has none."""

    id: str
    on: dt.date | None = None
    is_working: int | None = None
    title: str = ""


CALENDAR_DAYS: Final = Register(CALENDAR_DAY, CalendarDay)
