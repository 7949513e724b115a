"""What the window remembers of a visit to a project, and what it reminds of when one begins."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from app.domain.clock import today
from app.services.session import Session
from app.ui.pages import OVERVIEW
from app.ui.shell import Shell, Window
from app.widgets.later import after_paint

_SEEN: Final = "seen"


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
            from app.ui.reminding import remind  # noqa: PLC0415 the first paint does not wait for it

            remind(window, session, today(), lambda: window.go(OVERVIEW))

    after_paint(window.widget(), begin)
