"""The page of working groups."""

from app.i18n import mark
from app.ui.page import Page


class GroupsPage(Page):
    """The page of working groups."""

    title = mark("Working groups")
