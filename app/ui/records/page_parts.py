"""What a page of records is made of: the parts that a subclass gives, and how they stand together; see `page`."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Final, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedLayout, QWidget

from app.domain.errors import UserError
from app.domain.reading import Register
from app.domain.saved_view import SAVED_VIEWS
from app.domain.tables import TABLES
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.removing import InUseError
from app.services.session import Session
from app.ui.page import Page
from app.ui.records.acting import Acting
from app.ui.records.card import EntryLine, RecordsCard
from app.ui.records.columns import TableColumn
from app.ui.records.commands import Command, CommandSet, Wants
from app.ui.records.filter_bar import FilterBar
from app.ui.records.following import tables_around
from app.ui.records.form import RecordForm
from app.ui.records.narrowing import Facet
from app.ui.records.saved_views import SavedViews
from app.ui.records.source import RecordSource
from app.ui.records.table import RecordTable
from app.ui.records.views import TABLE, RecordView, ViewSpec
from app.ui.shell import Shell
from app.widgets.empty_state import EmptyState
from app.widgets.later import Later

R = TypeVar("R")
_MARGIN: Final = 16
_FORM_WIDTH: Final = 430
_NARROWEST_FORM: Final = 364


class RecordsParts(Page, Generic[R]):
    """The parts; `RecordsPage` makes them work together."""

    key: ClassVar[str] = ""
    register: Register[R]
    searched: ClassVar[tuple[str, ...]] = ()
    new_text: ClassVar[str] = ""
    quick_hint: ClassVar[str] = ""
    filter_hint: ClassVar[str] = mark("Part of a name or note")

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.tables = tables_around(self.register.table, TABLES) | {SAVED_VIEWS.table.name} | self.tables
        self.session: Session | None = None
        self.acting = Acting()
        self.view_key = TABLE
        self._kept: list[str] = []
        self._part = 0
        self.source: RecordSource[R] = RecordSource(self.register, self.searched)
        self._facets = tuple(self.facets())
        self.table: RecordTable[R] = RecordTable(
            self.source,
            self.columns(),
            name=tr(self.title),
            nothing=tr("Nothing matches the filter. Escape in its line shows everything again."),
        )
        self.filter = FilterBar(self._facets, tr(self.filter_hint))
        self.entry = EntryLine(tr(self.quick_hint))
        self.card = RecordsCard(tr(self.title), self.table, self.views(), self.filter, self.entry)
        self.new_button = self.card.set_new(tr(self.new_text), self.begin_new)
        self.saved = SavedViews(self.key, self.describe_view, self.apply_view)
        self.commands = CommandSet(self, (*self._usual_commands(), *self.more_commands()), self.card.stack)
        self._form_place: Later[RecordForm] = Later(self._make_form)
        self._empty: Later[EmptyState] = Later(self.make_empty)
        self._lay_out()

    # ---- what a subclass gives

    def columns(self) -> Sequence[TableColumn[R]]:
        """Return the columns of the table."""
        raise NotImplementedError

    def make_form(self) -> RecordForm:
        """Build the form."""
        raise NotImplementedError

    def make_empty(self) -> EmptyState:
        """Build what the page says while there are no records."""
        raise NotImplementedError

    def facets(self) -> Sequence[Facet]:
        """Return the properties that the filter offers."""
        return ()

    def views(self) -> Sequence[ViewSpec]:
        """Return the pictures beside the table."""
        return ()

    def more_commands(self) -> Sequence[Command]:
        """Return the commands after the usual ones."""
        return ()

    def add_typed(self, text: str) -> str:
        """Make a record of what was typed in the line of fast entry and return its id.

        Raises:
            UserError: it does not fit; the line says so and stays.
        """
        values = {self.register.table.naming: text}
        return editing.add(self.demand_session(), self.register.table, values)

    def begin_new(self) -> None:
        """Begin a new record: the line of fast entry, unless a page does it otherwise."""
        if self.session is not None and not self.session.read_only:
            self.entry.show()
            self._show_stack()
            self.entry.begin()

    def counts(self) -> str:
        """Say how many records there are."""
        return tr("{count} records", count=persian_digits(len(self.source)))

    def tell_in_use(self, error: InUseError, ids: Sequence[str]) -> None:
        """Say why records were not deleted; a page may offer something instead."""
        del ids
        self.card.bar.tell(str(error), kind="warning")

    def show_more(self) -> None:
        """Refresh what a subclass shows beside the usual."""

    # ---- what they call

    def describe_view(self) -> dict[str, object]:
        """Describe what a saved view holds."""
        raise NotImplementedError

    def apply_view(self, described: Mapping[str, Any]) -> None:
        """Show a described view."""
        raise NotImplementedError

    def enter_form(self) -> None:
        """Put the keyboard into the form."""
        raise NotImplementedError

    def delete_chosen(self) -> None:
        """Delete the selected records."""
        raise NotImplementedError

    def _make_form(self) -> RecordForm:
        raise NotImplementedError

    # ---- what a subclass and others may use

    @property
    def form(self) -> RecordForm:
        """Return the form of what is chosen."""
        return self._form_place.widget()

    @property
    def view(self) -> RecordView | None:
        """Return the picture on show, None for the table."""
        return self.card.view(self.view_key)

    def demand_session(self) -> Session:
        """Return the open project; only for what cannot be reached without one."""
        if self.session is None:
            raise RuntimeError("no project")
        return self.session

    def chosen(self) -> list[str]:
        """Return the selected records."""
        return self.table.chosen_ids()

    def keep(self, ids: Sequence[str], field: str, value: object) -> None:
        """Give one field of records a value.

        Raises:
            UserError: it does not fit; the form says so beside the field.
        """
        if self.session is not None:
            with self.acting.now():
                editing.change(self.session, self.register.table, list(ids), {field: value})

    @contextmanager
    def trying(self) -> Iterator[Session]:
        """Do something as the page's own doing; what goes wrong is told."""
        try:
            with self.acting.now():
                yield self.demand_session()
        except UserError as error:
            self.shell.tell_error(error)

    # ---- how they stand

    def _usual_commands(self) -> Sequence[Command]:
        return (
            Command("new", self.new_text, "plus", self.begin_new, ("Ins",)),
            Command("open", mark("Edit in the form"), "pencil", self.enter_form, ("F2",), Wants.SOME, writes=False),
            Command("delete", mark("Delete"), "trash-2", self.delete_chosen, ("Del",), Wants.SOME),
            Command("filter", mark("Filter"), "funnel", self.card.open_filter, writes=False, opens=True),
            Command("columns", mark("Columns…"), "columns-3", self.open_columns, writes=False),
            Command("saved", mark("Saved views…"), "bookmark", self.open_saved, writes=False),
        )

    def _lay_out(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(_MARGIN)
        self._splitter.setChildrenCollapsible(False)
        self._form_place.setMinimumWidth(_NARROWEST_FORM)
        for part, stretch in ((self.card, 1), (self._form_place, 0)):
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(self._splitter.indexOf(part), stretch)
        self._splitter.setSizes([10 * _FORM_WIDTH, _FORM_WIDTH])
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addWidget(self._splitter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def _show_stack(self) -> None:
        """Show the table, or what to do first while there is nothing in it."""
        filled = bool(len(self.source)) or not self.entry.isHidden()
        if not filled and self._empty.made() is None:
            self._empty.widget().addAction(self.commands["new"])
        self._stack.setCurrentIndex(0 if filled else 1)

    def first_step(self) -> QWidget | None:
        """Return where the keyboard begins while there is nothing in the table: the button of what to do first."""
        if self._stack.currentIndex() == 0:
            return None
        empty = self._empty.widget()
        empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return next((button for button in empty.findChildren(QPushButton) if button.isEnabled()), empty)

    def open_columns(self) -> None:
        """Open the menu of the columns."""
        self.table.open_columns(self._below(self.card.columns_button))

    def open_saved(self) -> None:
        """Open the menu of the saved views."""
        menu = self.saved.menu(self, lambda: self.apply_view({}))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._below(self.card.saved_button))

    def _below(self, button: QWidget) -> QPoint:
        shown = button if button.isVisible() else self.card.more_button
        return shown.mapToGlobal(QPoint(0, shown.height()))

    def _add_find(self) -> None:
        find = QAction(tr("Filter"), self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.card.open_filter)
        self.addAction(find)

    def _open_menu(self, place: QPoint) -> None:
        self.commands.menu(self).popup(place)
