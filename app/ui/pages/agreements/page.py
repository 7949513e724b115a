"""The page of agreements."""

from app.i18n import mark
from app.ui.page import Page


class AgreementsPage(Page):
    """The page of agreements."""

    title = mark("Agreements")
