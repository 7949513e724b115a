"""From what was typed or sent to what is stored: checks one field of an activity or of the project."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from app.domain import jalali, money
from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.plan import ACTIVITY
from app.domain.project import PROJECT
from app.domain.reading import stored_names
from app.domain.schema import Column, Kind, Table, Value
from app.domain.text import latin_digits, persian_digits, without_controls
from app.i18n import tr

MONTHS: Final = "months"
_LONGEST_NAME: Final = 500
_MOST_NAMES: Final = 200
_HOUR: Final = re.compile(r"(\d{1,2})(?:[:.٫](\d{1,2}))?")
_WHOLE: Final = re.compile(r"-?[0-9]{1,19}")  # 2^63 has 19
_HOURS: Final = 24
_MINUTES: Final = 60


def activity_fields(field: str, value: object) -> dict[str, Value]:
    """Return the columns that hold `value` of the activity's `field`, checked.

    Args:
        field: an attribute of `app.domain.plan.Activity` that people may set.
        value: as in `Activity`, or text in any digits; None or blank means not entered.

    Raises:
        RuleError: there is no such field, or the value does not fit it.
    """
    if field == MONTHS:
        return _months(value)
    column = ACTIVITY.by_name.get(field)
    if column is None or column.kind is Kind.ORDER or field == ACTIVITY.parent:
        raise RuleError(tr("There is no field named “{field}”.", field=field))
    checked = _checked(column, value)
    return {field: checked, "title_is_ours": None} if field == "title" else {field: checked}


def project_fields(field: str, value: object) -> dict[str, Value]:
    """Return the column that holds `value` of the project's `field`, checked as above."""
    column = PROJECT.by_name.get(field)
    if column is None:
        raise RuleError(tr("There is no field named “{field}”.", field=field))
    return {field: _checked(column, value)}


def record_fields(table: Table, field: str, value: object) -> dict[str, Value]:
    """Return the column of a table that holds `value` of a field, checked as above; a reference takes an id."""
    column = table.by_name.get(field)
    if column is None or column.kind is Kind.ORDER:
        raise RuleError(tr("There is no field named “{field}”.", field=field))
    return {field: _checked(column, value)}


def _checked(column: Column, value: object) -> Value:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    return _READERS[column.kind](column, value)


def _text(column: Column, value: object) -> Value:
    if not isinstance(value, str):
        raise RuleError(tr("“{label}” takes text.", label=tr(column.label)))
    if len(value) > column.longest:
        raise RuleError(
            tr(
                "“{label}” can be at most {count} characters long; please shorten it.",
                label=tr(column.label),
                count=persian_digits(column.longest),
            )
        )
    if any(_is_forbidden(character) for character in value):
        raise RuleError(
            tr("“{label}” holds a character that cannot be kept; please type it again.", label=tr(column.label))
        )
    return value


def _is_forbidden(character: str) -> bool:
    code = ord(character)
    return (code < ord(" ") and character not in "\n\t") or 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 surrogates


def _line(column: Column, value: object) -> Value:
    text = _text(column, value)
    return " ".join(text.split("\n")).strip() if isinstance(text, str) else text


def _integer(column: Column, value: object) -> Value:
    number = _whole(value)
    if number is None or not column.minimum <= number <= column.maximum:
        raise RuleError(
            tr(
                "“{label}” takes a whole number from {least} to {most}.",
                label=tr(column.label),
                least=persian_digits(column.minimum),
                most=persian_digits(column.maximum),
            )
        )
    return number


def _whole(value: object) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    typed = latin_digits(without_controls(value)).strip().rstrip("٪%").strip().replace("−", "-")
    return int(typed) if _WHOLE.fullmatch(typed) else None


def _money(column: Column, value: object) -> Value:
    try:
        amount = money.parse(value) if isinstance(value, str) else value
    except ValueError:
        amount = False
    if isinstance(amount, bool) or not isinstance(amount, int) or not 0 <= amount <= money.LARGEST:
        raise RuleError(tr("“{label}” takes whole rials, such as ۱٬۲۵۰٬۰۰۰.", label=tr(column.label)))
    return amount


def _date(column: Column, value: object) -> Value:
    if isinstance(value, dt.date):
        return value.isoformat()
    try:
        date = jalali.parse(value, today()) if isinstance(value, str) else None
    except (ValueError, OverflowError):
        date = None
    if date is None:
        raise RuleError(
            tr("“{label}” takes a date that exists, such as ۱۴۰۵/۰۱/۳۱.", label=tr(column.label)),
        )
    return date.isoformat()


def _choice(column: Column, value: object) -> Value:
    if value not in column.choices:
        raise RuleError(
            tr("“{label}” is one of: {choices}.", label=tr(column.label), choices="، ".join(column.choices)),
        )
    return str(value)


def _time(column: Column, value: object) -> Value:
    typed = latin_digits(without_controls(value)).strip() if isinstance(value, str) else ""
    found = _HOUR.fullmatch(typed)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (_HOURS, 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise RuleError(tr("“{label}” takes an hour of the day, such as ۱۰:۳۰.", label=tr(column.label)))
    return f"{hour:02}:{minute:02}"


def _reference(column: Column, value: object) -> Value:
    if not isinstance(value, str):
        raise RuleError(tr("“{label}” takes the id of a record.", label=tr(column.label)))
    return value


def _names(column: Column, value: object) -> Value:
    given = list(value) if isinstance(value, list | tuple) else [value]
    names = [name for name in given if isinstance(name, str) and len(name) <= _LONGEST_NAME]
    if len(names) < len(given) or len(names) > _MOST_NAMES:
        raise RuleError(tr("“{label}” takes a list of names.", label=tr(column.label)))
    return stored_names(_distinct(str(_line(column, name)) for name in names if name.strip()))


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _months(value: object) -> dict[str, Value]:
    first, last = _month_pair(value)
    return {
        "month_from": _checked(ACTIVITY.by_name["month_from"], first),
        "month_to": _checked(ACTIVITY.by_name["month_to"], last),
    }


def _month_pair(value: object) -> tuple[object, object]:
    if value is None or value == "":
        return None, None
    if not isinstance(value, list | tuple) or len(value) != 2 or None in value:  # noqa: PLR2004 a window has two ends
        raise RuleError(tr("“Execution time” takes a first and a last month, such as ۳ and ۸."))
    first, last = (_whole(month) for month in value)
    return (last, first) if first is not None and last is not None and first > last else (value[0], value[1])


_READERS: Final[Mapping[Kind, Callable[[Column, object], Value]]] = {
    Kind.TEXT: _line,
    Kind.LONG_TEXT: _text,
    Kind.INTEGER: _integer,
    Kind.MONEY: _money,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.LIST: _names,
    Kind.TIME: _time,
    Kind.REFERENCE: _reference,
}
