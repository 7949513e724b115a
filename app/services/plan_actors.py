"""Actors that the plan names: who is responsible or a stakeholder, and names that are not in the registry yet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.actor import ACTORS
from app.domain.actor_line import guessed
from app.domain.plan import Plan
from app.domain.tables.people import ACTOR
from app.domain.text import search_key, sort_key
from app.i18n import mark
from app.services import editing
from app.services.actors import actors_by_name
from app.services.plan_reading import plan_of
from app.services.reading import find
from app.services.session import Session


@dataclass(frozen=True)
class Naming:
    """An activity that names an actor: as one responsible, as a stakeholder, or both."""

    activity_id: str
    is_responsible: bool
    is_stakeholder: bool


@dataclass(frozen=True)
class Proposal:
    """A name of the plan that no actor bears: how it is spelt there and in how many activities."""

    name: str
    spellings: tuple[str, ...]
    activities: int


def activities_naming(session: Session, actor_id: str) -> list[Naming]:
    """Return the activities that name an actor by its name or another name of it, in the order of the plan."""
    actor = find(session, ACTORS, actor_id)
    if actor is None:
        return []
    named = _namings(session)
    found: dict[str, Naming] = {}
    for name in dict.fromkeys(map(search_key, (actor.name, *actor.other_names))):
        for naming in named.get(name, ()):
            other = found.get(naming.activity_id, naming)
            found[naming.activity_id] = Naming(
                naming.activity_id,
                naming.is_responsible or other.is_responsible,
                naming.is_stakeholder or other.is_stakeholder,
            )
    order = {node.activity.id: place for place, node in enumerate(plan_of(session).nodes)}
    return sorted(found.values(), key=lambda naming: order[naming.activity_id])


def proposals(session: Session) -> list[Proposal]:
    """Return the names of the plan that are not in the registry, in Persian order."""
    known = actors_by_name(session)
    spellings: dict[str, dict[str, None]] = {}
    for node in plan_of(session).nodes:
        for name in (*node.activity.responsible, *node.activity.stakeholders):
            key = search_key(name)
            if key and key not in known:
                spellings.setdefault(key, {})[name.strip()] = None
    named = _namings(session)
    found = [Proposal(next(iter(names)), tuple(names), len(named[key])) for key, names in spellings.items()]
    return sorted(found, key=lambda proposal: sort_key(proposal.name))


def collect(session: Session, chosen: Iterable[Proposal]) -> list[str]:
    """Add actors of the proposed names in one action; return their ids.

    Raises:
        RuleError: a name does not fit.
    """
    made: list[str] = []
    with session.edit(mark("Collect actors from the plan")) as edit:
        for proposal in chosen:
            others = [name for name in proposal.spellings if name != proposal.name]
            values = {**guessed(proposal.name), "name": proposal.name, "other_names": others}
            made.append(editing.add_in(edit, session, ACTOR, values))
    return made


def _namings(session: Session) -> Mapping[str, list[Naming]]:
    """Return the activities by the folded names that they hold."""
    plan = plan_of(session)
    known = _KNOWN.get(session)
    if known is None or known[0] is not plan:
        known = _KNOWN[session] = (plan, _read(plan))
    return known[1]


def _read(plan: Plan) -> dict[str, list[Naming]]:
    found: dict[str, list[Naming]] = {}
    for node in plan.nodes:
        responsible = set(map(search_key, node.activity.responsible))
        stakeholders = set(map(search_key, node.activity.stakeholders))
        for name in sorted((responsible | stakeholders) - {""}):
            found.setdefault(name, []).append(Naming(node.activity.id, name in responsible, name in stakeholders))
    return found


_KNOWN: Final[WeakKeyDictionary[Session, tuple[Plan, dict[str, list[Naming]]]]] = WeakKeyDictionary()
