"""The page of meetings."""

from app.ui.pages.meetings.page import MeetingsPage

__all__ = ["MeetingsPage"]
