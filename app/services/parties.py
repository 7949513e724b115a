"""The parties of agreements, entered by a name."""

from collections.abc import Mapping
from typing import Final

from app.domain.actor_line import guessed
from app.domain.tables.agreements import PARTY
from app.domain.tables.people import ACTOR
from app.domain.text import search_key
from app.i18n import mark, tr
from app.services.editing import add_in
from app.services.session import Session

_ORDINALS: Final = (
    mark("First party"),
    mark("Second party"),
    mark("Third party"),
    mark("Fourth party"),
    mark("Fifth party"),
    mark("Sixth party"),
)


def read_name_and_role(text: str) -> tuple[str, str]:
    """Read «نام؛ نقش»; the role may be left out."""
    name, _, role = text.replace(";", "؛").partition("؛")
    return name.strip(), role.strip()


def next_role(session: Session, agreement_id: str) -> str:
    """Return what the next party of an agreement is likely to be called: «طرف سوم»."""
    count = session.count(PARTY.name, agreement_id=agreement_id)
    return tr(_ORDINALS[count]) if count < len(_ORDINALS) else ""


def roles() -> list[str]:
    """Return the usual roles."""
    return [tr(role) for role in _ORDINALS]


def add_party(session: Session, agreement_id: str, name: str, values: Mapping[str, object] | None = None) -> str:
    """Add the actor of a name as a party, entering it into the registry first if nobody there is called so.

    Raises:
        RuleError: a value does not fit, or the agreement is gone.
    """
    known = _actor_called(session, name)
    with session.edit(mark("Add a party to an agreement")) as edit:
        actor = known or add_in(edit, session, ACTOR, {**guessed(name), "name": name})
        given = {"role": next_role(session, agreement_id), **(values or {})}
        return add_in(edit, session, PARTY, {**given, "agreement_id": agreement_id, "actor_id": actor})


def _actor_called(session: Session, name: str) -> str:
    key = search_key(name)
    found = (
        str(row_id) for row_id, other in session.values(ACTOR.name, "id", "name") if search_key(str(other or "")) == key
    )
    return next(found, "")
