"""The standard page of records: a table and other pictures of them at the start, the form of the chosen at the end.

A subclass says what it is about in class attributes and gives its parts in methods:

    class ActorsPage(RecordsPage[Actor]):
        title = mark("Actors")
        key = "actors"
        register = ACTORS
        searched = ("name", "notes")
        new_text = mark("New actor")
        quick_hint = mark("Name of an actor, then Enter")

        def columns(self): ...        # TableColumn, the first with the name
        def facets(self): ...         # Facet, for the filter
        def make_form(self): ...      # RecordForm(parts, self.keep, …)
        def make_empty(self): ...     # EmptyState
        def views(self): ...          # ViewSpec, beside the table
        def more_commands(self): ...  # Command, after the usual ones
        def add_typed(self, text): ...  # makes a record of one line, returns its id

`source` reads the records, `chosen()` tells which are selected, `choose(ids)` selects, `keep` stores a field,
`trying()` runs something that may raise a `UserError` as the page's own doing.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from app.domain.errors import UserError
from app.domain.tables import TABLES
from app.domain.text import persian_digits
from app.i18n import tr
from app.services import editing
from app.services.removing import InUseError
from app.services.session import ChangeSet, Session
from app.ui.records.following import changed_owners, first_difference
from app.ui.records.form import RecordForm
from app.ui.records.narrowing import narrow
from app.ui.records.page_parts import RecordsParts
from app.ui.records.views import TABLE, RecordView
from app.ui.shell import Shell
from app.ui.undoing import undo_offer

R = TypeVar("R")


class RecordsPage(RecordsParts[R]):
    """See the module."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._places: Mapping[str, Any] = {}
        self._add_find()
        self.table.chosen.connect(self._on_chosen)
        self.table.entered.connect(self.enter_form)
        self.table.menu_asked.connect(self._open_menu)
        self.card.view_chosen.connect(self.show_view)
        self.card.filter_closed.connect(self.filter.clear)
        self.filter.changed.connect(self._on_filter)
        self.filter.left.connect(self.focus_main)
        self.entry.entered.connect(self._on_typed)
        self.entry.closed.connect(self._on_entry_closed)
        self.card.more_button.clicked.connect(lambda: self._open_menu(self._below(self.card.more_button)))
        self.card.columns_button.clicked.connect(self.open_columns)
        self.card.saved_button.clicked.connect(self.open_saved)

    # ---- what others ask

    def choose(self, ids: Sequence[str]) -> None:
        """Select records, also those that the filter hides."""
        there = [row_id for row_id in ids if self.source.record(row_id) is not None]
        if any(self.table.records.row_of(row_id) < 0 for row_id in there):
            self._kept = there
            self._show_rows()
        self.table.choose(there)

    def delete_chosen(self) -> None:
        """Delete the selected records with their parts and offer to take that back."""
        chosen = self.chosen()
        if not chosen or self.session is None:
            return
        self.commit_pending()
        row = self.table.records.row_of(chosen[0])
        try:
            with self.acting.now():
                editing.remove(self.session, self.register.table, chosen)
        except InUseError as error:
            self.tell_in_use(error, chosen)
            return
        except UserError as error:
            self.shell.tell_error(error)
            return
        self.table.choose_row(row)
        words = tr("{count} records deleted.", count=persian_digits(len(chosen)))
        self.shell.tell(words, action=undo_offer(self.shell, self.session))

    # ---- the window's side

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self.session = self.saved.session = session
        self._kept = []
        self.source.open(session)
        writable = session is not None and not session.read_only
        self.card.set_writable(writable)
        self.card.bar.clear()
        self.new_button.setEnabled(writable)
        self._empty.setEnabled(writable)
        self.entry.hide()
        for view in self.card.made.values():
            view.open_session(session)
            view.set_writable(writable)
        if form := self._form_place.made():
            form.show_records(session, ())
            form.set_writable(writable)
        self.table.show_ids(())

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the records as they stand now; follow a change that was not made here."""
        own = self.register.table.name
        before = self.source.known(row_id for table, row_id in changes.rows if table == own) if changes else []
        self.source.refresh()
        self._show_stack()
        self._show_rows()
        if not self.chosen():
            self.table.choose_row(0)
        self._show_form()
        if changes is not None and not self.acting:
            self._follow(changes, before)

    def commit_pending(self) -> None:
        """Write what is being typed in the form or done in a picture."""
        for view in self.card.made.values():
            view.commit_pending()
        form = self._form_place.made()
        with self.acting.now():
            told = form.commit_pending() if form else []
        for sentence in told:
            self.shell.tell(sentence, kind="warning")

    def place(self) -> dict[str, object]:
        """Describe what is chosen, how it is shown and how the page is divided."""
        return {
            **self.describe_view(),
            "chosen": self.chosen()[:50],
            "filter_shown": self.card.filter_button.isChecked(),
            "sizes": self._splitter.sizes(),
            "part": form.part() if (form := self._form_place.made()) else self._part,
            "views": {key: view.place() for key, view in self.card.made.items()},
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described place as far as it still exists."""
        if isinstance(sizes := place.get("sizes"), list) and len(sizes) == 2 and all(type(n) is int for n in sizes):  # noqa: PLR2004 table and form
            self._splitter.setSizes(sizes)
        if isinstance(part := place.get("part"), int):
            self._part = part
            if form := self._form_place.made():
                form.turn_to(part)
        if place:
            self.card.filter_button.setChecked(bool(place.get("filter_shown")))
            views = place.get("views")
            self._places = views if isinstance(views, dict) else {}
            self.apply_view(place)
        if chosen := [row_id for row_id in place.get("chosen") or () if isinstance(row_id, str)]:
            self.choose(chosen)

    def describe_view(self) -> dict[str, object]:
        """Describe what a saved view holds: columns, order, filter and picture."""
        return {"table": self.table.layout_now(), "filter": self.filter.place(), "view": self.view_key}

    def apply_view(self, described: Mapping[str, Any]) -> None:
        """Show a described view; what it does not say is as at first."""
        table, wanted, view = (described.get(name) for name in ("table", "filter", "view"))
        self.table.restore_layout(table if isinstance(table, dict) else {})
        self.filter.restore_place(wanted) if isinstance(wanted, dict) else self.filter.clear()
        self.card.filter_button.setChecked(self.card.filter_button.isChecked() or not self.filter.is_first())
        self.show_view(view if isinstance(view, str) and view in self.card.view_buttons else TABLE)
        self._on_filter()

    def show_row(self, row_id: str) -> bool:
        """Choose a record and bring it into view, without a filter that hides it."""
        if self.source.record(row_id) is None:
            return False
        self.commit_pending()
        self.choose([row_id])
        return True

    def focus_main(self) -> None:
        """Put the keyboard into the table or the picture, or on what to do first."""
        first = self.first_step()
        (first or self.view or self.table).setFocus()

    def show_view(self, key: str) -> None:
        """Turn to the table or a picture."""
        fresh = key not in self.card.made
        view = self.card.view(key)
        if view is not None and fresh:
            self._take_up(key, view)
        self.view_key = key
        self.card.show_view(key)
        self._show_rows()
        if view is not None:
            view.choose(self.chosen())

    # ---- keeping in step

    def _show_rows(self) -> None:
        ids = self.source.ids()
        shown = narrow(ids, self.source.words, self._facets, self.filter.value())
        hidden = set(self._kept) - set(shown)
        if hidden:
            wanted = {*shown, *hidden}
            shown = [row_id for row_id in ids if row_id in wanted]
        self.table.show_ids(shown)
        if (view := self.view) is not None:
            view.show_ids(shown)
        self.filter.show_count(len(shown), len(ids))
        self.card.show_counts(self.counts())
        self.show_more()

    def _show_form(self) -> None:
        chosen = self.chosen()
        self.commands.refresh(len(chosen), writable=self.shell.writable())
        form = self._form_place.made()
        if form is not None:
            records = [record for record in map(self.source.record, chosen) if record is not None]
            form.show_records(self.session, records)

    def _make_form(self) -> RecordForm:
        form = self.make_form()
        form.set_writable(self.shell.writable())
        records = [record for record in map(self.source.record, self.chosen()) if record is not None]
        form.show_records(self.session, records)
        form.turn_to(self._part)
        return form

    def _follow(self, changes: ChangeSet, before: Sequence[Any]) -> None:
        if self.session is None:
            return
        found = changed_owners(self.session, changes, self.register.table, TABLES)
        own = [row_id for row_id, table in found if table == self.register.table.name]
        ids = own or [row_id for row_id, _ in found]
        chosen = set(self.chosen())
        if not ids:
            return
        if (own and set(own) != chosen) or not chosen & set(ids):
            self.choose(ids)
        after = [record for record in map(self.source.record, ids) if record is not None]
        tables = [table for _, table in found if table != self.register.table.name]
        if name := first_difference(before, after) or next(iter(tables), ""):
            self.form.reveal(name)

    def _on_chosen(self) -> None:
        self.commit_pending()
        self._show_form()
        if (view := self.view) is not None:
            view.choose(self.chosen())

    def _on_filter(self) -> None:
        self._kept = []
        self._show_rows()
        if not self.chosen():
            self.table.choose_row(0)
        self._show_form()

    def _on_typed(self, text: str) -> None:
        if not text:
            return
        try:
            with self.acting.now():
                added = self.add_typed(text)
        except UserError as error:
            self.entry.show_error(str(error))
            return
        self.choose([added])
        self.entry.begin()

    def _on_entry_closed(self) -> None:
        self.entry.hide()
        self._show_stack()
        self.focus_main()

    def enter_form(self) -> None:
        """Put the keyboard into the form."""
        if self.chosen():
            self.form.begin()

    def _take_up(self, key: str, view: RecordView) -> None:
        view.open_session(self.session)
        view.set_writable(self.shell.writable())
        if isinstance(place := self._places.get(key), dict):
            view.restore_place(place)
        view.chosen.connect(self.choose)
        view.entered.connect(self.enter_form)
