"""Searching the open project for the search box: the index is made when the box is first gone to, in small steps."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.plan import Node
from app.domain.text import code, isolate
from app.i18n import tr
from app.services.session import Session
from app.ui.found import Found
from app.ui.pages import ACTORS, AGREEMENTS, GROUPS, MEETINGS, PLAN, STEERING

if TYPE_CHECKING:
    from app.services.searching import Hit, SearchIndex

_PATIENCE: Final = 0.03  # seconds of catching up that an answer may wait for
_PAGES: Final = {
    "activity": PLAN,
    "actor": ACTORS,
    "meeting": MEETINGS,
    "guide": MEETINGS,
    "working_group": GROUPS,
    "agreement": AGREEMENTS,
    "plan_version": STEERING,
    "risk": STEERING,
    "strategy": STEERING,
}
_ICONS: Final = {
    "activity": "list-tree",
    "actor": "users",
    "meeting": "calendar-days",
    "guide": "clipboard-list",
    "working_group": "users-round",
    "agreement": "handshake",
    "obligation": "flag",
    "decision": "circle-check",
    "attachment": "paperclip",
    "plan_version": "snowflake",
    "risk": "triangle-alert",
    "strategy": "compass",
}


class Finder(QObject):
    """Finds records by their words; `improved` comes when what was found may be more by now."""

    improved = Signal()

    def __init__(self, session: Callable[[], Session | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._index: SearchIndex | None = None
        self._indexed: Session | None = None
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._step)

    def begin(self) -> None:
        """Bring the index up to date while nothing else is to be done."""
        index = self._current()
        if index is not None and not index.is_current:
            self._idle.start()

    def find(self, words: str) -> list[Found]:
        """Return what is found in the records that are indexed so far."""
        session, index = self._session(), self._current()
        if session is None or index is None:
            return []
        patience = time.monotonic() + _PATIENCE
        while index.step() and time.monotonic() < patience:
            pass
        self.begin()
        return _Lines(session, words).of(index.find(words))

    def release(self) -> None:
        """Let go of the project, before it is closed."""
        self._idle.stop()
        if self._index is not None:
            self._index.close()
        self._index = self._indexed = None

    def _current(self) -> "SearchIndex | None":
        session = self._session()
        if session is not self._indexed:
            self.release()
        if self._index is None and session is not None:
            from app.services.searching import SearchIndex  # noqa: PLC0415 not before the first search

            self._index, self._indexed = SearchIndex(session), session
        return self._index

    def _step(self) -> None:
        if self._index is None or self._index.step():
            return
        self._idle.stop()
        self.improved.emit()


class _Lines:
    """Turns hits into lines, an activity with its code and what it is a part of."""

    def __init__(self, session: Session, words: str) -> None:
        from app.services.plan_reading import plan_of  # noqa: PLC0415 not before the first search

        self._plan = plan_of(session)
        self._words = words

    def of(self, hits: "list[Hit]") -> list[Found]:
        """Return a line for each hit, after the activity whose code was typed."""
        from app.services.searching import by_code  # noqa: PLC0415 not before the first search

        coded = {node.activity.id: self._activity(node, "") for node in by_code(self._plan, self._words)}
        return [*coded.values(), *(self._line(hit) for hit in hits if hit.place[1] not in coded)]

    def _line(self, hit: "Hit") -> Found:
        node = self._plan.by_id.get(hit.owner[1])
        says = tr("{field}: {words}", field=tr(hit.field), words=isolate(hit.excerpt)) if hit.excerpt else ""
        if node is not None and not hit.is_part:
            return self._activity(node, "" if hit.excerpt == hit.title else says)
        table = hit.place[0]
        shown = says if hit.excerpt != hit.title else ""
        icon = _ICONS.get(table, _ICONS[hit.owner[0]])
        above = code(node.path) if node is not None else ""
        part = hit.place[1] if hit.is_part else ""
        return Found(_PAGES[hit.owner[0]], hit.owner[1], above, hit.title, shown, tr(hit.kind), icon, part)

    def _activity(self, node: Node, note: str) -> Found:
        above = self._plan.by_id.get(node.activity.parent or "")
        place = tr("in {title}", title=isolate(above.activity.title)) if above else tr("Phase")
        title = node.activity.title or tr("Untitled")
        kind = tr("Activity") if above else tr("Phase")
        return Found(PLAN, node.activity.id, code(node.path), title, note or place, kind, _ICONS["activity"])
