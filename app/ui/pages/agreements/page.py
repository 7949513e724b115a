"""The page of agreements: a board by state, a table, a timeline, and the form of the chosen one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.domain.agreement import AGREEMENTS, Agreement
from app.domain.clock import today
from app.domain.tables.agreements import AGREEMENT, STATE_LABELS
from app.domain.tables.people import ACTOR
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services.agreement_listing import AgreementListing
from app.services.agreements import add_agreement, transition
from app.services.session import Session
from app.ui.pages.agreements import stepping
from app.ui.pages.agreements.columns import columns, facets
from app.ui.pages.agreements.form import PARTS_TABLES, Doing, parts
from app.ui.pages.agreements.looks import TONES
from app.ui.pages.agreements.naming import Naming
from app.ui.pages.agreements.views import BoardView, TimelineOfPage
from app.ui.records.child_list import ChildList
from app.ui.records.columns import TableColumn
from app.ui.records.commands import Command, Wants
from app.ui.records.form import RecordForm
from app.ui.records.narrowing import Facet, known_names
from app.ui.records.page import RecordsPage
from app.ui.records.section import Section
from app.ui.records.views import ViewSpec
from app.ui.shell import Shell
from app.ui.undoing import undo_offer
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState

BOARD: Final = "board"
TIMELINE: Final = "timeline"
_OWNERS: Final = frozenset(PARTS_TABLES)


class AgreementsPage(RecordsPage[Agreement]):
    """See the module."""

    title = mark("Agreements")
    key = "agreements"
    register = AGREEMENTS
    searched = ("title", "number", "subject", "scope", "notes")
    new_text = mark("New agreement")
    quick_hint = mark("Title of an agreement, then Enter")
    filter_hint = mark("Part of a title, number or subject")
    tables = frozenset({ACTOR.name})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        self._listing: AgreementListing | None = None
        self.naming = Naming(lambda: self.session)
        super().__init__(shell, parent)
        self.show_view(BOARD)

    # ---- its parts

    def listing(self) -> AgreementListing:
        """Return the agreements of the open project on this day."""
        if self._listing is None or self._listing.day != today():
            self._listing = AgreementListing(self.session, today())
        return self._listing

    def columns(self) -> Sequence[TableColumn[Agreement]]:
        """Return the columns of the table."""
        return columns(self.source, self.listing)

    def facets(self) -> Sequence[Facet]:
        """Return what the filter offers."""
        return facets(self.source, self.listing)

    def views(self) -> Sequence[ViewSpec]:
        """Return the board and the timeline."""
        return (
            ViewSpec(BOARD, mark("Board by state"), "square-kanban", self._make_board),
            ViewSpec(TIMELINE, mark("Timeline"), "chart-gantt", self._make_timeline),
        )

    def _make_board(self) -> BoardView:
        return BoardView(self.listing, self._why_not, self.move_to, self._open_menu)

    def _make_timeline(self) -> TimelineOfPage:
        return TimelineOfPage(self.listing, self.show_row, self._open_menu)

    def more_commands(self) -> Sequence[Command]:
        """Return the next step, the renewal and what is printed."""
        return (
            Command("step", mark("Next step"), "signpost", self.open_steps, ("Ctrl+Return",), Wants.ONE, opens=True),
            Command("renew", mark("Renew…"), "refresh-cw", self.begin_renewal, (), Wants.ONE),
            Command(
                "r8",
                mark("Print for signature…"),
                "printer",
                self.print_dossier,
                ("Ctrl+P",),
                Wants.ONE,
                writes=False,
                opens=True,
            ),
            Command("r8-register", mark("Print the register…"), "printer", self.print_register, writes=False),
        )

    def print_dossier(self) -> None:
        """Show the chosen agreement as it is printed for signature."""
        self.commit_pending()
        for agreement in self.chosen()[:1]:
            self.shell.go("reports", f"r8:{agreement}")

    def print_register(self) -> None:
        """Show the register of all agreements as it is printed."""
        self.commit_pending()
        self.shell.go("reports", "r8-register:")

    def make_form(self) -> RecordForm:
        """Build the form."""
        tags = AGREEMENT.by_name["tags"]
        doing = Doing(
            self.begin_step,
            self.begin_renewal,
            self._go,
            lambda: known_names(self.source, tags),
            self.acting.now,
            lambda: self.listing().given_twice(),
        )
        return RecordForm(
            parts(self.shell, self.naming, doing),
            self.keep,
            kind=mark("Agreement"),
            heading=lambda agreement: agreement.title,
            chips=self._chips,
            nothing=mark("Choose an agreement."),
        )

    def _chips(self, agreement: Agreement) -> list[tuple[str, str]]:
        listed = self.listing().all().get(agreement.id)
        number = [(persian_digits(agreement.number), "planned")] if agreement.number else []
        return [*number, (tr(STATE_LABELS[listed.state]), TONES[listed.state])] if listed else number

    def make_empty(self) -> EmptyState:
        """Say what to do first."""
        return EmptyState(
            "handshake",
            tr("No agreement yet"),
            tr(
                "Here memoranda, agreements and annexed contracts are kept from draft to renewal: parties and"
                " signatures, text with its versions, and what each party owes until when."
                " Begin with the title of the first one."
            ),
            text_button(tr("New agreement"), kind="primary", icon="plus", clicked=self.begin_new),
        )

    def add_typed(self, text: str) -> str:
        """Make a draft with the next number."""
        return add_agreement(self.demand_session(), {"title": text}, on=today())

    # ---- steps

    def _why_not(self, agreement_id: str, state: str) -> str:
        return stepping.closed_to(self.demand_session(), agreement_id, state)

    def move_to(self, agreement_id: str, state: str) -> None:
        """Take a step today, as a dragged card asks for; ask first where the step needs more than a day."""
        session = self.demand_session()
        if stepping.needs_asking(session, agreement_id, state):
            self._open_step(agreement_id, state)
            return
        with self.trying():
            transition(session, agreement_id, state, today())
        words = tr("The agreement is now “{state}”.", state=tr(STATE_LABELS[state]))
        self.shell.tell(words, kind="success", action=undo_offer(self.shell, session))

    def begin_step(self, state: str) -> None:
        """Ask for the day and the reason of a step of the chosen agreement."""
        for agreement_id in self.chosen()[:1]:
            self._open_step(agreement_id, state)

    def open_steps(self) -> None:
        """Open the menu of the next steps of the chosen agreement."""
        for agreement_id in self.chosen()[:1]:
            menu = stepping.step_menu(self, self.demand_session(), agreement_id, self.begin_step)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.card.more_button.mapToGlobal(QPoint(0, self.card.more_button.height())))

    def begin_renewal(self) -> None:
        """Ask how the chosen agreement is renewed."""
        session = self.demand_session()
        for agreement_id in self.chosen()[:1]:
            if not stepping.can_renew(session, agreement_id):
                self.shell.tell(tr("Only an agreement that was signed can be renewed."), kind="warning")
                return
            self.commit_pending()
            stepping.renew_dialog(self.window(), session, agreement_id, self.acting.now, self._go).open()

    def _open_step(self, agreement_id: str, state: str) -> None:
        self.commit_pending()
        session = self.demand_session()
        stepping.step_dialog(self.window(), session, agreement_id, state, self.acting.now).open()

    def _go(self, agreement_id: str) -> None:
        self.show_row(agreement_id)

    # ---- the window's side

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self._listing = None
        super().open_session(session)
        if session is not None:
            self.table.sort_by("state", descending=False)  # the first of all is a draft, where the board begins

    def show_row(self, row_id: str) -> bool:
        """Choose an agreement, or the one that a party, clause, version, obligation or file is of, at its tab."""
        session = self.session
        table = session.table_of(row_id) if session is not None else None
        if session is None or table not in _OWNERS:
            return super().show_row(row_id)
        owner = str((session.row(table, row_id) or {}).get("agreement_id") or "")
        if not super().show_row(owner):
            return False
        self.form.reveal(table)
        for section in self.form.sections(table):
            _choose_part(section, table, row_id)
        return True

    def apply_view(self, described: Mapping[str, Any]) -> None:
        """Show a described view; without a picture it is the board."""
        super().apply_view({"view": BOARD, **described})


def _choose_part(section: Section, table: str, row_id: str) -> None:
    """Choose a part in the list that holds it."""
    listed = getattr(section, "list", section)
    if isinstance(listed, ChildList) and listed.table.name == table:
        listed.view.choose([row_id])
