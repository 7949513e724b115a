"""The page of the reports: choose one, see it as it will be printed, then print or save it."""

from app.ui.pages.reports.page import ReportsPage, shown_as

__all__ = ["ReportsPage", "shown_as"]
