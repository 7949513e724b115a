"""What can be done to chosen activities in the chart; every command is one step of undo and says what went wrong."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PySide6.QtWidgets import QWidget

from app.domain.dependency import DEPENDENCIES
from app.domain.errors import UserError
from app.domain.plan_spans import Span
from app.i18n import tr
from app.services import timing
from app.services.plan_reading import plan_of
from app.services.reading import find
from app.services.session import Session
from app.ui.records.acting import Acting
from app.ui.shell import Shell
from app.ui.undoing import undo_offer

_WEEK: Final = 7


class Commands:
    """Works on the project that the page has open; `chosen` gives the ids of the chosen rows."""

    def __init__(self, shell: Shell, chosen: Callable[[], Sequence[str]]) -> None:
        self._shell = shell
        self._chosen = chosen
        self.session: Session | None = None
        self.acting: Final = Acting()

    def shift(self, ids: Sequence[str], days: int) -> None:
        """Move activities by days."""
        with self._trying() as session:
            timing.shift(session, ids, days)

    def set_span(self, activity_id: str, span: Span) -> None:
        """Give an activity its days."""
        with self._trying() as session:
            timing.set_span(session, activity_id, span.start, span.end)

    def tie_two(self, source: str, target: str, kind: str) -> None:
        """Let one activity wait for another."""
        with self._trying() as session:
            added = timing.tie(session, source, target, kind)
            self._tell_tie(session, added)

    def refusal(self, source: str, target: str, kind: str) -> str:
        """Say why one activity cannot wait for another; blank when it can."""
        if self.session is None:
            return ""
        try:
            timing.check_tie(self.session, source, target, kind)
        except UserError as error:
            return str(error)
        return ""

    def later(self) -> None:
        """Move the chosen ones by a day."""
        self.shift(self._chosen(), 1)

    def earlier(self) -> None:
        """Move the chosen ones back by a day."""
        self.shift(self._chosen(), -1)

    def week_later(self) -> None:
        """Move the chosen ones by a week."""
        self.shift(self._chosen(), _WEEK)

    def week_earlier(self) -> None:
        """Move the chosen ones back by a week."""
        self.shift(self._chosen(), -_WEEK)

    def longer(self) -> None:
        """Let the chosen ones end a day later."""
        self._stretch(1)

    def shorter(self) -> None:
        """Let the chosen ones end a day earlier."""
        self._stretch(-1)

    def week_longer(self) -> None:
        """Let the chosen ones end a week later."""
        self._stretch(_WEEK)

    def week_shorter(self) -> None:
        """Let the chosen ones end a week earlier."""
        self._stretch(-_WEEK)

    def tie(self) -> None:
        """Let each of the chosen ones wait for the one above it."""
        chosen = list(self._chosen())
        if len(chosen) < 2:  # noqa: PLR2004 one waits for another
            self._shell.tell(tr("Choose two or more activities first: hold Ctrl or Shift."))
            return
        with self._trying() as session:
            timing.tie_chain(session, chosen)

    def untie(self, dependency_id: str) -> None:
        """Delete a dependency and offer to take that back."""
        with self._trying() as session:
            timing.untie(session, dependency_id)
            self._shell.tell(tr("The dependency was deleted."), action=undo_offer(self._shell, session))

    def schedule(self, parent: QWidget) -> None:
        """Show what automatic scheduling would move."""
        from app.ui.pages.plan.schedule_dialog import ScheduleDialog  # noqa: PLC0415 loaded when asked for

        if self.session is not None and not self.session.read_only:
            ScheduleDialog(self.session, self._shell, parent.window()).open()

    def _stretch(self, days: int) -> None:
        with self._trying() as session:
            timing.stretch(session, self._chosen(), days)

    def _tell_tie(self, session: Session, dependency_id: str) -> None:
        tie = find(session, DEPENDENCIES, dependency_id)
        if tie is not None:
            words = timing.words_of_tie(plan_of(session), tie)
            self._shell.tell(words, kind="success", action=undo_offer(self._shell, session))

    @contextmanager
    def _trying(self) -> Iterator[Session]:
        if self.session is None or self.session.read_only:
            return
        try:
            with self.acting.now():
                yield self.session
        except UserError as error:
            self._shell.tell_error(error)
