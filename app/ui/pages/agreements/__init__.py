"""The page of agreements."""

from app.ui.pages.agreements.page import AgreementsPage

__all__ = ["AgreementsPage"]
