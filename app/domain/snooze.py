"""Reminders that were put off."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.things import SNOOZE


@dataclass(frozen=True)
class Snooze:
    """A reminder of one record that is silent before the day `until`."""

    id: str
    activity_id: str | None = None
    decision_id: str | None = None
    agreement_id: str | None = None
    obligation_id: str | None = None
    output_id: str | None = None
    contact_entry_id: str | None = None
    meeting_id: str | None = None
    until: dt.date | None = None
    reason: str = ""
    instalment_id: str | None = None
    risk_id: str | None = None


SNOOZES: Final = Register(SNOOZE, Snooze)
