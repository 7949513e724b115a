"""What is said about risks, plan versions and strategies in lists and tables."""

from collections.abc import Mapping
from typing import Final

from app.domain import jalali
from app.domain.risk import RiskRating
from app.domain.risk_level import LEVEL_LABELS, Level, level, score
from app.domain.strategy import StrategyRevision
from app.domain.text import left_to_right, persian_digits
from app.i18n import tr
from app.ui.records.part_list import Line

LEVEL_TONES: Final[Mapping[Level, str]] = {
    Level.HIGH: "late",
    Level.MEDIUM: "progress",
    Level.LOW: "done",
    Level.UNRATED: "planned",
}
RISK_STATE_TONES: Final[Mapping[str, str]] = {
    "open": "progress",
    "watched": "planned",
    "occurred": "late",
    "closed": "done",
}
VERSION_TONES: Final[Mapping[str, str]] = {"baseline": "primary", "revision": "progress", "draft": "planned"}
STRATEGY_TONES: Final[Mapping[str, str]] = {"objective": "primary", "strategy": "progress", "project": "done"}


def rating_line(rating: RiskRating) -> Line:
    """Write a rating of a risk as a row."""
    value = score(rating)
    figures = tr(
        "Likelihood {likelihood}, impact {impact}",
        likelihood=_figure(rating.likelihood),
        impact=_figure(rating.impact),
    )
    date = left_to_right(jalali.short(rating.on)) if rating.on else tr("without a date")
    note = " · ".join(part for part in (date, " ".join(rating.reason.split())) if part)
    named = level(value)
    chip = tr(LEVEL_LABELS[named]) + (f" {persian_digits(value)}" if value is not None else "")
    return Line(figures, note, chip, LEVEL_TONES[named])


def revision_line(revision: StrategyRevision) -> Line:
    """Write a revision of a strategy as a row."""
    date = left_to_right(jalali.short(revision.on)) if revision.on else tr("without a date")
    return Line(" ".join(revision.reason.split()) or tr("Without a reason"), date, icon="history")


def _figure(value: int | None) -> str:
    return "—" if value is None else persian_digits(value)
