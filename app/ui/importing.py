"""Importing a table: read it in the background, let the agent review it, put it into a plan."""

from collections.abc import Callable
from pathlib import Path

from app.domain.errors import UserError
from app.domain.text import isolate, persian_digits
from app.exchange.filling import fill
from app.exchange.plans import incoming, transfer
from app.exchange.plans.incoming import Incoming
from app.exchange.table import ReadTable
from app.exchange.table_import import read_file
from app.i18n import tr
from app.ui.dialogs.import_review import HERE, ImportReview
from app.ui.dialogs.new_project import NewProjectDialog
from app.ui.dialogs.plan_review import PlanReview
from app.ui.dialogs.wishes import NewProject
from app.ui.pages import PLAN
from app.ui.shell import Window
from app.ui.tasks import Cancelled
from app.ui.working import at_work


class Import:
    """One import, from the file to the plan."""

    def __init__(self, window: Window, create: Callable[[NewProject], bool]) -> None:
        self._window = window
        self._create = create

    def read(self, path: Path) -> None:
        """Read the file and show what was found."""
        self._window.run(
            tr("Reading {name}…", name=isolate(path.name)),
            lambda progress: _read(path, progress.check),
            lambda read: self._show(read, path.name),
        )

    def _show(self, read: ReadTable | Incoming, name: str) -> None:
        if isinstance(read, ReadTable):
            self._review(read, name)
            return
        parent, can_add = self._window.widget(), self._window.writable()
        PlanReview(
            read, name, lambda target: self._put(lambda: self._fill_plan(read), target), parent, can_add=can_add
        ).open()

    def _review(self, table: ReadTable, name: str) -> None:
        if not table.rows:
            self._window.tell(tr("There is no programme table in this file."), kind="warning")
            return
        parent, can_add = self._window.widget(), self._window.writable()
        ImportReview(table, name, self._on_accepted, parent, can_add=can_add).open()

    def _on_accepted(self, table: ReadTable, target: str) -> None:
        self._put(lambda: self._fill(table), target)

    def _put(self, fill: Callable[[], None], target: str) -> None:
        if target == HERE:
            fill()
            return

        def create(wish: NewProject) -> bool:
            shown = self._create(wish)
            if shown:
                fill()
            return shown

        settings = self._window.settings.value
        NewProjectDialog(settings, create, self._window.widget(), from_table=True).open()

    def _fill(self, table: ReadTable) -> None:
        session = self._window.session
        if session is None:
            return
        self._window.commit_pending()
        try:
            title = tr("Importing {count} rows", count=persian_digits(len(table.rows)))
            count = at_work(self._window.widget(), title, lambda watch: fill(session, table.rows, watch=watch))
        except Cancelled:
            self._window.tell(tr("The import was cancelled; nothing was written."))
            return
        except UserError as error:
            self._window.tell_error(error)
            return
        self._window.go(PLAN)
        self._window.tell(persian_digits(tr("{count} rows were imported.", count=count)), kind="success")

    def _fill_plan(self, read: Incoming) -> None:
        session = self._window.session
        if session is None:
            return
        self._window.commit_pending()
        title = tr("Importing {count} rows", count=persian_digits(len(read.plan.tasks)))
        try:
            count = at_work(self._window.widget(), title, lambda watch: incoming.fill(session, read, watch=watch))
        except Cancelled:
            self._window.tell(tr("The import was cancelled; nothing was written."))
            return
        except UserError as error:
            self._window.tell_error(error)
            return
        self._window.go(PLAN)
        self._window.tell(persian_digits(tr("{count} rows were imported.", count=count)), kind="success")


def _read(path: Path, check: Callable[[], None]) -> ReadTable | Incoming:
    """Read the plan of another program, or a programme table, until `check` stops it."""
    return incoming.checked(transfer.read_file(path)) if transfer.is_plan(path) else read_file(path, check)
