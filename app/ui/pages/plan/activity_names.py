"""Choosing an activity by its code or part of its title."""

import re
from collections.abc import Callable
from itertools import chain, islice
from typing import Final

from app.domain.plan import ACTIVITY
from app.domain.text import code, latin_digits, without_controls
from app.services.plan_reading import plan_of
from app.services.session import Session
from app.ui.records.names import MOST, Candidate, RecordNames

_CODE: Final = re.compile(r"\d+(?:\s*[-.–/_ ]\s*\d+)*")


class ActivityNames(RecordNames):
    """The activities of the open project; «۱-۲-۳» (phase first) finds one, as a part of its title does."""

    def __init__(self, session: Callable[[], Session | None]) -> None:
        super().__init__(session, ACTIVITY, note=_code_of)
        self._project = session

    def called(self, name: str) -> list[str]:
        """Return the activity with this code, else those that are titled so."""
        return [*self._coded(name), *super().called(name)]

    def matching(self, typed: str, most: int = MOST) -> list[Candidate]:
        """Return the activity with the typed code before those whose title holds what is typed."""
        session, named = self._project(), super().matching(typed, most)
        coded = (
            Candidate(one, self.name_of(one), _code_of(session, one))
            for one in self._coded(typed)
            if session is not None
        )
        return list(islice(chain(coded, named), most))

    def _coded(self, typed: str) -> list[str]:
        session, plain = self._project(), latin_digits(without_controls(typed)).strip()
        if session is None or not _CODE.fullmatch(plain):
            return []
        nodes = plan_of(session).roots
        found: list[str] = []
        for place in map(int, re.findall(r"\d+", plain)):
            if not 1 <= place <= len(nodes):
                return []
            found = [nodes[place - 1].activity.id]
            nodes = nodes[place - 1].children
        return found


def _code_of(session: Session, activity_id: str) -> str:
    node = plan_of(session).by_id.get(activity_id)
    return code(node.path) if node else ""
