"""The page of the actors: register, other pictures of it, and the form of what is chosen."""

from collections.abc import Callable, Sequence

from app.domain.actor import ACTORS, Actor
from app.domain.tables.people import ACTOR, HELIX_LABELS
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.actors import add_actor, archive, unarchive
from app.services.removing import InUseError
from app.services.session import Session
from app.ui.pages.actors.bulk import BulkActors
from app.ui.pages.actors.columns import columns, count_words, facets
from app.ui.pages.actors.facts import ActorFacts
from app.ui.records.columns import TableColumn
from app.ui.records.commands import Command, Wants
from app.ui.records.form import RecordForm
from app.ui.records.names import RecordNames
from app.ui.records.narrowing import Facet
from app.ui.records.page import RecordsPage
from app.ui.records.views import RecordView, ViewSpec
from app.ui.shell import Shell
from app.ui.undoing import undo_offer
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState
from app.widgets.message_dialog import MessageDialog


class ActorsPage(RecordsPage[Actor]):
    """The register of actors. Pictures are plugged in at `views`, commands at `more_commands`."""

    title = mark("Actors")
    key = "actors"
    tables = frozenset({"meeting", "attendance"})
    register = ACTORS
    searched = ("name", "other_names", "tags", "national_id", "notes")
    new_text = mark("New actor")
    quick_hint = mark("Name; group; phone; #tag, then Enter. Only the name is needed.")
    filter_hint = mark("Part of a name, tag or note")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._names = RecordNames(lambda: self.session, ACTOR, note=_note)

    # ---- the parts of the page

    def columns(self) -> Sequence[TableColumn[Actor]]:
        """Return the columns of the register."""
        return columns(self.source, ActorFacts(self.source))

    def facets(self) -> Sequence[Facet]:
        """Return the properties to filter by."""
        return facets(self.source)

    def views(self) -> Sequence[ViewSpec]:
        """Return the pictures beside the table; each is imported when it is first shown."""
        return (
            ViewSpec("grid", mark("Power and interest grid"), "grid-2x2", self._make_grid),
            ViewSpec("map", mark("Map of relations"), "waypoints", self._make_map),
        )

    def _make_grid(self) -> RecordView:
        from app.ui.pages.actors.grid_view import GridView  # noqa: PLC0415 only when it is first shown

        return GridView(self.shell, self.acting)

    def _make_map(self) -> RecordView:
        from app.ui.pages.actors.map_view import MapView  # noqa: PLC0415 only when it is first shown

        return MapView(self.shell, self.acting)

    def make_form(self) -> RecordForm:
        """Build the form."""
        from app.ui.pages.actors.form import actor_form  # noqa: PLC0415 the table is on the screen before it is needed

        return actor_form(self.shell, self.source, self._names, self.keep, self.add_named)

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "users",
            tr("No actors yet"),
            tr("Enter whom you meet: one line each is enough, details come later."),
            text_button(tr("New actor"), kind="primary", icon="plus", clicked=self.begin_new),
            text_button(tr("Import from a table…"), icon="file-input", clicked=self.bulk.ask_import),
            text_button(tr("Collect from the plan…"), icon="list-checks", clicked=self.bulk.collect),
            parent=self,
        )

    def more_commands(self) -> Sequence[Command]:
        """Return what can be done with actors beside the usual."""
        self.bulk = BulkActors(self)
        return (
            Command(
                "archive", mark("Put into the archive"), "archive", self.archive_chosen, wants=Wants.SOME, opens=True
            ),
            Command(
                "unarchive",
                mark("Bring back from the archive"),
                "archive-restore",
                self.unarchive_chosen,
                wants=Wants.SOME,
            ),
            *self.bulk.commands(),
            Command(
                "r4-sheet",
                mark("Print the sheet of the actor…"),
                "printer",
                self.print_sheet,
                ("Ctrl+P",),
                Wants.ONE,
                writes=False,
                opens=True,
            ),
            Command("r4", mark("Print the book of stakeholders…"), "printer", self.print_book, writes=False),
        )

    def counts(self) -> str:
        """Say how many actors there are, and how many of them in the archive."""
        session = self.session
        archived = session.count(ACTOR.name, is_archived=1) if session else 0
        return count_words(len(self.source) - archived, archived)

    # ---- what the agent does

    def add_typed(self, text: str) -> str:
        """Add the actor that one line tells of."""
        return add_actor(self.demand_session(), text)

    def add_named(self, name: str) -> str:
        """Add an actor of a name that was typed where one is chosen."""
        with self.acting.now():
            return add_actor(self.demand_session(), name)

    def print_sheet(self) -> None:
        """Show the sheet of the chosen actor as it is printed."""
        self.commit_pending()
        for actor in self.chosen()[:1]:
            self.shell.go("reports", f"r4:{actor}")

    def print_book(self) -> None:
        """Show the book of all actors as it is printed."""
        self.commit_pending()
        self.shell.go("reports", "r4:")

    def archive_chosen(self) -> None:
        """Put the chosen actors away."""
        self._put(archive, mark("{count} actors archived."))

    def unarchive_chosen(self) -> None:
        """Bring the chosen actors back."""
        self._put(unarchive, mark("{count} actors brought back."))

    def _put(self, put: Callable[[Session, Sequence[str]], None], words: str) -> None:
        chosen = self.chosen()
        self.commit_pending()
        with self.trying() as session:
            put(session, chosen)
            told = tr(words).format(count=persian_digits(len(chosen)))
            self.shell.tell(told, action=undo_offer(self.shell, session))

    def tell_in_use(self, error: InUseError, ids: Sequence[str]) -> None:
        """Say where actors are used, and offer the archive or the joining with another instead."""
        dialog = MessageDialog(self.window(), title=tr("Used elsewhere"), text=str(error), kind="warning")
        dialog.add_button(tr("Put into the archive"), kind="primary", clicked=self.archive_chosen, default=True)
        if len(ids) == 1:
            dialog.add_button(tr("Join with another…"), clicked=lambda: self.bulk.join_with_another(ids[0]))
        dialog.add_button(tr("Cancel"))
        dialog.open()


def _note(session: Session, actor: str) -> str:
    row = session.row(ACTOR.name, actor) or {}
    if row.get("kind") == "person":
        return tr("Person")
    helix = str(row.get("helix") or "")
    return tr(HELIX_LABELS[helix]) if helix in HELIX_LABELS else ""
