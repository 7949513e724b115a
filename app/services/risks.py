"""Risks, constraints and issues: rating them with a dated reason, closing them, looking at all at a glance."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.risk import RISK_RATINGS, RISKS, RiskRating
from app.domain.risk_level import CLOSED, Level, latest, level, score
from app.domain.tables.steering import RISK, RISK_RATING
from app.i18n import mark, tr
from app.services.editing import add, change_in
from app.services.reading import all_of, one
from app.services.session import Session


@dataclass(frozen=True)
class Standing:
    """How grave a risk is now; None where it was not rated."""

    likelihood: int | None = None
    impact: int | None = None
    score: int | None = None
    level: Level = Level.UNRATED
    since: dt.date | None = None


UNRATED = Standing()


def standings(session: Session) -> dict[str, Standing]:
    """Look at all risks by the ratings that count."""
    by_risk: defaultdict[str | None, list[RiskRating]] = defaultdict(list)
    for rating in all_of(session, RISK_RATINGS).values():
        by_risk[rating.risk_id].append(rating)
    return {risk: _standing(latest(by_risk[risk])) for risk in all_of(session, RISKS)}


def _standing(rating: RiskRating | None) -> Standing:
    if rating is None:
        return UNRATED
    value = score(rating)
    return Standing(rating.likelihood, rating.impact, value, level(value), rating.on)


def rate(session: Session, risk_id: str, values: Mapping[str, object]) -> str:
    """Add a dated rating, which never overwrites an earlier one; return its id.

    Raises:
        RuleError: the risk is gone, a value does not fit, or likelihood and impact are not both given.
    """
    if values.get("likelihood") is None or values.get("impact") is None:
        raise RuleError(tr("Give both the likelihood and the impact, each from ۱ to ۵."))
    one(session, RISKS, risk_id)
    return add(session, RISK_RATING, {"on": today(), **values, "risk_id": risk_id}, label=mark("Rate a risk"))


def set_state(session: Session, risk_ids: Sequence[str], state: str | None, on: dt.date | None = None) -> None:
    """Change the state of risks; a closed one knows the day, another has none.

    Raises:
        RuleError: one is gone, or there is no such state.
    """
    with session.edit(mark("Change the state of a risk")) as edit:
        for risk_id in risk_ids:
            closed = (on or one(session, RISKS, risk_id).closed_on or today()) if state == CLOSED else None
            change_in(edit, session, RISK, risk_id, {"state": state, "closed_on": closed})
