"""The open programme at a glance."""

from app.i18n import mark
from app.ui.page import Page


class OverviewPage(Page):
    """The open programme at a glance."""

    title = mark("Overview")
