"""What months, quarters and fiscal years are called on every screen and in every report."""

from app.domain.jalali import MONTHS
from app.domain.money_stages import Period
from app.domain.text import persian_digits
from app.i18n import tr


def month_name(month: Period) -> str:
    """Name a Jalali month: «مهر ۱۴۰۵»."""
    return persian_digits(f"{MONTHS[month[1] - 1]} {month[0]}")


def year_name(year: int, first: int) -> str:
    """Name a fiscal year: «۱۴۰۵», or «۱۴۰۵–۱۴۰۶» where it does not begin with Farvardin."""
    return persian_digits(year if first == 1 else f"{year}–{year + 1}")


def quarter_name(quarter: Period, first: int) -> str:
    """Name a quarter of a fiscal year."""
    return tr("Quarter {number} of {year}", number=persian_digits(quarter[1]), year=year_name(quarter[0], first))
