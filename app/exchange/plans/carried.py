"""The fields that mean nothing to other programs, as text that people can read there and we can read again."""

from collections.abc import Callable, Mapping
from typing import Final

from app.domain.plan import Activity, Status
from app.domain.text import latin_digits
from app.exchange.plans.plan_file import CARRIED

SEPARATOR: Final = "؛ "
_LISTS: Final = frozenset({"mechanisms", "responsible", "stakeholders"})
_NUMBERS: Final = frozenset({"weight", "is_unplanned"})


def text_of(name: str, activity: Activity) -> str:
    """Write a carried field of an activity; blank when it was not entered."""
    value = getattr(activity, name)
    if name == "months":
        return "–".join(map(str, value)) if value else ""
    if name == "status":
        return "" if value is Status.NOT_STARTED else str(value)
    if name in _LISTS:
        return SEPARATOR.join(value)
    if name in _NUMBERS:
        return "" if value is None or value is False else str(int(value))
    return str(value)


def values_of(texts: Mapping[str, str]) -> dict[str, object]:
    """Read carried fields; what cannot be read is left to the check of the field, which says so."""
    return {
        name: _READERS.get(name, str)(text.strip()) for name, text in texts.items() if name in CARRIED and text.strip()
    }


def _months(text: str) -> object:
    parts = latin_digits(text).replace("-", "–").split("–")
    return [part.strip() for part in parts] if len(parts) == 2 else text  # noqa: PLR2004 a window has two ends


def names_in(text: str) -> list[str]:
    """Read a list of names."""
    return [name.strip() for name in text.split(SEPARATOR.strip()) if name.strip()]


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    "months": _months,
    **dict.fromkeys(_LISTS, names_in),
}


def all_of(activity: Activity) -> dict[str, str]:
    """Write every carried field that was entered."""
    return {name: text for name in CARRIED if (text := text_of(name, activity))}
