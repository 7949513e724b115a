"""What the page offers to choose from: actors, people, activities, and the parts of one agreement."""

from collections.abc import Callable, Hashable
from typing import Final

from app.domain.agreement import PARTIES
from app.domain.agreement_life import STATES
from app.domain.plan import ACTIVITY
from app.domain.tables.people import ACTOR
from app.services.actors import add_actor
from app.services.agreement_text import clauses_of
from app.services.agreements import party_name
from app.services.reading import where
from app.services.session import Session
from app.ui.records.names import RecordNames
from app.widgets.choice import ChoiceBox

Opened = Callable[[], Session | None]
Choices = list[tuple[Hashable, str]]
NO_SESSION: Final[Choices] = []
ORDER: Final = {state: place for place, state in enumerate(STATES)}


class Naming:
    """Names of the open project, shared by all parts of the form.

    Args:
        session: gives the open project.
    """

    def __init__(self, session: Opened) -> None:
        self._session = session
        self.actors = RecordNames(session, ACTOR)
        self.people = RecordNames(session, ACTOR, kind="person")
        self.activities = RecordNames(session, ACTIVITY)

    def add_actor(self, name: str) -> str:
        """Enter an actor by its name and return its id.

        Raises:
            RuleError: the name does not fit.
        """
        session = self._session()
        return add_actor(session, name) if session is not None else ""

    def parties(self, agreement_id: str) -> Choices:
        """Return the parties of an agreement with their names."""
        session = self._session()
        if session is None:
            return NO_SESSION
        parties = where(session, PARTIES, agreement_id=agreement_id)
        return [(party.id, party_name(session, party)) for party in parties]

    def clauses(self, agreement_id: str) -> Choices:
        """Return the clauses of an agreement with their numbers and titles."""
        session = self._session()
        return [(one.clause.id, one.heading) for one in clauses_of(session, agreement_id)] if session else NO_SESSION


def choosing(choices: Choices, none: str) -> Callable[[str], ChoiceBox]:
    """Return what makes a box that chooses one of some records or none, for `FieldSpec.make`."""
    return lambda name: ChoiceBox(choices, name=name, none=none)
