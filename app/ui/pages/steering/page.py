"""Steering the programme: plan versions, risks and constraints, strategies."""

from collections.abc import Mapping
from typing import ClassVar, Final

from app.i18n import mark
from app.ui.gathered_page import GatheredPage
from app.ui.page import Entry

_FOLDER: Final = "app.ui.pages.steering"


class SteeringPage(GatheredPage):
    """Three registers on tabs."""

    title = mark("Steering")
    parts = (
        Entry("versions", mark("Plan versions"), "history", f"{_FOLDER}.versions", "VersionsPage"),
        Entry("risks", mark("Risks and constraints"), "triangle-alert", f"{_FOLDER}.risks", "RisksPage"),
        Entry("strategies", mark("Strategies"), "compass", f"{_FOLDER}.strategies", "StrategiesPage"),
    )
    homes: ClassVar[Mapping[str, str]] = {
        "plan_version": "versions",
        "risk": "risks",
        "risk_rating": "risks",
        "strategy": "strategies",
        "strategy_revision": "strategies",
    }
