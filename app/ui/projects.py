"""Opening, making, importing, copying and closing projects from the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app import bootstrap
from app.domain.errors import FileBusyError, UserError
from app.domain.text import isolate
from app.i18n import tr
from app.paths import data_folder
from app.services.session import Session
from app.ui.dialogs.wishes import NewProject
from app.ui.pages import HOME
from app.ui.shell import Window

SUFFIX: Final = ".khooshe"


class Projects:
    """What can be done with whole projects; errors go to the message bar and leave the open project alone."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def open(self, path: Path) -> None:
        """Open a project file; one that is open elsewhere is shown for reading only."""
        path = path.absolute()
        session = self._window.session
        if session is not None and session.path == path:
            return
        self._window.commit_pending()
        try:
            with _busy():
                opened = _open_or_view(path)
        except UserError as error:
            self._refused(error)
            return
        self._show(opened)

    def take(self, path: Path) -> None:
        """Open a project file, or import any other."""
        if path.suffix.lower() == SUFFIX:
            self.open(path)
        else:
            self.read_table(path)

    def sample(self) -> None:
        """Open the filled sample programme."""
        self._window.commit_pending()
        try:
            with _busy():
                opened = bootstrap.open_sample()
        except FileBusyError as error:
            self._window.tell_error(error)
            return
        except UserError as error:
            self._refused(error)
            return
        self._show(opened)

    def ask_open(self) -> None:
        """Ask for a project file and open it."""
        from app.ui.dialogs import files  # noqa: PLC0415 loaded when asked for

        files.ask_open(
            self._window.widget(), tr("Open a project"), [files.PROJECTS, files.ALL], self.open, folder=self._folder()
        )

    def ask_new(self) -> None:
        """Ask for the data of a new programme and make it."""
        from app.ui.dialogs.new_project import NewProjectDialog  # noqa: PLC0415 loaded when asked for

        NewProjectDialog(self._window.settings.value, self.create, self._window.widget()).open()

    def create(self, wish: NewProject) -> bool:
        """Make a new programme as wished and show it; False when the open one could not be put away for it.

        Raises:
            UserError: the file cannot be made.
        """
        self._window.settings.change(agent=wish.agent, organisation=wish.organisation)
        with _busy():
            made = bootstrap.new_project(wish.path, template=wish.template, start=wish.start, title=wish.title)
        return self._show(made)

    def ask_copy(self) -> None:
        """Ask where a copy of the project goes and write it."""
        session = self._window.session
        if session is None:
            return
        from app.ui.dialogs import files  # noqa: PLC0415 loaded when asked for

        self._window.commit_pending()
        start = self._folder() / (tr("{name} - copy", name=session.path.stem) + SUFFIX)
        files.ask_save(self._window.widget(), tr("Save a copy"), start, files.PROJECTS, self.copy_to)

    def ask_import(self) -> None:
        """Ask for a file with a table and read it."""
        from app.ui.dialogs import files  # noqa: PLC0415 loaded when asked for

        files.ask_open(
            self._window.widget(),
            tr("Import a table"),
            [files.TABLES, files.ALL],
            self.read_table,
            folder=self._folder(),
        )

    def read_table(self, path: Path) -> None:
        """Read a table in the background and let the agent review what was read."""
        from app.ui.importing import Import  # noqa: PLC0415 loaded when asked for

        Import(self._window, self.create).read(path)

    def ask_export(self) -> None:
        """Ask for a file of another program and write the plan to it."""
        from app.ui.exporting import Export  # noqa: PLC0415 loaded when asked for

        Export(self._window, self._folder()).ask()

    def copy_to(self, target: Path) -> None:
        """Write a copy of the open project to `target`."""
        session = self._window.session
        if session is None:
            return
        try:
            with _busy():
                session.save_copy(target)
        except UserError as error:
            self._window.tell_error(error)
            return
        self._window.tell(tr("The copy was saved: {name}", name=isolate(target.name)), kind="success")

    def _folder(self) -> Path:
        """Return the folder where the agent worked last, never that of the program's own files, such as the sample."""
        from app.ui.dialogs.files import documents_folder  # noqa: PLC0415 loaded when asked for

        known = (Path(name).parent for name in self._window.settings.value.recent)
        folders = (folder for folder in known if folder.is_dir() and folder != data_folder())
        return next(folders, documents_folder())

    def _show(self, opened: Session) -> bool:
        if not self._window.put_away():
            opened.close()
            return False
        self._window.show_project(opened)
        return True

    def _refused(self, error: UserError) -> None:
        if self._window.session is None:
            self._window.go(HOME)
        self._window.tell_error(error)


def _open_or_view(path: Path) -> Session:
    try:
        return bootstrap.open_for_editing(path)
    except FileBusyError:
        return bootstrap.view(path)


@contextmanager
def _busy() -> Iterator[None]:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
