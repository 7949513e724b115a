"""What counts the working days of a programme."""

from app.domain.weighing import Days, calendar_days
from app.services.session import Session


def days_of(_session: Session) -> Days:
    """Return what counts the working days from a day to another, both included."""
    return calendar_days
