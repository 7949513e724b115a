"""Bringing actors of a table into the registry as one undoable action, and knowing again those that are there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from app.domain import ordering
from app.domain.actor import ACTORS, CONTACTS
from app.domain.clock import today
from app.domain.duplicates import id_key
from app.domain.reaching import phone_key
from app.domain.reading import names_of, stored_names
from app.domain.schema import Value
from app.domain.standing import SCALES
from app.domain.tables.people import ACTOR, CONTACT, MEMBERSHIP, RATING
from app.domain.text import search_key
from app.domain.watching import Stage, Watch, in_pieces, unwatched
from app.exchange.register_reading import ReadActor
from app.i18n import mark
from app.services.actors import standing_of
from app.services.reading import all_of, where
from app.services.session import Edit, Session


class Policy(StrEnum):
    """What becomes of an actor that is in the registry already, or comes a second time in the table."""

    FILL = "fill"
    SKIP = "skip"
    ADD = "add"


POLICY_LABELS: Final = {
    Policy.FILL: mark("Fill in their empty fields"),
    Policy.SKIP: mark("Leave them as they are"),
    Policy.ADD: mark("Add them once more"),
}


@dataclass(frozen=True)
class Known:
    """Whom a row speaks of: an actor of the registry, or one that an earlier row of the table brings."""

    actor_id: str = ""
    earlier_line: int = 0


@dataclass(frozen=True)
class Brought:
    """What an import did: how many actors it added, filled in and left as they were."""

    added: int = 0
    filled: int = 0
    skipped: int = 0
    organisations: int = 0


def recognise(session: Session, actors: Iterable[ReadActor]) -> dict[int, Known]:
    """Return, by row, which actors are there already: by national identifier, else by any folded name."""
    registry = _Registry(session)
    found: dict[int, Known] = {}
    for actor in actors:
        known = registry.find(actor)
        if known:
            found[actor.line] = known
        registry.add(actor, known or Known(earlier_line=actor.line))
    return found


def fill(
    session: Session, actors: Sequence[ReadActor], policy: Policy, reason: str, *, watch: Watch = unwatched
) -> Brought:
    """Bring actors into the registry; `reason` is that of ratings that give none, `watch` is told how far it is.

    Raises:
        RuleError: the project is read-only.
    """
    with session.edit(mark("Import actors from a table"), watch) as edit:
        filling = _Filling(session, edit, policy, reason)
        for piece in in_pieces(actors, watch, Stage.GATHERING):
            for actor in piece:
                filling.take(actor)
    return Brought(**filling.counts)


class _Registry:
    """Actors by their national identifiers and folded names."""

    def __init__(self, session: Session) -> None:
        self._by_key: dict[tuple[str, str], Known] = {}
        self._numbers: dict[Known, str] = {}
        for actor in sorted(all_of(session, ACTORS).values(), key=lambda actor: actor.id):
            names = tuple(map(search_key, (actor.name, *actor.other_names)))
            self._add(names, id_key(actor.national_id), Known(actor.id))

    def find(self, actor: ReadActor) -> Known | None:
        """Return whom a row speaks of; one name with two different national identifiers is two actors."""
        number = _number(actor)
        if number and (known := self._by_key.get(("id", number))):
            return known
        found = (self._by_key.get(("name", name)) for name in actor.names)
        return next((known for known in found if known and not (number and self._numbers.get(known))), None)

    def named(self, name: str) -> str:
        """Return the id of the actor of that name, blank when there is none."""
        known = self._by_key.get(("name", search_key(name)))
        return known.actor_id if known else ""

    def add(self, actor: ReadActor, known: Known) -> None:
        """Know an actor of the table from now on."""
        self._add(actor.names, _number(actor), known)

    def _add(self, names: Iterable[str], number: str, known: Known) -> None:
        if number:
            self._by_key.setdefault(("id", number), known)
            self._numbers.setdefault(known, number)
        for name in filter(None, names):
            self._by_key.setdefault(("name", name), known)


def _number(actor: ReadActor) -> str:
    return id_key(str(actor.values.get("national_id") or ""))


class _Filling:
    """One import on its way."""

    def __init__(self, session: Session, edit: Edit, policy: Policy, reason: str) -> None:
        self._session, self._edit = session, edit
        self._policy, self._reason = policy, reason
        self._today = today().isoformat()
        self._registry = _Registry(session)
        self._contacts: dict[str, dict[tuple[str, str], str]] = {}
        self._roles: set[tuple[Value, ...]] = set(session.values("membership", "person_id", "organisation_id"))
        self._rated: dict[str, set[str]] = {}
        self.counts = {"added": 0, "filled": 0, "skipped": 0, "organisations": 0}

    def take(self, actor: ReadActor) -> None:
        known = None if self._policy is Policy.ADD else self._registry.find(actor)
        if known is None:
            actor_id = self._edit.insert(ACTOR.name, actor.values)
            self._contacts[actor_id], self._rated[actor_id] = {}, set()
            self._registry.add(actor, Known(actor_id))
            self._add_parts(actor_id, actor)
            self.counts["added"] += 1
        elif self._policy is Policy.FILL:
            self._fill_in(known.actor_id, actor)
            self._add_parts(known.actor_id, actor)
            self.counts["filled"] += 1
        else:
            self.counts["skipped"] += 1

    def _fill_in(self, actor_id: str, actor: ReadActor) -> None:
        place = (ACTOR.name, actor_id)
        standing = {**(self._session.row(*place) or {}), **self._edit.pending.get(place, {})}
        empty = {name: value for name, value in actor.values.items() if standing.get(name) is None}
        names = (str(standing.get("name") or ""), *names_of(standing.get("other_names")))
        if search_key(actor.name) not in map(search_key, names):
            empty["other_names"] = stored_names((*names[1:], actor.name))
        if empty:
            self._edit.set(*place, empty)

    def _add_parts(self, actor_id: str, actor: ReadActor) -> None:
        self._add_contacts(actor_id, actor.contacts)
        self._add_rating(actor_id, actor)
        if actor.organisation:
            self._add_role(actor_id, actor)

    def _add_contacts(self, actor_id: str, contacts: Iterable[tuple[str, str]]) -> None:
        known = self._contacts.get(actor_id)
        if known is None:
            there = where(self._session, CONTACTS, actor_id=actor_id)
            known = self._contacts[actor_id] = {_contact_key(one.channel, one.value): one.sort for one in there}
        for channel, value in contacts:
            key = _contact_key(channel, value)
            if key not in known:
                last = max(known.values(), default=None)
                sort = ordering.insertion([last], 1)[0] if last else ordering.between(None, None)
                values = {"actor_id": actor_id, "channel": channel, "value": value, "sort": sort}
                self._edit.insert(CONTACT.name, values)
                known[key] = sort

    def _add_rating(self, actor_id: str, actor: ReadActor) -> None:
        rated = self._rated.get(actor_id)
        if rated is None:
            current = standing_of(self._session, actor_id).current
            rated = self._rated[actor_id] = {scale for scale in SCALES if getattr(current, scale) is not None}
        scales = {scale: value for scale, value in actor.scales.items() if scale not in rated}
        if scales:
            reason = actor.reason or self._reason
            self._edit.insert(RATING.name, {"actor_id": actor_id, "on": self._today, "reason": reason, **scales})
            rated.update(scales)

    def _add_role(self, person: str, actor: ReadActor) -> None:
        organisation = self._registry.named(actor.organisation) or self._new_organisation(actor.organisation)
        if organisation != person and (person, organisation) not in self._roles:
            values = {"person_id": person, "organisation_id": organisation, "role": actor.role or None}
            self._edit.insert(MEMBERSHIP.name, values)
            self._roles.add((person, organisation))

    def _new_organisation(self, name: str) -> str:
        values: dict[str, Value] = {"name": name, "kind": "organisation"}
        actor_id = self._edit.insert(ACTOR.name, values)
        self._contacts[actor_id], self._rated[actor_id] = {}, set()
        self._registry.add(ReadActor(0, values), Known(actor_id))
        self.counts["organisations"] += 1
        return actor_id


def _contact_key(channel: str, value: str) -> tuple[str, str]:
    return channel, phone_key(value) or search_key(value)
