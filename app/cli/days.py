"""The day that a command looks from."""

import datetime as dt

from app.domain import jalali
from app.domain.clock import today
from app.domain.errors import WrongUseError
from app.i18n import tr


def day_of(text: str | None) -> dt.date:
    """Read the day that was typed; today where none was.

    Raises:
        WrongUseError: there is no such day.
    """
    try:
        return jalali.parse(text or "", today()) or today()
    except (ValueError, OverflowError):
        raise WrongUseError(tr("The day is not a date that exists; write it like ۱۴۰۵/۰۳/۰۱.")) from None
