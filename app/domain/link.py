"""Links between records of different kinds."""

from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.things import LINK


@dataclass(frozen=True)
class Link:
    """Two records that belong together; the other references are None."""

    id: str
    activity_id: str | None = None
    meeting_id: str | None = None
    group_id: str | None = None
    agreement_id: str | None = None
    actor_id: str | None = None
    risk_id: str | None = None


LINKS: Final = Register(LINK, Link)
