"""The columns of the register of actors and the properties by which it is filtered."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from app.domain.actor import Actor
from app.domain.standing import GRID_LABELS, Position
from app.domain.tables.people import ACTOR, HELIX_LABELS, SECTOR_LABELS
from app.domain.text import grouped, persian_digits
from app.i18n import mark, tr
from app.ui.pages.actors.facts import ActorFacts, attitude_tone, attitude_words
from app.ui.records.columns import TableColumn, column_of
from app.ui.records.narrowing import NO, YES, Facet, facet_of
from app.ui.records.source import RecordSource

_NUMBER = 66
Source = RecordSource[Actor]


def columns(source: Source, facts: ActorFacts) -> Sequence[TableColumn[Actor]]:
    """Return the columns, the name first."""

    def stored(name: str, *, width: int = 130, shown: bool = False, **options: Any) -> TableColumn[Actor]:
        return column_of(source, ACTOR.by_name[name], width=width, shown=shown, **options)

    return (
        stored("name", shown=True, note=lambda actor: second_line(actor, facts)),
        stored("helix", width=124, shown=True),
        stored("kind", width=80),
        stored("sector"),
        stored("chain"),
        stored("side"),
        *_of_position(facts),
        TableColumn(
            "last_contact",
            mark("Last contact"),
            lambda actor: facts.last_contact(actor.id),
            facts.last_contacts,
            width=92,
        ),
        TableColumn("phone", mark("Phone"), lambda actor: facts.phone(actor.id), width=116),
        TableColumn(
            "relations",
            mark("Relations"),
            lambda actor: _number(facts.degrees().get(actor.id)),
            facts.degrees,
            width=_NUMBER,
            shown=False,
        ),
        stored("is_core", width=80),
        stored("tags"),
        stored("national_id", text=lambda actor: persian_digits(actor.national_id)),
        stored("is_archived", width=80),
    )


def _of_position(facts: ActorFacts) -> Sequence[TableColumn[Actor]]:
    return (
        _scale(facts, "power", mark("Power")),
        _scale(facts, "interest", mark("Interest")),
        TableColumn(
            "attitude",
            mark("Attitude"),
            lambda actor: attitude_words(facts.position(actor.id).attitude),
            lambda: facts.values_of("attitude"),
            tone=lambda actor: attitude_tone(facts.position(actor.id).attitude),
            width=86,
        ),
        TableColumn(
            "grid",
            mark("Place on the grid"),
            lambda actor: _grid(facts.position(actor.id).grid),
            facts.grid_classes,
            shown=False,
        ),
    )


def _scale(facts: ActorFacts, name: str, label: str) -> TableColumn[Actor]:
    read: Callable[[Position], int | None] = attrgetter(name)
    return TableColumn(
        name,
        label,
        lambda actor: _number(read(facts.position(actor.id))),
        lambda: facts.values_of(name),
        width=_NUMBER,
    )


def facets(source: Source) -> Sequence[Facet]:
    """Return the properties to filter by; those in the archive are left out at first."""
    names = ("helix", "kind", "sector", "side", "chain", "is_core", "tags")
    archived = facet_of(
        source,
        ACTOR.by_name["is_archived"],
        choices=lambda: ((NO, tr("In use")), (YES, tr("Archived"))),
        default=(NO,),
    )
    return (*(facet_of(source, ACTOR.by_name[name]) for name in names), archived)


def second_line(actor: Actor, facts: ActorFacts) -> str:
    """Say under the name what a person is where, or to what an organisation belongs."""
    if actor.kind == "person":
        return facts.role(actor.id) or tr("Person")
    sector = tr(SECTOR_LABELS[actor.sector]) if actor.sector else ""
    words = (sector, "، ".join(actor.tags))
    return " · ".join(part for part in words if part)


def chips(actor: Actor) -> list[tuple[str, str]]:
    """Return the chips beside the heading of the form."""
    made = []
    if actor.helix:
        made.append((tr(HELIX_LABELS[actor.helix]), "primary"))
    if actor.is_core:
        made.append((tr("Core firm"), "progress"))
    if actor.is_archived:
        made.append((tr("Archived"), "late"))
    return made


def _number(value: int | None) -> str:
    return "" if value is None else grouped(value)


def _grid(key: str) -> str:
    return tr(GRID_LABELS[key]) if key else ""


def count_words(shown: int, archived: int) -> str:
    """Say how many actors there are."""
    words = tr("{count} actors", count=persian_digits(shown))
    return f"{words} · {tr('{count} in the archive', count=persian_digits(archived))}" if archived else words
