"""The page of working groups."""

from app.ui.pages.groups.page import GroupsPage

__all__ = ["GroupsPage"]
