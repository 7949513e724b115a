"""The page of meetings."""

from app.i18n import mark
from app.ui.page import Page


class MeetingsPage(Page):
    """The page of meetings."""

    title = mark("Meetings")
