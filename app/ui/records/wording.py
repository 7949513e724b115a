"""What the values of a column are in words."""

from collections.abc import Callable
from typing import Any, Final

from app.domain import jalali, money
from app.domain.schema import Column, Kind
from app.domain.text import grouped, left_to_right, persian_digits
from app.i18n import tr
from app.ui.records.fields import is_tick

JOIN: Final = "، "


def words_of(column: Column, value: Any) -> str:
    """Write a value as a record holds it; blank for what was not entered."""
    if value is None or value in ("", ()):
        return ""
    if is_tick(column):
        return tr("Yes") if value else ""
    write = _WRITERS.get(column.kind)
    return write(column, value) if write else str(value)


def _choice(column: Column, value: Any) -> str:
    return tr(column.labels[value]) if value in column.labels else str(value)


_WRITERS: Final[dict[Kind, Callable[[Column, Any], str]]] = {
    Kind.CHOICE: _choice,
    Kind.DATE: lambda _column, value: left_to_right(jalali.short(value)),
    Kind.LIST: lambda _column, value: JOIN.join(value),
    Kind.MONEY: lambda _column, value: money.rials(value),
    Kind.INTEGER: lambda _column, value: grouped(value),
    Kind.TIME: lambda _column, value: left_to_right(persian_digits(value)),
}
