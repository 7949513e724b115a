"""What the window remembers of a visit to a project, and what it reminds of when one begins."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from app.domain.clock import today
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.session import Session
from app.ui.pages import OVERVIEW
from app.ui.shell import Offer, Shell, Window
from app.widgets.later import after_paint

_SEEN: Final = "seen"
_REMINDED: Final = "reminded"


def leave(shell: Shell, session: Session) -> None:
    """Remember what the agent has seen, for telling what is new next time."""
    from app.services.visits import remembered  # noqa: PLC0415 the first paint does not wait for it

    seen = remembered(session, dt.datetime.now(dt.UTC))
    if seen is not None:
        shell.settings.remember_visit(session.path, **{_SEEN: seen})


def arrive(window: Window, session: Session, *, is_quiet: Callable[[], bool]) -> None:
    """Remind of what is due once the window is there, unless it has something else to say."""

    def begin() -> None:
        if session is window.session and is_quiet():
            remind(window, session, today(), lambda: window.go(OVERVIEW))

    after_paint(window.widget(), begin)


def remind(shell: Shell, session: Session, today: dt.date, show: Callable[[], None]) -> None:
    """Say what is overdue or due by tomorrow, once a day unless something new has come up."""
    from app.services.due import due_on, urgent  # noqa: PLC0415 the first paint does not wait for it

    found = urgent(due_on(session, today))
    ids = sorted({due.id for due in found})
    told = shell.settings.visit_in(session.path).get(_REMINDED)
    known = told.get("ids") if isinstance(told, dict) and told.get("day") == today.isoformat() else None
    if not found or (isinstance(known, list) and set(ids) <= set(known)):
        return
    shell.settings.remember_visit(session.path, **{_REMINDED: {"day": today.isoformat(), "ids": ids}})
    late = sum(due.days_left < 0 for due in found)
    shell.tell(_words(late, len(found) - late), kind="warning", action=Offer(tr("Show"), show))


def _words(late: int, near: int) -> str:
    overdue = tr("{count} things are overdue", count=persian_digits(late))
    due = tr("{count} things fall due today or tomorrow", count=persian_digits(near))
    if late and near:
        return tr("{overdue}; {due}.", overdue=overdue, due=due)
    return f"{overdue if late else due}."
