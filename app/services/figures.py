"""The figures of a programme at a glance: people, meetings, agreements in force, obligations kept."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.agreement import AGREEMENTS
from app.domain.agreement_life import IN_FORCE, last_day, state_on
from app.domain.obligation import OBLIGATIONS
from app.domain.obligation_schedule import fulfilment
from app.domain.tables.agreements import OBLIGATION
from app.services.partial import some
from app.services.session import Pick, Session

_OWED: Final = ("agreement_id", "state", "period", "fulfilment", "due", "period_end", "done_until")
_WHOLE: Final = 100
_LIFE: Final = ("state", "start", "end", "duration_months")


@dataclass(frozen=True)
class Figures:
    """How much there is of what; `kept` is the mean fulfilment of obligations that count, None when none does."""

    actors: int = 0
    core_firms: int = 0
    meetings_held: int = 0
    meetings_planned: int = 0
    agreements: int = 0
    in_force: int = 0
    obligations: int = 0
    kept: int | None = None


def figures_of(session: Session, day: dt.date) -> Figures:
    """Count on a day."""
    meetings = Counter(str(state or "planned") for (state,) in session.unordered("meeting", Pick(), "state"))
    agreements = some(session, AGREEMENTS, _LIFE)
    shares = _shares(session, {one.id: last_day(one) for one in agreements}, day)
    return Figures(
        actors=session.count("actor") - session.count("actor", is_archived=1),
        core_firms=session.count("actor", is_core=1) - session.count("actor", is_core=1, is_archived=1),
        meetings_held=meetings["held"],
        meetings_planned=meetings["planned"],
        agreements=len(agreements),
        in_force=sum(state_on(one, day) == IN_FORCE for one in agreements),
        obligations=session.count(OBLIGATION.name),
        kept=round(sum(shares) / len(shares)) if shares else None,
    )


def _shares(session: Session, ends: Mapping[str, dt.date | None], day: dt.date) -> list[int]:
    """Return how far each obligation that counts is kept; only those that repeat need their dates."""
    read = OBLIGATIONS.read_some(_OWED)
    shares: list[int] = []
    for row in session.unordered(OBLIGATION.name, Pick(but={"state": ("waived",)}), "id", *_OWED):
        _, whole, state, period, percent, *_ = row
        if state == "fulfilled":
            shares.append(_WHOLE)
        elif period in (None, "once"):
            shares.append(percent if isinstance(percent, int) else 0)
        elif (share := fulfilment(read(row), ends.get(str(whole)), day)) is not None:
            shares.append(share)
    return shares
