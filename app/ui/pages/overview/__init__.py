"""The open programme at a glance."""

from app.ui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
