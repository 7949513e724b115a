"""What a filter leaves of the records: words and ticked values."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from app.domain.reading import names_of
from app.domain.schema import Column, Kind
from app.domain.text import search_key, sort_key
from app.i18n import mark, tr
from app.ui.records.fields import is_tick
from app.ui.records.source import RecordSource

Choices = Sequence[tuple[str, str]]
YES: Final = "yes"
NO: Final = "no"
NONE: Final = ""
_NOT_ENTERED: Final = mark("Not entered")


@dataclass(frozen=True)
class Facet:
    """A property that a filter can ask for.

    Args:
        key: for ever, as saved views hold it.
        label: its msgid.
        choices: gives the values to tick, each with its words.
        values: gives the value of every record, or several in a tuple, by id; a record left out has none ("").
        default: what is ticked until the agent ticks otherwise.
    """

    key: str
    label: str
    choices: Callable[[], Choices]
    values: Callable[[], Mapping[str, Any]]
    default: tuple[str, ...] = ()


@dataclass(frozen=True)
class RecordFilter:
    """Words that a record must hold and, by facet, the values of which it must have one."""

    text: str = ""
    ticked: Mapping[str, AbstractSet[str]] = field(default_factory=dict)


def facet_of(source: RecordSource[Any], column: Column, **options: Any) -> Facet:
    """Make the facet of a stored choice, list or tick; `options` are those of `Facet`."""
    if is_tick(column):
        usual: dict[str, Any] = {
            "choices": lambda: ((YES, tr("Yes")), (NO, tr("No"))),
            "values": lambda: {row: YES if value else NO for row, value in source.column(column.name).items()},
        }
    elif column.kind is Kind.LIST:
        usual = {
            "choices": lambda: [(name, name) for name in known_names(source, column)],
            "values": lambda: {row: names_of(value) for row, value in source.column(column.name).items() if value},
        }
    else:
        usual = {
            "choices": lambda: _choices(column),
            "values": lambda: {row: value or column.default for row, value in source.column(column.name).items()},
        }
    return Facet(**{"key": column.name, "label": column.label, **usual, **options})


def known_names(source: RecordSource[Any], column: Column) -> list[str]:
    """Return every name that the lists of a column hold, in Persian order."""
    stored = set(source.column(column.name).values())
    return sorted({name for value in stored if value for name in names_of(value)}, key=sort_key)


def narrow(
    ids: Sequence[str], words: Callable[[], Mapping[str, str]], facets: Sequence[Facet], wanted: RecordFilter
) -> list[str]:
    """Return the records that a filter leaves, in the order given."""
    left = list(ids)
    for facet in facets:
        ticked = wanted.ticked.get(facet.key)
        if ticked:
            values = facet.values()
            left = [row for row in left if _has(values.get(row, NONE), ticked)]
    keys = [search_key(word) for word in wanted.text.split()]
    if any(keys):
        folded = words()
        left = [row for row in left if all(key in folded.get(row, "") for key in keys)]
    return left


def _has(value: Any, ticked: AbstractSet[str]) -> bool:
    if isinstance(value, tuple):
        return any(one in ticked for one in value) or (not value and NONE in ticked)
    return value in ticked


def _choices(column: Column) -> Choices:
    named = [(key, tr(label)) for key, label in column.labels.items()]
    return named if column.default else [*named, (NONE, tr(_NOT_ENTERED))]
