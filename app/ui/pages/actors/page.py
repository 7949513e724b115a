"""The page of the actors."""

from app.i18n import mark
from app.ui.page import Page


class ActorsPage(Page):
    """The page of the actors."""

    title = mark("Actors")
