"""What the window says when a project is opened and something in it is due."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from app.domain.plan import Status
from app.domain.reminding import Dated, Due
from app.domain.text import persian_digits
from app.i18n import tr
from app.services.due import DUE_LABELS, due_on, urgent
from app.services.plan_reading import plan_of
from app.services.session import Session
from app.ui.pages import OVERVIEW
from app.ui.shell import Offer, Shell

_REMINDED: Final = "reminded"
_MOST: Final = 200
"""The reminders that are remembered one by one; thousands would make every change of the settings slow."""


def remind(shell: Shell, session: Session, today: dt.date, show: Callable[[], None]) -> None:
    """Say what is overdue or due by tomorrow, once a day unless something new has come up."""
    found = urgent(due_on(session, today))
    ids = sorted({due.id for due in found})
    told = shell.settings.visit_in(session.path).get(_REMINDED)
    if not found or (isinstance(told, dict) and told.get("day") == today.isoformat() and _is_known(ids, told)):
        return
    kept = {"day": today.isoformat(), "ids": ids[:_MOST], "count": len(ids)}
    shell.settings.remember_visit(session.path, **{_REMINDED: kept})
    offer = Offer(tr("Show"), show, page=OVERVIEW)
    late = [due for due in found if due.days_left < 0]
    if late and _is_untouched(session, late):
        shell.tell(_first_words(len(late)), action=offer)
    else:
        shell.tell(_words(late, len(found) - len(late)), kind="warning", action=offer)


def _is_known(ids: Sequence[str], told: Mapping[str, object]) -> bool:
    """Tell whether nothing has come up since; where there are too many to remember, by their number."""
    known, count = told.get("ids"), told.get("count")
    if isinstance(count, int) and count > _MOST:
        return len(ids) <= count
    return isinstance(known, list) and set(ids) <= set(known)


def _is_untouched(session: Session, late: Sequence[Due]) -> bool:
    """Tell whether only activities are late and nobody has noted yet how far any of them is."""
    activities = (node.activity for node in plan_of(session).nodes)
    return all(due.kind is Dated.ACTIVITY for due in late) and all(
        activity.status is Status.NOT_STARTED and not activity.progress for activity in activities
    )


def _first_words(count: int) -> str:
    words = tr(
        "By their dates {count} activities should be done by today, but it is not noted yet how far they are."
        " Note it for each of them.",
        count=count,
    )
    return persian_digits(words)


def _words(late: Sequence[Due], near: int) -> str:
    due = tr("{count} things fall due today or tomorrow", count=persian_digits(near))
    if late and near:
        return tr("{overdue}; {due}.", overdue=_overdue(late), due=due)
    return f"{_overdue(late) if late else due}."


def _overdue(late: Sequence[Due]) -> str:
    """Say how many are late of which kind, the most first."""
    kinds = [
        tr("{kind}: {count}", kind=tr(DUE_LABELS[kind]), count=persian_digits(count))
        for kind, count in Counter(due.kind for due in late).most_common()
    ]
    if len(kinds) == 1:
        return tr("{things} overdue", things=kinds[0])
    words = tr("{count} things are overdue", count=persian_digits(len(late)))
    return tr("{words} ({kinds})", words=words, kinds="، ".join(kinds))
