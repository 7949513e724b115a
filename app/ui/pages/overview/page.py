"""The open programme at a glance, and the agenda of its weeks and months."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.domain.clock import today
from app.i18n import mark, tr
from app.services.session import ChangeSet, Session
from app.storage.places import device_id
from app.ui.page import ANY, Page
from app.ui.pages.overview.glance import Glance
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.ui.pages.overview.agenda_view import AgendaView

_TABS: Final = (mark("Overview"), mark("Work calendar"))
_AGENDA: Final = 1


class OverviewPage(Page):
    """Two tabs: the overview and the agenda; each is read again when it is looked at after a change."""

    title = mark("Overview")
    tables = ANY

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._visit: object = None
        self._stale = {0, _AGENDA}
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Overview or agenda"))
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setUsesScrollButtons(False)
        for title in _TABS:
            self.tabs.addTab(tr(title))
        self.glance = Glance(shell, today, device_id)
        self._place_of_agenda: Mapping[str, Any] = {}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.glance)
        self.glance.arrived.connect(self._on_arrival)
        self.tabs.currentChanged.connect(self._show_tab)
        self._lay_out()

    @cached_property
    def agenda(self) -> "AgendaView":
        """Return the agenda, made when it is first asked for: the window is there sooner."""
        from app.ui.pages.overview.agenda_view import AgendaView  # noqa: PLC0415 the first paint does not wait for it

        agenda = AgendaView(self.shell, today)
        self._stack.addWidget(agenda)
        agenda.restore_place(self._place_of_agenda)
        return agenda

    def _made_agenda(self) -> "AgendaView | None":
        return self.agenda if "agenda" in self.__dict__ else None

    def open_session(self, session: Session | None) -> None:
        """Show another project, or none."""
        self._session = session
        self._visit = self.shell.settings.visit_in(session.path).get("seen") if session else None
        self._stale = {0, _AGENDA}
        if session is None:
            self.glance.show_session(None, None)
            agenda = self._made_agenda()
            if agenda:
                agenda.show_session(None)

    def reload(self, changes: ChangeSet | None) -> None:
        """Look at the project again."""
        del changes
        self._stale = {0, _AGENDA}
        self._refresh()

    def place(self) -> dict[str, object]:
        """Describe the tab and what the agenda shows."""
        agenda = self._made_agenda()
        return {**(agenda.place() if agenda else self._place_of_agenda), "tab": self.tabs.currentIndex()}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a tab."""
        self._place_of_agenda = dict(place)
        agenda = self._made_agenda()
        if agenda:
            agenda.restore_place(place)
        if place.get("tab") == _AGENDA:
            self.tabs.setCurrentIndex(_AGENDA)

    def focus_main(self) -> None:
        """Begin at what is due, or at the days."""
        if self.tabs.currentIndex() == _AGENDA:
            self.agenda.focus_main()
        elif not self.glance.focus_due():
            self.tabs.setFocus()

    def _on_arrival(self) -> None:
        """Go on to what is due now that it is there, unless the agent has gone elsewhere."""
        if self.window().focusWidget() is self.tabs and self.tabs.currentIndex() != _AGENDA:
            self.glance.focus_due()

    def _show_tab(self, tab: int) -> None:
        self._stack.setCurrentWidget(self.agenda if tab == _AGENDA else self.glance)
        self._refresh()

    def _refresh(self) -> None:
        tab = self.tabs.currentIndex()
        if self._session is None or tab not in self._stale:
            return
        self._stale.discard(tab)
        if tab == _AGENDA:
            self.agenda.show_session(self._session)
        else:
            self.glance.show_session(self._session, self._visit)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 10, 24, 0)
        head.addWidget(self.tabs)
        head.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._stack, 1)
