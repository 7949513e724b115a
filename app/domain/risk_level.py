"""How grave a risk is: likelihood times impact, each from 1 to 5, on the usual matrix of five by five."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from app.domain.risk import Risk, RiskRating
from app.i18n import mark


class Level(StrEnum):
    """How grave a risk is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    UNRATED = ""


MEDIUM_FROM: Final = 6
HIGH_FROM: Final = 12
LEVEL_LABELS: Final = {
    Level.HIGH: mark("High"),
    Level.MEDIUM: mark("Medium"),
    Level.LOW: mark("Low"),
    Level.UNRATED: mark("Not rated"),
}
CLOSED: Final = "closed"


def latest(ratings: Iterable[RiskRating]) -> RiskRating | None:
    """Return the rating that counts: the last by its day; of one day the one that was entered last."""
    return max(ratings, key=_age, default=None)


def in_order(ratings: Iterable[RiskRating]) -> list[RiskRating]:
    """Return ratings with the newest first."""
    return sorted(ratings, key=_age, reverse=True)


def _age(rating: RiskRating) -> tuple[dt.date, str]:
    return rating.on or dt.date.min, rating.id


def score(rating: RiskRating | None) -> int | None:
    """Return likelihood times impact, 1 to 25; None where either was not entered."""
    if rating is None or rating.likelihood is None or rating.impact is None:
        return None
    return rating.likelihood * rating.impact


def level(value: int | None) -> Level:
    """Name a score: low below 6, medium below 12, high from there."""
    if value is None:
        return Level.UNRATED
    if value >= HIGH_FROM:
        return Level.HIGH
    return Level.MEDIUM if value >= MEDIUM_FROM else Level.LOW


def is_due(risk: Risk, day: dt.date) -> bool:
    """Tell whether a risk waits for its review."""
    return risk.state != CLOSED and risk.review_on is not None and risk.review_on <= day
