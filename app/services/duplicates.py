"""Actors of the project that may be the same, and pairs that somebody told apart."""

from app.domain.actor import ACTORS, NOT_DUPLICATES
from app.domain.duplicates import Pair, Subject, pairs
from app.domain.tables.people import NOT_DUPLICATE
from app.i18n import mark
from app.services import editing
from app.services.reading import all_of, one
from app.services.session import Session

_NUMBERS = ("phone", "mobile", "fax", "")


def duplicate_pairs(session: Session) -> list[Pair]:
    """Return the pairs of actors that may be the same, the likeliest first; `first` is the older one."""
    phones: dict[str, list[str]] = {}
    for actor_id, channel, value in session.values("contact", "actor_id", "channel", "value"):
        if actor_id and value and (channel or "") in _NUMBERS:
            phones.setdefault(str(actor_id), []).append(str(value))
    subjects = [
        Subject(
            actor.id, (actor.name, *actor.other_names), actor.kind, actor.national_id, tuple(phones.get(actor.id, ()))
        )
        for actor in sorted(all_of(session, ACTORS).values(), key=lambda actor: actor.id)
    ]
    return pairs(subjects, told_apart(session))


def told_apart(session: Session) -> list[tuple[str, str]]:
    """Return the pairs of actors that were found to be different."""
    known = all_of(session, NOT_DUPLICATES).values()
    return [(pair.first_id, pair.second_id) for pair in known if pair.first_id and pair.second_id]


def tell_apart(session: Session, first: str, second: str) -> str:
    """Remember that two actors are different; return the id of that.

    Raises:
        RuleError: one of them is gone.
    """
    ids = [one(session, ACTORS, actor).id for actor in (first, second)]
    values = dict(zip(("first_id", "second_id"), ids, strict=True))
    return editing.add(session, NOT_DUPLICATE, values, label=mark("Tell two actors apart"))
