"""What the actions of the window do."""

from contextlib import suppress
from typing import Final

from PySide6.QtCore import Qt

from app.i18n import ENGLISH, PERSIAN, language, tr
from app.ui.pages import MEETINGS
from app.ui.projects import Projects
from app.ui.shell import Offer, Window
from app.ui.tasks import Cancelled
from app.ui.working import at_work
from app.widgets import theme

_FULL: Final = Qt.WindowState.WindowFullScreen


class Commands:
    """One method an action; each is short because the work is done elsewhere."""

    def __init__(self, window: Window, projects: Projects) -> None:
        self._window = window
        self._projects = projects

    def new_project(self) -> None:
        """Ask for a new programme and make it."""
        self._projects.ask_new()

    def open_project(self) -> None:
        """Ask for a project file and open it."""
        self._projects.ask_open()

    def import_table(self) -> None:
        """Ask for a file with a table and read it."""
        self._projects.ask_import()

    def export_plan(self) -> None:
        """Ask for a file of another program and write the plan to it."""
        self._projects.ask_export()

    def open_sample(self) -> None:
        """Open the filled sample programme."""
        self._projects.sample()

    def save_copy(self) -> None:
        """Ask where a copy of the project goes and write it."""
        self._projects.ask_copy()

    def close_project(self) -> None:
        """Save and close the project."""
        self._window.put_away()

    def show_details(self) -> None:
        """Show the programme's own data for changing."""
        from app.ui.dialogs.details import DetailsDialog  # noqa: PLC0415 loaded when asked for

        self._window.commit_pending()
        if self._window.session is not None:
            DetailsDialog(self._window.session, self._window.widget()).open()

    def show_calendar(self) -> None:
        """Show the working days of the programme for changing."""
        from app.ui.pages.plan.calendar_dialog import CalendarDialog  # noqa: PLC0415 loaded when asked for

        self._window.commit_pending()
        if self._window.session is not None:
            CalendarDialog(self._window.session, self._window.widget()).open()

    def undo(self) -> None:
        """Take the last action back."""
        self._window.commit_pending()
        session = self._window.session
        if session is None or not session.undo_label:
            return
        with suppress(Cancelled):
            label = at_work(self._window.widget(), tr("Undo"), session.undo) or ""
            self._window.tell(tr("Undone: {label}", label=tr(label)))

    def redo(self) -> None:
        """Do the last undone action again."""
        self._window.commit_pending()
        session = self._window.session
        if session is None or not session.redo_label:
            return
        with suppress(Cancelled):
            label = at_work(self._window.widget(), tr("Redo"), session.redo) or ""
            self._window.tell(tr("Redone: {label}", label=tr(label)))

    def note_meeting(self) -> None:
        """Ask for a meeting and keep it."""
        from app.ui.dialogs.meeting_note import MeetingNoteDialog  # noqa: PLC0415 loaded when asked for

        self._window.commit_pending()
        if self._window.session is not None:
            MeetingNoteDialog(self._window.session, self._window.widget(), kept=self._tell_noted).open()

    def _tell_noted(self, meeting: str) -> None:
        offer = Offer(tr("Open it"), lambda: self._window.go(MEETINGS, meeting))
        self._window.tell(tr("The meeting was noted."), kind="success", action=offer)

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self._window.begin_search()

    def go(self, page: str) -> None:
        """Show a page."""
        self._window.go(page)

    def switch_theme(self) -> None:
        """Change between light and dark."""
        self._window.settings.change(theme="light" if theme.is_dark() else "dark")
        self._window.wear_theme()

    def switch_language(self) -> None:
        """Change between Persian and English."""
        self._window.change_language(PERSIAN if language() == ENGLISH else ENGLISH)

    def full_screen(self) -> None:
        """Fill the screen, or leave it again."""
        window = self._window.widget()
        window.setWindowState(window.windowState() ^ _FULL)

    def show_shortcuts(self) -> None:
        """List all keys."""
        from app.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 loaded when asked for

        ShortcutsDialog(self._window.key_groups(), self._window.widget()).open()

    def about(self) -> None:
        """Say what this program is."""
        from app.ui.dialogs.about import AboutDialog  # noqa: PLC0415 loaded when asked for

        AboutDialog(self._window.widget()).open()

    def open_menu(self) -> None:
        """Open the menu of all commands."""
        self._window.open_menu()

    def quit(self) -> None:
        """Close the window and leave."""
        self._window.widget().close()
