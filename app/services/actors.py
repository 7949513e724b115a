"""Working on the registry of actors: entering, rating, archiving, and what follows from several records at once."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from weakref import WeakKeyDictionary

from app.domain.actor import ACTORS, MEMBERSHIPS, RATINGS, Membership, Rating
from app.domain.actor_line import read_line
from app.domain.clock import today
from app.domain.errors import RuleError
from app.domain.standing import SCALES, UNRATED, Standing, standing
from app.domain.tables.people import ACTOR, CONTACT, RATING
from app.domain.text import search_key
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import all_of, one
from app.services.session import Session


def add_actor(session: Session, line: str) -> str:
    """Add the actor that one line tells of, as `app.domain.actor_line` reads it; return its id.

    Raises:
        RuleError: the line holds no name, or something in it does not fit.
    """
    told = read_line(line)
    if not told.values["name"]:
        raise RuleError(tr("Write the name of the actor first."))
    with session.edit(mark("Add an actor")) as edit:
        actor = editing.add_in(edit, session, ACTOR, told.values)
        for channel, value in told.contacts:
            editing.add_in(edit, session, CONTACT, {"actor_id": actor, "channel": channel, "value": value})
    return actor


def rate(
    session: Session,
    actor_id: str,
    values: Mapping[str, object],
    *,
    reason: str,
    on: dt.date | None = None,
    aim: str = "current",
) -> str:
    """Add a rating beside the older ones, which stay as they are; return its id.

    Args:
        session: the project.
        actor_id: who is rated.
        values: some of `SCALES`; a scale that is left out keeps its older value.
        reason: why; may be blank.
        on: the day it holds from, today when not given.
        aim: "current" or "desired".

    Raises:
        RuleError: the actor is gone, nothing was rated or a value is off its scale.
    """
    one(session, ACTORS, actor_id)
    rated = {scale: value for scale, value in values.items() if value is not None}
    if not rated or not rated.keys() <= set(SCALES):
        raise RuleError(tr("Give a value on at least one of the scales."))
    day = on or today()
    return editing.add(session, RATING, {"actor_id": actor_id, "on": day, "aim": aim, "reason": reason, **rated})


def archive(session: Session, ids: Iterable[str]) -> None:
    """Put actors away: they stay where they are used and are no longer offered.

    Raises:
        RuleError: one is gone.
    """
    editing.change(session, ACTOR, list(ids), {"is_archived": 1}, label=mark("Archive actors"))


def unarchive(session: Session, ids: Iterable[str]) -> None:
    """Bring actors back from the archive.

    Raises:
        RuleError: one is gone.
    """
    editing.change(session, ACTOR, list(ids), {"is_archived": None}, label=mark("Bring actors back from the archive"))


def standings(session: Session) -> Mapping[str, Standing]:
    """Return where every rated actor stands; cheap to ask again."""
    known = _KNOWN.get(session)
    if known is None:
        known = _KNOWN[session] = _Standings()
    return known.read(session)


def standing_of(session: Session, actor_id: str) -> Standing:
    """Return where one actor stands."""
    return standings(session).get(actor_id, UNRATED)


def roles_of(session: Session, on: dt.date | None = None) -> dict[str, list[Membership]]:
    """Return what every person is in organisations on a day, by person, the latest role first."""
    day = on or today()
    found: dict[str, list[Membership]] = {}
    for membership in all_of(session, MEMBERSHIPS).values():
        if membership.person_id and _holds(membership, day):
            found.setdefault(membership.person_id, []).append(membership)
    for roles in found.values():
        roles.sort(key=lambda role: (role.start or dt.date.min, role.id), reverse=True)
    return found


def _holds(membership: Membership, day: dt.date) -> bool:
    return (membership.start is None or membership.start <= day) and (membership.end is None or membership.end >= day)


def actors_by_name(session: Session) -> dict[str, list[str]]:
    """Return the ids of actors by each of their folded names, oldest first."""
    found: dict[str, list[str]] = {}
    for actor in all_of(session, ACTORS).values():
        for name in dict.fromkeys(map(search_key, (actor.name, *actor.other_names))):
            if name:
                found.setdefault(name, []).append(actor.id)
    return found


class _Standings:
    """Standings as last read; it must not refer to the session, which is the key to it."""

    def __init__(self) -> None:
        self._ratings: Mapping[str, Rating] = {}
        self._standings: dict[str, Standing] = {}

    def read(self, session: Session) -> Mapping[str, Standing]:
        ratings = all_of(session, RATINGS)
        if ratings is not self._ratings:
            self._standings = self._changed(ratings)
            self._ratings = ratings
        return self._standings

    def _changed(self, ratings: Mapping[str, Rating]) -> dict[str, Standing]:
        touched = {actor for actor in _differences(self._ratings, ratings) if actor}
        by_actor: dict[str, list[Rating]] = {actor: [] for actor in touched}
        for rating in ratings.values():
            if rating.actor_id in by_actor:
                by_actor[rating.actor_id].append(rating)
        fresh = {actor: standing(rated) for actor, rated in by_actor.items() if rated}
        kept = {actor: stands for actor, stands in self._standings.items() if actor not in touched}
        return {**kept, **fresh}


def _differences(before: Mapping[str, Rating], after: Mapping[str, Rating]) -> Sequence[str | None]:
    """Return the actors of ratings that are there only before or only after, or changed."""
    found = [rating.actor_id for rating_id, rating in after.items() if before.get(rating_id) is not rating]
    found += [rating.actor_id for rating_id, rating in before.items() if after.get(rating_id) is not rating]
    return found


_KNOWN: Final[WeakKeyDictionary[Session, _Standings]] = WeakKeyDictionary()
