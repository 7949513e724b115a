"""Offering to take back what was just done, and nothing else."""

from contextlib import suppress

from PySide6.QtWidgets import QApplication

from app.i18n import tr
from app.services.session import Session
from app.ui.shell import Offer, Shell
from app.ui.tasks import Cancelled
from app.ui.working import at_work


def undo_offer(shell: Shell, session: Session) -> Offer:
    """Offer to take back the last action of a project; the offer goes when something else is changed."""
    revision = session.revision

    def take_back() -> None:
        if session is not shell.session or session.revision != revision:
            shell.tell(tr("Something else was changed meanwhile; take it back step by step with Ctrl+Z."))
        else:
            with suppress(Cancelled):
                at_work(QApplication.activeWindow(), tr("Undo"), session.undo)

    return Offer(tr("Undo"), take_back, passes=True)
