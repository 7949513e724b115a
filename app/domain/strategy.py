"""Objectives, strategies and strategic projects as a tree, and their revisions."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.domain.reading import Register
from app.domain.tables.steering import STRATEGY, STRATEGY_REVISION


@dataclass(frozen=True)
class Strategy:
    """An objective, strategy or strategic project."""

    id: str
    parent_id: str | None = None
    kind: str = "strategy"
    title: str = ""
    text: str = ""
    sort: str = ""


@dataclass(frozen=True)
class StrategyRevision:
    """A recorded change of a strategy: its text before and after, and the plan version that goes with it."""

    id: str
    strategy_id: str | None = None
    on: dt.date | None = None
    before: str = ""
    after: str = ""
    reason: str = ""
    version_id: str | None = None
    meeting_id: str | None = None


STRATEGIES: Final = Register(STRATEGY, Strategy)
STRATEGY_REVISIONS: Final = Register(STRATEGY_REVISION, StrategyRevision)
