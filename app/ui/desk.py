"""The project on the desk: its changes told to the window, its edits saved soon after they are made."""

import logging
import time
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.errors import UserError
from app.services.session import ChangeSet, Session

log = logging.getLogger(__name__)
_SAVE_AFTER: Final = 1500
_LATEST: Final = 30_000
_REST: Final = 5  # times as long as saving takes is left in peace: many large attachments take a second
_TRY_AGAIN_AFTER: Final = 20_000


class Desk(QObject):
    """Holds the open project.

    `changed(ChangeSet)` comes after every edit; `saved()` when the document is up to date, `remade()` when it had been
    removed and was made again; `leaving()` before the project goes, while it can still be read. `trouble(UserError)`
    comes when it cannot be written: once, until it could be again or fails for another reason. Edits are safe in
    the working store meanwhile, and saving is tried again by itself.
    """

    changed = Signal(object)
    saved = Signal()
    remade = Signal()
    trouble = Signal(object)
    leaving = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.said = ""
        self._after = _SAVE_AFTER
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save)

    def take(self, session: Session) -> None:
        """Put a project on the empty desk."""
        self.session = session
        self._after = _SAVE_AFTER
        self._unsubscribe = session.subscribe(self._on_change)
        if session.has_unsaved and not session.read_only:
            self._timer.start(_SAVE_AFTER)

    def release(self) -> Session | None:
        """Take the project off the desk without closing it."""
        if self.session is not None:
            self.leaving.emit()
        session, self.session = self.session, None
        self._timer.stop()
        self.said = ""
        if session is not None:
            self._unsubscribe()
        return session

    def release_and_close(self) -> None:
        """Close the project. Edits that the document could not take stay in the working store."""
        session = self.release()
        if session is None:
            return
        try:
            session.close()
        except UserError as error:
            log.warning("closed unsaved: %s", error.code)

    def save(self) -> bool:
        """Bring the document up to date; False when that failed."""
        self._timer.stop()
        if self.session is None or self.session.read_only:
            return True
        if self.session.is_busy:
            self._timer.start(_SAVE_AFTER)
            return True
        begun = time.monotonic()
        try:
            was_removed = self.session.save()
        except UserError as error:
            self._on_trouble(error)
            return False
        self.said = ""
        self._after = min(max(_SAVE_AFTER, round((time.monotonic() - begun) * _REST * 1000)), _LATEST)
        self.saved.emit()
        if was_removed:
            self.remade.emit()
        return True

    def _on_change(self, changes: ChangeSet) -> None:
        if not self._timer.isActive() or self._timer.interval() != self._after:
            self._timer.start(self._after)
        self.changed.emit(changes)

    def _on_trouble(self, error: UserError) -> None:
        self._timer.start(_TRY_AGAIN_AFTER)
        if str(error) != self.said:
            self.said = str(error)
            self.trouble.emit(error)
