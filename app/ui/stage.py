"""The pages behind the rail: made when first shown, told about the project, reloaded when their data changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.services.session import ChangeSet, Session
from app.ui.page import ANY, Entry, Page
from app.ui.shell import Shell


class Stage(QStackedWidget):
    """Shows one page at a time. A hidden page whose data changed is reloaded when it is shown next."""

    def __init__(self, entries: Sequence[Entry], shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._shell = shell
        self._pages: dict[str, Page] = {}
        self._unopened: set[str] = set()
        self._stale: set[str] = set()
        self._places: dict[str, Mapping[str, Any]] = {}
        self._session: Session | None = None
        self.key = ""

    def current(self) -> Page | None:
        """Return the page on show."""
        return self._pages.get(self.key)

    def show_page(self, key: str) -> Page:
        """Show a page after writing what is being typed in the present one."""
        self.commit_pending()
        page = self._pages.get(key) or self._make(key)
        self.key = key
        self._refresh(key)
        self.setCurrentWidget(page)
        return page

    def open_session(self, session: Session | None, places: Mapping[str, Any]) -> None:
        """Give all pages another project, or take it from them, and the places where the agent was in it.

        A project is shown by a page when it is next on show, but taken from all of them at once.
        """
        self._session = session
        self._places = {key: place for key, place in places.items() if isinstance(place, dict)}
        self._unopened = set(self._pages)
        if session is None:
            for page in self._pages.values():
                page.open_session(None)
        elif self.key:
            self._refresh(self.key)

    def announce(self, changes: ChangeSet) -> None:
        """Reload the page on show if the changes concern it, and remember the others that they concern."""
        for key, page in self._pages.items():
            if page.tables & changes.tables or page.tables == ANY:
                self._stale.add(key)
        if self.key in self._stale and self.key not in self._unopened:
            self._stale.discard(self.key)
            self._pages[self.key].reload(changes)

    def reload(self) -> None:
        """Show the present data again: at once on the page on show, on the others when they are shown next."""
        self._stale.update(self._pages)
        if self.key and self.key not in self._unopened:
            self._refresh(self.key)

    def commit_pending(self) -> None:
        """Write what is being typed."""
        page = self.current()
        if page is not None and self.key not in self._unopened:
            page.commit_pending()

    def places(self) -> dict[str, Mapping[str, Any]]:
        """Describe where the agent is on every page."""
        shown = {key: page.place() for key, page in self._pages.items() if key not in self._unopened}
        return {**self._places, **shown}

    def _make(self, key: str) -> Page:
        page = self._pages[key] = self._entries[key].make(self._shell)
        self._unopened.add(key)
        self.addWidget(page)
        return page

    def _refresh(self, key: str) -> None:
        page = self._pages[key]
        if key in self._unopened:
            self._unopened.discard(key)
            page.open_session(self._session)
            page.reload(None)
            page.restore_place(self._places.get(key, {}))
        elif key in self._stale:
            page.reload(None)
        self._stale.discard(key)
