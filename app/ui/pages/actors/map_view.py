"""The map of relations as a view of the actors: places are dragged, new relations drawn, flows filtered."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.charts.relation_map import MapChart, place_on
from app.charts.sources import map_chart
from app.domain.relation import RELATIONS
from app.domain.tables.people import FLOW_LABELS, RELATION
from app.domain.text import persian_digits
from app.i18n import mark, tr
from app.services import editing
from app.services.reading import find
from app.services.relations import degrees, dragged_on_map, move_on_map, network, release_on_map
from app.services.session import Session
from app.ui.pages.actors.picture_view import TOOL_HEIGHT, PictureView
from app.ui.pages.actors.relation_dialog import relation_dialog
from app.ui.pages.actors.relations_table import TITLE as TABLE_TITLE
from app.ui.pages.actors.relations_table import RelationsTable
from app.ui.records.acting import Acting
from app.ui.records.dialog import RecordDialog
from app.ui.shell import Shell
from app.widgets.buttons import IconButton, text_button
from app.widgets.multi_choice import MultiChoice
from app.widgets.tick_box import TickBox

TITLE: Final = mark("Map of relations")
_FLOWS_WIDTH: Final = 150
_STEP: Final = 12.0


class MapView(PictureView):
    """See the module."""

    keys = mark("Arrow keys move the chosen actor, Enter keeps its place, Page Down goes to the next")

    def __init__(self, shell: Shell, acting: Acting) -> None:
        super().__init__(shell, acting, tr(TITLE))
        self._map = MapChart((), ())
        self._chosen = ""
        self._moving = False
        self.dialog: RecordDialog | None = None
        self.flows = MultiChoice(
            [(key, tr(label)) for key, label in FLOW_LABELS.items()], name=tr("Flow"), none=tr("All flows")
        )
        self.flows.setFixedWidth(_FLOWS_WIDTH)
        self.only_near = TickBox(name=tr("Only around the chosen actor"))
        self.only_near.setMinimumHeight(TOOL_HEIGHT)
        self.new = text_button(tr("New relation"), icon="plus", clicked=self.begin_relation)
        self.join = IconButton("spline", tr("Draw a relation by dragging from actor to actor (or drag with Shift)"))
        self.join.setCheckable(True)
        self.release = IconButton("rotate-ccw", tr("Arrange the map anew"))
        self.as_table = IconButton("table-2", tr(TABLE_TITLE))
        self.as_table.setCheckable(True)
        self.relations = RelationsTable(self._name_of)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._picture())
        self.stack.addWidget(self.relations)
        for tool in (self.flows, self.only_near, self.new, self.join, self.release, self.as_table):
            self.tools.addWidget(tool)
        self.lay_out(self.stack)
        self._connect()

    def _picture(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.chart)
        return whole

    def _connect(self) -> None:
        self.flows.committed.connect(lambda _flows: self.refresh())
        self.only_near.committed.connect(lambda _near: self.refresh())
        self.join.toggled.connect(self._on_joining)
        self.release.clicked.connect(self.arrange)
        self.as_table.toggled.connect(self._on_table)
        self.chart.dropped.connect(self._on_dropped)
        self.chart.nudged.connect(self._on_nudged)
        self.chart.joined.connect(self.begin_relation)
        self.chart.opened.connect(self._on_opened)
        self.relations.new_asked.connect(self.begin_relation)
        self.relations.opened.connect(self.open_relation)
        self.relations.removed.connect(self.remove_relations)

    # ---- what is shown

    def open_session(self, session: Session | None) -> None:
        """Show another project."""
        super().open_session(session)
        self.relations.open_session(session)

    def refresh(self) -> None:
        """Show the relations as they stand now."""
        if self.session is None:
            return
        self._finish_nudging()
        wanted = [str(flow) for flow in self.flows.value()]
        if self.as_table.isChecked():
            self.relations.show_between(self.ids, wanted)
            return
        first = [self._chosen] if self.only_near.value() and self._chosen else []
        found = network(self.session, self.ids, flows=wanted, first=first)
        self._map = map_chart(found, self.record)
        self.chart.show_chart(self._map, len(self._map.actors))
        self.chart.select(self._chosen)
        self.hidden = found.hidden
        self.tell()
        self.release.setEnabled(self.writable and any(actor.place for actor in self._map.actors))

    def choose(self, ids: Sequence[str]) -> None:
        """Mark the actor that was chosen elsewhere."""
        self._chosen = ids[0] if len(ids) == 1 else ""
        super().choose(ids)
        if self.only_near.value():
            self.refresh()

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid changing places and relations."""
        super().set_writable(writable)
        self.relations.set_writable(writable)
        for button in (self.new, self.join, self.release):
            button.setEnabled(writable)

    def tip(self, actor_id: str) -> str:
        """Say how many relations an actor has."""
        actor = self.record(actor_id)
        if actor is None or self.session is None:
            return ""
        count = degrees(self.session).get(actor_id, 0)
        return "\n".join([actor.name, tr("{count} relations", count=persian_digits(count))])

    def place(self) -> dict[str, object]:
        """Describe how the map is set."""
        return {
            "flows": [str(flow) for flow in self.flows.value()],
            "near": bool(self.only_near.value()),
            "table": self.as_table.isChecked(),
        }

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Set the map as described."""
        flows = place.get("flows")
        self.flows.set_value([flow for flow in flows if flow in FLOW_LABELS] if isinstance(flows, list) else [])
        self.only_near.set_value(int(place.get("near") is True))
        self.as_table.setChecked(place.get("table") is True)
        self.refresh()

    def commit_pending(self) -> None:
        """Keep where an actor was moved by keys."""
        self._finish_nudging()

    # ---- places

    def arrange(self) -> None:
        """Forget where actors were dragged."""
        with self.trying() as session:
            release_on_map(session, dragged_on_map(session))

    def _on_dropped(self, actor_id: str, at: QPointF) -> None:
        picture = self.chart.picture
        if picture is None:
            return
        self.chart.lift(actor_id, (at.x(), at.y()))
        revision = self.session.revision if self.session else 0
        with self.trying() as session:
            move_on_map(session, {actor_id: place_on(picture.ground, (at.x(), at.y()))})
        if self.session is None or self.session.revision == revision:
            self.chart.put_back()

    def _on_nudged(self, actor_id: str, across: int, down: int) -> None:
        """Move an actor a little; it is kept with Enter or when something else is done."""
        at = self.chart.lifted_at(actor_id)
        picture = self.chart.picture
        if at is None or picture is None:
            return
        left, top, right, bottom = picture.ground
        x, y = at[0] + _STEP * across, at[1] + _STEP * down
        self.chart.lift(actor_id, (min(max(x, left), right), min(max(y, top), bottom)))

    def _finish_nudging(self) -> None:
        actor_id = self.chart.lifted()
        at = self.chart.lifted_at(actor_id)
        if actor_id and at is not None and self.writable and not self._moving:
            self._moving = True
            self._on_dropped(actor_id, QPointF(*at))
            self._moving = False

    def _on_opened(self, actor_id: str) -> None:
        if self.chart.lifted() == actor_id:
            self._finish_nudging()
        else:
            self.entered.emit()

    # ---- relations

    def begin_relation(self, source: str = "", target: str = "") -> None:
        """Ask for a new relation, from the chosen actor when none is given."""
        if self.session is None or not self.writable:
            return
        self._ask(
            relation_dialog(
                self.session,
                self.window(),
                acting=self.acting,
                source=source or self._chosen or None,
                target=target or None,
            )
        )

    def open_relation(self, relation_id: str) -> None:
        """Show a relation in a dialog."""
        relation = find(self.session, RELATIONS, relation_id) if self.session else None
        if self.session is not None and relation is not None:
            self._ask(
                relation_dialog(
                    self.session, self.window(), acting=self.acting, relation=relation, writable=self.writable
                )
            )

    def remove_relations(self, ids: Sequence[str]) -> None:
        """Delete relations."""
        with self.trying() as session:
            editing.remove(session, RELATION, list(ids))

    def _ask(self, dialog: RecordDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _on_joining(self, joining: bool) -> None:  # noqa: FBT001 Qt's signal
        self.chart.joining = joining

    def _on_table(self, as_table: bool) -> None:  # noqa: FBT001 Qt's signal
        self.stack.setCurrentIndex(int(as_table))
        self.setFocusProxy(self.relations if as_table else self.chart)
        self.refresh()

    # ---- words

    def _name_of(self, actor_id: str | None) -> str:
        actor = self.record(actor_id) if actor_id else None
        return actor.name if actor else ""

    def words(self) -> list[str]:
        """Return how many relations are shown, and what is not seen."""
        if not self._map.flows and self.writable:
            return [tr("No relations yet: drag from actor to actor with Shift, or press “New relation”")]
        return [tr("{count} relations", count=persian_digits(len(self._map.flows))), *super().words()]
