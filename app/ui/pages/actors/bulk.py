"""What is done with many actors at once: import and export, duplicates and joining, collecting from the plan."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.domain.actor import ACTORS, Actor
from app.domain.errors import UserError
from app.domain.text import isolate, persian_digits
from app.i18n import mark, tr
from app.services.reading import find
from app.services.session import Session
from app.ui.dialogs import files
from app.ui.records.commands import Command, Wants
from app.ui.records.page import RecordsPage
from app.ui.tasks import Cancelled, Progress
from app.ui.undoing import undo_offer
from app.ui.working import at_work

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.exchange.register_filling import Policy
    from app.exchange.register_reading import ReadActor
    from app.exchange.register_sheet import Sheet

_BOOKS: Final = files.FileKind(mark("Workbooks"), ("*.xlsx",))
_TEXTS: Final = files.FileKind(mark("Tables as text (CSV)"), ("*.csv",))


class BulkActors:
    """The commands of one page of actors; each module behind them is loaded when it is first used."""

    def __init__(self, page: RecordsPage[Actor]) -> None:
        self._page = page

    def commands(self) -> Sequence[Command]:
        """Return the commands for the menu of the page."""
        return (
            Command("join", mark("Join two actors…"), "combine", self.join_chosen, wants=Wants.SOME),
            Command("duplicates", mark("Find duplicates…"), "copy-check", self.find_duplicates, opens=True),
            Command("collect", mark("Collect from the plan…"), "list-checks", self.collect),
            Command("import", mark("Import from a table…"), "file-input", self.ask_import, opens=True),
            Command("export", mark("Export the register…"), "file-spreadsheet", self.ask_export, writes=False),
            Command("export_csv", mark("Export as CSV…"), "file-down", self.ask_export_csv, writes=False),
        )

    # ---- import

    def ask_import(self) -> None:
        """Ask for a table to import."""
        self._page.commit_pending()
        folder = self._page.demand_session().path.parent
        title = tr("Import actors from a table")
        files.ask_open(self._page.window(), title, [files.TABLES, files.ALL], self.read, folder=folder)

    def read(self, path: Path) -> None:
        """Read a table in the background and show what was found."""
        from app.exchange.register_sheet import read_sheet  # noqa: PLC0415 loaded when it is first used

        label = tr("Reading {name}…", name=isolate(path.name))
        shown = partial(self._review, path.name, self._page.demand_session())
        self._page.shell.run(label, lambda progress: read_sheet(path, progress.check), shown)

    def _review(self, name: str, session: Session, sheet: "Sheet") -> None:
        from app.exchange.register_filling import fill, recognise  # noqa: PLC0415 loaded when it is first used
        from app.ui.pages.actors.import_dialog import RegisterReview  # noqa: PLC0415 the same
        from app.ui.pages.actors.import_wording import told  # noqa: PLC0415 the same

        if self._page.session is not session:
            return

        def accept(actors: "Sequence[ReadActor]", policy: "Policy") -> None:
            reason = tr("Import of {name}", name=isolate(name))
            work = partial(fill, session, actors, policy, reason)
            title = tr("Importing {count} actors", count=persian_digits(len(actors)))
            with self._page.trying():
                try:
                    brought = at_work(self._page.window(), title, lambda watch: work(watch=watch))
                except Cancelled:
                    self._page.shell.tell(tr("The import was cancelled; nothing was written."))
                else:
                    self._told(session, told(brought))

        RegisterReview(
            sheet,
            name,
            self._page.window(),
            recognise=partial(recognise, session),
            name_of=partial(_name_of, session),
            accept=accept,
        ).open()

    # ---- export

    def ask_export(self) -> None:
        """Ask where the workbook goes."""
        self._ask_target(_BOOKS)

    def ask_export_csv(self) -> None:
        """Ask where the text goes."""
        self._ask_target(_TEXTS)

    def _ask_target(self, kind: files.FileKind) -> None:
        self._page.commit_pending()
        suffix = kind.patterns[0].removeprefix("*")
        start = self._page.demand_session().path.with_name(tr("Actors") + suffix)
        files.ask_save(self._page.window(), tr("Export the register"), start, kind, self.export)

    def export(self, target: Path) -> None:
        """Write the actors on show, in their order, to a file in the background."""
        from app.exchange.register_export import register_rows, write_register  # noqa: PLC0415 loaded when first used

        session = self._page.demand_session()
        try:
            session.refuse_target(target)
        except UserError as error:
            self._page.shell.tell_error(error)
            return
        table = register_rows(session, self._page.table.records.ids)
        total = len(table.rows)

        def work(progress: Progress) -> int:
            return write_register(target, table, lambda done: progress.report(done, total))

        label = tr("Writing {name}…", name=isolate(target.name))
        self._page.shell.run(label, work, partial(self._exported, target.name, total))

    def _exported(self, name: str, count: int, shortened: int) -> None:
        words = tr("{count} actors were written to {name}.", count=persian_digits(count), name=isolate(name))
        if shortened:
            more = tr("{count} long texts were shortened: a cell holds no more.", count=persian_digits(shortened))
            self._page.shell.tell(f"{words} {more}", kind="warning")
        else:
            self._page.shell.tell(words, kind="success")

    # ---- duplicates, joining, collecting

    def find_duplicates(self) -> None:
        """Show the actors that may be the same."""
        from app.ui.pages.actors.duplicates_dialog import DuplicatesDialog  # noqa: PLC0415 loaded when first used

        self._page.commit_pending()
        session = self._page.demand_session()

        def join(first: str, second: str, parent: "QWidget", then: Callable[[], None]) -> None:
            self._join(session, (first, second), parent, then)

        DuplicatesDialog(session, self._page.window(), join).open()

    def join_chosen(self) -> None:
        """Join the two chosen actors, or the chosen one with another that is asked for."""
        self._page.commit_pending()
        chosen = self._page.chosen()
        if len(chosen) == 1:
            self.join_with_another(chosen[0])
        elif len(chosen) == 2:  # noqa: PLR2004 a pair
            self._join(self._page.demand_session(), (chosen[0], chosen[1]), self._page.window())
        else:
            self._page.shell.tell(tr("Choose one or two actors to join."))

    def join_with_another(self, actor_id: str) -> None:
        """Ask for the other actor, then open the joining."""
        from app.ui.pages.actors.other_dialog import OtherActorDialog  # noqa: PLC0415 loaded when first used

        session = self._page.demand_session()
        parent = self._page.window()
        OtherActorDialog(session, actor_id, parent, lambda other: self._join(session, (actor_id, other), parent)).open()

    def _join(
        self, session: Session, pair: tuple[str, str], parent: "QWidget", then: Callable[[], None] | None = None
    ) -> None:
        from app.ui.pages.actors.join_dialog import JoinDialog  # noqa: PLC0415 loaded when first used

        def done(kept: str) -> None:
            self._page.choose([kept])
            self._told(session, tr("The two actors are one now."))
            if then:
                then()

        try:
            dialog = JoinDialog(session, pair, parent, done)
        except UserError as error:
            self._page.shell.tell_error(error)
            return
        dialog.open()

    def collect(self) -> None:
        """Show the names of the plan that are not in the registry."""
        from app.services.plan_actors import Proposal, collect, proposals  # noqa: PLC0415 loaded when first used
        from app.ui.pages.actors.collect_dialog import CollectDialog  # noqa: PLC0415 the same

        self._page.commit_pending()
        session = self._page.demand_session()
        found = proposals(session)
        if not found:
            self._page.shell.tell(tr("Every name of the plan is in the registry already."))
            return

        def take(chosen: list[Proposal]) -> None:
            with self._page.trying():
                made = collect(session, chosen)
                self._told(session, persian_digits(tr("{count} actors were added.", count=len(made))))

        CollectDialog(found, self._page.window(), take).open()

    def _told(self, session: Session, words: str) -> None:
        self._page.shell.tell(words, kind="success", action=undo_offer(self._page.shell, session))


def _name_of(session: Session, actor_id: str) -> str:
    actor = find(session, ACTORS, actor_id)
    return actor.name if actor else ""
