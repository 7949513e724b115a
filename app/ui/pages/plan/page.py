"""The page of the plan: tree and form kept in step with the project."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QWidget

from app.domain.errors import UserError
from app.domain.plan import ACTIVITY, Node, Plan
from app.domain.project import PROJECT
from app.domain.tables.things import LINK
from app.i18n import mark, tr
from app.services import finding
from app.services.plan_reading import plan_of
from app.services.session import ChangeSet, Session
from app.ui.page import Page
from app.ui.pages.plan.actions import TreeActions
from app.ui.pages.plan.branches import MOST_ROWS, branches_above
from app.ui.pages.plan.commands import Commands
from app.ui.pages.plan.first_steps import first_steps
from app.ui.pages.plan.following import changed_ids, first_changed_field
from app.ui.pages.plan.narrowing import Narrowed, Narrowing
from app.ui.pages.plan.tree_card import TreeCard
from app.ui.pages.plan.tree_model import PlanModel
from app.ui.pages.plan.tree_view import PlanTree
from app.ui.shell import Shell
from app.widgets.empty_state import EmptyState
from app.widgets.later import Later

if TYPE_CHECKING:
    from app.storage.history import HistoryEntry
    from app.ui.pages.plan.form import ActivityForm
    from app.ui.records.section import Section

_MARGIN: Final = 16
_FORM_WIDTH: Final = 360
_NARROWEST_FORM: Final = 300
_WARMED_AT_ONCE: Final = 200


class PlanPage(Page):
    """The tree of phases and activities with the form of what is chosen."""

    title = mark("Programme")
    tables = frozenset({ACTIVITY.name, PROJECT.name, LINK.name, "decision", "obligation", "dependency", "calendar_day"})

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._fresh = True
        self._settling = False
        self._narrowing = Narrowing()
        self._warming: Iterator[None] = iter(())
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._warm)
        self._open_before: list[str] | None = None
        self.model = PlanModel(self)
        self.tree = PlanTree(self.model)
        self._commands = Commands(shell, self.tree, lambda: self.model.plan)
        self.actions_of_tree = TreeActions(self, self.tree, self._commands)
        self.card = TreeCard(self.tree, self._commands.add_below)
        self._form_place = Later(self._make_form)
        self._sections: dict[str, Section] = {}
        self._part = 0
        self._splitter = self._beside()
        self._empty = Later(self._make_first_steps)
        self._lay_out()
        self._connect()

    @property
    def form(self) -> "ActivityForm":
        """Return the form of what is chosen."""
        return self._form_place.widget()

    # ---- building

    def _make_form(self) -> "ActivityForm":
        from app.ui.pages.plan.form import ActivityForm  # noqa: PLC0415 the tree is on the screen before it is needed

        form = ActivityForm(self._commands.set_field, self._history, _known_names, self._hanging)
        form.set_writable(self.model.editable)
        form.show_nodes(self.model.plan, self._chosen_nodes())
        form.turn_to(self._part)
        return form

    def _make_first_steps(self) -> EmptyState:
        return first_steps(
            self,
            add_phase=self._commands.add_phase,
            use_template=self._use_template,
            import_table=lambda: self.shell.do("import"),
        )

    def _beside(self) -> QSplitter:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(_MARGIN)
        splitter.setChildrenCollapsible(False)
        self._form_place.setMinimumWidth(_NARROWEST_FORM)
        for part, stretch in ((self.card, 1), (self._form_place, 0)):
            splitter.addWidget(part)
            splitter.setStretchFactor(splitter.indexOf(part), stretch)
        splitter.setSizes([10 * _FORM_WIDTH, _FORM_WIDTH])
        return splitter

    def _lay_out(self) -> None:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        row.addWidget(self._splitter)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        self.model.rename_asked.connect(self._commands.rename_to)
        self.model.move_asked.connect(self._commands.move)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.entered.connect(self._enter_form)
        self.tree.menu_asked.connect(self._open_menu)
        self.card.filter.changed.connect(self._apply_filter)
        self.card.filter_button.toggled.connect(self._begin_warming)
        self.card.filter_closed.connect(self.card.filter.clear)
        self.card.more_button.clicked.connect(self._open_menu_at_button)
        find = QAction(tr("Filter the activities"), self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(self.card.open_filter)
        self.addAction(find)

    # ---- the window's side

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self._session = self._commands.session = session
        self._fresh = True
        self._open_before = None
        writable = session is not None and not session.read_only
        self.model.editable = writable
        self.card.set_writable(writable)
        self._empty.setEnabled(writable)
        for section in self._sections.values():
            section.show_record(None, "")
        if form := self._form_place.made():
            form.set_writable(writable)

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the plan as it stands now; follow a change that was not made here."""
        plan = plan_of(self._session) if self._session else Plan()
        before = self.model.plan
        if not plan.roots:
            self._empty.widget()
        self._stack.setCurrentIndex(0 if plan.roots else 1)
        self._show_afresh(plan) if self._fresh else self._show_update(plan)
        self._show_form()
        if changes is not None and not self._commands.acting:
            self._follow(changes, before)

    def commit_pending(self) -> None:
        """Write what is being typed, in the tree or in the form."""
        self.tree.finish_editing()
        self._commit_form()

    def place(self) -> dict[str, object]:
        """Describe what is chosen, open, filtered and how the page is divided."""
        return {
            "chosen": self.tree.chosen_ids(),
            "current": self.tree.current_id(),
            "open": self.tree.open_ids() if self._open_before is None else self._open_before,
            "scroll": self.tree.verticalScrollBar().value(),
            "filter": self.card.filter.place(),
            "filter_shown": self.card.filter_button.isChecked(),
            "sizes": self._splitter.sizes(),
            "part": form.part() if (form := self._form_place.made()) else self._part,
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described place as far as it still exists."""
        if isinstance(sizes := place.get("sizes"), list) and len(sizes) == 2 and all(type(n) is int for n in sizes):  # noqa: PLR2004 tree and form
            self._splitter.setSizes(sizes)
        if isinstance(part := place.get("part"), int):
            self._part = part
            if form := self._form_place.made():
                form.turn_to(part)
        if isinstance(opened := place.get("open"), list):
            self.tree.set_open([name for name in opened if isinstance(name, str)])
        if isinstance(wanted := place.get("filter"), dict):
            self._restore_filter(wanted, shown=bool(place.get("filter_shown")))
        self.tree.choose(_texts(place.get("chosen")), str(place.get("current") or ""))
        if isinstance(scroll := place.get("scroll"), int):
            self.tree.executeDelayedItemsLayout()
            self.tree.verticalScrollBar().setValue(scroll)

    def show_row(self, row_id: str) -> bool:
        """Choose an activity and bring it into view, without a filter that hides it."""
        if row_id not in self.model.plan.by_id:
            return False
        self.commit_pending()
        if not self.model.is_shown(row_id):
            self.card.filter.clear()
        self.tree.choose([row_id])
        return True

    def focus_main(self) -> None:
        """Put the keyboard into the tree."""
        self.tree.setFocus()

    # ---- keeping in step

    def _show_afresh(self, plan: Plan) -> None:
        self._fresh = False
        with self._settled():
            self.model.show(plan)
            self.tree.open_first_levels()
            self.tree.choose([node.activity.id for node in plan.roots[:1]])
        self._count(Narrowed())

    def _show_update(self, plan: Plan) -> None:
        chosen = self.tree.chosen_ids()
        narrowed = self._narrowing.narrow(plan, self.card.filter.value(), chosen)
        with self._settled():
            self.model.update(plan, narrowed.hits, narrowed.visible)
            self.tree.viewport().update()
        self._count(narrowed)

    def _apply_filter(self) -> None:
        plan, chosen = self.model.plan, self.tree.chosen_ids()
        narrowed = self._narrowing.narrow(plan, self.card.filter.value())
        if self._open_before is None and narrowed.hits is not None:
            self._open_before = self.tree.open_ids()
        first = narrowed.first(plan, MOST_ROWS)
        with self._settled():
            self.model.show(plan, narrowed.hits, narrowed.visible)
            self.tree.set_open(branches_above(plan, first) if narrowed.hits is not None else self._open_before or ())
            kept = [name for name in chosen if self.model.is_shown(name)]
            self.tree.choose(kept or first[:1])
        if narrowed.hits is None:
            self._open_before = None
        self._count(narrowed)
        self._on_chosen()

    def _begin_warming(self) -> None:
        self._warming = self._narrowing.warm(self.model.plan, _WARMED_AT_ONCE)
        self._idle.start()

    def _warm(self) -> None:
        if next(self._warming, self) is self:
            self._idle.stop()

    def _restore_filter(self, wanted: Mapping[str, Any], *, shown: bool) -> None:
        self.card.filter.restore_place(wanted)
        self.card.filter_button.setChecked(shown)
        if not self.card.filter.value().is_empty:
            self._apply_filter()

    def _count(self, narrowed: Narrowed) -> None:
        plan = self.model.plan
        self.card.show_plan(plan)
        self.card.filter.offer(plan)
        shown = len(plan.nodes) if narrowed.hits is None else len(narrowed.hits)
        self.card.filter.show_count(shown, len(plan.nodes))

    def _follow(self, changes: ChangeSet, before: Plan) -> None:
        ids = changed_ids(changes, self.model.plan)
        if not ids:
            return
        self.tree.choose(ids)
        if field := first_changed_field(before, self.model.plan, ids):
            self.form.reveal(field)

    def _on_chosen(self) -> None:
        if not self._settling:
            self._commit_form()
            self._show_form()

    def _enter_form(self) -> None:
        self.form.begin()

    def _commit_form(self) -> None:
        form = self._form_place.made()
        for part in ([form] if form else []) + list(self._sections.values()):
            for sentence in part.commit_pending():
                self.shell.tell(sentence, kind="warning")

    def _show_form(self) -> None:
        if form := self._form_place.made():
            form.show_nodes(self.model.plan, self._chosen_nodes())
        self.actions_of_tree.refresh()

    def _chosen_nodes(self) -> list[Node]:
        return [self.model.plan.by_id[name] for name in self.tree.chosen_ids()]

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Leave the form alone while the tree is rebuilt; the caller shows it at the end."""
        before, self._settling = self._settling, True
        try:
            yield
        finally:
            self._settling = before

    # ---- what the user asks of the page

    def _open_menu(self, place: QPoint) -> None:
        menu = self.actions_of_tree.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)

    def _open_menu_at_button(self) -> None:
        button = self.card.more_button
        self._open_menu(button.mapToGlobal(QPoint(0, button.height())))

    def _use_template(self) -> None:
        from app.exchange.filling import fill  # noqa: PLC0415 only for an empty plan
        from app.exchange.template import load_template  # noqa: PLC0415 the same

        if self._session is None:
            return
        try:
            fill(self._session, load_template("roadmap").rows)
        except UserError as error:
            self.shell.tell_error(error)

    def _hanging(self, part: str, activity: str) -> QWidget:
        section = self._sections.get(part)
        if section is None:
            section = self._sections[part] = _section(part, self.shell)
        section.show_record(self._session, activity)
        section.set_writable(self.shell.writable())
        return section

    def _history(self, activity: str) -> "Sequence[HistoryEntry]":
        return self._session.history(activity) if self._session else ()


def _section(part: str, shell: Shell) -> "Section":
    from app.ui.pages.plan.form import FILES  # noqa: PLC0415 it is there already

    if part == FILES:
        from app.ui.pages.plan.around import AroundSection  # noqa: PLC0415 only when its part is looked at

        return AroundSection(shell)
    from app.ui.pages.plan.waiting import WaitingSection  # noqa: PLC0415 the same

    return WaitingSection(shell)


def _known_names(plan: Plan) -> list[str]:
    return list(dict.fromkeys((*finding.owners(plan), *finding.stakeholders(plan))))


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
