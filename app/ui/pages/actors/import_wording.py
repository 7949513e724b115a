"""What a row of a foreign register says, in one line."""

from collections.abc import Iterator

from app.domain.reaching import shown
from app.domain.reading import names_of
from app.domain.schema import Column, Kind, Value
from app.domain.tables.people import ACTOR, RATING
from app.domain.text import isolate, left_to_right, persian_digits
from app.exchange.register_filling import Brought
from app.exchange.register_reading import ReadActor
from app.i18n import tr


def summary(actor: ReadActor) -> str:
    """Return what a row holds beside the name."""
    return "، ".join(part for part in _parts(actor) if part)


def _parts(actor: ReadActor) -> Iterator[str]:
    yield from (_words(ACTOR.by_name[name], value) for name, value in actor.values.items() if name != "name")
    yield from (left_to_right(shown(channel, value)) for channel, value in actor.contacts)
    for scale, value in actor.scales.items():
        yield f"{tr(RATING.by_name[scale].label)}: {left_to_right(persian_digits(value))}"
    if actor.organisation:
        yield " ".join(filter(None, (actor.role, isolate(actor.organisation))))


def _words(column: Column, value: Value) -> str:
    if column.kind is Kind.CHOICE:
        return tr(column.labels[str(value)])
    if column.kind is Kind.LIST:
        return "، ".join(names_of(value))
    if column.kind is Kind.INTEGER:
        return tr(column.label) if value else ""
    words = " ".join(str(value or "").split())
    return persian_digits(words) if column.name == "national_id" else words


def told(brought: Brought) -> str:
    """Return what an import did, as a sentence."""
    counted = (
        (brought.added + brought.organisations, tr("{count} actors were added")),
        (brought.filled, tr("{count} known ones filled in")),
        (brought.skipped, tr("{count} known ones left as they are")),
    )
    parts = [words.format(count=persian_digits(count)) for count, words in counted if count]
    return "، ".join(parts or [tr("Nothing was imported")]) + "."
