"""The page of the plan: the tree of phases and activities with the form of what is selected beside it."""

from app.ui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
