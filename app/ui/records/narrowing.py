"""What a filter leaves of the records: words and ticked values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        values: gives the value of every record, or several in a tuple, by id.
        default: what is ticked until the agent ticks otherwise.
        missing: the value of a record that is left out of `values`.
    """

    key: str
    label: str
    choices: Callable[[], Choices]
    values: Callable[[], Mapping[str, Any]]
    default: tuple[str, ...] = ()
    missing: str = NONE


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
            "values": lambda: dict.fromkeys(_with(source, column), YES),
            "missing": NO,
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
            hits = {row for row, value in values.items() if _has(value, ticked)}
            if facet.missing in ticked:
                left = [row for row in left if row in hits or row not in values]
            else:
                left = [row for row in left if row in hits]
    keys = [search_key(word) for word in wanted.text.split()]
    if any(keys):
        folded = words()
        left = [row for row in left if all(key in folded.get(row, "") for key in keys)]
    return left


def _with(source: RecordSource[Any], column: Column) -> Iterable[str]:
    """Return the few records in which a tick is set."""
    found = source.session.values(source.table.name, "id", **{column.name: 1}) if source.session else []
    return (str(row_id) for (row_id,) in found)


def _has(value: Any, ticked: AbstractSet[str]) -> bool:
    if isinstance(value, tuple):
        return any(one in ticked for one in value) or (not value and NONE in ticked)
    return value in ticked


def _choices(column: Column) -> Choices:
    named = [(key, tr(label)) for key, label in column.labels.items()]
    return named if column.default else [*named, (NONE, tr(_NOT_ENTERED))]
