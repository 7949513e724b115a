"""The register of actors as a table for other programs; what it writes, the import of registers reads again."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from app.domain.actor import ACTORS, CONTACTS, Actor, Contact, Membership
from app.domain.schema import Kind
from app.domain.standing import GRID_LABELS, SALIENCE_LABELS, SCALES, Standing
from app.domain.tables.people import ACTOR, CHANNEL_LABELS, RATING
from app.domain.text import sort_key
from app.exchange.spreadsheet import Cell, Rows, Tell, write_csv, write_workbook
from app.i18n import mark, tr
from app.services.actors import roles_of, standings
from app.services.reading import all_of
from app.services.session import Session

_FIELDS: Final = tuple(
    column for column in ACTOR.columns if column.label and column.name not in ("is_archived", "notes", "tags")
)
_LAST_FIELDS: Final = tuple(ACTOR.by_name[name] for name in ("tags", "notes"))
WORKBOOK_SUFFIX: Final = ".xlsx"


def register_rows(session: Session, ids: Iterable[str] | None = None) -> Rows:
    """Return the actors in Persian order, or some in the order given; archived ones only when they are among those.

    Call it in the thread of the session; what it returns can be written anywhere.
    """
    actors = all_of(session, ACTORS)
    chosen = _in_order(actors.values()) if ids is None else [actors[one] for one in ids if one in actors]
    contacts: dict[str, list[Contact]] = {}
    for contact in sorted(all_of(session, CONTACTS).values(), key=lambda one: (one.sort, one.id)):
        contacts.setdefault(contact.actor_id or "", []).append(contact)
    roles, stands = roles_of(session), standings(session)
    unrated = Standing()
    rows = [
        [
            *_field_cells(actor),
            *_contact_cells(contacts.get(actor.id, ())),
            *_role_cells(roles.get(actor.id, ()), actors),
            *_standing_cells(stands.get(actor.id, unrated)),
            *_last_cells(actor),
        ]
        for actor in chosen
    ]
    return Rows(tr("Actors"), list(_headings()), rows)


def write_register(target: Path, table: Rows, tell: Tell | None = None) -> int:
    """Write a register as a workbook when the name of the file ends so, else as CSV; in any thread.

    Returns:
        How many texts were shortened because a cell of a workbook holds no more.

    Raises:
        DiskError: the file cannot be written.
    """
    if target.suffix.casefold() == WORKBOOK_SUFFIX:
        return write_workbook(target, table, tell)
    write_csv(target, table, tell)
    return 0


def _in_order(actors: Iterable[Actor]) -> list[Actor]:
    return sorted((actor for actor in actors if not actor.is_archived), key=lambda one: (sort_key(one.name), one.id))


def _headings() -> Iterator[str]:
    yield from (tr(column.label) for column in _FIELDS)
    yield from map(tr, CHANNEL_LABELS.values())
    yield tr(mark("Organisation of the person"))
    yield tr(mark("Role in the organisation"))
    yield from (tr(RATING.by_name[scale].label) for scale in SCALES)
    yield tr(mark("Class on the grid"))
    yield tr(mark("Salience"))
    yield from (tr(column.label) for column in _LAST_FIELDS)


def _field_cells(actor: Actor) -> Iterator[Cell]:
    for column in _FIELDS:
        value = getattr(actor, column.name)
        if column.kind is Kind.CHOICE:
            yield tr(column.labels[value]) if value else None
        elif column.kind is Kind.LIST:
            yield "، ".join(value) or None
        elif column.kind is Kind.INTEGER:
            yield tr("Yes") if value else None
        else:
            yield value or None


def _contact_cells(contacts: Iterable[Contact]) -> Iterator[Cell]:
    by_channel: dict[str, list[str]] = {}
    for contact in contacts:
        by_channel.setdefault(contact.channel or "phone", []).append(contact.value)
    for channel in CHANNEL_LABELS:
        yield "؛ ".join(filter(None, by_channel.get(channel, ()))) or None


def _role_cells(roles: Iterable[Membership], actors: Mapping[str, Actor]) -> Iterator[Cell]:
    role = next(iter(roles), None)
    organisation = actors.get(role.organisation_id or "") if role else None
    yield organisation.name if organisation else None
    yield (role.role or None) if role else None


def _standing_cells(standing: Standing) -> Iterator[Cell]:
    current = standing.current
    yield from (getattr(current, scale) for scale in SCALES)
    yield tr(GRID_LABELS[current.grid]) if current.grid else None
    yield tr(SALIENCE_LABELS[current.salience]) if current.salience else None


def _last_cells(actor: Actor) -> Iterator[Cell]:
    yield "، ".join(actor.tags) or None
    yield actor.notes or None
