"""Files kept inside the project."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.things import ATTACHMENT


@dataclass(frozen=True)
class Attachment:
    """A file that hangs on one record; its bytes are found by `sha256`."""

    id: str
    name: str = ""
    sha256: str = ""
    size: int | None = None
    note: str = ""
    added_on: dt.date | None = None
    activity_id: str | None = None
    actor_id: str | None = None
    meeting_id: str | None = None
    group_id: str | None = None
    agreement_id: str | None = None
    obligation_id: str | None = None
    decision_id: str | None = None
    sort: str = ""
    money_entry_id: str | None = None
    contribution_id: str | None = None
    plan_version_id: str | None = None
    risk_id: str | None = None
    progress_report_id: str | None = None


ATTACHMENTS: Final = Register(ATTACHMENT, Attachment)
