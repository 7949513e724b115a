"""The grid of power and interest as a view of the actors: dragging one to a new place is a new, dated rating."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.charts.power_interest import GridChart, GridField, Rated
from app.charts.shapes import Point, Rect, Shape, Text
from app.charts.sources import grid_chart, on_grid
from app.domain.standing import GRID_LABELS, Position, Standing, grid_class
from app.domain.tables.people import AIM_LABELS, HIGHEST
from app.domain.text import isolate, persian_digits
from app.i18n import mark, tr
from app.services import actors
from app.services.relations import degrees
from app.ui.pages.actors.picture_view import TOOL_HEIGHT, PictureView
from app.ui.pages.actors.reason_bar import ReasonBar
from app.ui.pages.actors.unrated_list import UnratedList
from app.ui.records.acting import Acting
from app.ui.shell import Shell
from app.widgets.choice import ChoiceBox
from app.widgets.tick_box import TickBox

TITLE: Final = mark("Power and interest grid")
_AIM_WIDTH: Final = 150

_Key = tuple[Sequence[str], Mapping[str, Standing], Mapping[str, int], bool]


class GridView(PictureView):
    """See the module."""

    keys = mark("Arrow keys move the chosen actor, Enter asks for the reason, Page Down goes to the next")

    def __init__(self, shell: Shell, acting: Acting) -> None:
        super().__init__(shell, acting, tr(TITLE))
        self._grid = GridChart(())
        self._pending = ""
        self._known: tuple[_Key, tuple[list[str], list[str]]] | None = None
        self._lifted_at: Rated = (0, 0)
        self.aim = ChoiceBox([(key, tr(label)) for key, label in AIM_LABELS.items()], name=tr("Position"))
        self.aim.set_value("current")
        self.aim.setFixedWidth(_AIM_WIDTH)
        self.arrows = TickBox(name=tr("Show the desired positions"))
        self.arrows.set_value(1)
        self.arrows.setMinimumHeight(TOOL_HEIGHT)
        self.bar = ReasonBar()
        self.unrated = UnratedList(lambda actor_id: actor.name if (actor := self.record(actor_id)) else "")
        self.tools.addWidget(self.aim)
        self.tools.addWidget(self.arrows)
        self.lay_out(self._middle())
        self.chart.hint = self._hint
        self.chart.setAcceptDrops(True)
        self.chart.dropped.connect(self._on_dropped)
        self.chart.brought.connect(self._on_dropped)
        self.chart.nudged.connect(self._on_nudged)
        self.chart.opened.connect(self._on_opened)
        self.chart.drawn.connect(self._show_pending)
        self.unrated.opened.connect(self._on_unrated)
        self.unrated.chosen.connect(self._on_chosen)
        self.bar.kept.connect(self.keep)
        self.bar.left.connect(self.cancel)
        self.bar.changed.connect(self._show_pending)
        self.aim.committed.connect(lambda _aim: self._on_aim())
        self.arrows.committed.connect(lambda _shown: self.refresh())

    def _middle(self) -> QWidget:
        """Put the chart beside the list; the question lies over the legend, so that nothing moves when it comes."""
        middle = QWidget()
        grid = QGridLayout(middle)
        grid.setContentsMargins(12, 0, 12, 0)
        grid.setSpacing(8)
        grid.addWidget(self.chart, 0, 0)
        grid.addWidget(self.unrated, 0, 1)
        grid.addWidget(self.bar, 0, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        self.bar.raise_()
        return middle

    # ---- what is shown

    def refresh(self) -> None:
        """Show the ratings as they stand now."""
        if self.session is None:
            return
        standings = actors.standings(self.session)
        by_desired = self.aim.value() == "desired"
        shown, unrated = self._sorted(standings, degrees(self.session), by_desired=by_desired)
        records = [record for record in map(self.record, shown) if record is not None]
        chart = grid_chart(
            records, standings, shows_desired=by_desired or bool(self.arrows.value()), by_desired=by_desired
        )
        self._grid = replace(chart, hidden=self.hidden)
        self.unrated.show_ids(unrated, writable=self.writable)
        self.chart.show_chart(self._grid, len(chart.actors))
        self.tell()

    def _sorted(
        self, standings: Mapping[str, Standing], busy: Mapping[str, int], *, by_desired: bool
    ) -> tuple[list[str], list[str]]:
        """Return who is shown and who has no place at all; looked for again only when something of it changed."""
        key = (self.ids, standings, busy, by_desired)
        if self._known is None or not _is_same(self._known[0], key):
            shown, self.hidden = on_grid(self.ids, standings, by_desired=by_desired, degrees=busy)
            placed = set(on_grid(self.ids, standings, by_desired=True, most=len(self.ids))[0])
            self._known = (key, (shown, [one for one in self.ids if one not in placed]))
        return self._known[1]

    def set_writable(self, writable: bool) -> None:  # noqa: FBT001 a Qt-like setter
        """Allow or forbid new ratings."""
        super().set_writable(writable)
        self.chart.can_join = False

    def tip(self, actor_id: str) -> str:
        """Say where an actor stands."""
        actor = self.record(actor_id)
        if actor is None or self.session is None:
            return ""
        standing = actors.standing_of(self.session, actor_id)
        lines = [actor.name, *self._position_words("current", standing.current)]
        return "\n".join([*lines, *self._position_words("desired", standing.desired)])

    def place(self) -> dict[str, object]:
        """Describe how the grid is set."""
        return {"aim": self.aim.value(), "arrows": bool(self.arrows.value())}

    def restore_place(self, place: Mapping[str, Any]) -> None:
        """Set the grid as described."""
        if place.get("aim") in AIM_LABELS:
            self.aim.set_value(place["aim"])
        if isinstance(place.get("arrows"), bool):
            self.arrows.set_value(int(place["arrows"]))
        self._on_aim()

    # ---- rating

    def begin(self, actor_id: str, rated: Rated | None) -> None:
        """Ask for the reason of a new rating; nothing is written before it is kept."""
        actor = self.record(actor_id)
        if actor is None or not self.writable:
            return
        if self._pending != actor_id:
            self.commit_pending()
            self._on_chosen(actor_id)
        self._pending = actor_id
        power, interest = rated or (None, None)
        self.bar.ask(actor.name, str(self.aim.value()), power, interest)
        self._show_pending()

    def keep(self) -> None:
        """Write the rating that was asked for."""
        actor_id, self._pending = self._pending, ""
        self.bar.hide()
        self.chart.setFocus()
        values = {scale: value for scale, value in self.bar.values().items() if value is not None}
        if not actor_id or not values or self._stands(actor_id) == tuple(values.values()):
            self.chart.put_back()
            return
        before = self.session.revision if self.session else 0
        with self.trying() as session:
            actors.rate(session, actor_id, values, reason=self.bar.reason.value(), aim=str(self.aim.value()))
        if self.session is None or self.session.revision == before:
            self.chart.put_back()

    def cancel(self) -> None:
        """Let the actor stay where it is."""
        self._pending = ""
        self.bar.hide()
        self.chart.put_back()
        self.chart.setFocus()

    def commit_pending(self) -> None:
        """Write a rating whose reason was not given yet."""
        if self._pending:
            self.bar.finish()
            self.cancel()

    def pending(self) -> str:
        """Return the actor whose rating is being asked for; blank for none."""
        return self._pending

    # ---- what the chart tells

    def _on_dropped(self, actor_id: str, at: QPointF) -> None:
        field = self._field()
        if field is None:
            return
        rated = field.rating((at.x(), at.y()))
        if rated == self._stands(actor_id):
            self.chart.put_back()
            return
        self.begin(actor_id, rated)

    def _on_nudged(self, actor_id: str, across: int, down: int) -> None:
        """Move the chosen actor by one; it is written with Enter."""
        field = self._field()
        stands = self._stands(actor_id)
        if field is None or stands is None or not self.writable:
            return
        at = self._lifted_at if self.chart.lifted() == actor_id else stands
        step = -across if field.is_rtl else across
        self._lifted_at = _limited(at[0] - down), _limited(at[1] + step)
        self.chart.lift(actor_id, field.point(self._lifted_at))
        self.chart.setAccessibleDescription(self._words(*self._lifted_at))

    def _on_opened(self, actor_id: str) -> None:
        """Confirm a move by keys, or go to the form."""
        if self.chart.lifted() == actor_id and not self._pending:
            self.begin(actor_id, self._lifted_at)
        else:
            self.entered.emit()

    def _on_unrated(self, actor_id: str) -> None:
        self.begin(actor_id, None)

    def _on_aim(self) -> None:
        self.commit_pending()
        self.arrows.setEnabled(self.aim.value() == "current")
        self.refresh()

    def _show_pending(self) -> None:
        """Show the marker where the numbers say."""
        power, interest = self.bar.values().values()
        field = self._field()
        is_there = any(actor.id == self._pending for actor in self._grid.actors)
        if is_there and field is not None and power is not None and interest is not None:
            self.chart.lift(self._pending, field.point((power, interest)))

    # ---- words and places

    def _hint(self, at: Point) -> Sequence[Shape]:
        """Return the field that a dragged marker would come to stand in, with its rating in words."""
        field, picture = self._field(), self.chart.picture
        if field is None or picture is None:
            return ()
        rated = field.rating(at)
        x, y = field.point(rated)
        half = picture.room.text_size * 1.6
        words = self._words(*rated)
        width = picture.room.measure(words, picture.room.text_size, False) + 12  # noqa: FBT003 not bold
        left = min(max(x - width / 2, picture.ground[0]), picture.ground[2] - width)
        top = y - half - picture.room.text_size * 2
        return (
            Rect((x - half, y - half, x + half, y + half), "", "primary", 1.5, 6),
            Rect((left, top, left + width, top + picture.room.text_size * 1.7), "surface", "line_strong", 1, 5),
            Text((left + width / 2, top + picture.room.text_size * 0.85), words, picture.room.text_size),
        )

    def _words(self, power: int, interest: int) -> str:
        return tr("Power {power}, interest {interest}", power=persian_digits(power), interest=persian_digits(interest))

    def _position_words(self, aim: str, position: Position) -> list[str]:
        if position.power is None or position.interest is None:
            return []
        grid = tr(GRID_LABELS[grid_class(position.power, position.interest)])
        words = self._words(position.power, position.interest)
        return [tr("{aim}: {position} ({grid})", aim=tr(AIM_LABELS[aim]), position=words, grid=isolate(grid))]

    def _field(self) -> GridField | None:
        picture = self.chart.picture
        return self._grid.field(picture) if picture else None

    def _stands(self, actor_id: str) -> Rated | None:
        """Return where an actor stands in the chosen sense."""
        if self.session is None:
            return None
        standing = actors.standing_of(self.session, actor_id)
        position = standing.desired if self.aim.value() == "desired" else standing.current
        if not position.is_placed and self.aim.value() == "desired":
            position = standing.current
        return (position.power, position.interest) if position.is_placed else None  # type: ignore[return-value]


def _is_same(one: _Key, other: _Key) -> bool:
    """Compare ids by what they are, tables that are made anew at every change by which they are."""
    return one[0] == other[0] and one[1] is other[1] and one[2] is other[2] and one[3] == other[3]


def _limited(value: int) -> int:
    return min(max(value, 0), HIGHEST)
