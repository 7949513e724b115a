"""The page of the Gantt chart: rows and picture kept in step with each other and with the project."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.domain.clock import today
from app.domain.plan import ACTIVITY, Plan
from app.domain.project import PROJECT
from app.domain.tables.steering import PLAN_VERSION, VERSION_ROW
from app.domain.tables.time import CALENDAR_DAY, DEPENDENCY
from app.i18n import mark, tr
from app.services import timing
from app.services.plan_reading import plan_of
from app.services.session import ChangeSet, Session
from app.services.versions import versions
from app.services.working_time import calendar_of
from app.ui.page import Page
from app.ui.pages.gantt.actions import EDIT, LOOK, UNTIE, ChartActions
from app.ui.pages.gantt.card import GanttCard
from app.ui.pages.gantt.commands import Commands
from app.ui.pages.gantt.levels import closed_of_levels, closed_to_begin, levels_open
from app.ui.pages.gantt.picture import GanttView
from app.ui.pages.gantt.rows_model import RowsModel
from app.ui.pages.gantt.rows_view import RowsView
from app.ui.pages.gantt.table import ChartTable, Shown, TableMaker
from app.ui.pages.plan.following import changed_ids
from app.ui.pages.plan.narrowing import Narrowed, Narrowing
from app.ui.shell import Shell
from app.widgets.buttons import text_button
from app.widgets.empty_state import EmptyState

_MARGIN: Final = 16
_LOOKS: Final = ("zoom_in", "zoom_out", "go_to_today")


class GanttPage(Page):
    """The chart with its columns."""

    title = mark("Gantt chart")
    tables = frozenset(table.name for table in (ACTIVITY, PROJECT, DEPENDENCY, CALENDAR_DAY, PLAN_VERSION, VERSION_ROW))

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._session: Session | None = None
        self._fresh = True
        self._table: ChartTable | None = None
        self._maker = TableMaker()
        self._closed: frozenset[str] = frozenset()
        self._narrowing = Narrowing()
        self._narrowed = Narrowed()
        self.model = RowsModel(self)
        self.rows = RowsView(self.model)
        self.picture = GanttView(self.model)
        self.card = GanttCard(self.rows, self.picture)
        self.commands = Commands(shell, self.rows.chosen_ids)
        self.actions_of_chart = ChartActions(self, self.rows, self._do)
        self._empty = self._first_steps()
        self._lay_out()
        self._connect()

    @property
    def acting(self) -> object:
        """Tell whether what happens is this page's own doing."""
        return self.commands.acting

    def _first_steps(self) -> EmptyState:
        go = text_button(
            tr("Go to the programme"), kind="primary", icon="list-tree", clicked=lambda: self.shell.go("plan")
        )
        return EmptyState(
            "chart-gantt",
            tr("There is nothing to draw yet"),
            tr("Add phases and activities in the programme; here they appear in time, to be moved with the mouse."),
            go,
        )

    def _lay_out(self) -> None:
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        box.addWidget(self.card)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(whole)
        self._stack.addWidget(self._empty)
        self.picture.setFocusProxy(self.rows)

    def _connect(self) -> None:
        card, pointer = self.card, self.picture.pointer
        card.asked.connect(self._do)
        card.versions.committed.connect(self._on_look)
        card.critical_button.toggled.connect(self._on_look)
        card.names_button.setChecked(True)
        card.names_button.toggled.connect(self._on_names)
        card.direction_button.clicked.connect(lambda: self._turn(from_right=not self.picture.from_right))
        card.schedule_button.clicked.connect(lambda: self.commands.schedule(self))
        card.more_button.clicked.connect(self._open_menu_at_button)
        card.filter.changed.connect(self._apply_filter)
        card.filter_closed.connect(card.filter.clear)
        self.rows.chosen.connect(self._on_chosen)
        self.rows.turned.connect(self._turn_branch)
        self.rows.entered.connect(self._open)
        self.rows.left.connect(pointer.cancel)
        self.rows.menu_asked.connect(self._open_menu)
        self.picture.menu_asked.connect(self._open_menu)
        self.picture.chosen_places = self.rows.chosen_places
        pointer.moved_with = self._moved_with
        pointer.refusal = self.commands.refusal
        pointer.pressed.connect(self._on_pressed)
        pointer.opened.connect(self._open)
        pointer.shifted.connect(self.commands.shift)
        pointer.spanned.connect(self.commands.set_span)
        pointer.tied.connect(self.commands.tie_two)
        pointer.refused.connect(lambda reason: self.shell.tell(reason, kind="warning"))
        pointer.tie_chosen.connect(self._mark)
        self._scroll_together()
        find = QAction(tr("Filter the activities"), self)
        find.setShortcut(QKeySequence("Ctrl+F"))
        find.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.triggered.connect(card.open_filter)
        self.addAction(find)

    def _scroll_together(self) -> None:
        mine, others = self.picture.verticalScrollBar(), self.rows.verticalScrollBar()
        mine.valueChanged.connect(others.setValue)
        others.valueChanged.connect(mine.setValue)

    # ---- the window's side

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        self._session = self.commands.session = session
        self._maker = TableMaker()
        self._fresh = True
        self._closed = frozenset()
        self.picture.pointer.cancel()
        writable = session is not None and not session.read_only
        self.picture.editable = writable
        self.card.set_writable(writable=writable)

    def reload(self, changes: ChangeSet | None) -> None:
        """Show the plan as it stands now; follow a change that was not made here."""
        plan = plan_of(self._session) if self._session else Plan()
        self._stack.setCurrentIndex(0 if plan.roots else 1)
        self.picture.pointer.cancel()
        self.card.offer_versions(versions(self._session) if self._session else ())
        if self._fresh:
            self._closed = closed_to_begin(plan)
        if not self.card.filter.value().is_empty:
            self._narrowed = self._narrowing.narrow(plan, self.card.filter.value(), self.rows.chosen_ids())
        self._show()
        if self._fresh and plan.roots:
            self._begin()
        elif changes is not None and not self.commands.acting:
            self._choose(changed_ids(changes, plan))

    def _begin(self) -> None:
        self._fresh = False
        self.rows.choose(self.model.ids[:1])
        if self._table is not None:
            self.picture.fit(self._table.whole())

    def place(self) -> dict[str, object]:
        """Describe what is chosen, closed, filtered and how time is shown."""
        return {
            "chosen": self.rows.chosen_ids(),
            "current": self.rows.current_id(),
            "closed": sorted(self._closed),
            "scroll": self.rows.verticalScrollBar().value(),
            "time": self.picture.place(),
            "card": self.card.place(),
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Go back to a described place as far as it still exists."""
        if not place:
            return
        self._closed = frozenset(_texts(place.get("closed")))
        if isinstance(card := place.get("card"), dict):
            known = {one.id for one in versions(self._session)} if self._session else set()
            self.card.restore_place(card, known)
        self._apply_filter()
        if isinstance(time := place.get("time"), dict):
            self._turn(from_right=time.get("from_right", self.picture.from_right) is True)
            self.picture.restore_place(time)
        self.rows.choose(_texts(place.get("chosen")), str(place.get("current") or ""))
        if isinstance(scroll := place.get("scroll"), int):
            self.rows.executeDelayedItemsLayout()
            self.rows.verticalScrollBar().setValue(scroll)

    def show_row(self, row_id: str) -> bool:
        """Choose an activity and bring its row and its bar into view."""
        plan = plan_of(self._session) if self._session else Plan()
        if row_id not in plan.by_id:
            return False
        if self._narrowed.visible is not None and row_id not in self._narrowed.visible:
            self.card.filter.clear()
        self._choose([row_id])
        return True

    def focus_main(self) -> None:
        """Put the keyboard into the rows."""
        self.rows.setFocus()

    # ---- showing

    def _show(self) -> None:
        """Show the rows as they stand now, keeping the choice."""
        if self._session is None:
            self.model.show((), lambda _one: None)  # type: ignore[arg-type, return-value]  # no row is asked for
            return
        shown = Shown(self._closed, self.card.version(), self.card.critical_button.isChecked())
        calendar = calendar_of(self._session)
        self.picture.is_off = lambda day: not calendar.is_working(day)
        self._table = table = self._maker.make(self._session, shown, self._narrowed.visible, today())
        chosen, current = self.rows.chosen_ids(), self.rows.current_id()
        scrolled = self.rows.verticalScrollBar().value()
        if self.model.show(table.ids, table.row):
            self.rows.choose(chosen, current, brings=False)
            self.rows.executeDelayedItemsLayout()
        self.picture.show_rows(table.days(), today(), table.ties)
        self.rows.verticalScrollBar().setValue(scrolled)
        self.card.filter.offer(table.plan)
        total = len(table.plan.nodes)
        self.card.show_count(len(table.ids), total)
        self.card.filter.show_count(total if self._narrowed.hits is None else len(self._narrowed.hits), total)
        self._on_chosen()

    def _on_look(self, _value: object) -> None:
        self._show()

    def _on_names(self, shown: bool) -> None:  # noqa: FBT001 Qt's signal
        self.picture.has_names = shown
        self.picture.refresh()

    def _turn(self, *, from_right: bool) -> None:
        self.picture.turn(from_right=from_right)
        self.card.show_direction(from_right=from_right)
        self.actions_of_chart.turn(from_right=from_right)

    def _apply_filter(self) -> None:
        plan = plan_of(self._session) if self._session else Plan()
        self._narrowed = self._narrowing.narrow(plan, self.card.filter.value())
        self._show()

    def _turn_branch(self, activity_id: str) -> None:
        self._closed ^= {activity_id}
        self._show()
        self.rows.choose([activity_id])

    def _choose(self, ids: Sequence[str]) -> None:
        """Choose activities, opening the branches above them, and bring the first into view."""
        if self._table is None or not ids:
            return
        plan = self._table.plan
        above = {one for name in ids if name in plan.by_id for one in timing.above(plan, name)}
        if above & self._closed:
            self._closed -= above
            self._show()
        self.rows.choose(ids)
        self.picture.reveal(self._table.table.spans.get(ids[0]))

    # ---- what is chosen and done

    def _on_chosen(self) -> None:
        needs = {LOOK}
        if self.picture.editable:
            needs |= {EDIT} if self.rows.chosen_ids() else set()
            needs |= {UNTIE} if self.picture.marked else set()
        self.actions_of_chart.allow(frozenset(needs))
        self.picture.refresh()

    def _on_pressed(self, activity_id: str, keeps: bool) -> None:  # noqa: FBT001 Qt's signal
        chosen = self.rows.chosen_ids()
        if not keeps:
            self.rows.choose([activity_id], brings=False)
        else:
            self.rows.choose([one for one in chosen if one != activity_id] + [activity_id], activity_id, brings=False)

    def _mark(self, dependency_id: str) -> None:
        if dependency_id == self.picture.marked:
            return
        self.picture.marked = dependency_id
        self._on_chosen()
        if dependency_id and self._table is not None:
            self.shell.tell(timing.words_of_tie(self._table.plan, self._table.dependencies[dependency_id]))

    def next_tie(self) -> None:
        """Choose the next dependency of the current activity."""
        here = self.rows.current_id()
        if self._table is None or not here:
            return
        place = self.model.places[here]
        own = [tie.id for tie in self._table.ties.between(place, place) if place in (tie.source, tie.target)]
        if not own:
            self.shell.tell(tr("This activity waits for none, and none waits for it."))
            return
        at = own.index(self.picture.marked) + 1 if self.picture.marked in own else 0
        self._mark(own[at % len(own)])

    def _moved_with(self, activity_id: str) -> list[str]:
        if self._table is None:
            return [activity_id]
        return timing.moved_with(self._table.plan, self._table.table.spans, [activity_id])

    def _do(self, name: str) -> None:
        own = {
            "open_activity": lambda: self._open(self.rows.current_id()),
            "untie": lambda: self.commands.untie(self.picture.marked),
            "next_tie": self.next_tie,
            "fit": lambda: self.picture.fit(self._table.whole() if self._table else None),
            "open_more": lambda: self._show_levels(1),
            "close_more": lambda: self._show_levels(-1),
        }
        target = self.picture if name in _LOOKS else self.commands
        (own.get(name) or getattr(target, name))()

    def _show_levels(self, step: int) -> None:
        if self._table is not None:
            plan = self._table.plan
            self._closed = closed_of_levels(plan, max(levels_open(plan, self._closed) + step, 1))
            self._show()

    def _open(self, activity_id: str) -> None:
        if activity_id:
            self.shell.go("plan", activity_id)

    def _open_menu(self, at: QPoint) -> None:
        menu = self.actions_of_chart.menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _open_menu_at_button(self) -> None:
        button = self.card.more_button
        self._open_menu(button.mapToGlobal(QPoint(0, button.height())))


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
