"""The page of the actors."""

from app.ui.pages.actors.page import ActorsPage

__all__ = ["ActorsPage"]
